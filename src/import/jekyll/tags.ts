import type { WrittenArgument } from './tag-arguments.ts';
import { addressMarkup, pictureMarkup, type Replacement } from './markup.ts';

/** What makes addresses of those that a tag has. */
export interface TagSite {
  /** A path of the site as a link to it is written. */
  toAddress: (path: string) => string;
}

const PICTURE_FILE = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)(?:[?#].*)?$/i;
const PICTURE_NAME = /(?:^|[-_])(?:image|img|picture|pic|photo|figure|fig)(?:[-_.]|$)/i;

/**
 * Converts a tag that embeds something, as the common plugins write it: `youtube`, `gist`, `img`.
 * Undefined for any other.
 */
export function convertTag(
  name: string,
  args: readonly WrittenArgument[],
  site: TagSite,
): Replacement | undefined {
  const positional = args.filter((one) => one.name === undefined).map(({ value }) => value);
  const named = (...names: string[]): string =>
    args.find((one) => one.name !== undefined && names.includes(one.name))?.value ?? '';
  const id = positional[0] ?? named('id', 'video', 'video_id', 'url', 'src');
  const embed = embedOf(name, id, positional.slice(1), named);
  if (embed !== undefined) return embed;
  if (PICTURE_NAME.test(name)) return pictureOf(args, site);
  return undefined;
}

/** A picture that an include or tag shows, whatever its name; undefined without a file of one. */
export function pictureOf(
  args: readonly WrittenArgument[],
  { toAddress }: TagSite,
): Replacement | undefined {
  const source = args.find(({ value }) => PICTURE_FILE.test(value));
  if (source === undefined) return undefined;
  const named = (...names: string[]): string =>
    args.find(({ name }) => name !== undefined && names.includes(name.toLowerCase()))?.value ?? '';
  const texts = args.filter((one) => one !== source && one.name === undefined && one.isQuoted);
  const alt = named('alt', 'alt_text', 'alttext', 'title') || (texts.at(-1)?.value ?? '');
  const caption = named('caption', 'description', 'figcaption', 'img_caption');
  const href = named('link', 'href', 'target_url');
  const local = (address: string): string => (isForeign(address) ? address : toAddress(address));
  return pictureMarkup({
    src: local(source.value),
    alt,
    caption,
    href: href === '' ? '' : local(href),
  });
}

function embedOf(
  name: string,
  id: string,
  rest: readonly string[],
  named: (...names: string[]) => string,
): Replacement | undefined {
  const isAddress = /^(?:https?:)?\/\//.test(id);
  const plain = name
    .toLowerCase()
    .replace(/(?:^|[-_])(?:embed|player|video|responsive|lite)(?=[-_]|$)/g, '')
    .replace(/^[-_]|[-_]$/g, '');
  if (id === '') return undefined;
  switch (plain) {
    case 'youtube':
    case 'yt':
      return addressMarkup(isAddress ? id : `https://www.youtube.com/watch?v=${id}`);
    case 'vimeo':
      return addressMarkup(isAddress ? id : `https://vimeo.com/${id}`);
    case 'gist': {
      const file = rest.at(0)?.replace(/^(?:id|file)=/, '') ?? named('file', 'id', 'filename');
      const anchor = file === '' ? '' : `#file-${gistFile(file)}`;
      const address = isAddress ? id.replace(/\.js$/, '') : `https://gist.github.com/${id}`;
      return addressMarkup(`${address}${anchor}`);
    }
    case 'tweet':
    case 'twitter':
      return addressMarkup(
        isAddress ? id : `https://twitter.com/i/status/${id.replace(/^.*\//, '')}`,
      );
    case 'instagram':
      return addressMarkup(isAddress ? id : `https://www.instagram.com/p/${id}/`);
    case 'speakerdeck':
      return addressMarkup(isAddress ? id : `https://speakerdeck.com/player/${id}`);
    case 'jsfiddle':
      return addressMarkup(isAddress ? id : `https://jsfiddle.net/${id}/`);
    case 'toc':
      return undefined;
    default:
      return isAddress &&
        /(?:^|[-_])(?:oembed|embed|video|audio|iframe|soundcloud|spotify|codepen|slideshare)$/.test(
          name.toLowerCase(),
        )
        ? addressMarkup(id)
        : undefined;
  }
}

/** The fragment that GitHub gives a file of a gist. */
function gistFile(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '');
}

function isForeign(address: string): boolean {
  return /^[a-z][a-z+.-]*:|^\/\//i.test(address);
}
