import { escapeAttribute, escapeHtml } from '../escape.ts';
import type { Replacement, Surroundings } from './shortcodes.ts';

/*
 * Markdown and HTML for what shortcodes of several generators show.
 */

export interface Picture {
  src: string;
  alt: string;
  link?: string;
}

/** A picture in Markdown; `title` is shown when a pointer rests on it. */
export function pictureMarkdown({ src, alt, link }: Picture, title = ''): string {
  const label = alt.replace(/[[\]\\]/g, String.raw`\$&`).replace(/\s*\n\s*/g, ' ');
  const picture = `![${label}](${destination(src)}${title === '' ? '' : ` "${title.replaceAll('"', '&quot;')}"`})`;
  return link === undefined ? picture : `[${picture}](${destination(link)})`;
}

/** A picture with a caption in Markdown. */
export function figureHtml({ src, alt, link }: Picture, caption: string): string {
  const image = `<img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt)}">`;
  const linked = link === undefined ? image : `<a href="${escapeAttribute(link)}">${image}</a>`;
  const isMarkdown = /[[\]*_`<&\\]/.test(caption);
  const shown = isMarkdown ? `\n\n${caption.trim()}\n\n` : escapeHtml(caption);
  return `<figure>\n${linked}\n<figcaption>${shown}</figcaption>\n</figure>`;
}

/** An address that stands alone, or a link where it has a name or stands inside a line. */
export function onOwnLine(
  address: string,
  title: string | undefined,
  { indent }: Surroundings,
): Replacement {
  const isBlock = indent !== undefined;
  if (title === undefined || title.trim() === '')
    return { text: isBlock ? address : `<${address}>`, isBlock };
  return {
    text: `[${title.trim().replace(/[[\]\\]/g, String.raw`\$&`)}](${destination(address)})`,
    isBlock,
  };
}

/** Code as a fence, or as a code span inside a line where it has no lines itself. */
export function fenced(code: string, language: string, { indent }: Surroundings): Replacement {
  let longest = 0;
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  if (indent === undefined && !code.trim().includes('\n')) {
    const run = '`'.repeat(longest + 1);
    const pad = /^`|`$/.test(code.trim()) ? ' ' : '';
    return { text: `${run}${pad}${code.trim()}${pad}${run}` };
  }
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const lines = code.replace(/^[ \t]*\r?\n/, '').replace(/\s+$/, '');
  const info = /^[\w+#.-]+$/.test(language) ? language : '';
  return { text: `${fence}${info}\n${lines}\n${fence}`, isBlock: true };
}

/** An address as the destination of a Markdown link. */
export function destination(address: string): string {
  return address.replace(
    /[\s()<>\\]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
