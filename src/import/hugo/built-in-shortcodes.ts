import { escapeAttribute, escapeHtml } from '../../escape.ts';
import type { Arguments } from '../mapping.ts';
import type { Replacement, ReplaceShortcode, Surroundings } from '../shortcodes.ts';
import { destination, figureHtml, pictureMarkdown, fenced, onOwnLine } from '../standing-in.ts';

interface Site {
  /** The old address of a page. */
  findReference: (written: string, language?: string) => string | undefined;
  /** A value of the page's or the site's parameters, by a path with dots. */
  parameter: (path: string) => unknown;
}

/** What stands in place of Hugo's own shortcodes. */
export function builtInShortcodes(site: Site): ReplaceShortcode {
  return ({ name }, args, around) => {
    const at = (key: string, index: number): string =>
      (args.named[key] ?? args.positional[index] ?? '').trim();
    switch (name) {
      case 'figure':
        return figure(args, around);
      case 'highlight':
        return highlight(args, around);
      case 'details':
        return details(args, around);
      case 'comment':
        return { text: '', message: 'A comment, which readers did not see' };
      case 'ref':
      case 'relref':
        return reference(site, args);
      case 'param':
        return parameter(site, at('name', 0));
      case 'youtube':
      case 'youtube_simple':
        return linkTo(`https://www.youtube.com/watch?v=${at('id', 0)}`, at('id', 0), args, around);
      case 'vimeo':
      case 'vimeo_simple':
        return linkTo(`https://vimeo.com/${at('id', 0)}`, at('id', 0), args, around);
      case 'instagram':
      case 'instagram_simple':
        return linkTo(`https://www.instagram.com/p/${at('id', 0)}/`, at('id', 0), args, around);
      case 'gist': {
        const [user = '', id = '', file] = args.positional;
        const suffix =
          file === undefined ? '' : `#file-${file.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
        return linkTo(`https://gist.github.com/${user}/${id}${suffix}`, id, args, around);
      }
      case 'tweet':
      case 'twitter':
      case 'twitter_simple':
      case 'x':
      case 'x_simple': {
        const user = args.named.user?.trim() ?? 'i';
        const id = at('id', 0);
        return linkTo(`https://x.com/${user}/status/${id}`, id, args, around);
      }
      default:
        return undefined;
    }
  };
}

function linkTo(
  address: string,
  id: string,
  { named }: Arguments,
  around: Surroundings,
): Replacement | { keep: string } {
  if (!/^[\w-]+$/.test(id)) return { keep: 'It names nothing that an address could be made of' };
  return onOwnLine(address, named.title, around);
}

function figure(
  { named, positional }: Arguments,
  around: Surroundings,
): Replacement | { keep: string } {
  const src = named.src ?? positional[0] ?? '';
  if (src === '') return { keep: 'It names no picture' };
  const attribution = named.attr ?? '';
  const credit =
    named.attrlink !== undefined && attribution !== ''
      ? `[${attribution}](${named.attrlink})`
      : attribution;
  const caption = [
    named.title === undefined || named.title === '' ? '' : `**${named.title}**`,
    named.caption ?? '',
    credit,
  ]
    .filter((part) => part !== '')
    .join(' ');
  const picture = {
    src,
    alt: named.alt ?? '',
    ...(named.link !== undefined && { link: named.link }),
  };
  return caption === '' || around.indent === undefined
    ? { text: pictureMarkdown(picture, caption), isBlock: around.indent !== undefined }
    : { text: figureHtml(picture, caption), isBlock: true };
}

function highlight(
  { named, positional, inner = '' }: Arguments,
  around: Surroundings,
): Replacement {
  const language = named.lang ?? positional[0] ?? '';
  return fenced(inner, language, around);
}

function details(
  { named, inner = '' }: Arguments,
  around: Surroundings,
): Replacement | { keep: string } {
  if (around.indent === undefined) return { keep: 'It stands inside a line' };
  const open = named.open === 'true' || named.open === 'open' ? ' open' : '';
  const summary = escapeHtml(named.summary ?? named.title ?? 'Details');
  const name = named.name === undefined ? '' : ` name="${escapeAttribute(named.name)}"`;
  return {
    text: `<details${open}${name}>\n<summary>${summary}</summary>\n\n${inner.trim()}\n\n</details>`,
    isBlock: true,
  };
}

function reference(site: Site, { named, positional }: Arguments): Replacement | { keep: string } {
  const path = named.path ?? positional[0] ?? '';
  const language = named.lang ?? positional[1];
  const address = site.findReference(path, language === '' ? undefined : language?.toLowerCase());
  if (address === undefined)
    return { keep: `No page of the archive is ${path}; write its address` };
  return { text: destination(address) };
}

function parameter(site: Site, path: string): Replacement | { keep: string } {
  const value = site.parameter(path);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { text: String(value) };
  return { keep: `Neither front matter nor configuration has a text \`${path}\`` };
}
