import { posix } from 'node:path';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  MarkupKind,
  type Position,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fieldTableOf } from './field-table-of.ts';
import { scalar } from '../content/rewrite/front-matter-lists.ts';
import { pageName } from '../content/paths.ts';
import { compareText } from '../content/text.ts';
import { mediaTypeOf } from '../files/media-types.ts';
import { encodeAddress } from '../urls.ts';
import type { Archive } from './archive.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import type { NamingKey } from './indexed-file.ts';
import { keyDocumentation } from './key-documentation.ts';

/** Of many thousand articles, an editor is handed so many that fit best. */
const MOST_OFFERED = 100;

/** What may be written, before it is fitted into the text. */
interface Offer {
  label: string;
  /** What is written; the label where it is absent. A function for what is only made of those that fit. */
  written?: string | (() => string);
  detail?: string;
  documentation?: string;
  kind: CompletionItemKind;
  /** What else is looked for in it. */
  title?: string;
}

/** What can be written at a position of a document. */
export function completionsAt(
  archive: Archive,
  file: string,
  document: TextDocument,
  position: Position,
): CompletionList {
  const cursor = cursorAt(document.getText(), document.offsetAt(position), fieldTableOf(file));
  const offers = cursor.kind === 'other' ? [] : offersAt(archive, file, cursor);
  if (cursor.kind === 'other') return { isIncomplete: false, items: [] };
  const found = best(offers, cursor.typed);
  const range = {
    start: document.positionAt(cursor.range.start),
    end: document.positionAt(cursor.range.end),
  };
  return {
    isIncomplete: found.length < offers.length,
    items: found.map(({ label, written, detail, documentation, kind }, index): CompletionItem => {
      return {
        label,
        kind,
        ...(detail !== undefined && { detail }),
        ...(documentation !== undefined && {
          documentation: { kind: MarkupKind.Markdown, value: documentation },
        }),
        // What fits was looked for here, in titles too, so that an editor need not leave out any.
        filterText: document.getText(range),
        sortText: String(index).padStart(4, '0'),
        textEdit: { range, newText: textOf({ label, written }) },
      };
    }),
  };
}

function textOf({
  label,
  written = label,
}: Pick<Offer, 'label'> & { written?: Offer['written'] | undefined }): string {
  return typeof written === 'string' ? written : written();
}

function offersAt(
  archive: Archive,
  file: string,
  cursor: Exclude<Cursor, { kind: 'other' }>,
): Offer[] {
  switch (cursor.kind) {
    case 'key':
      return keyOffers(file, cursor);
    case 'value':
      return valueOffers(archive, file, cursor);
    case 'address':
      return cursor.of === 'picture'
        ? pictureOffers(archive, file, true)
        : linkOffers(archive, file, cursor.typed);
  }
}

function keyOffers(file: string, { present, hasColon }: Cursor & { kind: 'key' }): Offer[] {
  const { fields, spellings } = fieldTableOf(file);
  const taken = new Set([...present].map((spelling) => spellings.get(spelling)));
  return Object.entries(fields)
    .filter(([key]) => !taken.has(key))
    .map(([key, field]) => ({
      label: key,
      written: hasColon ? key : `${key}: `,
      detail: field.type.shape,
      documentation: keyDocumentation(key, field),
      kind: CompletionItemKind.Property,
    }));
}

function valueOffers(
  archive: Archive,
  file: string,
  { key: written, quote, field }: Cursor & { kind: 'value' },
): Offer[] {
  const key = fieldTableOf(file).spellings.get(written);
  const asScalar = (offers: Offer[]): Offer[] =>
    offers.map((offer) => ({ ...offer, written: () => scalar(textOf(offer), quote) }));
  switch (key) {
    case 'tags':
    case 'categories':
    case 'series':
      return asScalar(nameOffers(archive, file, key));
    case 'authors':
    case 'reviewedBy':
      return asScalar(authorOffers(archive, file, key));
    case 'image':
      return asScalar(pictureOffers(archive, file, false));
    case 'lang':
      return archive.languages.map(valueOffer);
    case 'published':
      return ['true', 'false'].map(valueOffer);
    case 'status':
      return ['publish', 'draft', 'private', 'pending'].map(valueOffer);
    default:
      return field?.type.kind === 'flag' ? ['true', 'false'].map(valueOffer) : [];
  }
}

function valueOffer(label: string): Offer {
  return { label, kind: CompletionItemKind.Value };
}

/** The spellings of names that articles in the same language use, the most used first. */
function nameOffers(archive: Archive, file: string, key: NamingKey): Offer[] {
  const files = termFiles(archive, file, key);
  // What is being typed in this file is no name yet.
  const own = Map.groupBy(
    (archive.files.get(file)?.names ?? []).filter((name) => name.key === key),
    ({ value }) => value,
  );
  const named = [...archive.spellings(key)]
    .map(([label, count]) => [label, count - (own.get(label)?.length ?? 0)] as const)
    .filter(([, count]) => count > 0)
    .sort(([one, many], [other, more]) => more - many || compareText(one, other))
    .map(([label, count]) => ({
      label,
      detail: count === 1 ? '1 article' : `${count} articles`,
      kind: CompletionItemKind.EnumMember,
    }));
  const known = new Set(named.map(({ label }) => label));
  const unused = files.flatMap(({ title }) =>
    title === '' || known.has(title)
      ? []
      : [{ label: title, detail: 'no article', kind: CompletionItemKind.EnumMember }],
  );
  return [...named, ...unused];
}

/** Authors with a file by the name of that file, as articles write them; others by their names. */
function authorOffers(archive: Archive, file: string, key: NamingKey): Offer[] {
  const withFile = termFiles(archive, file, key).map(({ file: own, title }): Offer => {
    const id = pageName(own);
    return { label: id, detail: title, title, kind: CompletionItemKind.EnumMember };
  });
  const known = new Set(withFile.flatMap(({ label, title }) => [label, title ?? label]));
  const others = nameOffers(archive, file, key).filter(({ label }) => !known.has(label));
  return [...withFile, ...others];
}

function termFiles(archive: Archive, file: string, key: NamingKey) {
  const kinds = { tags: 'tag', categories: 'category', authors: 'author', reviewedBy: 'author' };
  const kind = key === 'series' ? undefined : kinds[key];
  const lang = archive.files.get(file)?.lang;
  return [...archive.files.values()].filter(
    (one) => one.kind === kind && (lang === undefined || one.lang === lang),
  );
}

/** Pictures of the archive, as this file can name them. */
function pictureOffers(archive: Archive, file: string, inBody: boolean): Offer[] {
  const folder = posix.dirname(file);
  const offers: Offer[] = [];
  const add = (place: string, written: string): void => {
    offers.push({
      label: written,
      written: inBody ? encodeURI(written) : written,
      detail: place,
      kind: CompletionItemKind.File,
    });
  };
  for (const asset of archive.assets) {
    if (!isPicture(asset)) continue;
    if (asset.startsWith('images/')) {
      const name = asset.slice('images/'.length);
      add(asset, name.includes('/') || inBody ? `/${name}` : name);
    } else add(asset, posix.relative(folder, asset));
  }
  for (const picture of archive.publicFiles)
    if (isPicture(picture)) add(`public/${picture}`, `/${picture}`);
  return offers;
}

function isPicture(file: string): boolean {
  return /^(?:image|video|audio)\//.test(mediaTypeOf(file) ?? '');
}

function linkOffers(archive: Archive, file: string, typed: string): Offer[] {
  const hash = typed.indexOf('#');
  if (hash !== -1) return anchorOffers(archive, file, typed.slice(0, hash));
  const byAddress = typed.startsWith('/');
  const folder = posix.dirname(file);
  const all = [...archive.files.values()];
  const articlesFirst = [
    ...all.filter(({ kind }) => kind === 'article'),
    ...all.filter(({ kind }) => kind !== 'article'),
  ];
  const pages = articlesFirst.flatMap(({ file: other, title }): Offer[] => {
    const address = archive.addressOf(other);
    if (other === file || (byAddress && address === undefined)) return [];
    const label = byAddress ? (address ?? '') : posix.relative(folder, other);
    const written = (): string => (byAddress ? encodeAddress(label) : encodeURI(label));
    return [{ label, written, detail: title, title, kind: CompletionItemKind.Reference }];
  });
  const files = byAddress
    ? []
    : [...archive.assets].map((asset): Offer => {
        const label = posix.relative(folder, asset);
        return { label, written: () => encodeURI(label), kind: CompletionItemKind.File };
      });
  return [...pages, ...files];
}

function anchorOffers(archive: Archive, file: string, path: string): Offer[] {
  const target = path === '' ? file : archive.targetOf(path, file)?.file;
  const found = archive.files.get(target ?? '');
  if (!found) return [];
  const headings = found.headings.map(({ id, text }): Offer => ({
    label: `#${id}`,
    written: `${path}#${encodeURI(id)}`,
    detail: text,
    title: text,
    kind: CompletionItemKind.Reference,
  }));
  const ofHeadings = new Set(found.headings.map(({ id }) => id));
  const others = found.anchors
    .filter((id) => !ofHeadings.has(id))
    .map((id): Offer => ({
      label: `#${id}`,
      written: `${path}#${encodeURI(id)}`,
      kind: CompletionItemKind.Reference,
    }));
  return [...headings, ...others];
}

/**
 * The offers that hold what is typed: at the beginning, then at the beginning of a word, then anywhere,
 * those of one kind in the order in which they came.
 */
function best(offers: readonly Offer[], typed: string): Offer[] {
  const wanted = plain(typed.replace(/^.*#|^\.\/(?!\.)/s, ''));
  const ranks: Offer[][] = [[], [], []];
  for (const offer of offers) {
    const rank = rankOf(offer, wanted);
    if (rank !== undefined) ranks[rank]?.push(offer);
  }
  return ranks.flat().slice(0, MOST_OFFERED);
}

function rankOf({ label, title = '' }: Offer, wanted: string): number | undefined {
  if (wanted === '') return 0;
  const texts = [plain(label.replace(/^#/, '')), plain(title)];
  if (texts.some((text) => text.startsWith(wanted))) return 0;
  if (texts.some((text) => text.includes(` ${wanted}`) || text.includes(`/${wanted}`))) return 1;
  return texts.some((text) => text.includes(wanted)) ? 2 : undefined;
}

function plain(text: string): string {
  return text.toLowerCase();
}
