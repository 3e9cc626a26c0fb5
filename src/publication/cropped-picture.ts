import type { Article, TermPage } from '../content/article.ts';
import type { Picture } from './page.ts';
import type { Publication } from './publication.ts';

/** Styles know so many places on each side, as pages may carry no style of their own. */
const STEP = 25;

/** The picture of an article, a term or an author with the point that a crop keeps. */
export function croppedPicture(
  publication: Publication,
  { image, imageFocus }: Pick<Article | TermPage, 'image' | 'imageFocus'>,
  alt = '',
): Picture | undefined {
  const picture = image && publication.picture(image, alt);
  if (!picture || !imageFocus) return picture;
  const round = (percent: number): number => Math.round(percent / STEP) * STEP;
  return { ...picture, focus: { x: round(imageFocus.x), y: round(imageFocus.y) } };
}
