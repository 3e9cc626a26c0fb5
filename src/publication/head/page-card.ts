import type { PageHead } from '../frame.ts';
import type { CardPicture, Publication } from '../publication.ts';

/**
 * The card of a page with the given header picture: its own, else one drawn for its category, with
 * the page's title if there is to be one.
 */
export function pageCard(
  { cards }: Publication,
  { image, category = '', cardTitle }: PageHead,
): CardPicture {
  return (image && cards.own(image)) ?? cards.drawn(category, cardTitle);
}
