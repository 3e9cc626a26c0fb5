import { type Hover, type Location, MarkupKind, type Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findPicture } from '../content/assemble/find-picture.ts';
import type { Span } from '../content/diagnostics/diagnostic.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { Archive, Target } from './archive.ts';
import { cursorAt } from './cursor.ts';
import { fieldTableOf } from '../content/field-table-of.ts';
import type { IndexedFile, NameUse } from './indexed-file.ts';
import { keyDocumentation } from './key-documentation.ts';
import { rangeOf, textPosition } from './positions.ts';
import { fileOfName, nameOfFile, type Thing, thingAt } from './things.ts';

/** What an answer is made of. */
export interface Asked {
  archive: Archive;
  /** The file of the document. */
  file: IndexedFile;
  document: TextDocument;
  position: Position;
  /** The text of a file as it is now, which may be open; undefined for one that cannot be read. */
  textOf: (file: string) => string | undefined;
  locate: (place: Place) => Location;
}

/** A place in a file: its beginning where it has no span. */
export interface Place {
  root: 'content' | 'public';
  file: string;
  span?: Span;
}

/** What a key means, how often a name is used, what a link leads to. */
export function hoverAt(asked: Asked): Hover | null {
  const { archive, file, document, position } = asked;
  const thing = thingOf(asked);
  const text = thing && describe(archive, file, thing);
  if (thing && text !== undefined)
    return { contents: markdown(text), range: rangeOf(document, thing.span) };
  const table = fieldTableOf(file.file);
  const cursor = cursorAt(document.getText(), document.offsetAt(position), table);
  if (cursor.kind !== 'key') return null;
  const range = {
    start: document.positionAt(cursor.range.start),
    end: document.positionAt(cursor.range.end),
  };
  const key = table.spellings.get(document.getText(range));
  const field = key === undefined ? undefined : table.fields[key];
  if (key === undefined || !field) return null;
  return { contents: markdown(keyDocumentation(key, field)), range };
}

function describe(archive: Archive, file: IndexedFile, thing: Thing): string | undefined {
  switch (thing.kind) {
    case 'name': {
      const uses = new Set(archive.usesOf(thing.name).map((use) => use.file.file));
      const own = fileOfName(archive, thing.name, file.lang);
      const count = uses.size === 1 ? '1 article' : `${uses.size} articles`;
      const lines = [`**${own?.title ?? thing.name.value}**: ${count}`];
      return [...lines, ...(own ? [`\`${own.file}\``] : [])].join('\n\n');
    }
    case 'link': {
      const target = archive.targetOf(thing.target, file.file);
      const found = archive.files.get(target?.file ?? '');
      if (!target || !found) return undefined;
      const heading = found.headings.find(({ id }) => id === target.anchor);
      const place = archive.addressOf(found.file) ?? 'not published';
      const part = heading ? ` § ${heading.text}` : '';
      return `**${found.title}**${part}${found.isDraft ? ' (draft)' : ''}\n\n${place}\n\n\`${found.file}\``;
    }
    case 'picture':
      return undefined;
  }
}

/** Where that is defined which a position names: a file, or a section of it. */
export function definitionAt(
  asked: Asked,
  { ownHosts }: Pick<SiteSettings, 'ownHosts'>,
): Location | null {
  const { archive, file, locate } = asked;
  const thing = thingOf(asked);
  switch (thing?.kind) {
    case 'name': {
      const own = fileOfName(archive, thing.name, file.lang);
      return own ? locate({ root: 'content', file: own.file }) : null;
    }
    case 'link': {
      const target = archive.targetOf(thing.target, file.file);
      if (target) return locate(placeOfTarget(asked, target));
      return pictureAt(asked, thing.target, ownHosts);
    }
    case 'picture':
      return pictureAt(asked, thing.source, ownHosts);
    default:
      return null;
  }
}

function pictureAt(
  { archive, file, locate }: Asked,
  name: string,
  ownHosts: readonly string[],
): Location | null {
  const found = findPicture(name, file.file, archive, ownHosts);
  return found.kind === 'file' ? locate(found.picture) : null;
}

/**
 * Where a position's thing is named elsewhere. At the beginning of a file, which stands for the file:
 * the links to an article, the uses of a term or an author.
 */
export function referencesAt(asked: Asked): Location[] {
  const { archive, file, document, position } = asked;
  const thing = thingOf(asked);
  if (thing?.kind === 'name') return usesOf(asked, thing.name);
  if (thing?.kind === 'link') {
    const target = archive.targetOf(thing.target, file.file);
    return target ? linksTo(asked, target) : [];
  }
  const heading = headingAt(file, document.getText(), textPosition(document, position).line);
  if (heading !== undefined) return linksTo(asked, { file: file.file, anchor: heading });
  const table = fieldTableOf(file.file);
  const offset = document.offsetAt(position);
  const inFront = cursorAt(document.getText(), offset, table);
  if (offset > 4 && inFront.kind !== 'key' && inFront.kind !== 'value') return [];
  const name = nameOfFile(file);
  return name ? usesOf(asked, name) : linksTo(asked, { file: file.file, anchor: '' });
}

function usesOf({ archive, file, locate }: Asked, name: Pick<NameUse, 'key' | 'slug'>): Location[] {
  return archive
    .usesOf(name)
    .filter((use) => use.file.lang === file.lang)
    .map((use) => locate({ root: 'content', file: use.file.file, span: use.place.span }));
}

/** Without an anchor the links to all of the file. */
function linksTo({ archive, locate }: Asked, { file, anchor }: Target): Location[] {
  return archive
    .linksTo(file)
    .filter(
      (use) =>
        anchor === '' || archive.targetOf(use.place.target, use.file.file)?.anchor === anchor,
    )
    .map((use) => locate({ root: 'content', file: use.file.file, span: use.place }));
}

function placeOfTarget({ archive, textOf }: Asked, { file, anchor }: Target): Place {
  const found = archive.files.get(file);
  const text = anchor === '' ? undefined : textOf(file);
  if (!found || text === undefined) return { root: 'content', file };
  const line = headingLines(found, text).find(({ id }) => id === anchor)?.line;
  if (line === undefined) return { root: 'content', file };
  return { root: 'content', file, span: { line, column: 1, length: 0 } };
}

function headingAt(file: IndexedFile, text: string, line: number): string | undefined {
  return headingLines(file, text).find((heading) => heading.line === line)?.id;
}

/** The lines of headings that are written with `#`, by their texts and in their order. */
function headingLines({ headings }: IndexedFile, text: string): { id: string; line: number }[] {
  const left = [...headings];
  return text.split('\n').flatMap((written, index) => {
    const [, title] = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\r?$/.exec(written) ?? [];
    if (title === undefined) return [];
    const at = left.findIndex((heading) => lettersOf(heading.text) === lettersOf(title));
    const [found] = at === -1 ? [] : left.splice(0, at + 1).slice(-1);
    return found ? [{ id: found.id, line: index + 1 }] : [];
  });
}

/** Without marks and without the addresses of links. */
function lettersOf(text: string): string {
  return text
    .replace(/\]\([^)]*\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function thingOf({ file, document, position }: Asked): Thing | undefined {
  return thingAt(file, textPosition(document, position));
}

function markdown(value: string) {
  return { kind: MarkupKind.Markdown, value };
}
