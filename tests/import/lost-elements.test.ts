import { expect, it } from 'vitest';
import { parseSyntax } from '../../src/content/body/engine.ts';
import { applyEdits } from '../../src/content/rewrite/text-edits.ts';
import { replaceLostElements } from '../../src/import/lost-elements.ts';

function replaced(source: string): [string, string[]] {
  const found = replaceLostElements(parseSyntax(source, 'md'), source);
  const said = found.map(({ outcome, subject }) => `${outcome} ${subject}`);
  return [
    applyEdits(
      source,
      found.map(({ edit }) => edit),
    ),
    said,
  ];
}

it.each([
  ['<progress value="5" max="34"></progress>', '5/34', 'converted bar of progress'],
  [
    "Done: <progress max='4' value=3>x</progress> of it",
    'Done: 3/4 of it',
    'converted bar of progress',
  ],
  ['<meter value="0.6">60 %</meter>', '0.6', 'converted bar of progress'],
  [
    '> <div>\n> <progress value="1" max="2"></progress>\n> </div>',
    '> <div>\n> 1/2\n> </div>',
    'converted bar of progress',
  ],
  ['A\n\n<script src="/x.js"></script>\n\nB', 'A\n\n\n\nB', 'left-out script'],
  ['A <script>alert("a");\nb()</script> B', 'A  B', 'left-out script'],
  ['[a] b\n\n[a]: /x/\n[a]: /y/\n', '[a] b\n\n[a]: /x/\n\n', 'left-out second address of a link'],
])('%j becomes %j', (source, text, said) => {
  expect(replaced(source)).toEqual([text, [said]]);
});

it.each([
  '`<progress value="1" max="2"></progress>`',
  '```\n<script src="x.js"></script>\n```',
  '<script src="https://gist.github.com/a/1.js"></script>',
  '[a]: /x/\n[A]: /x/\n',
])('%j stays', (source) => {
  expect(replaced(source)).toEqual([source, []]);
});
