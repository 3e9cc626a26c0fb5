import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toString } from 'hast-util-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../src/files/walk-folder.ts';
import { fileOf } from '../../src/urls.ts';
import { compiledArticles, type CompiledArticles } from './published-articles.ts';
import { elements, kindOf, withClass, type Site, type SitePage } from './read-site.ts';
import { siteUnderTest } from './site-under-test.ts';

let site: Site;
let articles: CompiledArticles;

beforeAll(async () => {
  site = siteUnderTest();
  articles = await compiledArticles();
}, 60_000);

function pageAt(address: string): SitePage {
  const page = site.pages.find(({ file }) => file === fileOf(address));
  if (page === undefined) throw new Error(`${address} has no page`);
  return page;
}

/** Stretches of prose as the source has them, without its markup. */
function proseOf(source: string): string[] {
  const body = source.replace(/^---\n.*?\n---\n/s, '').replace(/<!--.*?-->|^\[[^\]]+\]:.*$/gms, '');
  return body
    .replace(/^\s*\d+\. /gm, '\n')
    .split(/[^\p{L}\p{N} ,.;]+/u)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part.split(' ').length > 3);
}

function textOf(page: SitePage): string {
  const prose = withClass(page.tree, 'prose');
  const unseen = prose
    .flatMap((element) => elements(element))
    .flatMap(({ properties }) => [properties.alt ?? '', properties.title ?? '']);
  const seen = prose.map((element) => toString(element));
  return [...seen, ...unseen].join(' ').replace(/\s+/g, ' ');
}

describe('the articles of the content folder', () => {
  it('are all read', () => {
    const sources = ['articles', 'features'].flatMap((folder) =>
      filesIn(join(articles.contentDir, folder))
        .filter((file) => /\.mdx?$/.test(file))
        .map((file) => `${folder}/${file}`),
    );
    expect(articles.all.map(({ file }) => file)).toEqual(sources.sort());
  });
});

describe('every published article', () => {
  it('has one page, and nothing else has a page of its kind', () => {
    const pages = site.pages.filter((page) => kindOf(page) === 'article').map(({ file }) => file);
    const addresses = articles.published.map(({ address }) => fileOf(address));
    expect(pages.sort()).toEqual(addresses.sort());
  });

  it('has its title and all of its text on its page', () => {
    let count = 0;
    const lost = articles.published.flatMap(({ file, address, title }) => {
      const page = pageAt(address);
      const text = textOf(page);
      const parts = proseOf(readFileSync(join(articles.contentDir, file), 'utf8'));
      count += parts.length;
      const heading = elements(page.tree, 'h1').map((element) => toString(element));
      return [
        ...(heading[0] === title ? [] : [`${file}: ${title}`]),
        ...parts.filter((part) => !text.includes(part)).map((part) => `${file}: ${part}`),
      ];
    });
    expect(lost).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });

  it('is listed on the page of each of its tags, categories and authors, and of its year, unless it is unlisted', () => {
    const wrong = articles.published.flatMap((article) => {
      const lists = [
        ...article.tags.map((slug) => `tags/${slug}/`),
        ...article.categories.map((slug) => `categories/${slug}/`),
        ...article.authors.map((slug) => `authors/${slug}/`),
        `${article.date?.day.slice(0, 4) ?? ''}/`,
      ];
      const url = new URL(pageAt(article.address).url).pathname;
      return lists
        .filter((list) => listed(list).includes(url) === article.unlisted)
        .map((list) => `${list} ${url}`);
    });
    expect(wrong).toEqual([]);
  });

  it('answers at each of its former addresses with a redirect', () => {
    const former = articles.published.flatMap(({ address, formerAddresses }) =>
      formerAddresses.map((from) => ({ from, to: pageAt(address).url })),
    );
    for (const { from, to } of former) {
      const redirect = site.redirects.find(({ file }) => file === fileOf(from));
      expect(redirect?.html, from).toContain(`<link rel="canonical" href="${to}">`);
    }
  });
});

/** Paths of the articles on all pages of a list, by its address without the first slash. */
function listed(list: string): string[] {
  return site.pages
    .filter(
      ({ file }) => file.startsWith(list) && /^(\d+\/)?index\.html$/.test(file.slice(list.length)),
    )
    .flatMap(({ tree }) => elements(tree, 'main'))
    .flatMap((main) => elements(main, 'a').map(({ properties }) => String(properties.href)));
}

it('what is not published has neither page nor redirect', () => {
  const files = [...site.pages, ...site.redirects].map(({ file }) => file);
  const kept = articles.all
    .filter((article) => !articles.published.includes(article))
    .flatMap(({ address, formerAddresses }) => [address, ...formerAddresses].map(fileOf));
  expect(files.filter((file) => kept.includes(file))).toEqual([]);
});
