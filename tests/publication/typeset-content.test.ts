import { expect, it } from 'vitest';
import { articlePage } from '../../src/publication/article-page.ts';
import { entriesOf } from '../../src/publication/entries.ts';
import { searchedArticles } from '../../src/search/index/searched-articles.ts';
import { article, articleFrontMatter, bodies, publish, termPage } from './sample.ts';

const title = `The ward's "rota" -- now...`;
const given = {
  typography: true,
  articles: [
    article('rota', {
      title,
      description: '"Who\'s on?"',
      imageAlt: 'A "rota"',
      series: 'The "rota"',
      tags: ['childrens-health'],
      authors: ['o-neil'],
      guid: 'a--"b"',
    }),
    article('plan', { title: '"Plan" und \'Ziel\'', lang: 'de' }),
  ],
  tags: [{ slug: 'childrens-health', name: "Children's health" }],
  authors: [{ slug: 'o-neil', name: "O'Neil", page: termPage("O'Neil", { description: '"Hi"' }) }],
};
const shown = 'The ward’s “rota” – now…';

it('shows the title of an article alike everywhere', () => {
  const publication = publish(given);
  const [, rota] = publication.articles;
  if (!rota) throw new Error('an article is missing');
  const page = articlePage(publication, rota, { related: [], series: [] });
  expect(page.shell).toMatchObject({ title: shown, description: '“Who’s on?”' });
  expect(page.share.title).toBe(shown);
  expect(publication.teaser(rota)).toMatchObject({ title: shown, href: '/2025/rota/' });
  expect(page.tags).toEqual([{ label: 'Children’s health', href: '/tags/childrens-health/' }]);
  expect(searchedArticles(publication).map(({ searched }) => searched.title)).toContain(shown);
  const frontMatter = (): ReturnType<typeof articleFrontMatter> => articleFrontMatter({ title });
  const entries = entriesOf(publication, 'articles', { frontMatter, bodyOf: bodies({}) });
  expect(entries[1]?.data.title).toBe(shown);
  expect(rota).toMatchObject({
    address: '/2025/rota/',
    guid: 'a--"b"',
    imageAlt: 'A "rota"',
    series: 'The “rota”',
  });
});

it('names an author as the file does', () => {
  const { content } = publish(given);
  const author = content.authors.get('o-neil');
  expect(author).toMatchObject({
    name: 'O’Neil',
    page: { title: 'O’Neil', description: '“Hi”' },
  });
});

it('follows the language of the article', () => {
  const titles = publish(given).articles.map((one) => one.title);
  expect(titles).toEqual(['„Plan“ und ‚Ziel‘', shown]);
  expect(publish({ ...given, lang: 'fr' }).articles[1]?.description).toBe(
    '«\u202fWho’s on?\u202f»',
  );
});

it('changes nothing where the site says so', () => {
  const publication = publish({ ...given, typography: false });
  expect(publication.articles.map((one) => one.title)).toContain(title);
  expect(publication.content.tags.get('childrens-health')?.name).toBe("Children's health");
});
