import { posix } from 'node:path';
import { compareText } from '../../content/text.ts';
import type { Note } from '../archive.ts';
import { readForeignFrontMatter, type ForeignFrontMatter } from '../foreign-front-matter.ts';
import { readSourceText, type SourceFolder } from '../source-folder.ts';
import { isTable, type HugoConfig, type Mount, type Table } from './config.ts';

/** A file of the content folder from which Hugo makes a page. */
export interface HugoFile {
  /** Below the archive's folder. */
  file: string;
  /** Folders below the content folder. */
  folders: readonly string[];
  /** Name without ending and language: `index`, `_index`, `first-post`. */
  name: string;
  ending: string;
  /** Absent for one of a site with one language. */
  language?: string;
}

/** A page with its front matter. */
export interface HugoPage extends HugoFile {
  frontMatter: ForeignFrontMatter;
  /** Its front matter by keys in lower case, `params` in it and what it inherits. */
  values: ReadonlyMap<string, unknown>;
  /** The whole file. */
  text: string;
}

/** A file beside pages. */
export interface HugoResource {
  file: string;
  folders: readonly string[];
  name: string;
}

export interface HugoContent {
  files: HugoFile[];
  resources: HugoResource[];
}

const PAGE = /\.(?:md|mdown|markdown|html?)$/i;
/** Formats that other programs read for Hugo. */
const FOREIGN = /\.(?:adoc|asciidoc|ad|org|rst|pandoc|pdc)$/i;

/** Sorts the files of the content folders into pages and what lies beside them. */
export function findContent(
  folder: SourceFolder,
  config: HugoConfig,
  note: (note: Note) => void,
): HugoContent {
  const files: HugoFile[] = [];
  const resources: HugoResource[] = [];
  const codes = new Set(config.languages.map(({ code }) => code));
  // A folder of one language may lie in that of another: the innermost has the file.
  const ownerOf = (file: string): Mount | undefined =>
    config.content
      .filter((one) => file.startsWith(`${one.folder}/`))
      .sort((one, other) => other.folder.length - one.folder.length)[0];
  for (const mount of config.content) {
    const below = folder.files.filter((file) => file.startsWith(`${mount.folder}/`));
    const bundles = new Set(
      below.filter((file) => isBundleIndex(file, codes)).map((file) => posix.dirname(file)),
    );
    bundles.delete(mount.folder);
    for (const file of below) {
      if (ownerOf(file) !== mount) continue;
      const path = posix.join(mount.target, file.slice(mount.folder.length + 1));
      const folders = path.split('/').slice(0, -1);
      const base = posix.basename(path);
      const bundle = bundleAround(file, bundles);
      const isResource = bundle !== undefined && !isBundleIndexIn(file, bundle, codes);
      if (PAGE.test(base) && !isResource && isContent(folder, file)) {
        const { name, ending, language } = nameParts(base, codes);
        const own =
          language ?? mount.language ?? (codes.size > 0 ? config.defaultLanguage : undefined);
        files.push({ file, folders, name, ending, ...(own !== undefined && { language: own }) });
      } else if (FOREIGN.test(base) && !isResource) {
        note({
          outcome: 'to-do',
          subject: `content in \`${posix.extname(base)}\``,
          place: { file, line: 1 },
          message:
            'Only Markdown and HTML are read; convert it with Pandoc and run the import again',
        });
      } else {
        if (/\.(?:md|markdown)$/i.test(base))
          note({
            outcome: 'to-do',
            subject: 'text beside a bundle',
            place: { file, line: 1 },
            message: 'Templates showed it inside another page; put its text where it belongs',
          });
        else resources.push({ file, folders, name: base });
      }
    }
  }
  return { files, resources };
}

/** HTML is a page if it begins with front matter. */
function isContent(folder: SourceFolder, file: string): boolean {
  if (!/\.html?$/i.test(file)) return true;
  return /^\uFEFF?\s*(?:---|\+\+\+|\{)/.test(readSourceText(folder, file, () => undefined));
}

function nameParts(
  base: string,
  codes: ReadonlySet<string>,
): { name: string; ending: string; language?: string } {
  const { name, ext } = posix.parse(base);
  const [, stem = name, code = ''] = /^(.+)\.([^.]+)$/.exec(name) ?? [];
  const language = code.toLowerCase();
  return codes.has(language) ? { name: stem, ending: ext, language } : { name, ending: ext };
}

function isBundleIndex(file: string, codes: ReadonlySet<string>): boolean {
  const base = posix.basename(file);
  return PAGE.test(base) && nameParts(base, codes).name === 'index';
}

function isBundleIndexIn(file: string, bundle: string, codes: ReadonlySet<string>): boolean {
  return posix.dirname(file) === bundle && isBundleIndex(file, codes);
}

/** The outermost bundle that a file lies in. */
function bundleAround(file: string, bundles: ReadonlySet<string>): string | undefined {
  const parts = file.split('/').slice(0, -1);
  for (let count = 1; count <= parts.length; count += 1) {
    const folder = parts.slice(0, count).join('/');
    if (bundles.has(folder)) return folder;
  }
  return undefined;
}

/** Reads the front matter of all pages, each with what it inherits from the sections around it. */
export function readPages(
  folder: SourceFolder,
  files: readonly HugoFile[],
  config: HugoConfig,
  note: (note: Note) => void,
): HugoPage[] {
  const read = files.map((file) => {
    const text = readSourceText(folder, file.file, note);
    const frontMatter = readForeignFrontMatter(text);
    if (frontMatter.fault) {
      note({
        outcome: 'to-do',
        subject: 'front matter that cannot be read',
        place: { file: file.file, line: frontMatter.fault.line },
        message: `${frontMatter.fault.message}; mend it and run the import again`,
      });
    }
    return { file, text, frontMatter };
  });
  const cascades = new Map<string, Table[]>();
  const key = (language: string | undefined, folders: readonly string[]): string =>
    `${language ?? ''}:${folders.join('/')}`;
  for (const { file, frontMatter } of read) {
    if (file.name !== '_index') continue;
    const found = cascadesOf(lowered(frontMatter.data).get('cascade'), () => {
      note({
        outcome: 'to-do',
        subject: 'front matter `cascade`',
        place: { file: file.file, line: frontMatter.lineOf('cascade') },
        message: 'It applies to some pages only; write its keys into their front matter',
      });
    });
    if (found.length > 0) cascades.set(key(file.language, file.folders), found);
  }
  const site = cascadesOf(config.table.cascade, () => undefined);
  return read
    .map(({ file, text, frontMatter }) => {
      const values = lowered(frontMatter.data);
      const inherit = (tables: readonly Table[]): void => {
        for (const table of tables)
          for (const [name, value] of lowered(table))
            if (!values.has(name)) values.set(name, value);
      };
      for (let count = file.folders.length; count >= 0; count -= 1)
        inherit(cascades.get(key(file.language, file.folders.slice(0, count))) ?? []);
      inherit(site);
      return { ...file, text, frontMatter, values };
    })
    .sort((one, other) => compareText(one.file, other.file));
}

/** Keys in lower case, as Hugo reads them; those of `params` count like those beside it. */
function lowered(data: Table): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(data)) values.set(name.toLowerCase(), value);
  const params = values.get('params');
  if (isTable(params)) {
    for (const [name, value] of Object.entries(params))
      if (!values.has(name.toLowerCase())) values.set(name.toLowerCase(), value);
  }
  return values;
}

/** What applies to everything below; `partly` is called where some of it does not. */
function cascadesOf(value: unknown, partly: () => void): Table[] {
  const list: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((entry): Table[] => {
    if (!isTable(entry)) return [];
    const { _target, target, ...rest } = entry;
    if (_target === undefined && target === undefined) return [rest];
    partly();
    return [];
  });
}
