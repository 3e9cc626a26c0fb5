import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { articleFields } from '../../content/front-matter/fields.ts';
import { readFrontMatter } from '../../content/front-matter/read-front-matter.ts';
import { listContent } from '../../content/list-content.ts';
import { exactText } from '../../content/rewrite/text-edits.ts';
import type { TermKey } from '../../content/rewrite/rename-term.ts';

/** A value of `tags` or `categories`, where it stands. */
export interface TermUse {
  key: TermKey;
  value: string;
  file: string;
  line: number;
}

export interface TermSources {
  /** Texts of the articles, and of the files of tags and categories, by path. */
  articles: ReadonlyMap<string, string>;
  termFiles: ReadonlyMap<string, string>;
  uses: TermUse[];
  /** Files whose header cannot be read. */
  unread: string[];
}

/** Reads the headers of the content folder, and nothing else of it. */
export async function readTerms(contentDir: string, publicDir: string): Promise<TermSources> {
  const { sources } = await listContent(contentDir, publicDir);
  const articles = new Map<string, string>();
  const termFiles = new Map<string, string>();
  const uses: TermUse[] = [];
  const unread: string[] = [];
  for (const { file, kind } of sources) {
    if (kind === 'author' || kind === 'page') continue;
    const text = exactText(await readFile(join(contentDir, file)));
    if (text === undefined) unread.push(file);
    else if (kind !== 'article') termFiles.set(file, text);
    else {
      const found = usesIn(file, text);
      if (found) uses.push(...found);
      else unread.push(file);
      articles.set(file, text);
    }
  }
  return { articles, termFiles, uses, unread };
}

/** Undefined for a header that cannot be read at all. */
function usesIn(file: string, text: string): TermUse[] | undefined {
  const bare = text.replace(/^\uFEFF/, '');
  const { data, partial, spans } = readFrontMatter(bare, articleFields);
  const frontMatter = data ?? partial;
  if (!frontMatter) return undefined;
  return (['tags', 'categories'] as const).flatMap((key) =>
    (frontMatter[key] ?? []).map((value, index) => {
      const { line } = spans[`${key}.${index}`] ?? spans[key] ?? { line: 1 };
      return { key, value, file, line };
    }),
  );
}
