import { escapeAttribute, escapeHtml } from '../../escape.ts';
import { fillTemplate, type Mapping } from '../mapping.ts';
import type { Outcome } from '../archive.ts';
import type { Attachment, MediaLookup } from './uploads.ts';
import { replaceShortcodes, type Shortcode } from './shortcodes.ts';

/** What shortcodes and blocks of one item are read with. */
export interface BodyContext {
  /** Of the item, to which attachments belong. */
  id: string;
  media: Pick<MediaLookup, 'attachments' | 'childrenOf'>;
  mapping: Mapping;
  note: (outcome: Outcome, subject: string, message?: string, mappable?: string) => void;
  /** A mark for Markdown that is to stand as it is. */
  mark: (markdown: string) => string;
  /** Turns what a shortcode encloses into Markdown. */
  markdown: (text: string) => string;
  /** A mark for a footnote, whose text is HTML. */
  footnote: (html: string) => string;
}

/** Replaces the shortcodes of WordPress and of common plugins by HTML; others stay as they are. */
export function expandShortcodes(text: string, context: BodyContext): string {
  return replaceShortcodes(text, {
    isCode: (name) => codeLanguages.has(name),
    replace: (shortcode) => expand(shortcode, context),
  });
}

/** The text without its shortcodes; what they enclose stays. Unknown ones stay whole. */
export function withoutShortcodes(text: string, mapping: Mapping): string {
  return replaceShortcodes(text, {
    isCode: (name) => codeLanguages.has(name),
    replace: ({ name, inner, named }) => {
      if (codeLanguages.has(name))
        return inner === undefined ? undefined : ` ${escapeCode(inner)} `;
      if (typeof mapping.get(mappingName(name)) === 'string') return ' ';
      if (name === 'caption' || name === 'wp_caption')
        return ` ${named.caption ?? ''} ${inner ?? ''} `;
      if (footnoteNames.has(name)) return inner === undefined ? undefined : ` ${inner} `;
      return Object.hasOwn(expanders, name) ? ' ' : undefined;
    },
  });
}

function mappingName(name: string): string {
  return `shortcode ${name}`;
}

function expand(shortcode: Shortcode, context: BodyContext): string | undefined {
  const { name, inner } = shortcode;
  const mapped = context.mapping.get(mappingName(name));
  if (typeof mapped === 'string') {
    context.note('converted', `shortcode \`${name}\``, 'by the mapping', mappingName(name));
    const filled = fillTemplate(mapped, {
      ...shortcode,
      ...(inner !== undefined && { inner: context.markdown(inner) }),
    });
    // Text of several lines is a block.
    return mapped.includes('\n') ? `\n\n${context.mark(filled.trim())}\n\n` : context.mark(filled);
  }
  if (codeLanguages.has(name) && inner !== undefined) {
    context.note('converted', `shortcode \`${name}\``);
    return code(shortcode, inner);
  }
  if (footnoteNames.has(name) && inner !== undefined) {
    context.note('converted', `shortcode \`${name}\``);
    return context.footnote(inner.trim());
  }
  const expander = Object.hasOwn(expanders, name) ? expanders[name] : undefined;
  const made = expander?.(shortcode, context);
  if (made !== undefined) {
    context.note('converted', `shortcode \`${name}\``);
    return made;
  }
  if (expander || looksLikeShortcode(shortcode)) {
    context.note('kept', `shortcode \`${name}\``, shorten(shortcode.written), mappingName(name));
  }
  return undefined;
}

/** Words in square brackets are text, unless they have arguments or are closed. */
function looksLikeShortcode({ named, inner, written }: Shortcode): boolean {
  return inner !== undefined || Object.keys(named).length > 0 || /^\[[\w-]+\s*\/\]/.test(written);
}

type Expander = (shortcode: Shortcode, context: BodyContext) => string | undefined;

const expanders: Readonly<Record<string, Expander>> = {
  caption,
  wp_caption: caption,
  gallery,
  embed: ({ inner, named, positional }) => {
    const url = (inner ?? named.src ?? positional[0] ?? '').replace(/<[^>]*>/g, '').trim();
    return /^https?:/i.test(url) ? address(url) : undefined;
  },
  youtube: byId((id) => `https://www.youtube.com/watch?v=${id}`, /^[\w-]{6,}$/),
  vimeo: byId((id) => `https://vimeo.com/${id}`, /^\d+$/),
  dailymotion: byId((id) => `https://www.dailymotion.com/video/${id}`, /^\w+$/),
  wpvideo: byId((id) => `https://videopress.com/v/${id}`, /^\w+$/),
  videopress: byId((id) => `https://videopress.com/v/${id}`, /^\w+$/),
  ted: byId((id) => `https://www.ted.com/talks/view/id/${id}`, /^\d+$/),
  spotify: byId((id) => `https://open.spotify.com/${id}`, /^[\w:/]+$/),
  soundcloud: byId(() => undefined),
  instagram: byId((id) => `https://www.instagram.com/p/${id}/`, /^[\w-]+$/),
  tweet: byId((id) => `https://twitter.com/i/status/${id}`, /^\d+$/),
  twitter: byId((id) => `https://twitter.com/i/status/${id}`, /^\d+$/),
  facebook: byId(() => undefined),
  gist: byId((id) => `https://gist.github.com/${id}`, /^[\w/-]+$/),
  flickr: byId(() => undefined),
  googlemaps: byId(() => undefined),
  slideshare: byId((id) => `https://www.slideshare.net/slideshow/embed_code/${id}`, /^\d+$/),
  scribd: byId((id) => `https://www.scribd.com/doc/${id}`, /^\d+$/),
  kickstarter: byId(() => undefined),
  audio: mediaFile(
    'audio',
    ['src', 'mp3', 'm4a', 'ogg', 'wav', 'wma'],
    /\.(?:mp3|m4a|ogg|oga|wav|wma)$/i,
  ),
  video: mediaFile(
    'video',
    ['src', 'mp4', 'm4v', 'webm', 'ogv', 'wmv', 'flv', 'mov'],
    /\.(?:mp4|m4v|webm|ogv|wmv|flv|mov)$/i,
  ),
  playlist,
  // Where plugins list what is below the text here.
  references: () => '',
  footnotes: () => '',
};

const footnoteNames = new Set(['ref', 'footnote', 'fn', 'efn_note', 'mfn', 'note_ref']);

/** Shortcodes around code, with the language of those that name one. */
const codeLanguages: ReadonlyMap<string, string> = new Map([
  ...['code', 'sourcecode', 'source', 'text', 'plain', 'codeblock'].map(
    (name) => [name, ''] as const,
  ),
  ...(
    'bash c cpp csharp css diff go groovy html java javascript js jscript json objc perl php powershell ' +
    'python ruby scala shell sql swift typescript vb xml yaml'
  )
    .split(' ')
    .map((name) => [name, name] as const),
]);

function code({ name, named, positional, value }: Shortcode, inner: string): string {
  const language =
    named.language ?? named.lang ?? value ?? positional[0] ?? codeLanguages.get(name) ?? '';
  const known = /^[\w+#.-]{1,30}$/.test(language) ? language.toLowerCase() : '';
  const text = escapeCode(inner)
    .replace(/^\s*\n/, '')
    .trimEnd();
  return `\n\n<pre><code${known === '' ? '' : ` class="language-${known}"`}>${text}</code></pre>\n\n`;
}

/** Editors store `<` as an entity or as it is; both mean the sign. */
function escapeCode(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `[caption]<img> words[/caption]`, and of old `[caption caption="words"]<img>[/caption]`. */
function caption({ named, inner }: Shortcode): string | undefined {
  if (inner === undefined) return undefined;
  const picture = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inner)?.[0];
  if (picture === undefined) {
    const words = named.caption ?? '';
    return words === '' ? inner : figure(inner.trim(), escapeHtml(words));
  }
  const words = inner
    .slice(picture.length)
    .replace(/^(?:\s|&nbsp;|<br\s*\/?>)+/, '')
    .trim();
  return figure(picture.trim(), words === '' ? (named.caption ?? '') : words);
}

function figure(shown: string, words: string): string {
  if (words.trim() === '') return `\n\n<p>${shown}</p>\n\n`;
  const broken = words.trim().replace(/\s*\n\s*/g, '<br>');
  return `\n\n<figure>${shown}<figcaption>${broken}</figcaption></figure>\n\n`;
}

function gallery({ named, written }: Shortcode, context: BodyContext): string | undefined {
  const { media, note } = context;
  const named_ = named.ids ?? named.include ?? '';
  const ids = named_.split(/[\s,]+/).filter((id) => /^\d+$/.test(id));
  const excluded = new Set((named.exclude ?? '').split(/[\s,]+/));
  const found =
    ids.length > 0
      ? ids.flatMap((id) => media.attachments.get(id) ?? [])
      : media
          .childrenOf(named.id ?? context.id)
          .filter(({ id, url }) => isPicture(url) && !excluded.has(id));
  if (ids.length > found.length || found.length === 0) {
    note(
      'to-do',
      'gallery',
      `${shorten(written)} shows pictures that the export does not hold; add them by hand`,
    );
  }
  if (found.length === 0) return undefined;
  const ordered =
    /^desc$/i.test(named.order ?? '') && ids.length === 0 ? found.toReversed() : found;
  return `\n\n${ordered.map(galleryPicture).join('\n')}\n\n`;
}

function galleryPicture({ url, alt, caption: words }: Attachment): string {
  const picture = `<img src="${escapeAttribute(url)}" alt="${escapeAttribute(alt)}">`;
  return words.trim() === '' ? `<p>${picture}</p>` : figure(picture, words).trim();
}

function isPicture(url: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:\?.*)?$/i.test(url);
}

/** `[youtube=https://…]`, `[youtube https://…]`, `[youtube id="…"]`, `[youtube]…[/youtube]`. */
function byId(urlOf: (id: string) => string | undefined, idForm = /(?!)/): Expander {
  return ({ named, positional, value, inner }) => {
    const written = [
      value,
      named.url,
      named.src,
      named.id,
      named.video,
      named.tweet,
      positional[0],
      inner,
    ]
      .map(
        (one) =>
          one
            ?.replace(/<[^>]*>/g, '')
            .replaceAll('&amp;', '&')
            .trim() ?? '',
      )
      .find((one) => one !== '');
    if (written === undefined) return undefined;
    const absolute = written.replace(/^\/\//, 'https://');
    if (/^https?:\/\//i.test(absolute)) return address(absolute);
    if (/^(?:www\.)?[\w-]+(?:\.[\w-]+)+\//.test(absolute)) return address(`https://${absolute}`);
    const url = idForm.test(absolute) ? urlOf(absolute) : undefined;
    return url === undefined ? undefined : address(url);
  };
}

/** The address on a line of its own. */
function address(url: string): string {
  return `\n\n<p><a href="${escapeAttribute(url)}">${escapeHtml(url)}</a></p>\n\n`;
}

function mediaFile(kind: 'audio' | 'video', keys: readonly string[], ending: RegExp): Expander {
  return ({ named, positional, value, inner }, context) => {
    const written = [...keys.map((key) => named[key]), value, positional[0], inner]
      .map((one) => one?.replace(/<[^>]*>/g, '').trim() ?? '')
      .find((one) => one !== '');
    const own = context.media.childrenOf(context.id).find(({ url }) => ending.test(url));
    // The old player had several files behind one another.
    const url = written?.split('|')[0] ?? own?.url;
    if (url === undefined) return undefined;
    return `\n\n<${kind} src="${escapeAttribute(url.replaceAll('&amp;', '&'))}"></${kind}>\n\n`;
  };
}

function playlist({ named }: Shortcode, { id, media }: BodyContext): string | undefined {
  const ids = (named.ids ?? '').split(/[\s,]+/).filter((one) => one !== '');
  const found =
    ids.length > 0
      ? ids.flatMap((one) => media.attachments.get(one) ?? [])
      : media.childrenOf(id).filter(({ url }) => /\.(?:mp3|m4a|ogg|wav|mp4|m4v|webm)$/i.test(url));
  if (found.length === 0) return undefined;
  const items = found.map(
    ({ url, title }) =>
      `<li><a href="${escapeAttribute(url)}">${escapeHtml(title === '' ? url : title)}</a></li>`,
  );
  return `\n\n<ul>${items.join('')}</ul>\n\n`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
