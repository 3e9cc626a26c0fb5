import { posix } from 'node:path';
import { assignAddresses } from '../content/assemble/assign-addresses.ts';
import { findPicture } from '../content/assemble/find-picture.ts';
import { compileFile } from '../content/compile-file.ts';
import { type CompiledFile, type CompileOptions, isDraftFile } from '../content/compiled-file.ts';
import { oneLanguage, placeOf } from '../content/file-place.ts';
import { unsavedSource } from '../content/list-content.ts';
import { decodePath, relativeFile } from '../content/paths.ts';
import { addAlias } from '../content/rewrite/edit-term-file.ts';
import { scalar } from '../content/rewrite/front-matter-lists.ts';
import { linkEdits } from '../content/rewrite/rewrite-links.ts';
import { applyEdits, type Edit, offsetAt } from '../content/rewrite/text-edits.ts';
import { type Address, encodeAddress } from '../urls.ts';
import type { Archive } from './archive.ts';
import { fieldTableOf } from '../content/field-table-of.ts';
import type { IndexedFile } from './indexed-file.ts';

/** A new text for a file. */
export interface TextChange {
  file: string;
  before: string;
  after: string;
}

export interface FileRenaming {
  /** By the paths that files have before they are renamed. */
  changes: TextChange[];
  /** Old addresses that could not be written into the front matter of their articles. */
  unwritten: { file: string; address: Address }[];
}

interface World {
  archive: Archive;
  options: CompileOptions;
  textOf: (file: string) => string | undefined;
}

/**
 * What must be written when files get other paths, `moves` by their old ones: links to and from them
 * and the paths of pictures follow, and an article whose address changes gets an alias.
 */
export function planFileRenaming(world: World, moves: ReadonlyMap<string, string>): FileRenaming {
  const { archive, textOf } = world;
  const moved = new Map<string, Moved>();
  for (const [from, to] of moves) {
    const found = archive.files.has(from) ? readMoved(world, from, to) : undefined;
    if (found) moved.set(from, found);
  }
  const concerned = new Set(moved.keys());
  for (const file of moved.keys())
    for (const use of archive.linksTo(file)) concerned.add(use.file.file);

  const renaming: FileRenaming = { changes: [], unwritten: [] };
  for (const file of [...concerned].sort()) {
    const indexed = archive.files.get(file);
    const before = textOf(file);
    if (!indexed || before === undefined) continue;
    const own = moved.get(file);
    const edits = [
      ...linkEdits(before, indexed, newAddress(world, indexed, moves, moved)),
      ...(own ? pictureEdits(world, before, own, file) : []),
    ];
    let after = applyEdits(before, edits);
    if (own?.alias !== undefined) {
      const withAlias = addAlias(after, own.alias, fieldTableOf(own.to));
      if (withAlias === undefined) renaming.unwritten.push({ file, address: own.alias });
      else after = withAlias;
    }
    if (after !== before) renaming.changes.push({ file, before, after });
  }
  return renaming;
}

interface Moved {
  to: string;
  compiled: CompiledFile;
  /** Absent for a file without a page of its own. */
  address?: Address;
  /** The address until now, where it is another one that readers may know. */
  alias?: Address;
}

function readMoved(
  { archive, options, textOf }: World,
  from: string,
  to: string,
): Moved | undefined {
  const source = unsavedSource(to);
  const text = textOf(from);
  if (!source || text === undefined) return undefined;
  const { compiled } = compileFile(source, Buffer.from(text), options);
  const { languages = oneLanguage } = options;
  const lang = (compiled.frontMatter ?? compiled.partial)?.lang;
  const { addresses } = assignAddresses([compiled], new Set(), [], undefined, ({ file }) =>
    placeOf(file, languages, lang),
  );
  const address = addresses.get(to);
  const before = archive.addressOf(from);
  const isKnown = before !== undefined && before !== address && !isDraftFile(compiled);
  return {
    to,
    compiled,
    ...(address !== undefined && { address }),
    ...(isKnown && { alias: before }),
  };
}

/** Gives what a link or picture of a file is to name when files are renamed. */
function newAddress(
  { archive, options }: World,
  { file }: IndexedFile,
  moves: ReadonlyMap<string, string>,
  moved: ReadonlyMap<string, Moved>,
): (written: string, kind: 'link' | 'picture') => string | undefined {
  const place = moves.get(file) ?? file;
  const relative = (target: string): string =>
    encodeAddress(posix.relative(posix.dirname(place), moves.get(target) ?? target));
  return (written, kind) => {
    const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(written) ?? [];
    if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return undefined;
    const target = archive.targetOf(written, file)?.file;
    if (path.startsWith('/')) {
      if (target === undefined) return undefined;
      const address = moved.get(target)?.address;
      const isNew = address !== undefined && address !== archive.addressOf(target);
      return isNew ? encodeAddress(address) + suffix : undefined;
    }
    if (kind === 'link' && target !== undefined)
      return place !== file || moves.has(target) ? relative(target) + suffix : undefined;
    if (place === file) return undefined;
    const asset =
      kind === 'picture'
        ? relativePicture(archive, written, file, options)
        : archive.assets.has(relativeFile(file, path))
          ? relativeFile(file, path)
          : undefined;
    return asset === undefined ? undefined : relative(asset) + suffix;
  };
}

/** The file of a picture that is named by its place relative to the article. */
function relativePicture(
  archive: Archive,
  written: string,
  file: string,
  { ownHosts }: CompileOptions,
): string | undefined {
  const found = findPicture(written, file, archive, ownHosts);
  const isFound = found.kind === 'file' && found.picture.root === 'content';
  if (!isFound || found.picture.file !== relativeFile(file, written)) return undefined;
  return found.picture.file;
}

/** Of the picture in the front matter. */
function pictureEdits(
  { archive, options }: World,
  text: string,
  { compiled, to }: Moved,
  from: string,
): Edit[] {
  const written = (compiled.frontMatter ?? compiled.partial)?.image;
  const span = compiled.spans.image;
  if (written === undefined || !span) return [];
  const file = relativePicture(archive, written, from, options);
  const start = offsetAt(text, span);
  if (file === undefined || start === undefined) return [];
  const mark = text[start];
  const quote = mark === '"' || mark === "'" ? mark : '';
  const end = start + span.length;
  const isWhole =
    decodePath(text.slice(start + quote.length, end - quote.length)) === decodePath(written);
  const value = posix.relative(posix.dirname(to), file);
  return isWhole && value !== written ? [{ start, end, text: scalar(value, quote) }] : [];
}
