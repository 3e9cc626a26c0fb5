import { append } from '../append.ts';
import type { Term, TermPage } from '../article.ts';
import type { CompiledArticle } from '../compiled-file.ts';
import { diagnose, type Diagnostic, diagnosticIn, type Span } from '../diagnostics/diagnostic.ts';
import { memoize } from '../memoize.ts';
import { slugFault } from '../parse-address.ts';
import { pageName } from '../paths.ts';
import { compareText, slugify } from '../text.ts';
import { findMisspeltAuthors, findMisspeltTerms } from './near-misses.ts';

export interface MergedTerms {
  /** By slug, in code-unit order. */
  terms: Map<string, Term>;
  /** Slugs of an article's values, in the order written, each once; by file. */
  slugs: Map<string, string[]>;
  diagnostics: Diagnostic[];
}

export interface MergedAuthors {
  /** By slug, in code-unit order. */
  authors: Map<string, Term>;
  /** Slugs for an article's `authors` or `reviewedBy`, each once. */
  slugsOf: (article: CompiledArticle, key: 'authors' | 'reviewedBy') => string[];
  diagnostics: Diagnostic[];
}

type ListKey = 'tags' | 'categories' | 'authors' | 'reviewedBy';

interface Use {
  file: string;
  key: ListKey;
  value: string;
  slug: string;
  span: Span;
  /** Whether it is all that the key has, without brackets, commas or quotation marks. */
  isBare: boolean;
}

/**
 * Merges a taxonomy's values by slug. A term is named by the title of its file, else by the spelling
 * used most often (of equally frequent ones the first in code-unit order). Other spellings are
 * reported at their values. In a language other than the first, the title may be any word: articles
 * write it, or the name of the file.
 */
export function mergeTerms(
  articles: readonly CompiledArticle[],
  key: 'tags' | 'categories',
  pages: readonly TermPage[],
  isTranslation = false,
): MergedTerms {
  const slugByTitle = new Map(
    isTranslation ? pages.map((page) => [slugify(page.title), termSlug(page.path)]) : [],
  );
  const slugOf = memoize(
    (value: string) => value,
    (value) => {
      const slug = slugify(value);
      return slugByTitle.get(slug) ?? slug;
    },
  );
  const uses = articles.flatMap((article) => usesIn(article, key, slugOf));
  const faultOf = memoize((slug: string) => slug, slugFault);
  const diagnostics = [
    ...uses.flatMap((use) =>
      use.slug === '' ? emptySlug(use, 'Write it with letters or digits') : unfit(use, faultOf),
    ),
    ...findUnfit(pages),
  ];
  const bySlug = Map.groupBy(
    uses.filter(({ slug }) => slug !== ''),
    ({ slug }) => slug,
  );
  append(diagnostics, findJoined(bySlug, slugOf));
  const pageBySlug = new Map(pages.map((page) => [termSlug(page.path), page]));
  const terms = new Map<string, Term>();
  for (const slug of [...new Set([...bySlug.keys(), ...pageBySlug.keys()])].sort(compareText)) {
    const spellings = bySlug.get(slug) ?? [];
    const page = pageBySlug.get(slug);
    const isNamed = page !== undefined && (isTranslation || slugify(page.title) === slug);
    const named = isNamed ? page.title : undefined;
    const name = named ?? mostFrequent(spellings.map(({ value }) => value)) ?? page?.title ?? slug;
    terms.set(slug, page ? { slug, name, page } : { slug, name });
    for (const use of spellings) {
      const isFileName = isTranslation && isNamed && slugify(use.value) === slug;
      if (use.value !== name && !isFileName) diagnostics.push(otherSpelling(use, name));
    }
  }
  const names = [...terms.values()].flatMap(({ slug, name, page }) => {
    const used = { name, count: bySlug.get(slug)?.length ?? 0, hasFile: page !== undefined };
    const title = isTranslation && page ? slugify(page.title) : slug;
    return [...new Set([slug, title])].map((spelling) => ({ ...used, slug: spelling }));
  });
  for (const [slug, { name }] of findMisspeltTerms(names))
    for (const use of bySlug.get(slug) ?? []) diagnostics.push(nearMiss(use, name));
  return { terms, slugs: slugsByFile(uses), diagnostics };
}

/**
 * Collects everyone who wrote or reviewed. A value is the id of a file in `authors/`, that file's
 * title, or a plain name.
 */
export function mergeAuthors(
  articles: readonly CompiledArticle[],
  pages: readonly TermPage[],
): MergedAuthors {
  const slugByTitle = new Map(pages.map((page) => [slugify(page.title), termSlug(page.path)]));
  const slugOf = memoize(
    (value: string) => value,
    (value) => {
      const slug = slugify(value);
      return slugByTitle.get(slug) ?? slug;
    },
  );
  const names = new Map<string, string>();
  const faultOf = memoize((slug: string) => slug, slugFault);
  const diagnostics = findUnfit(pages);
  const pageBySlug = new Map(pages.map((page) => [termSlug(page.path), page]));
  const withoutFile = new Map<string, Use[]>();
  for (const article of articles) {
    for (const key of ['authors', 'reviewedBy'] as const) {
      for (const use of usesIn(article, key, slugOf)) {
        const known = names.get(use.slug);
        append(diagnostics, unfit(use, faultOf));
        if (use.slug === '') diagnostics.push(emptySlug(use, 'Write a name'));
        else if (known === undefined || use.value < known) names.set(use.slug, use.value);
        if (pageBySlug.has(use.slug)) continue;
        const others = withoutFile.get(use.slug);
        if (others) others.push(use);
        else withoutFile.set(use.slug, [use]);
      }
    }
  }
  const spellings = [
    ...[...withoutFile].map(([slug, uses]) => ({
      slug,
      name: uses[0]?.value ?? slug,
      count: uses.length,
      hasFile: false,
    })),
    ...pages.flatMap(({ path, title }) => [
      { slug: termSlug(path), name: pageName(path), hasFile: true, count: 0 },
      { slug: slugify(title), name: title, hasFile: true, count: 0 },
    ]),
  ];
  for (const [slug, { name }] of findMisspeltAuthors(spellings))
    for (const use of withoutFile.get(slug) ?? []) diagnostics.push(nearMiss(use, name));
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

/** The slug of a term's or author's file, from its path without the marks of a language. */
export function termSlug(path: string): string {
  return slugify(pageName(path));
}

function usesIn(article: CompiledArticle, key: ListKey, slugOf: (value: string) => string): Use[] {
  const whole = article.spans[key];
  return valuesOf(article, key).map((value, index) => {
    const span = article.spans[`${key}.${index}`] ?? whole ?? article.fence;
    const isBare =
      span.line === whole?.line && span.column === whole.column && span.length === value.length;
    return { file: article.file, key, value, slug: slugOf(value), span, isBare };
  });
}

/**
 * Reports values without brackets that Jekyll reads as several, where each word is a term of other
 * articles and none has them all as one in a list.
 */
function findJoined(
  bySlug: ReadonlyMap<string, readonly Use[]>,
  slugOf: (value: string) => string,
): Diagnostic[] {
  return [...bySlug.values()].flatMap((uses) => {
    if (!uses.every(({ isBare }) => isBare)) return [];
    return uses.flatMap(({ file, key, value, span }) => {
      const words = value.split(/\s+/);
      const isOther = (word: string): boolean =>
        bySlug.get(slugOf(word))?.some((use) => use.file !== file) === true;
      if (words.length < 2 || !words.every(isOther)) return [];
      const message = `"${value}" in ${key} is one term, and each of its words is one of other articles`;
      const hint = `Write \`[${words.join(', ')}]\`, or \`["${value}"]\` if one is meant`;
      return [diagnosticIn(file, diagnose('joined-terms', span, message, hint))];
    });
  });
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

function emptySlug({ file, key, value, span }: Use, hint: string): Diagnostic {
  const message = `"${value}" in ${key} has no letter or digit to make an address from`;
  return diagnosticIn(file, diagnose('empty-slug', span, message, hint));
}

/** A name whose slug is too long for a file, or that of a device. */
function unfit({ file, key, value, slug, span }: Use, faultOf: typeof slugFault): Diagnostic[] {
  const found = slug === '' ? undefined : faultOf(slug);
  if (!found) return [];
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  const message = `the address of "${shown}" in ${key} ${found.fault}`;
  return [diagnosticIn(file, diagnose(found.code, span, message, 'Write it in other words'))];
}

/** Files whose names make no address, however few articles name them. */
function findUnfit(pages: readonly TermPage[]): Diagnostic[] {
  return pages.flatMap(({ file, path }) => {
    const slug = termSlug(path);
    const found =
      slug === ''
        ? { code: 'empty-slug' as const, fault: 'has no letter or digit to make an address from' }
        : slugFault(slug);
    if (!found) return [];
    const at = { line: 1, column: 1 };
    const message = `the file’s name ${found.fault}`;
    return [diagnosticIn(file, diagnose(found.code, at, message, 'Rename the file'))];
  });
}

function otherSpelling({ file, key, value, span }: Use, name: string): Diagnostic {
  const message = `"${value}" in ${key} is spelt "${name}" elsewhere`;
  return diagnosticIn(file, diagnose('term-spelling', span, message, `Write "${name}"`));
}

function nearMiss({ file, key, value, span }: Use, name: string): Diagnostic {
  const message = `"${value}" in ${key} differs by a letter from "${name}"`;
  const hint = `Write "${name}", or add a file for "${value}" if it is meant`;
  return diagnosticIn(file, diagnose('near-miss-term', span, message, hint));
}

function valuesOf(article: CompiledArticle, key: ListKey): readonly string[] {
  return (article.frontMatter ?? article.partial)?.[key] ?? [];
}
