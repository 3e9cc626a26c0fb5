import { append } from '../append.ts';
import { type Address, type CodeAddresses, distinctAddresses, siteAddresses } from '../../urls.ts';
import type { Article, BrokenSource, Content, PlainPageSource, TermPage } from '../article.ts';
import type {
  CompiledArticle,
  CompiledFile,
  CompiledTerm,
  CompileOptions,
} from '../compiled-file.ts';
import {
  diagnose,
  diagnosticIn,
  type Diagnostic,
  type SourceDiagnostic,
} from '../diagnostics/diagnostic.ts';
import type { ContentListing } from '../list-content.ts';
import {
  articleDate,
  assignAddresses,
  listNames,
  MOST_NAMED,
  type Variant,
} from './assign-addresses.ts';
import { checkFrontMatter } from './check-front-matter.ts';
import { findFrontMatterPicture, type FrontMatterPicture } from './find-picture.ts';
import { mergeAuthors, mergeTerms, termSlug } from './merge-terms.ts';

export interface AssembledContent {
  content: Content;
  /** Addresses of files, those with invalid front matter included: links to them are not broken. */
  addresses: ReadonlyMap<string, Address>;
  /** See `AssignedAddresses`. */
  variants: readonly Variant[];
  diagnostics: Diagnostic[];
}

type Sources = Pick<ContentListing, 'assets' | 'publicFiles'>;

/**
 * Checks compiled files against each other and makes the publication's content of them. No
 * source may have an address that the code makes.
 */
export function assembleContent(
  files: readonly CompiledFile[],
  listing: Sources,
  options: Pick<CompileOptions, 'ownHosts'>,
  byCode?: CodeAddresses,
): AssembledContent {
  const diagnostics = files.flatMap(({ file, diagnostics }) =>
    diagnostics.map((found) => diagnosticIn(file, found)),
  );
  const report = (file: string, found: readonly SourceDiagnostic[]): void => {
    for (const entry of found) diagnostics.push(diagnosticIn(file, entry));
  };
  const pictures = new Map(
    files.map((file): [string, FrontMatterPicture] => {
      const { diagnostics, ...picture } = findFrontMatterPicture(file, listing, options);
      report(file.file, diagnostics);
      return [file.file, picture];
    }),
  );
  const termPages = files
    .filter((file) => file.kind !== 'article')
    .flatMap((file) => {
      const page = termPage(file);
      return page ? [{ kind: file.kind, page: { ...page, ...pictures.get(file.file) } }] : [];
    });
  const pagesOf = (kind: CompiledTerm['kind']): TermPage[] =>
    termPages.filter((entry) => entry.kind === kind).map(({ page }) => page);

  const compiled = files.filter((file) => file.kind === 'article');
  const tags = mergeTerms(compiled, 'tags', pagesOf('tag'));
  const categories = mergeTerms(compiled, 'categories', pagesOf('category'));
  const authors = mergeAuthors(compiled, pagesOf('author'));
  const assigned = assignAddresses(
    files,
    listing.publicFiles,
    [
      ...[...tags.terms.keys()].map((slug) => siteAddresses.term('tag', slug)),
      ...[...categories.terms.keys()].map((slug) => siteAddresses.term('category', slug)),
      ...[...authors.authors.keys()].map((slug) => siteAddresses.term('author', slug)),
    ],
    byCode,
  );
  for (const part of [assigned, tags, categories, authors]) append(diagnostics, part.diagnostics);
  for (const kind of ['author', 'category', 'tag'] as const)
    append(diagnostics, findTwins(pagesOf(kind)));

  const articles = compiled.flatMap((file): Article[] => {
    const address = assigned.addresses.get(file.file);
    const { frontMatter } = file;
    report(file.file, checkFrontMatter(file, address));
    if (!frontMatter || address === undefined) return [];
    const date = articleDate(file);
    const {
      safeURL: _claimed,
      slug: _slug,
      published: _published,
      status: _status,
      aliases,
      image: _image,
      ...rest
    } = withoutUndefined(frontMatter);
    const article: Article = {
      ...rest,
      ...(file.spans.canonical && { canonicalSpan: file.spans.canonical }),
      ...pictures.get(file.file),
      file: file.file,
      syntax: file.syntax,
      address,
      formerAddresses: assigned.formerAddresses.get(file.file) ?? [],
      ...(aliases[0] !== undefined && { firstAlias: aliases[0] }),
      tags: tags.slugs.get(file.file) ?? [],
      categories: categories.slugs.get(file.file) ?? [],
      authors: authors.slugsOf(file, 'authors'),
      reviewedBy: authors.slugsOf(file, 'reviewedBy'),
      body: file.body,
      bodyDigest: file.bodyDigest,
    };
    return [date ? { ...article, date } : article];
  });
  append(diagnostics, findSharedIds(compiled));
  const pages = pagesOf('page').flatMap((page): PlainPageSource[] => {
    const address = assigned.addresses.get(page.file);
    if (address === undefined) return [];
    return [{ ...page, address, formerAddresses: assigned.formerAddresses.get(page.file) ?? [] }];
  });
  const made = new Set([...articles, ...termPages.map(({ page }) => page)].map(({ file }) => file));
  const broken = files
    .filter(({ file }) => !made.has(file))
    .map(({ file, syntax, body, bodyDigest }): BrokenSource => {
      const address = assigned.addresses.get(file);
      const known = { file, syntax, body, bodyDigest, ...pictures.get(file) };
      return address === undefined ? known : { ...known, address };
    });
  return {
    content: {
      articles,
      tags: tags.terms,
      categories: categories.terms,
      authors: authors.authors,
      pages,
      broken,
    },
    addresses: assigned.addresses,
    variants: assigned.variants,
    diagnostics,
  };
}

type Defined<Data> = { [Key in keyof Data]: Exclude<Data[Key], undefined> };

/** Schemas take an undefined value for an absent key; types with exact optional properties do not. */
function withoutUndefined<Data extends object>(data: Data): Defined<Data> {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined),
  ) as Defined<Data>;
}

function termPage(file: CompiledTerm): TermPage | undefined {
  if (!file.frontMatter) return undefined;
  const { image: _image, aliases, links, ...frontMatter } = withoutUndefined(file.frontMatter);
  return {
    ...frontMatter,
    links: links.map((link, index) => ({
      ...link,
      span: file.spans[`links.${index}.url`] ?? file.fence,
    })),
    formerAddresses: distinctAddresses(aliases),
    file: file.file,
    syntax: file.syntax,
    body: file.body,
    bodyDigest: file.bodyDigest,
  };
}

/** Reports articles with one `guid`, of which feed readers show one. */
function findSharedIds(files: readonly CompiledArticle[]): Diagnostic[] {
  const withId = files.filter(({ frontMatter }) => frontMatter?.guid);
  return [...Map.groupBy(withId, ({ frontMatter }) => frontMatter?.guid).values()]
    .filter((sharing) => sharing.length > 1)
    .flatMap((sharing) => {
      const names = sharing.slice(0, MOST_NAMED + 1).map(({ file }) => file);
      return sharing.map(({ file, spans, fence }) => {
        const others = names.filter((name) => name !== file);
        const message = `guid is that of ${listNames(others, sharing.length - 1)} too`;
        const hint = 'Give each article one of its own, or delete the key';
        return diagnosticIn(file, diagnose('shared-guid', spans.guid ?? fence, message, hint));
      });
    });
}

/** Reports files of one taxonomy whose names make the same address. */
function findTwins(pages: readonly TermPage[]): Diagnostic[] {
  const start = { line: 1, column: 1 };
  return [...Map.groupBy(pages, ({ file }) => termSlug(file)).values()]
    .filter((twins) => twins.length > 1)
    .flatMap((twins) =>
      twins.map(({ file }) => {
        const names = twins.slice(0, MOST_NAMED + 1).map((twin) => twin.file);
        const others = names.filter((name) => name !== file);
        const message = `${listNames(others, twins.length - 1)} stands for the same address`;
        return diagnosticIn(
          file,
          diagnose('duplicate-address', start, message, 'Rename or delete one of them'),
        );
      }),
    );
}
