import type { Article, Content, PlainPageSource, Term, TermPage } from '../content/article.ts';
import { typographyOf } from '../content/typography/quotation-marks.ts';
import { typeset } from '../content/typography/typeset.ts';
import type { SiteSettings } from '../site-settings.ts';

type Site = Pick<SiteSettings, 'lang' | 'typography'>;

/** Values of front matter that readers see as running text. */
const KEYS = ['title', 'description', 'imageCaption', 'imageCredit', 'series'] as const;

type Fields = { lang?: string | undefined } & Partial<
  Record<(typeof KEYS)[number], string | undefined>
>;

/**
 * The texts of front matter, set as the language of their file has them. Addresses, slugs and ids were
 * made of what is written. Gives the same object where nothing changes.
 */
export function typesetFields<Data extends Fields>(data: Data, site: Site): Data {
  const typography = site.typography ? typographyOf(data.lang ?? site.lang) : undefined;
  if (typography === undefined) return data;
  let set = data;
  for (const key of KEYS) {
    const text = data[key];
    const shown = text === undefined ? undefined : typeset(text, typography);
    if (shown !== text) set = { ...set, [key]: shown };
  }
  return set;
}

/** The content with the texts of front matter and the names of terms set. */
export function typesetContent(content: Content, site: Site): Content {
  if (!site.typography) return content;
  const typography = typographyOf(site.lang);
  const terms = (named: ReadonlyMap<string, Term>): Map<string, Term> =>
    new Map(
      [...named].map(([slug, term]): [string, Term] => {
        const page: TermPage | undefined = term.page && typesetFields(term.page, site);
        const isOfPage = page !== undefined && term.name === term.page?.title;
        const name = isOfPage ? page.title : typeset(term.name, typography);
        const written = name === term.name ? {} : { written: term.name };
        return [slug, { ...term, name, ...written, ...(page && { page }) }];
      }),
    );
  return {
    ...content,
    articles: content.articles.map((article): Article => typesetFields(article, site)),
    pages: content.pages.map((page): PlainPageSource => typesetFields(page, site)),
    tags: terms(content.tags),
    categories: terms(content.categories),
    authors: terms(content.authors),
  };
}
