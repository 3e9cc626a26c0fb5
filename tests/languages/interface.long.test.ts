import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsFor } from '../../src/i18n/texts-for.ts';
import { buildSampleSites, type SampleSites } from './build-sample-sites.ts';
import { englishPieces, feedTexts, findEnglish, shownTexts } from './english-texts.ts';
import { languageSites, specimenAddress, type SiteLanguage } from './sample-sites.ts';

let sites: SampleSites;

beforeAll(async () => {
  sites = await buildSampleSites();
}, 240_000);

afterAll(() => sites.remove());

interface File {
  path: string;
  text: string;
}

function filesOf(lang: SiteLanguage, end: string): File[] {
  const folder = sites.folders[lang];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(end) && !path.startsWith('_'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

const kindsOf = (files: readonly File[]): Set<string> =>
  new Set(files.map(({ text }) => /<body class="page-([\w-]+)"/.exec(text)?.[1] ?? 'redirect'));

describe.each(Object.keys(languageSites) as SiteLanguage[])('a site in %s', (lang) => {
  const texts = textsFor(lang);

  it('shows no English text of the interface on a page of any kind', () => {
    const pages = filesOf(lang, '.html');
    expect(kindsOf(pages)).toEqual(
      new Set([
        'home',
        'article',
        'archive',
        'list',
        'index',
        'plain',
        'search',
        'not-found',
        'redirect',
      ]),
    );
    const found = pages.flatMap(({ path, text }) =>
      findEnglish(shownTexts(text), texts).map((english) => `${path}: ${english}`),
    );
    expect(found).toEqual([]);
  });

  it('has none in its feeds', () => {
    const feeds = [...filesOf(lang, 'feed.xml'), ...filesOf(lang, 'atom.xml')];
    expect(feeds.length).toBeGreaterThan(8);
    const found = feeds.flatMap(({ path, text }) =>
      findEnglish([feedTexts(text)], texts).map((english) => `${path}: ${english}`),
    );
    expect(found).toEqual([]);
  });

  it('names its language and direction on every page', () => {
    const dir = lang === 'ar' ? 'rtl' : 'ltr';
    for (const { path, text } of filesOf(lang, '.html')) {
      const redirected = text.includes('http-equiv="refresh"');
      const expected =
        redirected && dir === 'ltr'
          ? `<html lang="${lang}">`
          : `<html lang="${lang}" dir="${dir}">`;
      expect([path, /<html[^>]*>/.exec(text)?.[0]]).toEqual([path, expected]);
    }
  });

  it('labels what the text of an article has, and its components', () => {
    const pages = filesOf(lang, 'index.html');
    const find = (path: string): string[] =>
      shownTexts(pages.find((page) => page.path === `${path}index.html`)?.text ?? '');
    const { body, callouts } = texts;
    const article = find(specimenAddress);
    expect(article).toContain(body.footnotes);
    expect(article).toContain(body.footnoteBack.replace('{reference}', '1'));
    expect(article).toContain(body.embeds.video.replace('{site}', 'YouTube'));
    expect(article).toContain(body.embeds.picture);
    expect(article).toContain(callouts.warning);
    expect(article).toEqual(expect.arrayContaining([body.done, body.toDo]));
    expect(find('2024/02/02/feature/')).toContain(callouts.evidence);
  });
});

it('finds the English texts of an English page', () => {
  const html =
    '<title>Search – X</title><p>By <a>A</a></p><a aria-label="Page 2">2</a><pre>Tags</pre>';
  expect(findEnglish(shownTexts(html), textsFor('ja')).sort()).toEqual(['By', 'Page', 'Search']);
  expect(englishPieces(textsFor('de'))).not.toContain('Audio');
});
