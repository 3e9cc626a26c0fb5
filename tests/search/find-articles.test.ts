import { describe, expect, it } from 'vitest';
import { printLibrary, search, type Book } from './library.ts';

/** Titles of what a query finds, the best first. */
async function titles(
  books: readonly Book[],
  query: Parameters<typeof search>[1],
): Promise<string[]> {
  const { articles } = await search(printLibrary(books), query);
  return articles.map((number) => books[number]?.title ?? '');
}

const filler: Book[] = Array.from({ length: 20 }, (_, number) => ({
  title: `Filler ${number}`,
  text: 'Nothing of note stands in these words.',
}));

describe('the order of what is found', () => {
  it('puts a title before a term, a term before a summary, a summary before the text', async () => {
    const books = [
      { title: 'In the text', text: 'A word on telehealth.' },
      { title: 'In the summary', summary: 'About telehealth' },
      { title: 'In a tag', tags: ['telehealth'] },
      { title: 'Telehealth' },
      ...filler,
    ];
    expect(await titles(books, 'telehealth')).toEqual([
      'Telehealth',
      'In a tag',
      'In the summary',
      'In the text',
    ]);
  });

  it('puts a text first that has the word more often, of equally long ones', async () => {
    const rest = 'and other words that fill the text up '.repeat(20);
    const books = [
      { title: 'Often', text: `${'telehealth '.repeat(9)}${rest}` },
      { title: 'Once', text: `telehealth ${'something '.repeat(8)}${rest}` },
    ];
    expect(await titles([...books, ...filler], 'telehealth')).toEqual(['Often', 'Once']);
  });

  it('puts a short text before a long one with the word as often', async () => {
    const books = [
      { title: 'Short', text: 'telehealth in brief' },
      { title: 'Long', text: `telehealth ${'and much besides '.repeat(1000)}` },
    ];
    expect(await titles([...books, ...filler], 'telehealth')).toEqual(['Short', 'Long']);
  });

  it('lets the rarer of two words count for more', async () => {
    const books = [
      ...Array.from({ length: 15 }, (_, number) => ({
        title: `Records ${number}`,
        text: 'telehealth',
      })),
      { title: 'Telehealth', text: 'records' },
    ];
    expect((await titles([...books, ...filler], 'records telehealth'))[0]).toBe('Telehealth');
  });

  it('puts the newest of equally good ones first', async () => {
    const books = ['One', 'Two', 'Three'].map((title) => ({ title, text: 'telehealth' }));
    expect(await titles([...books, ...filler], 'telehealth')).toEqual(['Three', 'Two', 'One']);
  });
});

describe('a query', () => {
  it('wants all of its words', async () => {
    const books = [{ title: 'Audit logs' }, { title: 'Audit' }, { title: 'Logs' }, ...filler];
    const found = await search(printLibrary(books), 'audit logs');
    expect(found).toMatchObject({ articles: [0], partly: false });
  });

  it('gets what has most of its words where nothing has all, and is told so', async () => {
    const books = [
      { title: 'Audit' },
      { title: 'Audit logs' },
      { title: 'Consent in imaging' },
      ...filler,
    ];
    const found = await search(printLibrary(books), 'audit logs consent');
    expect(found).toMatchObject({ articles: [1, 2, 0], partly: true });
    expect(await search(printLibrary(books), 'nowhere else')).toMatchObject({
      articles: [],
      partly: false,
    });
  });

  it.each([
    ['other forms of a word', 'recording', 'Patient records'],
    ['capitals', 'PATIENT', 'Patient records'],
    ['missing accents', 'resume', 'Résumé of a stay'],
    ['accents where there are none', 'pàtient', 'Patient records'],
    ['the possessive', "patient's", 'Patient records'],
    ['the beginning of its last word', 'recor', 'Patient records'],
    ['the beginning of a long word beyond its stem', 'interoperab', 'Interoperability'],
    ['one word for two with a hyphen', 'ehealth', 'On e-health'],
    ['two words with a hyphen for one', 'e-prescribing', 'Eprescribing'],
    ['words with a hyphen for words with a space', 'x-ray', 'X ray'],
    ['Chinese', '电子病历', '什么是电子病历'],
    ['one Chinese character', '病', '什么是电子病历'],
    ['Japanese with kana', 'カルテ', '電子カルテとは'],
    ['Thai', 'สุขภาพ', 'ระบบสุขภาพดิจิทัล'],
    ['Arabic without its vowel signs', 'السجل', 'السِّجِلّ الطبي'],
    ['Hebrew without its points', 'שלום', 'שָׁלוֹם'],
    ['Korean', '의료', '의료 정보'],
    ['Hindi', 'स्वास्थ्य', 'डिजिटल स्वास्थ्य'],
  ])('finds %s', async (_, query, title) => {
    expect(await titles([{ title }, ...filler], query)).toEqual([title]);
  });

  it('does not take a whole word for the beginning of another', async () => {
    const books = [{ title: 'Cat scans' }, { title: 'Category theory' }, ...filler];
    expect(await titles(books, 'cat')).toEqual(['Cat scans']);
  });

  it('does not go on with a word that others follow', async () => {
    expect(await titles([{ title: 'Patient records' }, ...filler], 'recor patient')).toEqual([
      'Patient records',
    ]);
    const found = await search(printLibrary([{ title: 'Patient records' }]), 'recor patient');
    expect(found.partly).toBe(true);
  });

  it('fetches one file of words for each word at most', async () => {
    const long = Array.from({ length: 400 }, (_, number) => ({
      title: `t${number * 7919}`,
      text: Array.from({ length: 60 }, (__, at) => `w${(number * 60 + at) * 104729}`).join(' '),
    }));
    const library = printLibrary([{ title: 'Audit logs' }, ...long]);
    expect(library.index.words.length).toBeGreaterThan(5);
    expect((await search(library, 'audit logs')).fetched.length).toBeLessThanOrEqual(2);
  });
});

describe('filters', () => {
  const books: Book[] = [
    { title: 'Audit A', year: '2022', categories: ['privacy'], tags: ['logs'] },
    { title: 'Audit B', year: '2023', categories: ['privacy'] },
    { title: 'Audit C', year: '2023', categories: ['standards'], tags: ['logs', 'fhir'] },
    { title: 'Other', year: '2024', categories: ['standards'] },
    ...filler,
  ];

  it('narrow what words find', async () => {
    expect(await titles(books, { text: 'audit', category: 'privacy' })).toEqual([
      'Audit B',
      'Audit A',
    ]);
    expect(await titles(books, { text: 'audit', tag: 'logs' })).toEqual(['Audit C', 'Audit A']);
    expect(await titles(books, { text: 'audit', year: '2023' })).toEqual(['Audit C', 'Audit B']);
    expect(await titles(books, { text: 'audit', year: '2023', tag: 'fhir' })).toEqual(['Audit C']);
  });

  it('alone find all of a term and year, the newest first', async () => {
    expect(await titles(books, { category: 'privacy' })).toEqual(['Audit B', 'Audit A']);
    expect(await titles(books, { year: '2022' })).toEqual(['Audit A']);
  });

  it('that nothing answers to find nothing', async () => {
    expect(await titles(books, { text: 'audit', tag: 'nowhere' })).toEqual([]);
    expect(await titles(books, { text: 'audit', year: '1999' })).toEqual([]);
    expect(await titles(books, {})).toEqual([]);
  });
});

it('lists of a word that most of a large archive holds only where it says more', async () => {
  const books: Book[] = Array.from({ length: 1500 }, (_, number) => ({
    title: number % 500 === 0 ? `Health ${number}` : `Title ${number}`,
    text: number % 2 === 0 ? 'health records' : 'health',
  }));
  const library = printLibrary(books);
  expect((await search(library, 'health')).articles).toHaveLength(3);
  const both = await search(library, 'health records');
  expect(both.articles).toHaveLength(750);
  expect(both.articles.slice(0, 3)).toEqual([1000, 500, 0]);
  expect(both.doubtful).toEqual([]);
});

it('finds nothing in an empty library', async () => {
  expect(await search(printLibrary([]), 'anything')).toMatchObject({ articles: [], partly: false });
});
