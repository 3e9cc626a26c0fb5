import type { BodyPicture, Picture } from '../publication/page.ts';
import { escapeHtml } from '../escape.ts';

/**
 * Where a picture stands. `header` tops an article, `lead` and `card` are in lists, `body` is in a
 * text, `portrait` shows an author or a term.
 */
export type PicturePlace = 'header' | 'lead' | 'card' | 'body' | 'portrait';

interface Loading {
  /** How wide the picture is shown; keep in step with the styles. */
  sizes: string;
  /** Fetched at once, as it is likely to be the largest thing on the first screen. */
  first: boolean;
  /** Whether the tiny version shows until the picture is there; too many bytes for a list. */
  placeholder: boolean;
}

const places: Readonly<Record<PicturePlace, Loading>> = {
  header: { sizes: '(min-width: 60rem) 56rem, 100vw', first: true, placeholder: true },
  lead: { sizes: '(min-width: 48rem) 42rem, 100vw', first: true, placeholder: true },
  card: { sizes: '(min-width: 40rem) 12rem, 7rem', first: false, placeholder: false },
  body: { sizes: '(min-width: 40rem) 36rem, 100vw', first: false, placeholder: true },
  portrait: { sizes: '8rem', first: false, placeholder: false },
};

/**
 * A picture as HTML: `<picture>` with its intrinsic size, and behind it the tiny version, which
 * the styles stack in one grid cell. Phrasing content, so that it may stand in a paragraph.
 */
export function pictureMarkup(picture: Picture, place: PicturePlace): string {
  const { sizes, first, placeholder } = places[place];
  const size = attributes({ width: picture.width, height: picture.height });
  const sources = picture.sources.map(
    ({ type, srcset }) => `<source${attributes({ type, srcset, sizes })}>`,
  );
  const image = `<img${attributes({
    src: picture.src,
    srcset: picture.srcset,
    sizes: picture.srcset === '' ? '' : sizes,
  })}${size} alt="${escapeHtml(picture.alt)}"${
    first ? ' fetchpriority="high"' : ' loading="lazy" decoding="async"'
  }>`;
  const tiny =
    placeholder && picture.placeholder !== ''
      ? `<img class="placeholder" src="${escapeHtml(picture.placeholder)}"${size} alt="" aria-hidden="true">`
      : '';
  return `<span class="picture picture-${place}">${tiny}<picture>${sources.join('')}${image}</picture></span>`;
}

/** What stands where a body has a picture: the picture, a link instead of it, or nothing. */
export function bodyPictureMarkup(item: BodyPicture): string {
  switch (item.kind) {
    case 'picture':
      return pictureMarkup(item.picture, 'body');
    case 'link':
      return `<a${attributes({ href: item.href, rel: 'external noopener' })}>${escapeHtml(item.text)}</a>`;
    case 'text':
      return escapeHtml(item.text);
    case 'nothing':
      return '';
  }
}

/** Attributes with a space before each; empty values are left out. */
function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');
}
