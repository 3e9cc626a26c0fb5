import { append } from '../append.ts';
import {
  type Address,
  type CodeAddresses,
  distinctAddresses,
  languageAddresses,
  withPrefix,
} from '../../urls.ts';
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
import {
  type ContentLanguage,
  type FilePlace,
  oneLanguage,
  placeOf,
  translationKeyOf,
} from '../file-place.ts';
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
import { findLanguageFaults, findTwinTranslations } from './check-languages.ts';
import {
  mergeAuthors,
  type MergedAuthors,
  type MergedTerms,
  mergeTerms,
  termSlug,
} from './merge-terms.ts';

export interface AssembledContent {
  /** Of each language, in their order; the first has what no language is told of. */
  contents: Content[];
  /** Addresses of files, those with invalid front matter included: links to them are not broken. */
  addresses: ReadonlyMap<string, Address>;
  /** See `AssignedAddresses`. */
  variants: readonly Variant[];
  diagnostics: Diagnostic[];
}

type Placed = (file: { file: string }) => FilePlace;

interface Terms {
  tags: MergedTerms;
  categories: MergedTerms;
  authors: MergedAuthors;
}

type Sources = Pick<ContentListing, 'assets' | 'publicFiles'>;

/**
 * Checks compiled files against each other and makes the publication's content of them. No
 * source may have an address that the code makes.
 */
export function assembleContent(
  files: readonly CompiledFile[],
  listing: Sources,
  options: Pick<CompileOptions, 'ownHosts'> & { editions?: readonly ContentLanguage[] },
  byCode?: CodeAddresses,
): AssembledContent {
  const languages = options.editions ?? oneLanguage;
  const places = new Map(
    files.map((file) => {
      const { lang } = file.frontMatter ?? file.partial ?? {};
      return [file.file, placeOf(file.file, languages, lang)];
    }),
  );
  const placed: Placed = ({ file }) => places.get(file) ?? placeOf(file, languages);
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
      const page = termPage(file, placed(file));
      return page ? [{ kind: file.kind, page: { ...page, ...pictures.get(file.file) } }] : [];
    });
  const pagesOf = (kind: CompiledTerm['kind']): TermPage[] =>
    termPages.filter((entry) => entry.kind === kind).map(({ page }) => page);

  const compiled = files.filter((file) => file.kind === 'article');
  const isOfFirst = (file: { file: string }): boolean => placed(file).prefix === '';
  const merged = languages.map((language, index) => {
    const isTranslation = index > 0;
    const isOwn = (file: { file: string }): boolean => placed(file).lang === language.lang;
    const own = compiled.filter(isOwn);
    const ownPages = (kind: CompiledTerm['kind']): TermPage[] => pagesOf(kind).filter(isOwn);
    const ownAuthors = ownPages('author');
    const authors = isTranslation
      ? withBorrowed(ownAuthors, pagesOf('author').filter(isOfFirst))
      : ownAuthors;
    return {
      language,
      isOwn,
      own,
      tags: mergeTerms(own, 'tags', ownPages('tag'), isTranslation),
      categories: mergeTerms(own, 'categories', ownPages('category'), isTranslation),
      authors: mergeAuthors(own, authors),
    };
  });
  const assigned = assignAddresses(
    files,
    listing.publicFiles,
    merged.flatMap(({ language, tags, categories, authors }) => {
      const { term } = languageAddresses(language.prefix);
      return [
        ...[...tags.terms.keys()].map((slug) => term('tag', slug)),
        ...[...categories.terms.keys()].map((slug) => term('category', slug)),
        ...[...authors.authors.keys()].map((slug) => term('author', slug)),
      ];
    }),
    byCode,
    placed,
  );
  append(diagnostics, assigned.diagnostics);
  for (const { tags, categories, authors } of merged)
    for (const part of [tags, categories, authors]) append(diagnostics, part.diagnostics);
  for (const kind of ['author', 'category', 'tag'] as const)
    append(diagnostics, findTwins(pagesOf(kind), placed));
  append(diagnostics, findLanguageFaults(files, languages, placed));

  const articleOf = (file: CompiledArticle, { tags, categories, authors }: Terms): Article[] => {
    const address = assigned.addresses.get(file.file);
    const { frontMatter } = file;
    const place = placed(file);
    const { prefix } = place;
    report(file.file, checkFrontMatter(file, address, prefix));
    if (!frontMatter || address === undefined) return [];
    const date = articleDate(file);
    const {
      safeURL: _claimed,
      slug: _slug,
      published: _published,
      status: _status,
      aliases,
      image: _image,
      share,
      ...rest
    } = withoutUndefined(frontMatter);
    const article: Article = {
      translationKey: translationKeyOf(place),
      ...rest,
      ...(share !== undefined && { share: withPrefix(share, prefix) }),
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
  };
  append(diagnostics, findSharedIds(compiled));
  const plainPages = pagesOf('page').flatMap((page): PlainPageSource[] => {
    const address = assigned.addresses.get(page.file);
    if (address === undefined) return [];
    return [{ ...page, address, formerAddresses: assigned.formerAddresses.get(page.file) ?? [] }];
  });
  const contents = merged.map(({ language, isOwn, own, ...terms }): Content => ({
    lang: language.lang,
    prefix: language.prefix,
    articles: own.flatMap((file) => articleOf(file, terms)),
    tags: terms.tags.terms,
    categories: terms.categories.terms,
    authors: terms.authors.authors,
    pages: plainPages.filter(isOwn),
    broken: [],
  }));
  const articles = contents.flatMap((content) => content.articles);
  const compiledBy = new Map(files.map((file) => [file.file, file]));
  append(
    diagnostics,
    findTwinTranslations(contents, (file) => compiledBy.get(file)),
  );
  const made = new Set([...articles, ...termPages.map(({ page }) => page)].map(({ file }) => file));
  const broken = files
    .filter(({ file }) => !made.has(file))
    .map(({ file, syntax, body, bodyDigest }): BrokenSource => {
      const address = assigned.addresses.get(file);
      const known = { file, syntax, body, bodyDigest, ...pictures.get(file) };
      return address === undefined ? known : { ...known, address };
    });
  return {
    contents: contents.map((content) => ({
      ...content,
      broken: broken.filter((file) => placed(file).lang === content.lang),
    })),
    addresses: assigned.addresses,
    variants: assigned.variants,
    diagnostics,
  };
}

/** The pages of a language, with the pictures and links of those that the first language alone has. */
function withBorrowed(own: readonly TermPage[], ofFirst: readonly TermPage[]): TermPage[] {
  const slugs = new Set(own.map(({ path }) => termSlug(path)));
  const missing = ofFirst.filter(({ path }) => !slugs.has(termSlug(path)));
  return [
    ...own,
    ...missing.map((page): TermPage => {
      const { lang: _lang, ...facts } = page;
      return { ...facts, description: '', formerAddresses: [], isBorrowed: true };
    }),
  ];
}

type Defined<Data> = { [Key in keyof Data]: Exclude<Data[Key], undefined> };

/** Schemas take an undefined value for an absent key; types with exact optional properties do not. */
function withoutUndefined<Data extends object>(data: Data): Defined<Data> {
  // What the index gave has none.
  if (!Object.values(data).includes(undefined)) return data as Defined<Data>;
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined),
  ) as Defined<Data>;
}

function termPage(file: CompiledTerm, { path }: FilePlace): TermPage | undefined {
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
    path,
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
function findTwins(pages: readonly TermPage[], placed: Placed): Diagnostic[] {
  const start = { line: 1, column: 1 };
  const addressOf = (page: TermPage): string => `${placed(page).prefix}/${termSlug(page.path)}`;
  return [...Map.groupBy(pages, addressOf).values()]
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
