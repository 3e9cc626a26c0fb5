import { join } from 'node:path';
import { append } from '../../content/append.ts';
import { type ContentLanguage, placeOf } from '../../content/file-place.ts';
import { articleFields } from '../../content/front-matter/fields.ts';
import { readFrontMatter } from '../../content/front-matter/read-front-matter.ts';
import { listContent } from '../../content/list-content.ts';
import type { TermSources, TermUse } from '../../content/rewrite/plan-merge.ts';
import { exactText } from '../../content/rewrite/text-edits.ts';
import { compareText, slugify } from '../../content/text.ts';
import { tryRead } from '../../files/try-read.ts';
import { findNearTerms, type NearTerms } from './near-terms.ts';

/** The texts of all articles and terms, and what could not be read. */
export interface ReadTerms extends TermSources {
  uses: readonly TermUse[];
  /** Files whose front matter cannot be read. */
  unread: readonly string[];
}

/** Reads the tags and categories in the front matter of the content folder. */
export function readTerms(
  contentDir: string,
  publicDir: string,
  languages: readonly ContentLanguage[],
): ReadTerms {
  const { sources } = listContent(contentDir, publicDir);
  const articles = new Map<string, string>();
  const termFiles = new Map<string, string>();
  const uses: TermUse[] = [];
  const unread: string[] = [];
  for (const { file, kind } of sources) {
    if (kind === 'author' || kind === 'page') continue;
    const bytes = tryRead(join(contentDir, file));
    const text = bytes && exactText(bytes);
    if (text === undefined) unread.push(file);
    else if (kind !== 'article') termFiles.set(file, text);
    else {
      const found = usesIn(file, text, languages);
      if (found) append(uses, found);
      else unread.push(file);
      articles.set(file, text);
    }
  }
  return { articles, termFiles, uses, unread };
}

/** Undefined if the front matter cannot be read at all. */
function usesIn(
  file: string,
  text: string,
  languages: readonly ContentLanguage[],
): TermUse[] | undefined {
  const bare = text.replace(/^\uFEFF/, '');
  const { data, partial, spans } = readFrontMatter(bare, articleFields);
  const frontMatter = data ?? partial;
  if (!frontMatter) return undefined;
  const { lang } = placeOf(file, languages, frontMatter.lang);
  return (['tags', 'categories'] as const).flatMap((key) =>
    (frontMatter[key] ?? []).map((value, index) => {
      const { line } = spans[`${key}.${index}`] ?? spans[key] ?? { line: 1 };
      return { key, lang, value, file, line };
    }),
  );
}

export interface TermUsage {
  slug: string;
  /** The most frequent spelling; of equally frequent ones the first by code unit. */
  name: string;
  /** Number of articles. */
  count: number;
  /** Other spellings, most frequent first. */
  others: { value: string; count: number; file: string; line: number }[];
}

export interface TermList {
  /** Most used first, then by slug. */
  terms: TermUsage[];
  near: NearTerms<TermUsage>[];
}

/** Groups the values of one key by term. */
export function listTerms(uses: readonly TermUse[]): TermList {
  const bySlug = Map.groupBy(uses, ({ value }) => slugify(value));
  const terms = [...bySlug]
    .filter(([slug]) => slug !== '')
    .map(([slug, ofTerm]) => usageOf(slug, ofTerm))
    .sort((one, other) => other.count - one.count || compareText(one.slug, other.slug));
  return { terms, near: findNearTerms(terms) };
}

function usageOf(slug: string, uses: readonly TermUse[]): TermUsage {
  const [first, ...others] = [...Map.groupBy(uses, ({ value }) => value)]
    .map(([value, written]) => {
      const { file, line } = written[0] ?? { file: '', line: 1 };
      return { value, count: written.length, file, line };
    })
    .sort((one, other) => other.count - one.count || compareText(one.value, other.value));
  return {
    slug,
    name: first?.value ?? slug,
    count: new Set(uses.map(({ file }) => file)).size,
    others,
  };
}
