import { describe, expect, it } from 'vitest';
import { editorOf, newArticleFile } from '../../src/publication/editor.ts';
import type { PageShell } from '../../src/publication/page.ts';
import { planPages } from '../../src/publication/plan-pages.ts';
import { resolveSite } from '../../src/site-settings.ts';
import { article, config, day, publish, termPage } from './sample.ts';

const repository = {
  host: 'github',
  url: 'https://github.com/example/crumb',
  branch: 'main',
} as const;

const ines = termPage('Ines', { file: 'authors/ines.md', description: 'Bakes.' });
const content = {
  articles: [
    article('rye', { categories: ['bread'], tags: ['flour'], authors: ['ines'] }),
    article('oats', { authors: ['max'] }),
  ],
  authors: [
    { slug: 'ines', name: 'Ines', page: ines },
    { slug: 'max', name: 'Max' },
  ],
  categories: [{ slug: 'bread', name: 'Bread & more' }],
  pages: [{ ...termPage('About', { file: 'pages/about.md' }), address: '/about/' }],
};

/** Shells of all pages by address. */
function shells(more: Partial<Parameters<typeof publish>[0]>): Map<string, PageShell> {
  const pages = planPages(publish({ ...content, ...more }));
  return new Map(pages.map(({ address, model }) => [address, model().shell]));
}

describe('a page for readers', () => {
  const plain = (more: object): string =>
    JSON.stringify(planPages(publish({ ...content, ...more })).map(({ model }) => model()));

  it('is the same to the byte whether or not a repository is named', () => {
    expect(plain({ repository })).toBe(plain({}));
    expect(plain({ repository: { ...repository, forReaders: false } })).toBe(plain({}));
  });

  it('leads to the editor where the publisher wants it', () => {
    const found = shells({ repository: { ...repository, forReaders: true } });
    expect(found.get('/about/')?.editing?.page).toMatch(/\/edit\/main\/content\/pages\/about\.md$/);
  });
});

describe('a page of a preview', () => {
  const found = shells({ repository, preview: true });
  const filled = (address: string): string => {
    const { newArticle = '' } = found.get(address)?.editing ?? {};
    return new URL(newArticle).searchParams.get('value') ?? '';
  };

  it('leads to the file of its article, plain page or author', () => {
    const edited = [...found].flatMap(([address, { editing }]) =>
      editing?.page === undefined ? [] : [[address, editing.page.split('/content/')[1]]],
    );
    expect(Object.fromEntries(edited)).toEqual({
      '/2025/rye/': 'articles/rye.md',
      '/2025/oats/': 'articles/oats.md',
      '/about/': 'pages/about.md',
      '/authors/ines/': 'authors/ines.md',
    });
  });

  it.each([
    ['/', 'categories: []', 'tags: []', 'authors: []'],
    ['/categories/bread/', 'categories: [Bread & more]', 'tags: []', 'authors: []'],
    ['/tags/flour/', 'categories: []', 'tags: [flour]', 'authors: []'],
    ['/authors/ines/', 'categories: []', 'tags: []', 'authors: [ines]'],
    ['/authors/max/', 'categories: []', 'tags: []', 'authors: [Max]'],
    ['/2025/rye/', 'categories: [Bread & more]', 'tags: []', 'authors: []'],
    ['/archive/', 'categories: []', 'tags: []', 'authors: []'],
  ])('%s begins an article of its section', (address, ...lines) => {
    for (const line of lines) expect(filled(address)).toContain(`\n${line}\n`);
  });

  it('names a section as front matter does, whatever pages show', () => {
    const categories = [{ slug: 'bread', name: "The baker's own" }];
    const more = { repository, preview: true, typography: true, categories };
    const shell = shells(more).get('/categories/bread/');
    expect(shell?.title).toBe('The baker’s own');
    const { searchParams } = new URL(shell?.editing?.newArticle ?? '');
    expect(searchParams.get('value')).toContain('categories: ["The baker\'s own"]');
  });

  it('edits what a pull request changed where that is', () => {
    const changedAt = { branch: 'tides' };
    const page = shells({ repository, preview: true, changedAt }).get('/about/')?.editing?.page;
    expect(page).toBe('https://github.com/example/crumb/edit/tides/content/pages/about.md');
  });

  it('leads nowhere without a repository', () => {
    const site = resolveSite(config, undefined);
    expect(editorOf(site, true, 'articles/new-article.md')).toEqual({});
  });
});

describe('a new article', () => {
  const one = [{ lang: 'en', prefix: '' as const }];
  const two = [...one, { lang: 'de', prefix: '/de' as const }];
  const at = (...files: string[]) => files.map((file) => article('a', { file }));

  it.each([
    [[], 'articles/new-article.md'],
    [['articles/2026/tides.md', 'articles/2025/rye.md'], 'articles/2026/new-article.md'],
    [['articles/2026/tides/index.md'], 'articles/2026/new-article.md'],
    [['features/compared.mdx', 'articles/2025/rye.md'], 'articles/2025/new-article.md'],
    [['articles/node.js.md'], 'articles/new-article.md'],
  ])('lies beside the newest of %j', (files, expected) => {
    expect(newArticleFile(at(...files), { prefix: '' }, one)).toBe(expected);
  });

  it('does not follow one that is not published yet', () => {
    const articles = [
      article('next', { file: 'articles/2035/next.md', date: day('2035-01-01') }),
      article('draft', { file: 'articles/_drafts/draft.md', draft: true }),
      article('now', { file: 'articles/2025/now.md' }),
    ];
    const shell = shells({ articles, repository, preview: true }).get('/');
    expect(shell?.editing?.newArticle).toContain('articles%2F2025%2Fnew-article.md');
  });

  it.each([
    ['articles/de/2026/a.md', 'articles/de/2026/new-article.md'],
    ['articles/2026/a.de.md', 'articles/de/new-article.md'],
  ])('is of the language of %s', (file, expected) => {
    expect(newArticleFile(at(file), { prefix: '/de' }, two)).toBe(expected);
  });
});
