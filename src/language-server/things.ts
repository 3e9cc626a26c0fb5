import { termSlug } from '../content/assemble/merge-terms.ts';
import type { Position as TextPosition, Span } from '../content/diagnostics/diagnostic.ts';
import { slugify } from '../content/text.ts';
import type { Archive } from './archive.ts';
import type { IndexedFile, NameUse, NamingKey } from './indexed-file.ts';

/** What stands at a place of a file and leads to something. */
export type Thing =
  | { kind: 'name'; name: NameUse; span: Span }
  | { kind: 'link'; target: string; span: Span }
  | { kind: 'picture'; source: string; span: Span };

/** Kinds of files that say more of a name. */
const KINDS: Readonly<Partial<Record<NamingKey, IndexedFile['kind']>>> = {
  tags: 'tag',
  categories: 'category',
  authors: 'author',
  reviewedBy: 'author',
};

export function thingAt(file: IndexedFile, at: TextPosition): Thing | undefined {
  const name = file.names.find(({ span }) => holds(span, at));
  if (name) return { kind: 'name', name, span: name.span };
  const link = file.links.find((span) => holds(span, at));
  if (link) return { kind: 'link', target: link.target, span: link };
  const picture = file.pictures.find((span) => holds(span, at));
  return picture && { kind: 'picture', source: picture.source, span: picture };
}

/** The file of a tag, category or author, if it has one. */
export function fileOfName(
  archive: Archive,
  { key, slug }: Pick<NameUse, 'key' | 'slug'>,
  lang: string,
): IndexedFile | undefined {
  const kind = KINDS[key];
  if (!kind) return undefined;
  const files = [...archive.files.values()].filter((file) => file.kind === kind);
  const named = files.filter(
    ({ file, title }) => termSlug(file) === slug || slugify(title) === slug,
  );
  return named.find((file) => file.lang === lang) ?? named[0];
}

/** The name that the file of a tag, category or author stands for. */
export function nameOfFile({ kind, file }: IndexedFile): Pick<NameUse, 'key' | 'slug'> | undefined {
  const slug = termSlug(file);
  switch (kind) {
    case 'tag':
      return { key: 'tags', slug };
    case 'category':
      return { key: 'categories', slug };
    case 'author':
      return { key: 'authors', slug };
    default:
      return undefined;
  }
}

/** Also just behind the span, where a cursor stands after what was typed. */
function holds({ line, column, length }: Span, at: TextPosition): boolean {
  return line === at.line && column <= at.column && at.column <= column + length;
}
