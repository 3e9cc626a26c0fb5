import { posix } from 'node:path';
import { CompletionItemKind } from 'vscode-languageserver';
import { pageName } from '../content/paths.ts';
import { scalar } from '../content/rewrite/front-matter-lists.ts';
import { compareText } from '../content/text.ts';
import { mediaTypeOf } from '../files/media-types.ts';
import { encodeAddress } from '../urls.ts';
import type { Archive } from './archive.ts';
import type { Cursor } from './cursor.ts';
import { fieldTableOf } from '../content/field-table-of.ts';
import type { IndexedFile, NamingKey } from './indexed-file.ts';
import { keyDocumentation } from './key-documentation.ts';

/** What may be written, before it is fitted into the text. */
export interface Offer {
  label: string;
  /** What is written; the label where it is absent. */
  written?: string;
  detail?: string;
  /** As Markdown. */
  documentation?: string;
  kind: CompletionItemKind;
}

/** What is looked through. Offers are made of what fits alone, as there may be many thousand. */
export interface Candidate {
  texts: readonly string[];
  offer: () => Offer;
}

/** All that may be written at a place. */
export function candidatesAt(
  archive: Archive,
  file: string,
  cursor: Exclude<Cursor, { kind: 'other' }>,
): Candidate[] {
  switch (cursor.kind) {
    case 'key':
      return keys(file, cursor);
    case 'value':
      return values(archive, file, cursor);
    case 'address': {
      if (cursor.of === 'picture') return pictures(archive, file, true);
      const hash = cursor.typed.indexOf('#');
      if (hash !== -1) return anchors(archive, file, cursor.typed.slice(0, hash));
      return cursor.typed.startsWith('/') ? addresses(archive, file) : paths(archive, file);
    }
  }
}

function keys(file: string, { present, hasColon }: Cursor & { kind: 'key' }): Candidate[] {
  const { fields, spellings } = fieldTableOf(file);
  const taken = new Set([...present].map((spelling) => spellings.get(spelling)));
  return Object.entries(fields)
    .filter(([key]) => !taken.has(key))
    .map(([key, field]) => ({
      texts: [key],
      offer: () => ({
        label: key,
        written: hasColon ? key : `${key}: `,
        detail: field.type.shape,
        documentation: keyDocumentation(key, field),
        kind: CompletionItemKind.Property,
      }),
    }));
}

function values(
  archive: Archive,
  file: string,
  { key: written, quote, field }: Cursor & { kind: 'value' },
): Candidate[] {
  const key = fieldTableOf(file).spellings.get(written);
  const asScalars = (candidates: Candidate[]): Candidate[] =>
    candidates.map(({ texts, offer }) => ({
      texts,
      offer: () => {
        const made = offer();
        return { ...made, written: scalar(made.written ?? made.label, quote) };
      },
    }));
  switch (key) {
    case 'tags':
    case 'categories':
    case 'series':
      return asScalars(names(archive, file, key));
    case 'authors':
    case 'reviewedBy':
      return asScalars(authors(archive, file, key));
    case 'image':
      return asScalars(pictures(archive, file, false));
    case 'lang':
      return archive.languages.map(plain);
    case 'published':
      return ['true', 'false'].map(plain);
    case 'status':
      return ['publish', 'draft', 'private', 'pending'].map(plain);
    default:
      return field?.type.kind === 'flag' ? ['true', 'false'].map(plain) : [];
  }
}

function plain(label: string): Candidate {
  return { texts: [label], offer: () => ({ label, kind: CompletionItemKind.Value }) };
}

/** The spellings of names that articles use, the most used first, then those of files. */
function names(archive: Archive, file: string, key: NamingKey): Candidate[] {
  // What is being typed in this file is no name yet.
  const own = Map.groupBy(
    (archive.files.get(file)?.names ?? []).filter((name) => name.key === key),
    ({ value }) => value,
  );
  const used = [...archive.spellings(key)]
    .map(([label, count]) => [label, count - (own.get(label)?.length ?? 0)] as const)
    .filter(([, count]) => count > 0)
    .sort(([one, many], [other, more]) => more - many || compareText(one, other));
  const known = new Set(used.map(([label]) => label));
  const unused = filesOfNames(archive, file, key)
    .filter(({ title }) => title !== '' && !known.has(title))
    .map(({ title }) => [title, 0] as const);
  return [...used, ...unused].map(([label, count]) => ({
    texts: [label],
    offer: () => ({
      label,
      detail: count === 1 ? '1 article' : `${count} articles`,
      kind: CompletionItemKind.EnumMember,
    }),
  }));
}

/** Authors with a file by the name of that file, as articles write them; others by their names. */
function authors(archive: Archive, file: string, key: NamingKey): Candidate[] {
  const known = new Set<string>();
  const withFile = filesOfNames(archive, file, key).map(({ file: own, title }): Candidate => {
    const label = pageName(own);
    known.add(label).add(title);
    return {
      texts: [label, title],
      offer: () => ({ label, detail: title, kind: CompletionItemKind.EnumMember }),
    };
  });
  const others = names(archive, file, key).filter(({ texts: [name = ''] }) => !known.has(name));
  return [...withFile, ...others];
}

const KINDS = { tags: 'tag', categories: 'category', authors: 'author', reviewedBy: 'author' };

/** The files of names in the language of a file. */
function filesOfNames(archive: Archive, file: string, key: NamingKey): IndexedFile[] {
  const kind = key === 'series' ? undefined : KINDS[key];
  const lang = archive.files.get(file)?.lang;
  return [...archive.files.values()].filter(
    (one) => one.kind === kind && (lang === undefined || one.lang === lang),
  );
}

/** Pictures of the archive, as a file can name them. */
function pictures(archive: Archive, file: string, inBody: boolean): Candidate[] {
  const folder = posix.dirname(file);
  const candidate = (detail: string, label: () => string): Candidate => ({
    texts: [detail.replace(/^(?:images|public)(?=\/)/, ''), posix.basename(detail)],
    offer: () => ({
      label: label(),
      ...(inBody && { written: encodeAddress(label()) }),
      detail,
      kind: CompletionItemKind.File,
    }),
  });
  const ofContent = [...archive.assets].filter(isPicture).map((asset) =>
    candidate(asset, () => {
      if (!asset.startsWith('images/')) return posix.relative(folder, asset);
      const name = asset.slice('images/'.length);
      return name.includes('/') || inBody ? `/${name}` : name;
    }),
  );
  const ofPublic = [...archive.publicFiles]
    .filter(isPicture)
    .map((picture) => candidate(`public/${picture}`, () => `/${picture}`));
  return [...ofContent, ...ofPublic];
}

function isPicture(file: string): boolean {
  return /^(?:image|video|audio)\//.test(mediaTypeOf(file) ?? '');
}

function addresses(archive: Archive, file: string): Candidate[] {
  return others(archive, file).flatMap(({ file: other, title }): Candidate[] => {
    const label = archive.addressOf(other);
    if (label === undefined) return [];
    const written = (): string => encodeAddress(label);
    return [{ texts: [label, title], offer: () => reference(label, written(), title) }];
  });
}

function paths(archive: Archive, file: string): Candidate[] {
  const folder = posix.dirname(file);
  const articles = others(archive, file).map(({ file: other, title }) => ({
    texts: [other, posix.basename(other), title],
    offer: () => {
      const label = posix.relative(folder, other);
      return reference(label, encodeAddress(label), title);
    },
  }));
  const assets = [...archive.assets].map((asset) => ({
    texts: [asset, posix.basename(asset)],
    offer: () => {
      const label = posix.relative(folder, asset);
      return { label, written: encodeAddress(label), kind: CompletionItemKind.File };
    },
  }));
  return [...articles, ...assets];
}

/** All other files, articles first. */
function others(archive: Archive, file: string): IndexedFile[] {
  const all = [...archive.files.values()].filter((other) => other.file !== file);
  return [
    ...all.filter(({ kind }) => kind === 'article'),
    ...all.filter(({ kind }) => kind !== 'article'),
  ];
}

/** The sections of what a path leads to, those with a heading first. */
function anchors(archive: Archive, file: string, path: string): Candidate[] {
  const target = path === '' ? file : archive.targetOf(path, file)?.file;
  const found = archive.files.get(target ?? '');
  if (!found) return [];
  const texts = new Map(found.headings.map(({ id, text }) => [id, text]));
  const ids = new Set([...texts.keys(), ...found.anchors]);
  return [...ids].map((id) => {
    const text = texts.get(id) ?? '';
    return {
      texts: [id, text],
      offer: () => reference(`#${id}`, `${path}#${encodeURI(id)}`, text),
    };
  });
}

function reference(label: string, written: string, detail: string): Offer {
  return { label, written, detail, kind: CompletionItemKind.Reference };
}
