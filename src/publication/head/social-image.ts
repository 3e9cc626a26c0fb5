import type { PictureFile } from '../../content/article.ts';
import type { SocialImage } from '../page.ts';
import type { Publication } from '../publication.ts';

/**
 * The picture that other sites show of a page: made from its own, else one drawn for its category,
 * with a title if there is to be one.
 */
export function socialImageOf(
  { socialImages }: Pick<Publication, 'socialImages'>,
  {
    image,
    category = '',
    title,
  }: { image?: PictureFile | undefined; category?: string | undefined; title?: string | undefined },
): SocialImage {
  return (image && socialImages.own(image)) ?? socialImages.drawn(category, title);
}
