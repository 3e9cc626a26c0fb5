import { hostOf } from './classify-link.ts';

/** A frame or film of another host, as the link that stands in for it. */
export interface Embed {
  href: string;
  text: string;
  /** Whether it is a film of a known host, whose page shows what the frame would have. */
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
