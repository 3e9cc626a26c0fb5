import { expect, it } from 'vitest';
import { parseSyntax } from '../../src/content/body/engine.ts';
import { applyEdits } from '../../src/content/rewrite/text-edits.ts';
import { definitionLists } from '../../src/import/definition-lists.ts';
import { nodeLookup } from '../../src/import/markdown-nodes.ts';

function converted(source: string, deepest = 0): string {
  const isFixed = nodeLookup(parseSyntax(source, 'md'), ['code', 'html', 'table']);
  return applyEdits(source, definitionLists(source, { isFixed, deepest }))
    .replace(/<(dt|dd)>\n\n/g, '<$1>')
    .replace(/\n\n<\/(dt|dd)>/g, '</$1>');
}

it.each([
  ['Water\n: Wet.\n', '<dl>\n<dt>Water</dt>\n<dd>Wet.</dd>\n</dl>\n'],
  [
    'Water\n\n:   Wet\n    and *deep*.\n',
    '<dl>\n<dt>Water</dt>\n<dd>Wet\nand *deep*.</dd>\n</dl>\n',
  ],
  [
    'Sea\nOcean\n: Salt.\n: Wide.\n',
    '<dl>\n<dt>Sea</dt>\n<dt>Ocean</dt>\n<dd>Salt.</dd>\n<dd>Wide.</dd>\n</dl>\n',
  ],
  [
    'A\n\nOne\n: 1\n\nTwo\n: 2\n\nB\n',
    'A\n\n<dl>\n<dt>One</dt>\n<dd>1</dd>\n<dt>Two</dt>\n<dd>2</dd>\n</dl>\n\nB\n',
  ],
  ['# A\nOne\n: 1\n', '# A\n<dl>\n<dt>One</dt>\n<dd>1</dd>\n</dl>\n'],
])('%j', (source, html) => {
  expect(converted(source)).toBe(html);
});

it.each([
  '```\nWater\n: Wet.\n```\n',
  '- item\n: no definition\n',
  'A sentence : with a colon\n',
  '| a |\n| --- |\n: caption\n',
])('is not seen in %j', (source) => {
  expect(converted(source)).toBe(source);
});

it('has as many spaces before a colon as its Markdown allows', () => {
  const source = 'One\n  : 1\n';
  expect(converted(source, 0)).toBe(source);
  expect(converted(source, 3)).toBe('<dl>\n<dt>One</dt>\n<dd>1</dd>\n</dl>\n');
});
