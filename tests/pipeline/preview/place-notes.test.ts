import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/content/body/compile-body.ts';
import { placeNotes } from '../../../src/pipeline/preview/place-notes.ts';

const header = '---\ntitle: A\n---\n';

/** The page of a body in which each given line, counted from the body's first, has a note. */
function place(markdown: string, ...lines: number[]) {
  const compile = (text: string): string =>
    compileBody(text.slice(header.length), {
      syntax: 'md',
      firstLine: 4,
      ownHosts: [],
      lang: 'en',
      typography: true,
    }).html;
  const text = header + markdown;
  const notes = lines.map((line) => ({ line: line + 3, markup: `<aside>${line}</aside>` }));
  const body = { text, bodyOffset: header.length, html: compile(text), compile };
  const { html, placed } = placeNotes(body, notes);
  return { html: html.replace(/\n+/g, ''), placed: placed.size, bare: body.html };
}

describe('a note stands below', () => {
  it.each([
    [
      'a paragraph of several lines',
      'One\ntwo.\n\nThree.',
      2,
      '<p>One\ntwo.</p><aside>2</aside><p>',
    ],
    ['the heading before a paragraph', '# A\nText.', 1, '</a></div><aside>1</aside><p>Text.'],
    ['a whole list', '- a\n- b\n\nText.', 2, '</ul><aside>2</aside><p>Text.'],
    ['a table', '| a |\n| - |\n| b |\n\nText.', 3, '</table></div><aside>3</aside><p>Text.'],
    ['a fence', '```\n- a\n\n```\nText.', 3, '</pre><aside>3</aside><p>Text.'],
    [
      'its own paragraph within HTML',
      '<div>\n\nA.\n\nB.\n\n</div>',
      3,
      'A.</p><aside>3</aside><p>B.',
    ],
    [
      'its own paragraph in a container',
      ':::note\n\nA.\n\nB.\n\n:::',
      3,
      'A.</p><aside>3</aside><p>B.',
    ],
    ['a container without blank lines', ':::note\nA.\n:::\n\nB.', 2, '</div><aside>2</aside><p>B.'],
    [
      'the first paragraph that uses a definition',
      'A.\n\nB [x][Ref].\n\nC [ref].\n\n[ref]: nope.md',
      7,
      '.</p><aside>7</aside><p>C',
    ],
    [
      'the block before a second definition of a label',
      'A [ref].\n\nB.\n\n[ref]: nope.md\n[ref]: other.md',
      6,
      '<p>B.</p><aside>6</aside>',
    ],
    ['the last block', 'A.', 1, '<p>A.</p><aside>1</aside>'],
  ])('%s', (_what, markdown, line, expected) => {
    const { html, placed } = place(markdown, line);
    expect(html).toContain(expected.replace(/\n+/g, ''));
    expect(placed).toBe(1);
  });
});

it('keeps the order of notes, and those of one block together', () => {
  const { html } = place('A.\n\nB.\nC.\n\nD.', 4, 3, 1);
  expect(html).toBe(
    '<p>A.</p><aside>1</aside><p>B.C.</p><aside>4</aside><aside>3</aside><p>D.</p>',
  );
});

it('leaves out a note that has no block, or whose mark would change the page, and places the rest', () => {
  expect(place('\n\nA.', 1)).toMatchObject({ placed: 0, html: '<p>A.</p>' });
  const { html, placed } = place('A.\n\n```\nnever closed', 1, 4);
  expect(placed).toBe(1);
  expect(html).toContain('<p>A.</p><aside>1</aside><pre');
  expect(html).not.toContain('previewnote');
});
