import type { PageHead } from '../page-shell.ts';
import type { SocialImage, Publication } from '../publication.ts';

/**
 * The card of a page with the given header picture: its own, else one drawn for its category, with
 * the page's title if there is to be one.
 */
export function pageSocialImage(
  { socialImages }: Publication,
  { image, category = '', socialImageTitle }: PageHead,
): SocialImage {
  return (image && socialImages.own(image)) ?? socialImages.drawn(category, socialImageTitle);
}
