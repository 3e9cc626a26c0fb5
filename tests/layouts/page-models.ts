import type { Entry } from '../../src/publication/entries.ts';
import type {
  ArchivePage,
  ArticleBody,
  ArticlePage,
  EntryReference,
  Teaser,
  PageShell,
  HomePage,
  IndexPage,
  ListPage,
  NotFoundPage,
  Picture,
  PlainPage,
  SearchPage,
  SiteContext,
  SiteShell,
  UnreadablePage,
} from '../../src/publication/page.ts';
import { articleFrontMatter, termFrontMatter } from '../publication/sample.ts';

/* Page models and entries as the publication makes them, realistic and odd, for the layouts to print. */

const site: SiteShell = {
  name: 'The Healthcare Guys',
  tagline: 'Plain explanations of health IT: its standards, its rules and its daily practice.',
  lang: 'en',
  home: '/',
  origin: 'https://www.example.org',
  kind: 'health',
  socialImage: { src: '/_media/card.png', type: 'image/png', width: 1200, height: 630 },
  corrections: {
    email: 'editors@example.org',
    page: { label: 'How we mend errors', href: '/corrections/' },
  },
  navigation: [
    { label: 'Topics', href: '/categories/' },
    { label: 'Archive', href: '/archive/' },
    { label: 'About', href: '/about/' },
  ],
  footer: [
    { label: 'Tags', href: '/tags/' },
    { label: 'Authors', href: '/authors/' },
    { label: 'Editorial policy', href: '/editorial-policy/' },
    { label: 'Corrections', href: '/corrections/' },
    { label: 'Medical disclaimer', href: '/medical-disclaimer/' },
    { label: 'Contact', href: '/contact/' },
  ],
  themeColor: { light: '#fbfaf7', dark: '#11181b' },
  base: '/',
  social: [{ label: 'Mastodon', href: 'https://social.example/@desk' }],
  newsletter: { label: 'Newsletter', href: 'https://letters.example/' },
};

export const picture: Picture = {
  sources: [
    { type: 'image/avif', srcset: '/_media/p-480.avif 480w, /_media/p-1200.avif 1200w' },
    { type: 'image/webp', srcset: '/_media/p-480.webp 480w, /_media/p-1200.webp 1200w' },
  ],
  src: '/_media/p-1200.jpg',
  srcset: '/_media/p-480.jpg 480w, /_media/p-1200.jpg 1200w',
  width: 1600,
  height: 900,
  alt: 'Two records side by side, joined by "one" line & a key',
  placeholder:
    'data:image/webp;base64,UklGRjYAAABXRUJQVlA4ICoAAACwAQCdASoQAAkAAgA0JZwCdAEO/gOO4AD++ZfP5v/5gH/0/94o9s0AAAA=',
};

/** What a page of an adopter's own takes its head, header and footer from. */
export const context: SiteContext = {
  shell: site,
  feeds: [],
  preview: false,
};

function pageShell(address: string, title: string, more: Partial<PageShell> = {}): PageShell {
  return {
    address,
    title,
    documentTitle: `${title} | ${site.name}`,
    description: `About ${title}`,
    canonical: `https://www.example.org${encodeURI(address)}`,
    lang: 'en',
    dir: 'ltr',
    noindex: false,
    alternates: [],
    translations: [],
    breadcrumbs: address === '/' ? [] : [{ label: 'Home', href: '/' }],
    feeds: [
      { label: 'RSS', title: 'News (RSS)', href: '/feed.xml', type: 'application/rss+xml' },
      { label: 'Atom', title: 'News (Atom)', href: '/atom.xml', type: 'application/atom+xml' },
      { label: 'JSON', title: 'News (JSON)', href: '/feed.json', type: 'application/feed+json' },
    ],
    site,
    ...more,
  };
}

const titles = [
  'What a FHIR resource is, and what it is not',
  'Audit logs that somebody reads',
  'Patient matching without a national identifier',
  'DICOM in ten minutes: studies, series, instances',
  'How to make a patient portal that a screen reader can use',
  'Backups that survive ransomware',
];

function teaserOf(number: number, more: Partial<Teaser> = {}): Teaser {
  return {
    href: `/2024/03/${String(number)}/`,
    title: titles[number % titles.length] ?? '',
    description:
      'A resource is a small, named piece of a record with a fixed shape. This article takes one apart, line by line, and says where systems disagree.',
    date: { iso: '2024-03-13T16:54:41Z', label: '13 March 2024' },
    category: { label: 'Standards', href: '/categories/standards/' },
    authors: [{ label: 'Standards desk', href: '/authors/standards-desk/' }],
    readingMinutes: 4 + (number % 5),
    ...(number % 3 === 0 ? { picture } : {}),
    ...more,
  };
}

/** Entries that the pages show, by their ids. */
export const entries = new Map<string, Entry>();

function markdownBody(file: string): ArticleBody {
  return { source: 'markdown', file, digest: 'a'.repeat(64), links: [], pictures: [] };
}

/** Adds the entry that an article's page shows: the title is the page's. */
function articleEntry(
  { address, title }: PageShell,
  id: string,
  description = '',
  body = markdownBody(id),
): EntryReference {
  const data = { ...articleFrontMatter(), title, description };
  entries.set(id, { id, href: address, data, body });
  return { collection: 'articles', id };
}

/** Adds the entry of a plain page, or of what introduces a list. */
function termEntry(
  { address, title }: PageShell,
  id: string,
  collection: EntryReference['collection'],
): EntryReference {
  const data = { ...termFrontMatter(), title };
  entries.set(id, { id, href: address, data, body: markdownBody(id) });
  return { collection, id };
}

const teasers = Array.from({ length: 8 }, (_, number) => teaserOf(number + 1));

const terms = [
  'Standards',
  'Security and privacy',
  'Care delivery',
  'Terminologies',
  'Regulation',
  'Accessibility',
].map((label, index) => ({
  label,
  href: `/categories/${String(index)}/`,
  count: [214, 96, 41, 12, 3, 1][index] ?? 1,
  description: index % 2 === 0 ? 'Rules, messages and models that systems share.' : '',
}));

const band = (label: string, from: number, count: number) => ({
  label,
  href: `/categories/${label}/`,
  count: 214,
  description: '',
  teasers: Array.from({ length: count }, (_, index) => teaserOf(from + index)),
});

export const home: HomePage = {
  kind: 'home',
  shell: pageShell('/', site.name, { documentTitle: site.name }),
  lead: teaserOf(0, { title: 'The audit log is the record of care about the record' }),
  secondary: [teaserOf(1), teaserOf(2), teaserOf(3)],
  latest: [teaserOf(4), teaserOf(5)],
  bands: [band('Standards', 6, 4), band('Care delivery', 10, 2), band('Regulation', 12, 1)],
  topics: [{ label: 'Accessibility', href: '/categories/5/' }],
  allTopics: '/categories/',
  all: { label: 'All articles', href: '/page/2/' },
};

export const homeWithoutArticles: HomePage = {
  kind: 'home',
  shell: home.shell,
  secondary: [],
  latest: [],
  bands: [],
  topics: [],
};

export const allArticles: ListPage = {
  kind: 'list',
  shell: pageShell('/page/2/', 'All articles, page 2'),
  of: 'article',
  count: 824,
  summary: '',
  links: [],
  teasers,
  pagination: {
    current: 2,
    total: 43,
    pages: [
      { number: 1, href: '/' },
      { number: 2, href: '/page/2/' },
      { number: 3, href: '/page/3/' },
      { number: 4, href: '/page/4/' },
      'gap',
      { number: 43, href: '/page/43/' },
    ],
    previous: '/',
    next: '/page/3/',
  },
};

const tagShell = pageShell('/tags/hl7/', 'HL7', {
  breadcrumbs: [
    { label: 'Home', href: '/' },
    { label: 'Tags', href: '/tags/' },
  ],
});

export const list: ListPage = {
  kind: 'list',
  shell: tagShell,
  of: 'tag',
  count: 1204,
  summary: 'The family of standards that most hospital systems speak.',
  introduction: termEntry(tagShell, 'tags/hl7.md', 'tags'),
  links: [{ label: 'HL7 International', href: 'https://www.hl7.org/' }],
  teasers,
};

const authorShell = pageShell('/authors/standards-desk/', 'Standards desk');

export const authorList: ListPage = {
  ...list,
  shell: authorShell,
  of: 'author',
  introduction: termEntry(authorShell, 'authors/standards-desk.md', 'authors'),
  picture,
};

export const emptyList: ListPage = {
  kind: 'list',
  shell: pageShell('/tags/none/', 'None'),
  of: 'tag',
  count: 0,
  summary: '',
  links: [],
  teasers: [],
};

const tags = ['FHIR', 'Audit logs', 'HL7 v2', 'De-identification', 'Clinical decision support'];

export const tagIndex: IndexPage = {
  kind: 'index',
  shell: pageShell('/tags/', 'Tags'),
  of: 'tag',
  top: [{ label: 'FHIR', href: '/tags/0/', count: 91 }],
  groups: ['A', 'ب', '0–9', '#'].map((label) => ({
    letter: { label, id: `Letter-${label}` },
    entries: Array.from({ length: 16 }, (_, index) => ({
      label: tags[index % 5] ?? '',
      href: `/tags/${label}${String(index)}/`,
      count: ((index * 37) % 91) + 1,
      description: '',
    })),
  })),
};

export const categoryIndex: IndexPage = {
  kind: 'index',
  shell: pageShell('/categories/', 'Topics'),
  of: 'category',
  top: [],
  groups: [{ entries: terms }],
};

export const authorIndex: IndexPage = {
  kind: 'index',
  shell: pageShell('/authors/', 'Authors'),
  of: 'author',
  top: [],
  groups: [{ entries: terms.map((term) => ({ ...term, picture })) }],
};

export const yearIndex: ArchivePage = {
  kind: 'archive',
  of: 'years',
  shell: pageShell('/archive/', 'Archive'),
  count: 1204,
  years: [2026, 2025, 2019].map((year) => ({
    label: String(year),
    href: `/${String(year)}/`,
    count: year - 2010,
    months: [
      {
        id: 'Month-12',
        label: 'December',
        href: `/${String(year)}/#Month-12`,
        count: 7,
        articles: [],
      },
      {
        id: 'Month-03',
        label: 'March',
        href: `/${String(year)}/#Month-03`,
        count: 2,
        articles: [],
      },
    ],
  })),
};

export const year: ArchivePage = {
  kind: 'archive',
  of: 'year',
  shell: pageShell('/2024/', '2024'),
  count: 2,
  years: [
    {
      label: '2024',
      href: '/2024/',
      count: 2,
      months: [
        {
          id: 'Month-03',
          label: 'March',
          count: 2,
          articles: [
            {
              label: 'Audit logs that somebody reads',
              href: '/2024/03/13/audit-logs/',
              date: { iso: '2024-03-13T16:54:41Z', label: '13' },
            },
            { label: 'Datensicherung', href: '/2024/03/1/', lang: 'de' },
          ],
        },
      ],
    },
  ],
};

export const emptyIndex: IndexPage = { ...tagIndex, top: [], groups: [{ entries: [] }] };

const desk = { label: 'Standards desk', href: '/authors/standards-desk/', isOrganization: true };
const authors = [desk];

const articleShell = pageShell('/2024/03/13/audit-logs/', 'Audit logs that somebody reads', {
  breadcrumbs: [
    { label: 'Home', href: '/' },
    { label: 'Security and privacy', href: '/categories/security/' },
  ],
  site: { ...site, policy: "default-src 'none'" },
});

export const article: ArticlePage = {
  kind: 'article',
  shell: articleShell,
  entry: articleEntry(
    articleShell,
    'articles/2024/audit-logs.md',
    'Every system that holds records keeps a log of who opened them. Few organisations look at it before they must.',
  ),
  state: 'draft',
  category: { label: 'Security and privacy', href: '/categories/security/' },
  authors,
  about: [
    {
      ...desk,
      description: 'Explains how health systems talk to each other.',
      picture: { ...picture, alt: '' },
      links: [{ label: 'HL7 International', href: 'https://www.hl7.org/' }],
    },
    { label: 'A guest', href: '', description: '', links: [] },
  ],
  published: { iso: '2024-03-13T16:54:41Z', label: '13 March 2024', day: '2024-03-13' },
  updated: { iso: '2025-01-02T00:00:00Z', label: '2 January 2025' },
  readingMinutes: 7,
  picture,
  pictureCaption: 'A log is a table of who, what, when and from where.',
  pictureCredit: 'Security desk',
  contents: [
    { id: 'what-a-log-holds', text: 'What a log holds', level: 2 },
    { id: 'who', text: 'Who', level: 3 },
    { id: 'what-the-rule-asks', text: 'What the rule asks', level: 2 },
    { id: 'reading-it', text: 'Reading it', level: 2 },
    { id: 'código', text: 'Código', level: 2 },
  ],
  tags: ['Audit logs', 'HIPAA', 'Security'].map((label) => ({
    label,
    href: `/tags/${label[0] ?? ''}/`,
  })),
  categories: [{ label: 'Security and privacy', href: '/categories/security/' }],
  review: {
    writtenBy: authors,
    reviewedBy: [{ label: 'Clinical safety desk', href: '/authors/clinical-safety-desk/' }],
    lastReviewed: { iso: '2025-01-02T00:00:00Z', label: '2 January 2025', day: '2025-01-02' },
    nextReview: { iso: '2026-01-02T00:00:00Z', label: '2 January 2026' },
    overdue: true,
  },
  series: {
    title: 'Security for small practices',
    parts: [
      { label: 'Know what you have', href: '/2024/01/01/know/' },
      { label: 'Audit logs that somebody reads', href: '/2024/03/13/audit-logs/' },
      { label: 'Backups that survive ransomware', href: '/2024/05/01/backups/' },
    ],
    position: 2,
  },
  previous: { label: 'What a FHIR resource is, and what it is not', href: '/2024/03/01/fhir/' },
  next: { label: 'Backups that survive ransomware', href: '/2024/05/01/backups/' },
  related: [teaserOf(1), teaserOf(2), teaserOf(3)],
  share: {
    url: 'https://www.example.org/2024/03/13/audit-logs/',
    title: 'Audit logs that somebody reads & “act on”',
  },
};

const bareShell = pageShell('/drafts/bare/', 'Bare', {
  site: { ...site, corrections: { email: '' } },
});

/** An article with nothing that may be left out. */
export const bareArticle: ArticlePage = {
  kind: 'article',
  shell: bareShell,
  entry: articleEntry(bareShell, 'articles/bare.md'),
  authors: [],
  about: [],
  readingMinutes: 1,
  contents: [],
  tags: [],
  categories: [],
  related: [],
  share: article.share,
};

const longShell = pageShell(
  '/2024/01/02/long/',
  `${'Interoperability between systems that were never meant to meet '.repeat(4)}${'pneumonoultramicroscopic'.repeat(4).slice(0, 90)}`,
);

export const longTitleArticle: ArticlePage = {
  ...article,
  shell: longShell,
  entry: articleEntry(longShell, 'articles/long.md'),
};

const arabicShell = pageShell('/2024/01/03/ar/', 'سجلات التدقيق التي يقرأها أحد', {
  lang: 'ar',
  dir: 'rtl',
});

export const arabicArticle: ArticlePage = {
  ...bareArticle,
  shell: arabicShell,
  entry: articleEntry(arabicShell, 'articles/ar.md', 'كل نظام يحفظ السجلات يحتفظ بسجل لمن فتحها.'),
  authors,
  published: { iso: '2024-01-03T00:00:00Z', label: '3 January 2024', day: '2024-01-03' },
  contents: [
    { id: 'أ', text: 'ما يحتويه السجل', level: 2 },
    { id: 'ب', text: 'ما تطلبه القاعدة', level: 2 },
  ],
  tags: article.tags,
  related: [teaserOf(1, { lang: 'en' }), teaserOf(3, { lang: 'en' })],
};

const japaneseShell = pageShell('/2024/01/04/ja/', '誰かが読む監査ログとは何か', { lang: 'ja' });

export const japaneseArticle: ArticlePage = {
  ...bareArticle,
  shell: japaneseShell,
  entry: articleEntry(
    japaneseShell,
    'articles/ja.md',
    '記録を保持するすべてのシステムは、誰がそれを開いたかを記録する。',
  ),
};

const hostileShell = pageShell(
  '/2024/01/05/x/',
  `</title><script>alert(1)</script>"'&amp; <img src=x onerror=alert(2)>`,
  {
    description: `"></script><script>alert(3)</script><!--\u2028`,
  },
);

export const hostileArticle: ArticlePage = {
  ...article,
  shell: hostileShell,
  entry: articleEntry(hostileShell, 'articles/x.md', '<script>alert(5)</script>'),
  tags: [{ label: '<script>alert(6)</script>', href: '/tags/x/' }],
  share: { url: 'https://www.example.org/"><script>', title: '"><script>alert(7)</script>&x=1' },
  picture: { ...picture, alt: '"><script>alert(8)</script>' },
};

const plainShell = pageShell('/about/', 'About');

export const plain: PlainPage = {
  kind: 'plain',
  shell: plainShell,
  entry: termEntry(plainShell, 'pages/about.md', 'pages'),
  updated: { iso: '2025-01-02T00:00:00Z', label: '2 January 2025' },
};

export const search: SearchPage = {
  kind: 'search',
  shell: pageShell('/search/', 'Search', { noindex: true }),
  index: '/search/index.json',
  categories: [{ label: 'Standards', value: 'standards', href: '/categories/standards/' }],
  tags: [{ label: 'C#', value: 'c-sharp', href: '/tags/c-sharp/' }],
  years: [{ label: '2024', value: '2024', href: '/2024/' }],
  browse: [{ label: 'Archive', href: '/archive/' }],
};

export const notFound: NotFoundPage = {
  kind: 'not-found',
  shell: pageShell('/404.html', 'Page not found', { noindex: true }),
};

/** A file that cannot be read, as a preview shows it. */
export const unreadable: UnreadablePage = {
  kind: 'unreadable',
  shell: pageShell('/2024/01/06/broken/', 'Broken'),
};

const featureShell = pageShell('/2024/06/01/feature/', 'A feature in MDX');

/** Fills the placeholders of the MDX article in the fixtures' content folder. */
export const featureBody: ArticleBody = {
  source: 'mdx',
  file: 'features/components.mdx',
  digest: 'b'.repeat(64),
  links: ['/2024/03/13/audit-logs/', 'https://www.hl7.org/', ''],
  pictures: [
    { kind: 'picture', picture },
    { kind: 'link', href: 'https://elsewhere.example/p.png', text: 'A picture <elsewhere>' },
    { kind: 'nothing' },
  ],
};

/** The MDX article of the fixtures' content folder, which uses each component. */
export const feature: ArticlePage = {
  ...bareArticle,
  shell: featureShell,
  entry: articleEntry(featureShell, 'features/components.mdx', '', featureBody),
};
