import { beforeAll, expect, it } from 'vitest';
import { compiledArticles, type CompiledArticles } from '../published-articles.ts';
import { classesOf, elements, kindOf } from '../read-site.ts';
import { siteUnderTest } from '../site-under-test.ts';

/*
 * The tests beside this folder hold for every publication, also for one that lacks what they look at.
 * The example publication has something of everything, so that here they look at something.
 */

const site = siteUnderTest();
const pages = site.pages.filter((page) => kindOf(page) === 'article');
let articles: CompiledArticles;

beforeAll(async () => {
  articles = await compiledArticles();
}, 60_000);

it('has a draft, and an article whose time has not come', () => {
  const kept = articles.all.filter((article) => !articles.published.includes(article));
  expect(kept.some(({ draft }) => draft)).toBe(true);
  expect(kept.some(({ draft }) => !draft)).toBe(true);
});

it('has an article that is in no list', () => {
  expect(articles.published.some(({ unlisted }) => unlisted)).toBe(true);
});

it('has articles with former addresses', () => {
  const former = articles.published.flatMap(({ formerAddresses }) => formerAddresses);
  expect(former.length).toBeGreaterThan(0);
});

it('has an article with pictures, and one without any but portraits', () => {
  const counts = pages.map(
    ({ tree }) =>
      elements(tree, 'span')
        .map(classesOf)
        .filter((names) => names.includes('picture') && !names.includes('picture-portrait')).length,
  );
  expect(Math.max(...counts)).toBeGreaterThan(0);
  expect(Math.min(...counts)).toBe(0);
});
