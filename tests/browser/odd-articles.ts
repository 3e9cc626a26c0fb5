/** Articles that no editor writes by hand, by their file below the content folder. */
export function oddArticles(): Record<string, string> {
  return {
    'articles/long-title.md': article(
      { title: longTitle(), date: '2024-01-01' },
      sections('The title above is as long as the site allows without a warning.'),
    ),
    'articles/long-word.md': article(
      { title: longWord, date: '2024-01-02', tags: [longWord] },
      `## ${longWord}\n\n${longWord}\n\n## Again $${longSum}$\n\n\`${longWord}\` and **${longWord}**.`,
    ),
    'articles/wide-table.md': article(
      { title: 'A table of twenty columns', date: '2024-01-03' },
      `${wideTable()}\n\n## After the table\n\nText goes on.\n\n## And on\n\nIt ends.`,
    ),
    'articles/long-list.md': article(
      { title: 'A list of four hundred items', date: '2024-01-04' },
      Array.from({ length: 400 }, (_, index) => `${index + 1}. Item ${index + 1}`).join('\n'),
    ),
    'articles/long-text.md': article(
      { title: 'Fifty thousand words', date: '2024-01-05' },
      longText(),
    ),
    ...Object.fromEntries(
      Array.from({ length: 41 }, (_, index) => [
        `articles/many/part-${index + 1}.md`,
        article(
          { title: `Part ${index + 1} of many`, date: '2023-05-01', tags: ['Many'] },
          'A short text, so that lists have several pages.',
        ),
      ]),
    ),
  };
}

/** A formula wider than a phone. */
const longSum = 'abcdefghijklmnop'.split('').join(' + ');

export const singleArticle = article(
  { title: 'The only article', date: '2024-01-01', tags: ['Alone'], categories: ['Alone'] },
  'It has one paragraph and no section.',
);

/** Ninety letters without a place to break. */
export const longWord = 'Pseudopseudohypoparathyroidism'.repeat(3);

function longTitle(): string {
  return (
    'On the keeping of records that outlive the systems they were made in '
      .repeat(5)
      .slice(0, 299) + '.'
  );
}

function article(header: Readonly<Record<string, unknown>>, body: string): string {
  const lines = Object.entries({ tags: ['Odd states'], authors: ['Odd desk'], ...header }).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  return ['---', ...lines, '---', '', body, ''].join('\n');
}

function sections(text: string): string {
  return `${text}\n\n## First\n\n${text}\n\n## Second\n\n${text}`;
}

function wideTable(): string {
  const row = (cell: (column: number) => string): string =>
    `| ${Array.from({ length: 20 }, (_, index) => cell(index + 1)).join(' | ')} |`;
  return [
    row((column) => `Column ${column}`),
    row(() => '---'),
    row((column) => `Value ${column}`),
  ].join('\n');
}

/** A hundred sections of five paragraphs of a hundred words. */
function longText(): string {
  const words =
    'a record is read more often than it is written so write it for those who read'.split(' ');
  const paragraph = (seed: number): string =>
    Array.from({ length: 100 }, (_, index) => words[(index * 7 + seed) % words.length]).join(' ') +
    '.';
  return Array.from({ length: 100 }, (_, section) =>
    [
      `## Section ${section + 1}`,
      ...Array.from({ length: 5 }, (_, index) => paragraph(section + index)),
    ].join('\n\n'),
  ).join('\n\n');
}
