import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from '../files/has-code.ts';
import { compareText } from './compare-text.ts';
import { problem, type Diagnostic, type Position } from './diagnostic.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import { diagnosticIn } from './diagnostic-in.ts';

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

const FOLDERS: Readonly<Record<string, SourceKind>> = {
  articles: 'article',
  features: 'article',
  authors: 'author',
  categories: 'category',
  tags: 'tag',
  pages: 'page',
};
const START: Position = { line: 1, column: 1 };
/** What an editor may have meant as an article; anything else beside one is a picture or attachment. */
const LOOKS_LIKE_TEXT = /\.(?:md|mdx|markdown|mdown|mkd|txt|html?|rst|adoc|org|textile)$/i;

/**
 * Names every file of the two folders. Links are never followed: what they lead to may lie outside,
 * and a pull request can carry one. Names that begin with a dot are left to the tools they belong to.
 */
export async function listContent(contentDir: string, publicDir: string): Promise<ContentListing> {
  const sources: SourceFile[] = [];
  const assets = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const { file, ordinary } of await walk(contentDir)) {
    const report = (code: DiagnosticCode, message: string, hint: string): void => {
      diagnostics.push(diagnosticIn(file, problem(code, START, message, hint)));
    };
    if (!ordinary) {
      report(
        'unreadable-file',
        'a symbolic link or a special file is never followed',
        'Replace it with an ordinary file',
      );
      continue;
    }
    const kind = FOLDERS[file.split('/', 1)[0] ?? ''];
    const extension = path.posix.extname(file);
    const inFeatures = file.startsWith('features/');
    if (extension === '.mdx' && !inFeatures) {
      report(
        'mdx-outside-features',
        'MDX is code and is read in `features/` alone',
        'Move the file there, or write it as `.md`',
      );
    } else if (kind !== undefined && (extension === '.md' || extension === '.mdx')) {
      sources.push({ file, kind, syntax: extension === '.md' ? 'md' : 'mdx' });
    } else {
      assets.add(file);
      if (LOOKS_LIKE_TEXT.test(file) && !file.startsWith('images/')) {
        report(
          'unused-file',
          'no page is made from this file',
          kind ? 'Articles end in `.md`' : 'Articles lie in `articles/`',
        );
      }
    }
  }
  const publicFiles = new Set(
    (await walk(publicDir)).filter((entry) => entry.ordinary).map((entry) => entry.file),
  );
  return { sources, assets, publicFiles, diagnostics };
}

interface Entry {
  file: string;
  /** An ordinary file, not a link, socket or device. */
  ordinary: boolean;
}

/** Everything below a folder that is no folder itself, in code-unit order; a missing folder is empty. */
async function walk(root: string): Promise<Entry[]> {
  const found: Entry[] = [];
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(
      (error: unknown) => {
        if (folder === '' && hasCode(error, 'ENOENT')) return [];
        throw error;
      },
    );
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await visit(file);
      else found.push({ file, ordinary: entry.isFile() });
    }
  };
  await visit('');
  return found.sort((one, other) => compareText(one.file, other.file));
}
