import {
  IN_SEVERAL_LANGUAGES,
  newNameFault,
  planMerge,
  type TermSources,
} from '../content/rewrite/plan-merge.ts';
import type { TermKey } from '../content/rewrite/rename-term.ts';
import { slugify } from '../content/text.ts';
import type { Archive } from './archive.ts';

export type TermRenaming =
  | {
      /** New texts by file, null for a file to remove. */
      changes: ReadonlyMap<string, string | null>;
      /** Files of which nobody knows whether they name the term. */
      unread: readonly string[];
    }
  | { /** Why nothing is renamed. */ fault: string };

/** Plans what `terms merge` would write, with the texts of open documents. */
export function planTermRenaming(
  archive: Archive,
  textOf: (file: string) => string | undefined,
  from: string,
  into: string,
): TermRenaming {
  const fault = newNameFault(from, into);
  if (fault !== undefined) return { fault };
  const files = [...archive.files.values()];
  if (archive.languages.length > 1) return { fault: IN_SEVERAL_LANGUAGES };
  const slug = slugify(from);
  const articles = new Map<string, string>();
  const termFiles = new Map<string, string>();
  const uses: TermSources['uses'][number][] = [];
  const unread: string[] = [];
  for (const { file, kind, names, isUnread } of files) {
    if (kind === 'article' && isUnread) unread.push(file);
    const own = names.filter((name) => isTermKey(name.key) && name.slug === slug);
    for (const { key, value } of own) if (isTermKey(key)) uses.push({ key, value, file });
    const read = kind === 'tag' || kind === 'category' ? termFiles : articles;
    if (read === articles && own.length === 0) continue;
    const text = textOf(file);
    if (text === undefined) unread.push(file);
    else read.set(file, text);
  }
  const plan = planMerge({ articles, termFiles, uses }, from, into);
  if (!('errors' in plan)) return { changes: plan.changes, unread: unread.sort() };
  const lines = plan.errors.map(({ file, line, reason }) => `${file}:${line} ${reason}`);
  return { fault: lines.join('\n') };
}

function isTermKey(key: string): key is TermKey {
  return key === 'tags' || key === 'categories';
}
