import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/article.ts';
import { Moment } from '../../src/content/moment.ts';
import { planFeeds } from '../../src/feeds/plan-feeds.ts';
import { listedVersions, pageKeys } from '../../src/publication/alternates.ts';
import { checkTranslations } from '../../src/publication/check-translations.ts';
import { createPublications } from '../../src/publication/create-publication.ts';
import { graphOf } from '../../src/publication/head/structured-data.ts';
import type { Page, PageShell } from '../../src/publication/page.ts';
import { planPages } from '../../src/publication/plan-pages.ts';
import { planSitemaps, printRobots, robotsOf } from '../../src/publication/sitemaps.ts';
import { resolveSite } from '../../src/site-settings.ts';
import { addressKey } from '../../src/urls.ts';
import { translationsOf } from '../../src/report/translations.ts';
import { makeReport } from '../../src/report/make-report.ts';
import { article, bodies, config, day, now, termPage } from './sample.ts';

const languages = [
  { lang: 'en' },
  {
    lang: 'de',
    name: 'Visite',
    tagline: 'Deutsch.',
    navigation: [{ label: 'A', to: '/de/archive/' }],
  },
  { lang: 'ja', navigation: [{ label: 'B', to: '/ja/about/' }] },
];
const site = resolveSite(
  { ...config, languages, navigation: [{ label: 'All', to: '/archive/' }] },
  'https://ward.example/blog/',
);
const audit = { translationKey: 'audit', categories: ['standards'] };

function content(lang: string, more: Partial<Content>): Content {
  const prefix = lang === 'en' ? '' : (`/${lang}` as const);
  const none = { tags: new Map(), categories: new Map(), authors: new Map() };
  return { lang, prefix, articles: [], pages: [], broken: [], ...none, ...more };
}

const picture = { src: '', type: '', width: 0, height: 0 };
const publications = createPublications({
  site,
  redirects: [{ from: '/x/', to: '/' }],
  contents: [
    content('en', {
      articles: [
        article('audit', { ...audit, address: '/2025/audit/', lastmod: day('2025-09-01') }),
        article('only', { address: '/2025/only/' }),
        article('hidden', { address: '/2025/hidden/', translationKey: 'hidden' }),
      ],
    }),
    content('de', {
      articles: [
        article('protokoll', { ...audit, address: '/de/2025/protokoll/' }),
        article('versteckt', {
          address: '/de/2025/versteckt/',
          translationKey: 'hidden',
          noindex: true,
        }),
      ],
      categories: new Map([
        ['standards', { slug: 'standards', name: 'Normen', page: termPage('Normen') }],
      ]),
    }),
    content('ja', {}),
  ],
  picture: () => undefined,
  socialImages: { own: () => undefined, drawn: () => picture },
  feedFormats: [{ file: 'feed.xml', label: 'RSS', mediaType: 'application/rss+xml' }],
  look: { themeColor: { light: '', dark: '' } },
  ownPages: new Map(),
  now: new Moment(now),
  preview: false,
});
const pages = publications.flatMap(planPages);

function pageAt(address: string): Page {
  const page = pages.find((one) => one.address === address);
  if (!page) throw new Error(`There is no page at ${address}`);
  return page.model();
}

const shellAt = (address: string): PageShell => pageAt(address).shell;

describe('a publication in several languages', () => {
  it('has each address once, and each language below its prefix', () => {
    const keys = pages.map(({ address }) => addressKey(address));
    expect(new Set(keys).size).toBe(keys.length);
    const inGerman = pages.map(({ address }) => address).filter((one) => one.startsWith('/de/'));
    expect(inGerman.sort()).toEqual([
      '/de/',
      '/de/2025/',
      '/de/2025/protokoll/',
      '/de/2025/versteckt/',
      '/de/404.html',
      '/de/archive/',
      '/de/authors/',
      '/de/categories/',
      '/de/categories/standards/',
      '/de/search/',
      '/de/tags/',
    ]);
  });

  it('shows what is particular to a language, and else what the site has', () => {
    expect(shellAt('/de/').site).toMatchObject({
      name: 'Visite',
      lang: 'de',
      home: '/blog/de/',
      search: '/blog/de/search/',
      navigation: [{ label: 'A', href: '/blog/de/archive/' }],
    });
    expect(shellAt('/de/categories/standards/')).toMatchObject({ title: 'Normen', lang: 'de' });
    // Nobody wrote the page that it is to lead to.
    expect(shellAt('/ja/').site.navigation).toEqual([]);
    expect(shellAt('/ja/').site.name).toBe('Ward Round');
  });

  it('has every version of a page name all versions', () => {
    for (const { address } of pages) {
      const { alternates, canonical } = shellAt(address);
      const others = alternates.filter(({ lang }) => lang !== 'x-default');
      if (alternates.length > 0) expect(others.map(({ href }) => href)).toContain(canonical);
      for (const { href } of others) {
        const other = shellAt(href.slice('https://ward.example/blog'.length));
        expect(other.alternates, `${address} and ${href}`).toEqual(alternates);
      }
    }
  });

  it('names a page in each language and the first for all others', () => {
    const at = 'https://ward.example/blog';
    expect(shellAt('/de/2025/protokoll/').alternates).toEqual([
      { lang: 'en', href: `${at}/2025/audit/` },
      { lang: 'de', href: `${at}/de/2025/protokoll/` },
      { lang: 'x-default', href: `${at}/2025/audit/` },
    ]);
    expect(shellAt('/').alternates.map(({ lang }) => lang)).toEqual([
      'en',
      'de',
      'ja',
      'x-default',
    ]);
    expect(shellAt('/2025/only/').alternates).toEqual([]);
    expect(JSON.stringify(graphOf(pageAt('/2025/audit/')))).toContain(
      `"workTranslation":[{"@type":"NewsArticle","@id":"${at}/de/2025/protokoll/#article","inLanguage":"de"}]`,
    );
  });

  it('joins plain pages and terms by the paths of their files without the endings, or by a key', () => {
    const about = { ...termPage('About'), address: '/about/', path: 'pages/about.md' };
    const key = pageKeys.plain(about);
    expect(pageKeys.plain({ ...about, path: 'pages/about.markdown' })).toBe(key);
    const named = { path: 'pages/ueber-uns.md', translationKey: 'pages/about' };
    expect(pageKeys.plain({ ...about, ...named })).toBe(key);
    const page = termPage('Normen', { translationKey: 'categories/standards' });
    expect(pageKeys.term('category', { slug: 'normen', name: 'Normen', page })).toBe(
      pageKeys.term('category', { slug: 'standards', name: 'Standards' }),
    );
  });

  it('names no versions of a second translation into one language, as they do not name it', () => {
    const german = publications[1];
    if (!german) throw new Error('There is German');
    const alternates = german.alternates(pageKeys.article(audit));
    expect(listedVersions(german.context, alternates, '/de/2025/protokoll/')).toHaveLength(3);
    expect(listedVersions(german.context, alternates, '/de/2025/zweites/')).toEqual([]);
  });

  it('tells search engines nothing of what they may not list, and leads readers there', () => {
    expect(shellAt('/2025/hidden/').alternates).toEqual([]);
    expect(shellAt('/2025/hidden/').translations).toEqual([
      { lang: 'en', href: '/blog/2025/hidden/' },
      { lang: 'de', href: '/blog/de/2025/versteckt/' },
    ]);
  });

  it('has feeds and a sitemap in each language, which robots.txt names', () => {
    const feeds = publications.map((publication) =>
      planFeeds(publication, bodies()).flatMap(({ files }) => files.map(({ address }) => address)),
    );
    expect(feeds[1]).toContain('/de/feed.xml');
    expect(feeds[1]).toContain('/de/categories/standards/feed.xml');
    expect(printRobots(robotsOf(publications))).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://ward.example/blog/sitemap.xml\n' +
        'Sitemap: https://ward.example/blog/de/sitemap.xml\n' +
        'Sitemap: https://ward.example/blog/ja/sitemap.xml\n',
    );
    const [, german] = publications;
    const sitemaps = german && planSitemaps(german, { bodyOf: bodies() });
    expect(sitemaps?.parts.map(({ address }) => address)).toEqual(['/de/sitemap-1.xml']);
    const [first] = sitemaps?.parts[0]?.model.entries ?? [];
    expect(first).toMatchObject({
      url: 'https://ward.example/blog/de/2025/protokoll/',
      versions: shellAt('/de/2025/protokoll/').alternates,
    });
  });

  it('has links to another language’s page named where there is a translation', () => {
    const link = { target: 'audit.md', kind: 'internal' as const, line: 7, column: 3, length: 8 };
    const [english, german, japanese] = publications;
    const source = german?.articles.find(({ file }) => file === 'articles/versteckt.md');
    if (!english || !german || !japanese || !source) throw new Error('There are articles');
    const body = {
      ...source.body,
      links: [link, { ...link, line: 8 }, { ...link, line: 9 }],
    };
    const withLinks = { ...german, articles: [{ ...source, body }] };
    const found = checkTranslations([english, withLinks, japanese], (file) =>
      // The last one is the original of the page itself.
      file === source.file ? ['/blog/2025/audit/#a', '/blog/2025/only/', '/blog/2025/hidden/'] : [],
    );
    expect(found).toMatchObject([
      {
        file: 'articles/versteckt.md',
        line: 7,
        code: 'other-language',
        hint: 'Link to /de/2025/protokoll/',
      },
    ]);
  });

  it('has its report count a translation that no list names', () => {
    const [english, german] = publications;
    if (!english || !german) throw new Error('There are two languages');
    const unlisted = { ...german, articles: [], unlisted: german.articles };
    const [rows] = translationsOf([english, unlisted], ({ file, title }) => ({
      file,
      title,
      url: '',
      line: 1,
    }));
    expect(rows?.missing.map(({ file }) => file)).toEqual(['articles/only.md']);
  });

  it('has its report say what is not translated, and what is older than the original', () => {
    const report = makeReport({
      publications,
      redirects: [],
      bodies: new Map(),
      diagnostics: [],
      pathOf: (file) => file,
      lineOf: () => 1,
    });
    const files = (rows: readonly { file: string }[]) => rows.map(({ file }) => file);
    expect(
      report.translations?.map(({ lang, missing, outdated }) => ({
        lang,
        missing: files(missing),
        outdated: files(outdated),
      })),
    ).toEqual([
      { lang: 'de', missing: ['articles/only.md'], outdated: ['articles/protokoll.md'] },
      {
        lang: 'ja',
        missing: ['articles/audit.md', 'articles/hidden.md', 'articles/only.md'],
        outdated: [],
      },
    ]);
  });
});
