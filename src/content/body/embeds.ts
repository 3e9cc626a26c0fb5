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
export function readEmbed(address: string, title: string): Embed | undefined {
  const absolute = address.trim().replace(/^\/\//, 'https://');
  const host = hostOf(absolute);
  if (host === '' || !/^https?:/i.test(absolute)) return undefined;
  const name = title.trim();
  const { pathname } = new URL(absolute);
  const bareHost = host.replace(/^(?:www|m|player)\./, '');
  if (
    bareHost === 'youtube.com' ||
    bareHost === 'youtube-nocookie.com' ||
    bareHost === 'youtu.be'
  ) {
    const id = /^\/(?:(?:embed|v|shorts)\/)?([\w-]{6,})$/.exec(pathname)?.[1];
    if (id !== undefined && id !== 'videoseries') {
      return video(`https://www.youtube.com/watch?v=${id}`, 'YouTube', name);
    }
  }
  if (bareHost === 'vimeo.com') {
    const id = /^\/(?:video\/)?(\d+)$/.exec(pathname)?.[1];
    if (id !== undefined) return video(`https://vimeo.com/${id}`, 'Vimeo', name);
  }
  return {
    href: absolute,
    text: name === '' ? `Content on ${host}` : `${name} (on ${host})`,
    isVideo: false,
  };
}

function video(href: string, where: string, name: string): Embed {
  return { href, text: `Video on ${where}${name === '' ? '' : `: ${name}`}`, isVideo: true };
}

/** The link that replaces a `video` or `audio`; `source` is the element in it that names its file. */
export function videoLink(
  video: BodyElement,
  source: BodyElement | undefined,
): BodyElement | undefined {
  const placed = propertyText(video, 'src') === '' ? (source ?? video) : video;
  const href = propertyText(placed, 'src');
  if (href === '') return undefined;
  const fileName = /([^/?#]+)(?:[?#].*)?$/.exec(href)?.[1] ?? href;
  const name = propertyText(video, 'title').trim() || fileName;
  const kind = video.tagName === 'video' ? 'Video' : 'Audio';
  return element('a', { href }, [text(`${kind}: ${name}`)], placed.position);
}

/** Wraps a link in a paragraph, unless it stands inside one. */
export function inParagraph(link: BodyElement, parent: BodyParent): BodyElement {
  const isBlock =
    parent.type === 'root' || (parent.type === 'element' && blockParents.has(parent.tagName));
  return isBlock ? element('p', {}, [link]) : link;
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
