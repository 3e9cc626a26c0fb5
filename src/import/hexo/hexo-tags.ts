import path from 'node:path';
import {
  addressMarkup,
  fenceOf,
  languageOf,
  linkMarkup,
  pictureMarkup,
  plainMarkup,
  quoteMarkup,
  type Replacement,
} from '../jekyll/markup.ts';
import type { OwnTag } from '../jekyll/liquid.ts';

/** What the tags of one post may name. */
export interface HexoTagScope {
  /** Address and title of the post of a name; undefined for none. */
  post: (name: string) => { address: string; title: string } | undefined;
  /** Address of a file in the folder of the post. */
  asset: (name: string) => string;
  /** An address of the site below its root. */
  toAddress: (path: string) => string;
  /** Text of a file in the folder of code. */
  code: (file: string) => string | undefined;
}

const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)(?:[?#].*)?$/i;
/** Classes of notes of the theme NexT, as alerts of GitHub. */
const ALERTS: ReadonlyMap<string, string> = new Map([
  ['success', 'TIP'],
  ['warning', 'WARNING'],
  ['danger', 'CAUTION'],
]);

/** Converts the tags that Hexo brings along and those of its most used theme. */
export function convertHexoTag(
  { name, markup, args }: OwnTag,
  inner: () => string | undefined,
  scope: HexoTagScope,
): Replacement | 'unknown' | undefined {
  const words = args.map(({ value }) => value);
  const [first = '', ...rest] = words;
  switch (name) {
    case 'post_path':
    case 'post_link': {
      const [, file = first, fragment = ''] = /^(.*?)(#.*)?$/.exec(first) ?? [];
      const post = scope.post(file);
      if (post === undefined) return 'unknown';
      const address = post.address + fragment;
      if (name === 'post_path') return plainMarkup(address, false);
      return linkMarkup(address, withoutFlag(rest) || post.title);
    }
    case 'asset_path':
      return plainMarkup(scope.asset(first), false);
    case 'asset_link':
      return linkMarkup(scope.asset(first), withoutFlag(rest) || first);
    case 'asset_img':
      return image(words, args, scope.asset);
    case 'img':
    case 'image':
      return image(words, args, (source) =>
        /^(?:[a-z]+:)?\/\//i.test(source) ? source : scope.toAddress(source),
      );
    case 'link': {
      const at = words.findIndex((word) => /^(?:https?:\/\/|\/|mailto:)/.test(word));
      const address = words[at];
      if (address === undefined) return undefined;
      return linkMarkup(address, words.slice(0, at).join(' ') || address);
    }
    case 'iframe':
      return first === '' ? undefined : addressMarkup(first.replace(/^\/\//, 'https://'));
    case 'youtube':
      return rest[0] === 'playlist'
        ? addressMarkup(`https://www.youtube.com/playlist?list=${first}`)
        : undefined;
    case 'include_code':
    case 'include-code':
      return includedCode(markup, scope);
    case 'note':
    case 'callout': {
      const text = inner();
      if (text === undefined) return undefined;
      const [kind = ''] = words;
      const title = words
        .slice(1)
        .filter((word) => word !== 'no-icon')
        .join(' ');
      const alert = `[!${ALERTS.get(kind) ?? 'NOTE'}]`;
      const body = [alert, ...(title === '' ? [] : [`**${title}**`, '']), text.trim()].join('\n');
      return quoteMarkup(body, '');
    }
    default:
      return undefined;
  }
}

/** Words without the flag that keeps a title from being escaped. */
function withoutFlag(words: readonly string[]): string {
  const last = words.at(-1);
  return (last === 'true' || last === 'false' ? words.slice(0, -1) : words).join(' ');
}

/** `[class] source [width] [height] ["title" "alt"]`. */
function image(
  words: readonly string[],
  args: OwnTag['args'],
  toAddress: (source: string) => string,
): Replacement | undefined {
  const found = words.findIndex((word) => PICTURE.test(word) || /^(?:https?:\/)?\/\S/.test(word));
  const at = found === -1 ? 0 : found;
  const source = words[at];
  if (source === undefined) return undefined;
  const texts = args.slice(at + 1).flatMap(({ value, isQuoted }) => {
    if (!isQuoted) return /^\d+(?:px|%)?$/.test(value) ? [] : [value];
    // Hexo has title and alternative text in one argument: '"title" "alt"'.
    const parts = [...value.matchAll(/"([^"]*)"|'([^']*)'/g)].map(
      ([, one, other]) => one ?? other ?? '',
    );
    return parts.length > 0 ? parts : [value];
  });
  const isWords = args.slice(at + 1).every(({ isQuoted }) => !isQuoted);
  const alt = isWords ? texts.join(' ') : (texts.at(-1) ?? '');
  return pictureMarkup({ src: toAddress(source), alt, caption: '', href: '' });
}

/** `[title] [lang:x] [from:n] [to:n] file`. */
function includedCode(markup: string, scope: HexoTagScope): Replacement | 'unknown' {
  const option = (name: string): string | undefined =>
    new RegExp(String.raw`\b${name}:(\S+)`, 'i').exec(markup)?.[1];
  const file =
    markup
      .replace(/\b(?:lang|from|to):\S+/gi, '')
      .trim()
      .split(/\s+/)
      .at(-1) ?? '';
  const text = scope.code(file);
  if (text === undefined) return 'unknown';
  const lines = text.replace(/\n$/, '').split('\n');
  const from = Number(option('from') ?? 1);
  const code = lines.slice(Math.max(0, from - 1), Number(option('to') ?? lines.length)).join('\n');
  const language = languageOf(option('lang') ?? path.posix.extname(file).slice(1));
  const fence = fenceOf(code);
  const markdown = `${fence}${language}\n${code}\n${fence}`;
  return { markdown, html: `\n\n${markdown}\n\n`, isBlock: true, isMarkdown: true };
}
