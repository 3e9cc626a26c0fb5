import type { Article, TermPage } from '../content/article.ts';
import type { ArticleFrontMatter, TermFrontMatter } from '../content/front-matter/fields.ts';
import { type Address, hrefOf, type Taxonomy } from '../urls.ts';
import { articleState } from './article-state.ts';
import { collections, termsOf } from './links.ts';
import type { ArticleBody, ArticleState, CollectionName } from './page.ts';
import type { Publication } from './publication.ts';
import type { BodyOf, BodySource } from './resolve-body.ts';
import { typesetFields } from './typeset-content.ts';

/** The typed front matter of a file of each collection. */
export interface EntryData {
  articles: ArticleFrontMatter;
  pages: TermFrontMatter;
  authors: TermFrontMatter;
  categories: TermFrontMatter;
  tags: TermFrontMatter;
}

/** An entry of a collection as plain JSON data, without the HTML of its body. */
export interface Entry<Name extends CollectionName = CollectionName> {
  /** Path of its file below the content folder; of a term without one, the path it would have. */
  id: string;
  /** Final address of its page. */
  href: string;
  data: EntryData[Name];
  /** Only in a preview: what keeps the article off the site. */
  state?: ArticleState;
  /** What fills the placeholders of its body; absent for a term without a file. */
  body?: ArticleBody;
}

/** What entries are made of besides the publication. */
export interface EntrySources {
  frontMatter: (file: string) => ArticleFrontMatter | TermFrontMatter | undefined;
  bodyOf: BodyOf;
}

/**
 * The entries of a collection that are on the site: articles newest first but for unlisted ones, plain
 * pages by file, terms and authors by slug.
 */
export function entriesOf(
  publication: Publication,
  collection: CollectionName,
  sources: EntrySources,
): Entry[] {
  const { articles, content } = publication;
  switch (collection) {
    case 'articles':
      return articles.map((article) => articleEntry(publication, article, sources));
    case 'pages':
      return content.pages.map((page) => entryOf(publication, page, page.address, sources));
    case 'authors':
      return termEntries(publication, 'author', sources);
    case 'categories':
      return termEntries(publication, 'category', sources);
    case 'tags':
      return termEntries(publication, 'tag', sources);
  }
}

/** The entry of an article that no list names. */
export function unlistedEntry(
  publications: readonly Publication[],
  id: string,
  sources: EntrySources,
): Entry | undefined {
  for (const publication of publications) {
    const article = publication.unlisted.find(({ file }) => file === id);
    if (article) return articleEntry(publication, article, sources);
  }
  return undefined;
}

function articleEntry(publication: Publication, article: Article, sources: EntrySources): Entry {
  const state = articleState(article, publication.now);
  return {
    ...entryOf(publication, article, article.address, sources),
    ...(state && { state }),
  };
}

/** The entry that a page shows, by the address of the page. */
export function entryOf(
  { site }: Pick<Publication, 'site'>,
  source: BodySource,
  address: Address,
  { frontMatter, bodyOf }: EntrySources,
): Entry {
  const read = frontMatter(source.file);
  if (!read) throw new Error(`${source.file} has no front matter`);
  const written = typesetFields(read, site);
  const { file: id, date } = source;
  // The date of an article may stand in the name of its file.
  const data = date ? { ...written, date } : written;
  return { id, href: hrefOf(site, address), data, body: bodyOf(source) };
}

function termEntries(publication: Publication, taxonomy: Taxonomy, sources: EntrySources): Entry[] {
  return [...publication.byTerm[taxonomy].keys()].map((slug) => {
    const term = termsOf(publication, taxonomy).get(slug);
    const address = publication.addresses.term(taxonomy, slug);
    if (term?.page && !term.page.isBorrowed)
      return entryOf(publication, term.page, address, sources);
    return {
      id: `${collections[taxonomy]}${publication.content.prefix}/${slug}.md`,
      href: hrefOf(publication.site, address),
      data: bareTerm(term?.name ?? slug),
    };
  });
}

/** The front matter of a term that no file describes. */
function bareTerm(title: string): Pick<TermPage, 'title'> & TermFrontMatter {
  return {
    title,
    description: '',
    imageAlt: '',
    links: [],
    organization: false,
    aliases: [],
    noindex: false,
  };
}
