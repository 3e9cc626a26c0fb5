import path from 'node:path';
import type { Term, TermPage } from '../article.ts';
import type { CompiledArticle } from '../compiled-file.ts';
import { compareText } from '../compare-text.ts';
import { diagnose, diagnosticIn, type Diagnostic, type Span } from '../diagnostics/diagnostic.ts';
import { memoize } from '../memoize.ts';
import { slugify } from '../slugify.ts';

export interface MergedTerms {
  /** By slug, in code-unit order. */
  terms: Map<string, Term>;
  /** Slugs of an article's values, in the order written, each once; by file. */
  slugs: Map<string, string[]>;
  diagnostics: Diagnostic[];
}

interface Use {
  file: string;
  value: string;
  slug: string;
  span: Span;
}

/**
 * Merges a taxonomy's values by slug. A term is named by the title of its file, else by the spelling
 * used most often (of equally frequent ones the first in code-unit order). Other spellings are
 * reported at their values.
 */
export function mergeTerms(
  articles: readonly CompiledArticle[],
  key: 'tags' | 'categories',
  pages: readonly TermPage[],
): MergedTerms {
  const slugOf = memoize((value: string) => value, slugify);
  const uses = articles.flatMap((article) => usesIn(article, key, slugOf));
  const diagnostics = uses.filter(({ slug }) => slug === '').map((use) => emptySlug(use, key));
  const bySlug = Map.groupBy(
    uses.filter(({ slug }) => slug !== ''),
    ({ slug }) => slug,
  );
  const pageBySlug = new Map(pages.map((page) => [termSlug(page.file), page]));
  const terms = new Map<string, Term>();
  for (const slug of [...new Set([...bySlug.keys(), ...pageBySlug.keys()])].sort(compareText)) {
    const spellings = bySlug.get(slug) ?? [];
    const page = pageBySlug.get(slug);
    const named = page && slugify(page.title) === slug ? page.title : undefined;
    const name = named ?? mostFrequent(spellings.map(({ value }) => value)) ?? page?.title ?? slug;
    terms.set(slug, page ? { slug, name, page } : { slug, name });
    for (const use of spellings) {
      if (use.value !== name) diagnostics.push(otherSpelling(use, key, name));
    }
  }
  return { terms, slugs: slugsByFile(uses), diagnostics };
}

/** The slug that the file of a term or author stands for: its name without the ending. */
export function termSlug(file: string): string {
  return slugify(path.posix.basename(file, path.posix.extname(file)));
}

function usesIn(
  article: CompiledArticle,
  key: 'tags' | 'categories',
  slugOf: (value: string) => string,
): Use[] {
  const values = (article.frontMatter ?? article.partial)?.[key] ?? [];
  return values.map((value, index) => ({
    file: article.file,
    value,
    slug: slugOf(value),
    span: article.spans[`${key}.${index}`] ?? article.spans[key] ?? article.fence,
  }));
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(
    ([one, most], [other, more]) => more - most || compareText(one, other),
  );
  return first?.[0];
}

function slugsByFile(uses: readonly Use[]): Map<string, string[]> {
  const slugs = new Map<string, string[]>();
  for (const { file, slug } of uses) {
    const known = slugs.get(file) ?? [];
    if (slug !== '' && !known.includes(slug)) known.push(slug);
    slugs.set(file, known);
  }
  return slugs;
}

function emptySlug(use: Use, key: string): Diagnostic {
  const message = `"${use.value}" in ${key} has no letter or digit to make an address from`;
  return diagnosticIn(
    use.file,
    diagnose('empty-slug', use.span, message, 'Write it with letters or digits'),
  );
}

function otherSpelling(use: Use, key: string, name: string): Diagnostic {
  const message = `"${use.value}" in ${key} is spelt "${name}" elsewhere`;
  return diagnosticIn(use.file, diagnose('term-spelling', use.span, message, `Write "${name}"`));
}
