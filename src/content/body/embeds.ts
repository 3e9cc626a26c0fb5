import { fill } from '../../i18n/format.ts';
import type { Texts } from '../../i18n/texts.ts';
import { hostOf } from './classify-link.ts';
import { element, propertyText, text, type BodyElement, type BodyParent } from './tree.ts';

/** A frame or video of another host, as the link that replaces it. */
export interface Embed {
  href: string;
  text: string;
  /** Whether it is a video of a known host, whose page shows what the frame would have shown. */
  isVideo: boolean;
}

/** What a frame's address leads to; `undefined` when it is no web address. */
export function readEmbed(
  address: string,
  title: string,
  { body: { embeds } }: Texts,
): Embed | undefined {
  const absolute = address.trim().replace(/^\/\//, 'https://');
  const host = hostOf(absolute);
  if (host === '' || !/^https?:/i.test(absolute)) return undefined;
  const name = title.trim();
  // The old player had its options in the path, as `/v/abc&hl=fr`.
  const pathname = new URL(absolute).pathname.replace(/&.*$/, '');
  const bareHost = host.replace(/^(?:www|m|player)\./, '');
  if (
    bareHost === 'youtube.com' ||
    bareHost === 'youtube-nocookie.com' ||
    bareHost === 'youtu.be'
  ) {
    const id = /^\/(?:(?:embed|v|shorts)\/)?([\w-]{6,})$/.exec(pathname)?.[1];
    if (id !== undefined && id !== 'videoseries') {
      return video(`https://www.youtube.com/watch?v=${id}`, namedVideo(embeds, 'YouTube', name));
    }
  }
  if (bareHost === 'vimeo.com') {
    const id = /^\/(?:video\/)?(\d+)$/.exec(pathname)?.[1];
    if (id !== undefined)
      return video(`https://vimeo.com/${id}`, namedVideo(embeds, 'Vimeo', name));
  }
  return {
    href: absolute,
    text:
      name === ''
        ? fill(embeds.content, { site: host })
        : fill(embeds.namedContent, { site: host, name }),
    isVideo: false,
  };
}

function video(href: string, words: string): Embed {
  return { href, text: words, isVideo: true };
}

function namedVideo(embeds: Texts['body']['embeds'], site: string, name: string): string {
  return name === '' ? fill(embeds.video, { site }) : fill(embeds.namedVideo, { site, name });
}

/** What a script of another host embeds; `undefined` for any other script. */
export function readScript(
  address: string,
  id: string,
  { body: { embeds } }: Texts,
): Embed | undefined {
  const absolute = address.replace(/^\/\//, 'https://');
  const host = hostOf(absolute);
  if (host === '') return undefined;
  const { pathname } = new URL(absolute);
  const file = /^(.+)\.js$/.exec(pathname)?.[1];
  if ((host === 'gist.github.com' || host === 'asciinema.org') && file !== undefined) {
    const words = host === 'asciinema.org' ? embeds.recording : embeds.code;
    return { href: `https://${host}${file}`, text: fill(words, { site: host }), isVideo: false };
  }
  if (host === 'speakerdeck.com' && /^[\w-]+$/.test(id)) {
    const href = `https://speakerdeck.com/player/${id}`;
    return { href, text: fill(embeds.slides, { site: host }), isVideo: false };
  }
  const fiddle = /^((?:\/[\w-]+)+)\/embed(?:\/|$)/.exec(pathname)?.[1];
  if (host === 'jsfiddle.net' && fiddle !== undefined) {
    return {
      href: `https://jsfiddle.net${fiddle}/`,
      text: fill(embeds.code, { site: host }),
      isVideo: false,
    };
  }
  return undefined;
}

/** The address of an `object`, which its parameters may have; empty without one. */
export function objectAddress(node: BodyElement): string {
  const own = propertyText(node, 'data').trim();
  if (own !== '') return own;
  for (const child of node.children) {
    if (child.type !== 'element' || child.tagName !== 'param') continue;
    const name = propertyText(child, 'name').toLowerCase();
    if (name === 'movie' || name === 'src' || name === 'url')
      return propertyText(child, 'value').trim();
  }
  return '';
}

/** The link that replaces a `video` or `audio`; `source` is the element in it that names its file. */
export function videoLink(
  video: BodyElement,
  source: BodyElement | undefined,
  { media }: Texts,
): BodyElement | undefined {
  const placed = propertyText(video, 'src') === '' ? (source ?? video) : video;
  const href = propertyText(placed, 'src');
  if (href === '') return undefined;
  const fileName = /([^/?#]+)(?:[?#].*)?$/.exec(href)?.[1] ?? href;
  const name = propertyText(video, 'title').trim() || fileName;
  const words = video.tagName === 'video' ? media.namedVideo : media.namedAudio;
  return element('a', { href }, [text(fill(words, { name }))], placed.position);
}

/** Wraps a link in a paragraph, unless it stands inside one. */
export function inParagraph(link: BodyElement, parent: BodyParent): BodyElement {
  return isBlock(parent) ? element('p', {}, [link]) : link;
}

/** Whether blocks may stand in an element. */
export function isBlock(parent: BodyParent): boolean {
  return parent.type === 'root' || (parent.type === 'element' && blockParents.has(parent.tagName));
}

const blockParents = new Set([
  'div',
  'blockquote',
  'section',
  'article',
  'figure',
  'li',
  'td',
  'center',
  'main',
]);
