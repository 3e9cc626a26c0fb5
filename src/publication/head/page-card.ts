import type { PictureFile } from '../../content/article.ts';
import type { CardPicture, Publication } from '../publication.ts';

/** The card of a page with the given header picture: its own, else the one drawn for its category. */
export function pageCard(
  { cards }: Publication,
  image: PictureFile | undefined,
  category = '',
): CardPicture {
  return (image && cards.own(image)) ?? cards.drawn(category);
}
