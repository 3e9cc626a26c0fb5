import type { ConvertedBody, Note, Outcome, Place } from '../archive.ts';
import {
  createHtmlConverter,
  type ConvertedHtml,
  type HtmlConverter,
} from '../html-to-markdown/html-to-markdown.ts';
import { HeldMarkdown, markCharacter } from '../html-to-markdown/held-markdown.ts';
import type { Picture } from '../html-to-markdown/clean-html.ts';
import type { Mapping } from '../mapping.ts';
import { autop } from './autop.ts';
import { withoutShortcodes } from './expand-shortcodes.ts';
import { plainText } from './plain-text.ts';
import { renderContent } from './render-blocks.ts';
import { lookUp, type MediaLookup, type Uploads } from './uploads.ts';

/** A text of an item. */
export interface BodyTask {
  /** Of the item. */
  id: string;
  place: Place;
  content: string;
  /** Footnotes of blocks, as their custom field has them. */
  footnotes: string | undefined;
}

/** What the texts of an export have in common, as data that a thread can be given. */
export interface ConvertData {
  uploads: Uploads;
  mapping: Mapping;
  /** Texts of blocks that others refer to, by their id. */
  reusable: ReadonlyMap<string, string>;
}

export interface BodyOptions extends ConvertData {
  media: MediaLookup;
  htmlToMarkdown: HtmlConverter;
}

export function bodyOptions(data: ConvertData): BodyOptions {
  return { ...data, media: lookUp(data.uploads), htmlToMarkdown: createHtmlConverter() };
}

export type ConvertedText = Pick<ConvertedBody, 'markdown' | 'notes'> & { sourceText: string };

/** The mark of WordPress's own footnotes. */
const footnoteMark = /<sup\b[^>]*\bdata-fn="([^"]+)"[^>]*>[\s\S]*?<\/sup>/g;

/** Shown apart from what stands before it. */
const buttonTag = /<a\b[^>]*\bclass="[^"]*button/g;

/** Turns the text of an item into Markdown. */
export function convertBody(
  task: BodyTask,
  { media, mapping, reusable, htmlToMarkdown }: BodyOptions,
): ConvertedText {
  const { id, place, content } = task;
  const notes: Note[] = [];
  const note = (outcome: Outcome, subject: string, message?: string, mappable?: string): void => {
    notes.push({
      outcome,
      subject,
      place,
      ...(message !== undefined && { message }),
      ...(mappable !== undefined && { mappable }),
    });
  };
  const held = new HeldMarkdown();
  const mark = (markdown: string): string => held.hold(markdown);
  const footnotes = new Footnotes(mark, readFootnotes(task.footnotes));
  const written = content.replace(markCharacter, '');
  const mapPicture = ({
    src,
    alt,
    className,
  }: Picture): { src: string; alt: string | undefined } => {
    const attachment = media.attachments.get(/\bwp-image-(\d+)\b/.exec(className)?.[1] ?? '');
    return { src: media.original(src), alt: alt ?? attachment?.alt };
  };
  const read = (text: string): ConvertedHtml =>
    htmlToMarkdown(text, { mapPicture, mapLink: media.original });
  const convert = (text: string): string => {
    let converted = read(text);
    const inline = footnotes.inline(text, converted.kept);
    if (inline !== text) converted = read(inline);
    for (const { outcome, subject, message } of converted.notes) note(outcome, subject, message);
    if (converted.kept.search(markCharacter) !== -1)
      note('to-do', 'mapping', 'Its Markdown stands inside HTML, in which it is not read');
    return converted.markdown;
  };
  const html = renderContent(footnotes.referTo(written), {
    id,
    media,
    mapping,
    reusable,
    note,
    mark,
    markdown: (inner) => convert(autop(inner)).trim(),
    footnote: (held) => footnotes.add(held),
  });
  const text = convert(html);
  const body = text + footnotes.definitions(text, convert);
  return {
    markdown: held.restore(body),
    sourceText: plainText(
      withoutShortcodes(content.replace(footnoteMark, ' '), mapping).replace(buttonTag, ' $&'),
    ),
    notes,
  };
}

/** Footnotes of an item, in the order in which its text refers to them. */
class Footnotes {
  readonly #mark: (markdown: string) => string;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #marks = new Map<string, string>();
  readonly #inlined = new Set<string>();
  readonly #added: { mark: string; html: string }[] = [];

  constructor(mark: (markdown: string) => string, texts: ReadonlyMap<string, string>) {
    this.#mark = mark;
    this.#texts = texts;
  }

  add(html: string): string {
    const mark = this.#mark(`[^${this.#added.length + 1}]`);
    this.#added.push({ mark, html });
    return mark;
  }

  /** Replaces the marks of WordPress's own footnotes. */
  referTo(content: string): string {
    if (this.#texts.size === 0) return content;
    return content.replace(footnoteMark, (written, id: string) => {
      const text = this.#texts.get(id);
      if (text === undefined) return written;
      const mark = this.#marks.get(id) ?? this.add(text);
      this.#marks.set(id, mark);
      return mark;
    });
  }

  /** Puts the text of each note that what stays HTML refers to, where no mark is read, in its place. */
  inline(html: string, kept: string): string {
    const inside = this.#added.filter(({ mark }) => kept.includes(mark));
    for (const { mark } of inside) this.#inlined.add(mark);
    return inside.reduce(
      (text, { mark, html: note }) =>
        text.replaceAll(mark, () => ` (${note.replace(/\s*\n\s*/g, ' ')})`),
      html,
    );
  }

  /** @param text the Markdown, which does not refer to all notes */
  definitions(text: string, convert: (html: string) => string): string {
    return this.#added
      .map(({ mark, html }, index) => {
        if (this.#inlined.has(mark) && !text.includes(mark)) return '';
        const definition = convert(html)
          .trimEnd()
          .replace(/\n(?=.)/g, '\n    ');
        return `\n[^${index + 1}]: ${definition}\n`;
      })
      .join('');
  }
}

/** The texts of footnotes by their ids; a field that cannot be read has none. */
function readFootnotes(json: string | undefined): Map<string, string> {
  if (json === undefined) return new Map();
  try {
    const read: unknown = JSON.parse(json);
    if (!Array.isArray(read)) return new Map();
    return new Map(
      read.flatMap((one: unknown): [string, string][] => {
        const { id, content } = (one ?? {}) as Record<string, unknown>;
        return typeof id === 'string' && typeof content === 'string' ? [[id, content]] : [];
      }),
    );
  } catch {
    return new Map();
  }
}
