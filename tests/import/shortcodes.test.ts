import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditedText } from '../../src/import/edited-text.ts';
import { findHugoShortcodes } from '../../src/import/hugo/shortcode-tags.ts';
import { replaceShortcodes, type Mark } from '../../src/import/shortcodes.ts';
import { findZolaShortcodes } from '../../src/import/zola/shortcode-tags.ts';

function replaced(text: string, find: (text: string) => readonly Mark[]): string {
  const edited = replaceShortcodes(EditedText.of(text, 0), find(text), {
    mapping: new Map([['shortcode a', '<{{inner}}>']]),
    replace: ({ name }) => (name === 'b' ? { text: 'B', isBlock: true } : undefined),
    isCode: () => false,
    file: 'a.md',
    note: () => undefined,
  });
  return edited.text;
}

const hugo = [
  '{{< a >}}',
  '{{< /a >}}',
  '{{% b "x" %}}',
  '{{% /b %}}',
  '{{< c k=v />}}',
  '{{</* a */>}}',
];
const zola = [
  '{{ a() }}',
  '{% a(k="v") %}',
  '{% b() %}',
  '{% end %}',
  '{{/* a() */}}',
  '{{ c(x=1, y=[1]) }}',
];
const broken = [
  '{{< a',
  '{{< a "',
  '>}}',
  '{% a(',
  '%}',
  '{{',
  '}}',
  '\n',
  '\n\n',
  '  ',
  'word ',
  '`',
  '> ',
];

describe.each([
  ['Hugo', findHugoShortcodes, hugo],
  ['Zola', findZolaShortcodes, zola],
] as const)('shortcodes of %s', (_, find, tags) => {
  it('are found in any order, each in its own place', () => {
    const parts = fc.array(fc.constantFrom(...tags, ...broken), { maxLength: 25 });
    fc.assert(
      fc.property(parts, (all) => {
        const text = all.join('');
        const inside = (marks: readonly Mark[], start: number, end: number): void => {
          let done = start;
          for (const mark of marks) {
            expect(mark.start).toBeGreaterThanOrEqual(done);
            expect(mark.end).toBeGreaterThan(mark.start);
            done = mark.end;
            if (mark.kind === 'shortcode' && mark.inner)
              inside(mark.children, mark.inner.start, mark.inner.end);
          }
          expect(done).toBeLessThanOrEqual(end);
        };
        inside(find(text), 0, text.length);
        const words = (one: string): number => one.split('word').length;
        // Only what stood in `b` may go, and arguments that the mapping does not ask for.
        if (!all.some((one) => /\bb\b/.test(one)) && !/< a[^>]*word/.test(text))
          expect(words(replaced(text, find))).toBeGreaterThanOrEqual(words(text));
        else replaced(text, find);
      }),
      { numRuns: 500 },
    );
  });
});
