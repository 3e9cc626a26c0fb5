/** Markdown and HTML that stand in place of a tag. */
export interface Replacement {
  markdown: string;
  /** The same inside a block of HTML. */
  html: string;
  /** Whether it stands between blank lines where the tag had a line of its own. */
  isBlock: boolean;
  /** Whether only Markdown says it, in a text that is HTML too. */
  isMarkdown?: true;
}

export interface Picture {
  src: string;
  alt: string;
  caption: string;
  href: string;
}

export function pictureMarkup({ src, alt, caption, href }: Picture): Replacement {
  const image = `<img src="${attribute(src)}" alt="${attribute(alt)}">`;
  const linked = href === '' ? image : `<a href="${attribute(href)}">${image}</a>`;
  if (caption !== '') {
    const html = `<figure>\n${linked}\n<figcaption>${caption}</figcaption>\n</figure>`;
    return { markdown: html, html, isBlock: true };
  }
  const picture = `![${linkText(alt)}](${destination(src)})`;
  const markdown = href === '' ? picture : `[${picture}](${destination(href)})`;
  return { markdown, html: linked, isBlock: false };
}

/** An address on a line of its own, which an embed is made from. */
export function addressMarkup(address: string): Replacement {
  return {
    markdown: address,
    html: linkMarkup(address, address).html,
    isBlock: true,
    isMarkdown: true,
  };
}

export function linkMarkup(href: string, text: string): Replacement {
  return {
    markdown: `[${linkText(text)}](${destination(href)})`,
    html: `<a href="${attribute(href)}">${escapeHtml(text)}</a>`,
    isBlock: false,
  };
}

/** Text as Markdown and HTML alike. */
export function plainMarkup(text: string, isBlock: boolean): Replacement {
  return { markdown: text, html: text, isBlock };
}

/** A fence that nothing in the code closes. */
export function fenceOf(code: string): string {
  const longest = [...code.matchAll(/`{3,}/g)].reduce(
    (most, [run]) => Math.max(most, run.length),
    2,
  );
  return '`'.repeat(longest + 1);
}

/** A quote of Markdown, with who said it. */
export function quoteMarkup(inner: string, source: string): Replacement {
  const lines = inner.trim() === '' ? [] : inner.replace(/^\s*\n|\s+$/g, '').split('\n');
  const all = source === '' ? lines : [...lines, '', `— ${source}`];
  const markdown = all.map((line) => (line.trim() === '' ? '>' : `> ${line}`)).join('\n');
  const html = `<blockquote>\n\n${all.join('\n')}\n\n</blockquote>`;
  return { markdown, html, isBlock: true, isMarkdown: true };
}

/** A quote whose text is HTML. */
export function htmlQuoteMarkup(inner: string, source: string): Replacement {
  const by = source === '' ? '' : `<p>— ${source}</p>\n`;
  return plainMarkup(`<blockquote>\n${inner.trim()}\n${by}</blockquote>`, true);
}

/** What the mapping has in place of something, in Markdown. */
export function mappedMarkup(filled: string, isBlock: boolean): Replacement {
  return { ...plainMarkup(filled, isBlock), isMarkdown: true };
}

/** A name that code of a language is highlighted by; empty for one that means no language. */
export function languageOf(name: string): string {
  const language = name.toLowerCase();
  return /^[\w+#.-]{1,30}$/.test(language) && language !== 'plaintext' ? language : '';
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return escapeHtml(text)
    .replaceAll('"', '&quot;')
    .replace(/\s*\n\s*/g, ' ');
}

function linkText(text: string): string {
  return text.replace(/[\\[\]]/g, String.raw`\$&`).replace(/\s*\n\s*/g, ' ');
}

function destination(address: string): string {
  return /[\s()<>]/.test(address) ? `<${address.replace(/[<>]/g, encodeURIComponent)}>` : address;
}
