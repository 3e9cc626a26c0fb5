import type { Edit } from '../content/rewrite/text-edits.ts';
import { applyEdits } from '../content/rewrite/text-edits.ts';
import { escapeHtml } from '../escape.ts';
import type { Note } from './archive.ts';
import type { EditedText } from './edited-text.ts';
import { fillTemplate, type Arguments, type Mapping } from './mapping.ts';

/** A shortcode as it stands in a text. */
export interface Shortcode {
  kind: 'shortcode';
  name: string;
  /** The whole of it, with its closing tag. */
  start: number;
  end: number;
  named: Readonly<Record<string, string>>;
  positional: readonly string[];
  /** What a pair encloses. */
  inner?: { start: number; end: number };
  /** Those in `inner`, in order. */
  children: readonly Mark[];
}

/** A shortcode that is shown instead of being run. */
export interface EscapedShortcode {
  kind: 'escaped';
  start: number;
  end: number;
  /** What readers see. */
  literal: string;
}

export type Mark = Shortcode | EscapedShortcode;

/** A tag, before those that belong together are paired. */
export type ShortcodeTag =
  | (Omit<Shortcode, 'children' | 'inner'> & { closes: boolean; selfClosing: boolean })
  | EscapedShortcode;

/**
 * Pairs tags. A closing tag closes the last open one that may have it; those open since then are
 * single. A closing tag without another is left as it is.
 */
export function pairTags(
  tags: readonly ShortcodeTag[],
  mayClose: (closing: string, opened: string) => boolean,
): Mark[] {
  interface Opened {
    code: Shortcode & { children: Mark[] };
    selfClosing: boolean;
    /** What follows, and becomes its children if it is closed. */
    after: Mark[];
  }
  const top: Mark[] = [];
  const open: Opened[] = [];
  const place = (mark: Mark): void => {
    (open.at(-1)?.after ?? top).push(mark);
  };
  /** Makes the last open one a single one. */
  const release = (): void => {
    const last = open.pop();
    if (last === undefined) return;
    place(last.code);
    for (const mark of last.after) place(mark);
  };
  for (const tag of tags) {
    if (tag.kind === 'escaped') {
      place(tag);
    } else if (!tag.closes) {
      const { closes, selfClosing, ...code } = tag;
      const opened = { code: { ...code, children: [] }, selfClosing, after: [] };
      if (selfClosing) place(opened.code);
      else open.push(opened);
    } else {
      const match = open.findLastIndex(({ code }) => mayClose(tag.name, code.name));
      if (match === -1) continue;
      while (open.length > match + 1) release();
      const opened = open.pop();
      if (opened === undefined) continue;
      const inner = { start: opened.code.end, end: tag.start };
      place({ ...opened.code, end: tag.end, inner, children: opened.after });
    }
  }
  while (open.length > 0) release();
  return top;
}

/** What stands around a shortcode. */
export interface Surroundings {
  /** White space before it, where it has its line or lines to itself; undefined where it does not. */
  indent: string | undefined;
  line: number;
}

/** What a generator's own shortcodes become. */
export interface Replacement {
  text: string;
  /** Whether it needs blank lines around it; then it stands alone. */
  isBlock?: boolean;
  /** Why a look is needed. */
  message?: string;
}

export type ReplaceShortcode = (
  code: Shortcode,
  args: Arguments,
  around: Surroundings,
) => Replacement | { keep: string } | undefined;

interface Options {
  mapping: Mapping;
  /** Those of the generator itself; undefined for a site's own, `keep` with the reason to leave one. */
  replace: ReplaceShortcode;
  /** Whether an offset lies in code, where text needs no escapes. */
  isCode: (offset: number) => boolean;
  /** Names of shortcodes that enclose code. */
  ofCode?: ReadonlySet<string>;
  file: string;
  note: (note: Note) => void;
  /** For a text in HTML: makes of Markdown what stands for it there. */
  hold?: (markdown: string) => string;
}

/** Replaces the shortcodes of a text, the innermost first. Unknown ones stay as text. */
export function replaceShortcodes(
  edited: EditedText,
  marks: readonly Mark[],
  { mapping, replace, isCode, ofCode, file, note, hold }: Options,
): EditedText {
  const source = edited.text;
  const editsOf = (list: readonly Mark[], inCode: boolean): Edit[] =>
    list.flatMap((mark) => editsFor(mark, inCode));

  function editsFor(mark: Mark, inCode: boolean): Edit[] {
    const { start, end } = mark;
    const line = edited.lineAt(start);
    if (mark.kind === 'escaped') {
      const text = shown(mark.literal, inCode || isCode(start));
      note({ outcome: 'converted', subject: 'escaped shortcode', place: { file, line } });
      return [{ start, end, text }];
    }
    const inner = editsOf(mark.children, inCode || ofCode?.has(mark.name) === true);
    const innerText = mark.inner && applyInner(mark.inner, inner);
    const args: Arguments = {
      named: mark.named,
      positional: mark.positional,
      ...(innerText !== undefined && { inner: innerText }),
    };
    const mappable = `shortcode ${mark.name}`;
    const subject = `shortcode \`${mark.name}\``;
    const mapped = mapping.get(mappable);
    const indent = indentAround(source, start, end);
    const result =
      typeof mapped === 'string'
        ? { text: fillTemplate(mapped, withoutBlankLines(args)) }
        : mapped === null
          ? undefined
          : replace(mark, args, { indent, line });
    // It holds no word of an author, and readers need not see its name.
    const isWordless =
      mark.inner === undefined &&
      mark.positional.length === 0 &&
      Object.keys(mark.named).length === 0 &&
      indent !== undefined &&
      !isCode(start);
    if (result === undefined && mapped === undefined && isWordless) {
      note({
        outcome: 'to-do',
        subject,
        place: { file, line },
        message: 'It stands as a comment; say in the mapping what is to stand there',
        mappable,
      });
      return [{ start, end, text: held(`<!-- ${source.slice(start, end)} -->`) }];
    }
    if (result === undefined || 'keep' in result) {
      const message = result?.keep;
      note({
        outcome: message === undefined ? 'kept' : 'to-do',
        subject,
        place: { file, line },
        ...(message !== undefined && { message }),
        mappable,
      });
      const outer = mark.inner ?? { start: end, end };
      return [
        ...standing(start, outer.start),
        ...inner,
        ...(mark.inner ? standing(outer.end, end) : []),
      ];
    }
    const { text, isBlock = false, message } = result;
    note({
      outcome: 'converted',
      subject,
      place: { file, line },
      ...(message !== undefined && { message }),
      mappable,
    });
    const isPlaced = isBlock && hold === undefined;
    const placed = isPlaced ? asBlock(source, start, end, text, indent ?? '') : held(text);
    return [{ start, end, text: placed }];
  }

  function shown(literal: string, inCode: boolean): string {
    if (hold !== undefined) return escapeHtml(literal);
    return inCode ? literal : escapeBraces(literal);
  }

  function held(text: string): string {
    return hold?.(text) ?? text;
  }

  /** A tag that stays. */
  function standing(start: number, end: number): Edit[] {
    const tag = source.slice(start, end);
    const text = held(tag);
    return text === tag ? [] : [{ start, end, text }];
  }

  function applyInner(inner: { start: number; end: number }, edits: readonly Edit[]): string {
    const moved = edits.map(({ start, end, text }) => ({
      start: start - inner.start,
      end: end - inner.start,
      text,
    }));
    return applyEdits(source.slice(inner.start, inner.end), moved);
  }

  return edited.edit(editsOf(marks, false));
}

/** What a pair of tags on lines of their own encloses begins and ends with a line of text. */
function withoutBlankLines(args: Arguments): Arguments {
  const { inner } = args;
  return inner === undefined ? args : { ...args, inner: inner.replace(/^\s*\n|\n\s*$/g, '') };
}

/** The white space before a range that has its lines to itself. */
function indentAround(source: string, start: number, end: number): string | undefined {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const before = source.slice(lineStart, start);
  const after = /[^\n]*/y;
  after.lastIndex = end;
  const rest = after.exec(source)?.[0] ?? '';
  return before.trim() === '' && rest.trim() === '' ? before : undefined;
}

/** Adds blank lines where text stands next to it, and indents it as the first line is. */
function asBlock(source: string, start: number, end: number, text: string, indent: string): string {
  const before = /(^|\n[ \t]*\r?\n)[ \t]*$/.test(source.slice(Math.max(0, start - 200), start));
  const isFirst = source.slice(0, start).trim() === '';
  const after = /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(source.slice(end, end + 200));
  const lines = text.split('\n').map((line) => (line === '' ? line : indent + line));
  const block = lines.join('\n').slice(lines[0] === '' ? 0 : indent.length);
  return `${before || isFirst ? '' : `\n${indent}`}${block}${after ? '' : '\n'}`;
}

/** Text in which no reader of tags finds one, and Markdown no element. */
function escapeBraces(text: string): string {
  return text.replace(/[{<]/g, String.raw`\$&`);
}
