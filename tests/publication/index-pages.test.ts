import { describe, expect, it } from 'vitest';
import { termIndexPage } from '../../src/publication/index-pages.ts';
import type { IndexPage } from '../../src/publication/page.ts';
import { article, publish, termPage } from './sample.ts';

function tagsOf(names: readonly string[], lang = 'en'): IndexPage {
  const tags = names.map((name, number) => ({ slug: `t${number}`, name }));
  // The later a tag, the more articles have it.
  const articles = tags.map((_, number) =>
    article(`a${number}`, { tags: tags.slice(number).map(({ slug }) => slug) }),
  );
  return termIndexPage(publish({ articles, tags, lang }), 'tag');
}

const letters = ({ groups }: IndexPage): [string, string[]][] =>
  groups.map(({ letter, entries }) => [letter?.label ?? '', entries.map(({ label }) => label)]);

describe('an index', () => {
  it('of few has one list, most articles first', () => {
    const page = tagsOf(['Ada', 'Bel', 'Cat', 'Dan', 'Eve']);
    expect(page.top).toEqual([]);
    expect(letters(page)).toEqual([['', ['Eve', 'Dan', 'Cat', 'Bel', 'Ada']]]);
  });

  it('of many has those with the most articles first, then all by letter', () => {
    const names = ['zinc', 'Äther', '3D print', 'apple', '#hash', 'Œuvre', 'echo', 'Élan'];
    const page = tagsOf([...names, ...Array.from({ length: 12 }, (_, number) => `b${number}`)]);
    expect(page.top).toHaveLength(10);
    expect(page.top[0]).toEqual({ label: 'b11', href: '/tags/t19/', count: 20 });
    expect(letters(page).map(([letter]) => letter)).toEqual(['0–9', 'A', 'B', 'E', 'O', 'Z', '#']);
    expect(Object.fromEntries(letters(page))).toMatchObject({
      A: ['apple', 'Äther'],
      E: ['echo', 'Élan'],
      O: ['Œuvre'],
      '#': ['#hash'],
    });
  });

  it('has the letters of the site’s own language', () => {
    const names = Array.from({ length: 16 }, (_, number) => `n${number}`);
    const spanish = letters(tagsOf([...names, 'ñu', 'oca'], 'es'));
    expect(spanish.map(([letter]) => letter)).toEqual(['N', 'Ñ', 'O']);
    expect(letters(tagsOf([...names, 'ñu'], 'de'))).toHaveLength(1);
  });

  it('has no letters where names begin with none of an alphabet', () => {
    const names = Array.from('安全学生医疗数据标准隐私法规编码影像', (first) => `${first}一`);
    const page = tagsOf(names, 'zh-CN');
    expect(page.groups).toHaveLength(1);
    expect(page.groups[0]).not.toHaveProperty('letter');
  });

  it('holds all of 1,300, each once', () => {
    const names = Array.from(
      { length: 1300 },
      (_, number) => `${'abcdefghij'[number % 10] ?? ''}${number}`,
    );
    const tags = names.map((name, number) => ({ slug: `t${number}`, name }));
    const articles = [article('a', { tags: tags.map(({ slug }) => slug) })];
    const { groups } = termIndexPage(publish({ articles, tags }), 'tag');
    const found = groups.flatMap(({ entries }) => entries.map(({ label }) => label));
    expect(found.toSorted()).toEqual(names.toSorted());
    expect(groups).toHaveLength(10);
  });

  it('crops a picture around the point that front matter names, to quarters', () => {
    const image = { root: 'content', file: 'images/face.png' } as const;
    const page = termPage('X', { image, imageFocus: { x: 40, y: 8 } });
    const publication = publish({
      articles: [article('a', { authors: ['x'], categories: ['x'] })],
      authors: [{ slug: 'x', name: 'X', page }],
    });
    const [entry] = termIndexPage(publication, 'author').groups.flatMap(({ entries }) => entries);
    expect(entry?.picture?.focus).toEqual({ x: 50, y: 0 });
  });
});
