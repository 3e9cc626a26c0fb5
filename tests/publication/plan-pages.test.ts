import { describe, expect, it } from 'vitest';
import type { ArticlePage, HomePage, ListPage, Page } from '../../src/publication/page.ts';
import { planPages } from '../../src/publication/plan-pages.ts';
import { planRedirects } from '../../src/redirects/plan-redirects.ts';
import type { Publication } from '../../src/publication/publication.ts';
import { article, day, publish, termPage } from './sample.ts';

const always = ['/', '/categories/', '/tags/', '/authors/', '/archive/', '/search/', '/404.html'];

function pageAt<Kind extends Page['kind']>(
  publication: Publication,
  address: string,
  kind: Kind,
): Extract<Page, { kind: Kind }> {
  const page = planPages(publication)
    .find((planned) => planned.address === address)
    ?.model();
  if (page?.kind !== kind) throw new Error(`${address} is ${page?.kind ?? 'no page'}`);
  return page as Extract<Page, { kind: Kind }>;
}

const home = (publication: Publication): HomePage => pageAt(publication, '/', 'home');
const articleAt = (publication: Publication, address: string): ArticlePage =>
  pageAt(publication, address, 'article');
const listAt = (publication: Publication, address: string): ListPage =>
  pageAt(publication, address, 'list');

it('plans a page for each article, term, author, year and file of a page, each address once', () => {
  const publication = publish({
    articles: [
      article('a', { tags: ['x'], categories: ['y'], authors: ['z'] }),
      article('b', { draft: true, tags: ['w'] }),
    ],
    pages: [{ ...termPage('About'), address: '/about/' }],
  });
  const addresses = planPages(publication).map(({ address }) => address);
  expect([...addresses].sort()).toEqual(
    [
      ...always,
      '/2025/a/',
      '/categories/y/',
      '/tags/x/',
      '/authors/z/',
      '/2025/',
      '/about/',
    ].sort(),
  );
});

it('plans a whole site without an article', () => {
  const publication = publish({ articles: [] });
  expect(
    planPages(publication)
      .map(({ address }) => address)
      .sort(),
  ).toEqual([...always].sort());
  expect(home(publication)).toMatchObject({ secondary: [], latest: [], bands: [], topics: [] });
  expect(home(publication)).not.toHaveProperty('lead');
});

it('computes the same models in any order of the files', () => {
  const articles = Array.from({ length: 45 }, (_, number) =>
    article(`a${number}`, { tags: [`t${number % 3}`], series: 'S' }),
  );
  const models = (list: typeof articles): unknown[] =>
    planPages(publish({ articles: list })).map(({ address, model }) => [address, model()]);
  expect(models([...articles].reverse())).toEqual(models(articles));
});

describe('a list', () => {
  const articles = Array.from({ length: 41 }, (_, number) =>
    article(`a${String(number).padStart(2, '0')}`, { tags: ['x'] }),
  );
  const page = termPage('Tag X', {
    file: 'tags/x.md',
    description: 'What X is.',
    links: [{ label: 'L', url: 'https://l.example/', span: { line: 3, column: 20, length: 18 } }],
  });
  const publication = publish({ articles, tags: [{ slug: 'x', name: 'X', page }] });

  it('shows each of its articles on one of its pages', () => {
    const lists = ['/tags/x/', '/tags/x/2/', '/tags/x/3/'].map((address) =>
      listAt(publication, address),
    );
    expect(lists.map(({ teasers }) => teasers.length)).toEqual([20, 20, 1]);
    expect(new Set(lists.flatMap(({ teasers }) => teasers.map(({ href }) => href))).size).toBe(41);
    expect(lists.map(({ count }) => count)).toEqual([41, 41, 41]);
  });

  it('is introduced on its first page only', () => {
    expect(listAt(publication, '/tags/x/')).toMatchObject({
      summary: 'What X is.',
      introduction: { collection: 'tags', id: 'tags/x.md' },
      links: [{ href: 'https://l.example/' }],
    });
    expect(listAt(publication, '/tags/x/2/')).toMatchObject({ summary: '', links: [] });
    expect(listAt(publication, '/tags/x/2/')).not.toHaveProperty('introduction');
  });

  it('has a title and a description of its own on every page', () => {
    const frames = ['/tags/x/', '/tags/x/2/'].map((address) => listAt(publication, address).shell);
    expect(new Set(frames.map(({ description }) => description)).size).toBe(2);
    expect(frames.map(({ documentTitle }) => documentTitle)).toEqual([
      'Tag: X – Ward Round',
      'Tag: X, page 2 – Ward Round',
    ]);
    expect(frames.map(({ canonical }) => canonical)).toEqual([
      'https://ward.example/tags/x/',
      'https://ward.example/tags/x/2/',
    ]);
  });
});

describe('an index', () => {
  const image = { root: 'content', file: 'images/face.png' } as const;
  const term = { slug: 'x', name: 'X', page: termPage('X', { description: 'Words.', image }) };
  const publication = publish({
    articles: [article('a', { tags: ['x', 'w'], authors: ['x'] })],
    tags: [term],
    authors: [term],
  });
  const entries = (address: string) =>
    pageAt(publication, address, 'index').groups.flatMap((group) => group.entries);

  it('shows the picture of an author', () => {
    expect(entries('/authors/')).toMatchObject([{ label: 'X', picture: { alt: '' } }]);
  });

  it('has no room for pictures between tags', () => {
    expect(entries('/tags/')).toEqual([
      { label: 'w', href: '/tags/w/', count: 1, description: '' },
      { label: 'X', href: '/tags/x/', count: 1, description: 'Words.' },
    ]);
  });
});

describe('an article', () => {
  it('knows its neighbours in time', () => {
    const publication = publish({
      articles: ['2025-01-01', '2025-02-01', '2025-03-01'].map((date) =>
        article(date, { date: day(date) }),
      ),
    });
    expect(articleAt(publication, '/2025/2025-02-01/')).toMatchObject({
      previous: { label: 'On 2025-01-01' },
      next: { label: 'On 2025-03-01' },
    });
    expect(articleAt(publication, '/2025/2025-03-01/')).not.toHaveProperty('next');
    expect(articleAt(publication, '/2025/2025-01-01/')).not.toHaveProperty('previous');
  });

  it('knows the language of a neighbour whose title is not in the site’s', () => {
    const articles = [
      article('a', { date: day('2025-01-01'), lang: 'de' }),
      article('b', { date: day('2025-02-01') }),
      article('c', { date: day('2025-03-01'), lang: 'en' }),
    ];
    const { previous, next } = articleAt(publish({ articles }), '/2025/b/');
    expect(previous).toEqual({ label: 'On a', href: '/2025/a/', lang: 'de' });
    expect(next).toEqual({ label: 'On c', href: '/2025/c/' });
  });

  it('lists its sections when there are two, and not when it is told not to', () => {
    const heading = (text: string, level: number) => ({ id: text, text, level });
    const body = {
      ...article('x').body,
      headings: [heading('A', 2), heading('B', 3), heading('C', 4)],
    };
    const contents = (more: object) =>
      articleAt(publish({ articles: [article('x', { body, ...more })] }), '/2025/x/').contents;
    expect(contents({}).map(({ text }) => text)).toEqual(['A', 'B']);
    expect(contents({ toc: false })).toEqual([]);
    expect(contents({ body: { ...body, headings: [heading('A', 2)] } })).toEqual([]);
  });

  it('links the parts of its series, oldest first', () => {
    const part = (name: string, date: string) => article(name, { series: 'S', date: day(date) });
    const publication = publish({
      articles: [
        part('three', '2025-03-01'),
        part('one', '2025-01-01'),
        part('two', '2025-02-01'),
        article('x', { series: 'Alone' }),
      ],
    });
    expect(articleAt(publication, '/2025/two/').series).toMatchObject({
      title: 'S',
      parts: [{ label: 'On one' }, { label: 'On two' }, { label: 'On three' }],
      position: 2,
    });
    expect(articleAt(publication, '/2025/x/')).not.toHaveProperty('series');
  });

  it('shows what its authors say of themselves, and guests by name', () => {
    const ann = termPage('Ann', {
      description: 'Reads logs.',
      image: { root: 'content', file: 'ann.jpg' },
      links: [
        {
          label: 'Ann elsewhere',
          url: 'https://ann.example/',
          span: { line: 3, column: 20, length: 20 },
        },
      ],
    });
    const publication = publish({
      articles: [article('x', { authors: ['ann', 'bob'] }), article('y', { authors: ['bob'] })],
      authors: [
        { slug: 'ann', name: 'Ann', page: ann },
        { slug: 'bob', name: 'Bob' },
      ],
    });
    expect(articleAt(publication, '/2025/x/').about).toEqual([
      {
        label: 'Ann',
        href: '/authors/ann/',
        description: 'Reads logs.',
        picture: expect.objectContaining({ src: '/_media/ann.jpg-800.jpg', alt: '' }) as unknown,
        links: [{ label: 'Ann elsewhere', href: 'https://ann.example/' }],
      },
      { label: 'Bob', href: '/authors/bob/', description: '', links: [] },
    ]);
    expect(articleAt(publication, '/2025/y/').about).toEqual([]);
  });

  it('says where errors are reported, and on which page they are mended', () => {
    const page = termPage('How we mend', { path: 'pages/corrections.md', lang: 'en' });
    const given = { articles: [article('x')] };
    const corrections = (publication: Publication) =>
      articleAt(publication, '/2025/x/').shell.site.corrections;
    expect(corrections(publish(given))).toEqual({ email: 'desk@ward.example' });
    expect(corrections(publish({ ...given, pages: [{ ...page, address: '/errors/' }] }))).toEqual({
      email: 'desk@ward.example',
      page: { label: 'How we mend', href: '/errors/' },
    });
  });

  it('says when a review is overdue', () => {
    const review = (nextReview: string) =>
      articleAt(
        publish({ articles: [article('x', { reviewedBy: ['r'], nextReview: day(nextReview) })] }),
        '/2025/x/',
      ).review?.overdue;
    expect([review('2026-01-01'), review('2026-01-02')]).toEqual([true, false]);
    expect(articleAt(publish({ articles: [article('x')] }), '/2025/x/')).not.toHaveProperty(
      'review',
    );
  });

  it('shares its own address, or the one its editor chose', () => {
    const url = (more: object) =>
      articleAt(publish({ articles: [article('x', more)] }), '/2025/x/').share.url;
    expect([url({}), url({ share: '/y/' })]).toEqual([
      'https://ward.example/2025/x/',
      'https://ward.example/y/',
    ]);
  });

  it('is marked in a preview when it is not published', () => {
    const publication = publish({ preview: true, articles: [article('x', { draft: true })] });
    expect(articleAt(publication, '/2025/x/')).toMatchObject({
      state: 'draft',
      shell: { noindex: true },
    });
  });
});

it('puts every address under the site’s path', () => {
  const publication = publish({
    siteUrl: 'https://ward.example/blog/',
    articles: [article('x', { tags: ['t'], categories: ['c'], authors: ['a'] })],
  });
  for (const { model } of planPages(publication)) {
    const found = JSON.stringify(model());
    const hrefs = [...found.matchAll(/"(?:href|src|home|previous|next)":"(\/[^"]*)"/g)].map(
      ([, href = '']) => href,
    );
    expect(hrefs.filter((href) => !href.startsWith('/blog/'))).toEqual([]);
    expect(found).toContain('"base":"/blog/"');
  }
});

it('redirects from the older addresses of a term, and from those of its feeds', () => {
  const page = termPage('New', { formerAddresses: ['/tags/old/'] });
  const publication = publish({
    articles: [article('a', { tags: ['new'] })],
    tags: [{ slug: 'new', name: 'New', page }],
    pages: [{ ...termPage('About', { formerAddresses: ['/about-us/'] }), address: '/about/' }],
  });
  expect(planRedirects([publication])).toEqual([
    { from: '/about-us/', to: '/about/' },
    { from: '/tags/old/', to: '/tags/new/' },
    { from: '/tags/old/feed.xml/', to: '/tags/new/feed.xml' },
    { from: '/tags/old/atom.xml/', to: '/tags/new/atom.xml' },
    { from: '/tags/old/feed.json/', to: '/tags/new/feed.json' },
  ]);
});

it('redirects from the older addresses of what is on the site', () => {
  const publication = publish({
    articles: [
      article('a', { formerAddresses: ['/old/', '/older/'] }),
      article('b', { draft: true, formerAddresses: ['/draft/'] }),
    ],
  });
  expect(planRedirects([publication])).toEqual([
    { from: '/old/', to: '/2025/a/' },
    { from: '/older/', to: '/2025/a/' },
  ]);
});

describe('an unlisted article', () => {
  const quiet = article('quiet', {
    unlisted: true,
    tags: ['x', 'y'],
    categories: ['c'],
    authors: ['ann', 'joe'],
    series: 'S',
    formerAddresses: ['/old/'],
    date: day('2025-03-05'),
  });
  const publication = publish({
    articles: [
      article('a', { tags: ['x'], authors: ['ann'], series: 'S' }),
      article('b', { tags: ['x'], authors: ['ann'], series: 'S', date: day('2025-03-06') }),
      quiet,
    ],
  });

  it('has its page, which asks search engines to leave it out', () => {
    const page = articleAt(publication, '/2025/quiet/');
    expect(page.shell.noindex).toBe(true);
    expect(planRedirects([publication])).toEqual([{ from: '/old/', to: '/2025/quiet/' }]);
  });

  it('is nowhere on the pages of others', () => {
    const others = planPages(publication).filter(({ address }) => address !== '/2025/quiet/');
    expect(others.length).toBeGreaterThan(10);
    for (const { model } of others) expect(JSON.stringify(model())).not.toContain('quiet');
  });

  it('stands between no others, and links to no page that is not there', () => {
    const page = articleAt(publication, '/2025/quiet/');
    expect(page).not.toHaveProperty('previous');
    expect(page).not.toHaveProperty('next');
    expect(page).not.toHaveProperty('series');
    expect(page.tags).toEqual([{ label: 'x', href: '/tags/x/' }]);
    expect(page.categories).toEqual([]);
    expect(page.authors).toEqual([
      { label: 'ann', href: '/authors/ann/' },
      { label: 'joe', href: '' },
    ]);
    expect(planPages(publication).map(({ address }) => address)).not.toContain('/tags/y/');
  });
});

it('gives the header picture its caption and its credit', () => {
  const image = { root: 'content', file: 'top' } as const;
  const words = { imageCaption: 'Below', imageCredit: 'Desk' };
  const publication = publish({
    articles: [article('a', { image, ...words }), article('b', words)],
  });
  expect(articleAt(publication, '/2025/a/')).toMatchObject({
    pictureCaption: 'Below',
    pictureCredit: 'Desk',
  });
  expect(articleAt(publication, '/2025/b/')).not.toHaveProperty('pictureCaption');
});
