import { closeSync, constants, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { hasCode } from '../files/has-code.ts';
import { isCompressible, mediaTypeOf } from '../files/media-types.ts';
import { type EntryBelow, listFolder, type ListFolder, walkFolder } from '../files/walk-folder.ts';
import type { DiagnosticCode } from './diagnostics/diagnostic-codes.ts';
import { diagnose, type Diagnostic, diagnosticIn } from './diagnostics/diagnostic.ts';
import { listPublic } from './list-public.ts';
import { REDIRECTS_FILE } from './redirects-file.ts';
import { compareText } from './text.ts';
import { neverFollowed, unreadable } from './unreadable.ts';

export type SourceKind = 'article' | 'author' | 'category' | 'tag' | 'page';

/** A file to compile; `file` is its path below the content folder, with forward slashes. */
export interface SourceFile {
  file: string;
  kind: SourceKind;
  syntax: 'md' | 'mdx';
}

export interface ContentListing {
  /** In code-unit order of their paths. */
  sources: SourceFile[];
  /** Every ordinary file below the content folder that is not a source: pictures and the like. */
  assets: ReadonlySet<string>;
  /** Every ordinary file below the public folder. */
  publicFiles: ReadonlySet<string>;
  diagnostics: Diagnostic[];
}

const KINDS: ReadonlyMap<string, SourceKind> = new Map([
  ['articles', 'article'],
  ['features', 'article'],
  ['authors', 'author'],
  ['categories', 'category'],
  ['tags', 'tag'],
  ['pages', 'page'],
]);
/** Files that may be meant as articles; others are pictures and attachments. */
const LOOKS_LIKE_TEXT = /\.(?:md|mdx|markdown|mdown|mkd|txt|html?|rst|adoc|org|textile)$/i;
/** Names that others give to the file of redirects. */
const MEANS_REDIRECTS = /^_?redirects(?:\.(?:ya?ml|json|toml|txt))?$/i;
/** Syntax by ending. */
const SYNTAXES: ReadonlyMap<string, SourceFile['syntax']> = new Map([
  ['.md', 'md'],
  ['.markdown', 'md'],
  ['.mdx', 'mdx'],
]);

/**
 * Lists every file of the two folders. Symbolic links are not followed: their targets may lie outside,
 * and a pull request can contain one. Names that begin with a dot are skipped in the first.
 */
export function listContent(
  contentDir: string,
  publicDir: string,
  list: ListFolder = listFolder,
): ContentListing {
  const sources: SourceFile[] = [];
  const assets = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const entries = entriesIn(contentDir, list, (folder, error) => {
    diagnostics.push(diagnosticIn(folder, unreadable('folder', error)));
  });
  for (const { path: file, kind } of entries) {
    const report = (code: DiagnosticCode, message: string, hint: string): void => {
      diagnostics.push(diagnosticIn(file, diagnose(code, { line: 1, column: 1 }, message, hint)));
    };
    const source = sourceOf(file);
    if (kind !== 'file') {
      diagnostics.push(diagnosticIn(file, neverFollowed()));
    } else if (file === REDIRECTS_FILE) {
      // `readRedirectsFile` reads it.
    } else if (MEANS_REDIRECTS.test(file)) {
      report(
        'unused-file',
        'no redirect is read from this file',
        `Redirects are written in \`${REDIRECTS_FILE}\``,
      );
    } else if (isMisplacedMdx(file)) {
      report(
        'mdx-outside-features',
        'MDX is code and is read in `features/` alone',
        'Move the file there, or write it as `.md`',
      );
    } else if (source) {
      sources.push(source);
    } else {
      assets.add(file);
      if (mayBeText(file) && beginsWithFrontMatter(path.join(contentDir, file))) {
        report(
          'unread-article',
          'the file begins with front matter, and no page is made from it',
          kindOf(file) ? 'Write it as Markdown that ends in `.md`' : 'Move it to `articles/`',
        );
      } else if (LOOKS_LIKE_TEXT.test(file) && !/^(?:images|import)\//.test(file)) {
        report(
          'unused-file',
          'no page is made from this file',
          kindOf(file) ? 'Articles end in `.md`' : 'Articles lie in `articles/`',
        );
      }
    }
  }
  const isRefused = diagnostics.some(({ severity }) => severity === 'error');
  if (sources.length === 0 && assets.size > 0 && !isRefused) {
    const message = 'no article can be read here';
    const hint = 'Articles lie in `articles/` and end in `.md`';
    const at = { line: 1, column: 1 };
    diagnostics.push(diagnosticIn('articles', diagnose('nothing-read', at, message, hint)));
  }
  const { files: publicFiles, diagnostics: ofPublic } = listPublic(
    publicDir,
    (file) => path.relative(contentDir, path.join(publicDir, file)).replaceAll('\\', '/'),
    list,
  );
  return { sources, assets, publicFiles, diagnostics: [...diagnostics, ...ofPublic] };
}

/** The source that a path stands for, by its folder and extension; undefined for an asset. */
export function sourceOf(file: string): SourceFile | undefined {
  const kind = kindOf(file);
  const syntax = SYNTAXES.get(path.posix.extname(file));
  return kind && syntax ? { file, kind, syntax } : undefined;
}

/** The source that a file becomes once it is saved; undefined for one that `listContent` would not read. */
export function unsavedSource(file: string): SourceFile | undefined {
  const isHidden = file.split('/').some((name) => name.startsWith('.'));
  return isHidden || isMisplacedMdx(file) ? undefined : sourceOf(file);
}

function isMisplacedMdx(file: string): boolean {
  return path.posix.extname(file) === '.mdx' && !file.startsWith('features/');
}

/** Whether an asset may be an article in a form that is not read; pictures and documents are not opened. */
function mayBeText(file: string): boolean {
  const type = mediaTypeOf(file);
  return type === undefined || isCompressible(type);
}

const FIRST_BYTES = 1024;
/** A fence of any generator with a key below it, or keywords of Org mode. */
const FRONT_MATTER =
  /^\uFEFF?\s*(?:---[ \t]*[a-z]*[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*["']?[A-Za-z_][\w -]*["']?[ \t]*:(?:\s|$)|\+\+\+[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[A-Za-z_"'[][^\n=]*=|#\+(?:title|date):)/i;

/** Reads no more than the beginning of a file. */
function beginsWithFrontMatter(file: string): boolean {
  const bytes = Buffer.alloc(FIRST_BYTES);
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    // What cannot be read is reported where it is needed.
    return false;
  }
  try {
    return FRONT_MATTER.test(bytes.toString('utf8', 0, readSync(descriptor, bytes)));
  } finally {
    closeSync(descriptor);
  }
}

function kindOf(file: string): SourceKind | undefined {
  return KINDS.get(file.split('/', 1)[0] ?? '');
}

/**
 * Everything below a folder but folders, in code-unit order; nothing for a missing folder. `closed` is
 * called for folders that cannot be read, the first of them by an empty path.
 */
function entriesIn(
  root: string,
  list: ListFolder,
  closed: (folder: string, error: unknown) => void,
): EntryBelow[] {
  const entries = walkFolder(root, {
    list,
    skips: (_path, name) => name.startsWith('.'),
    failed: (folder, error) => {
      if (folder !== '' || !hasCode(error, 'ENOENT')) closed(folder, error);
    },
  });
  return [...entries]
    .filter(({ kind }) => kind !== 'folder')
    .sort((one, other) => compareText(one.path, other.path));
}
