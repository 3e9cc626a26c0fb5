import type { Term, TermPage } from '../article.ts';
import type { CompiledArticle } from '../compiled-file.ts';
import { compareText } from '../compare-text.ts';
import { diagnose, diagnosticIn, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { slugify } from '../slugify.ts';
import { termSlug } from './merge-terms.ts';

export interface MergedAuthors {
  /** By slug, in code-unit order. */
  authors: Map<string, Term>;
  /** Slugs for an article's `authors` or `reviewedBy`, each once. */
  slugsOf: (article: CompiledArticle, key: 'authors' | 'reviewedBy') => string[];
  diagnostics: Diagnostic[];
}

/**
 * Collects everyone who wrote or reviewed. A value is the id of a file in `authors/`, that file's
 * title, or a plain name.
 */
export function mergeAuthors(
  articles: readonly CompiledArticle[],
  pages: readonly TermPage[],
): MergedAuthors {
  const slugByTitle = new Map(pages.map((page) => [slugify(page.title), termSlug(page.file)]));
  const slugOf = (value: string): string => {
    const slug = slugify(value);
    return slugByTitle.get(slug) ?? slug;
  };
  const names = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const article of articles) {
    for (const key of ['authors', 'reviewedBy'] as const) {
      for (const [index, value] of valuesOf(article, key).entries()) {
        const slug = slugOf(value);
        const known = names.get(slug);
        if (slug !== '' && (known === undefined || value < known)) names.set(slug, value);
        if (slug !== '') continue;
        const span = article.spans[`${key}.${index}`] ?? article.fence;
        const message = `"${value}" in ${key} has no letter or digit to make an address from`;
        diagnostics.push(
          diagnosticIn(article.file, diagnose('empty-slug', span, message, 'Write a name')),
        );
      }
    }
  }
  const pageBySlug = new Map(pages.map((page) => [termSlug(page.file), page]));
  const slugs = [...new Set([...names.keys(), ...pageBySlug.keys()])].sort(compareText);
  const authors = new Map(
    slugs.map((slug): [string, Term] => {
      const page = pageBySlug.get(slug);
      return [
        slug,
        page ? { slug, name: page.title, page } : { slug, name: names.get(slug) ?? slug },
      ];
    }),
  );
  const slugsOf: MergedAuthors['slugsOf'] = (article, key) => [
    ...new Set(
      valuesOf(article, key)
        .map(slugOf)
        .filter((slug) => slug !== ''),
    ),
  ];
  return { authors, slugsOf, diagnostics };
}

function valuesOf(article: CompiledArticle, key: 'authors' | 'reviewedBy'): readonly string[] {
  return (article.frontMatter ?? article.partial)?.[key] ?? [];
}
