import type { BodyPicture, Picture, Recording } from '../publication/page.ts';
import { escapeHtml } from '../escape.ts';
import { hasTexts, textsFor } from '../i18n/texts-for.ts';

/**
 * Where a picture stands. `header` tops an article, `lead`, `feature` and `card` are in lists, `body` is
 * in a text, `portrait` shows an author or a term.
 */
export type PicturePlace = 'header' | 'lead' | 'feature' | 'card' | 'body' | 'portrait';

interface Loading {
  /**
   * How wide the picture is shown; keep in step with the styles. Empty where its smallest version is
   * wide enough on any screen.
   */
  sizes: string;
  /** Fetched at once, as it is likely to be the largest thing on the first screen. */
  first: boolean;
  /** Whether the tiny version shows until the picture is there; too many bytes for a list. */
  placeholder: boolean;
  /** Width by height of the crop that the styles make; keep in step with them. */
  crop?: number;
}

/** A crop that keeps less of a picture shows the whole instead, unless its point is known. */
const KEPT = 0.7;

const places: Readonly<Record<PicturePlace, Loading>> = {
  header: { sizes: '(min-width: 60rem) 56rem, 100vw', first: true, placeholder: true },
  lead: {
    sizes: '(min-width: 60rem) 52rem, 100vw',
    first: true,
    placeholder: true,
    crop: 16 / 9,
  },
  feature: {
    sizes: '(min-width: 60rem) 30rem, (min-width: 40rem) 50vw, 100vw',
    first: false,
    placeholder: false,
    crop: 3 / 2,
  },
  card: {
    sizes: '(min-width: 40rem) 20rem, 7rem',
    first: false,
    placeholder: false,
    crop: 3 / 2,
  },
  body: { sizes: '(min-width: 40rem) 36rem, 100vw', first: false, placeholder: true },
  portrait: { sizes: '', first: false, placeholder: false },
};

/**
 * A picture as HTML: `<picture>` with its intrinsic size, and behind it the tiny version, which
 * the styles stack in one grid cell. Phrasing content, so that it may stand in a paragraph.
 */
export function pictureMarkup(picture: Picture, place: PicturePlace): string {
  const { sizes, first, placeholder, crop } = places[place];
  const size = attributes({ width: picture.width, height: picture.height });
  const sources = picture.sources.map(
    ({ type, srcset }) =>
      `<source${attributes({ type, srcset: sizes === '' ? smallest(srcset) : srcset, sizes })}>`,
  );
  const files =
    sizes === ''
      ? { src: smallest(picture.srcset) || picture.src }
      : { src: picture.src, srcset: picture.srcset, sizes: picture.srcset === '' ? '' : sizes };
  const image = `<img${attributes(files)}${size} alt="${escapeHtml(picture.alt)}"${
    first ? ' fetchpriority="high"' : ' loading="lazy" decoding="async"'
  }>`;
  const tiny =
    placeholder && picture.placeholder !== ''
      ? `<img class="placeholder" src="${escapeHtml(picture.placeholder)}"${size} alt="" aria-hidden="true">`
      : '';
  const cropped = place === 'portrait' || crop !== undefined ? cropClass(picture, crop) : '';
  return `<span class="picture picture-${place}${cropped}">${tiny}<picture>${sources.join('')}${image}</picture></span>`;
}

/** What the styles crop a picture by: its point, or nothing where too much would be lost. */
function cropClass({ focus, width, height }: Picture, crop: number | undefined): string {
  if (focus) return ` focus-x${focus.x} focus-y${focus.y}`;
  const shape = width / height;
  const isWhole = crop !== undefined && Math.min(shape / crop, crop / shape) < KEPT;
  return isWhole ? ' whole' : '';
}

/** The address of the first version, as they stand by width. */
function smallest(srcset: string): string {
  return srcset.split(' ', 1).join('');
}

/** What stands where a body has a picture: the picture, a link instead of it, or nothing. */
export function bodyPictureMarkup(item: BodyPicture): string {
  switch (item.kind) {
    case 'picture':
      return pictureMarkup(item.picture, 'body');
    case 'recording':
      return recordingMarkup(item.recording, item.label);
    case 'link':
      return `<a${attributes({ href: item.href, rel: 'external noopener' })}>${escapeHtml(item.text)}</a>`;
    case 'text':
      return escapeHtml(item.text);
    case 'nothing':
      return '';
  }
}

/** The browser's player, whose sound is named above it by a link to the file. */
function recordingMarkup(recording: Recording, label: string): string {
  const { kind, src, width = '', height = '', poster = '', captions } = recording;
  const link = `<a${attributes({ href: src })}>${escapeHtml(label)}</a>`;
  const player = ` controls preload="metadata"${attributes({ src, 'aria-label': label })}`;
  if (kind === 'audio') return `<span class="sound">${link}<audio${player}></audio></span>`;
  const tracks = captions.map(
    ({ src: track, lang }) =>
      `<track kind="captions"${attributes({ src: track, srclang: lang, label: nameOf(lang) })}>`,
  );
  const shown = attributes({ width, height, poster });
  return `<video${player}${shown} playsinline>${tracks.join('')}${link}</video>`;
}

/** A language as its readers call it; of one without texts its tag. */
function nameOf(lang: string): string {
  return hasTexts(lang) ? textsFor(lang).languages.own : lang;
}

/** Attributes with a space before each; empty values are left out. */
function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');
}
