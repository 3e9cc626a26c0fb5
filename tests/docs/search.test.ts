import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fieldWeights } from '../../src/search/word-fields.ts';

it('the guide to the search names the weights that are used', () => {
  const page = readFileSync('docs/search.md', 'utf8');
  const table = page.slice(page.indexOf('| A word counts'), page.indexOf('The weight in the text'));
  const weights = [...table.matchAll(/\| ([\d.]+) +\|/g)].map(([, weight]) => Number(weight));
  const { title, term, summary, text } = fieldWeights;
  expect(weights).toEqual([title, term, summary, ...text.slice(1)]);
});
