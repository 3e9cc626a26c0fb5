import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EditedText } from '../../src/import/edited-text.ts';

it('knows the line of the source after several rounds', () => {
  let edited = EditedText.of('---\r\ntitle: A\n---\none\r\ntwo\nthree\nfour\n', 18);
  edited = edited.edit([{ start: 4, end: 7, text: 'a\nb\nc' }]);
  expect(edited.text).toBe('one\na\nb\nc\nthree\nfour\n');
  edited = edited.edit([
    { start: 0, end: 3, text: '' },
    { start: edited.text.indexOf('three'), end: edited.text.indexOf('four'), text: '3\n' },
  ]);
  expect(edited.text).toBe('\na\nb\nc\n3\nfour\n');
  const lineOf = (word: string): number => edited.lineAt(edited.text.indexOf(word));
  expect(['a', 'c', '3', 'four'].map(lineOf)).toEqual([5, 5, 6, 7]);
});

it('keeps each character that no edit touches at its line', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(words, fc.array(fc.nat(11), { maxLength: 4 }), (names, chosen) => {
      const lines = names.map((name, index) => `${name}${index}!`);
      let edited = EditedText.of(lines.join('\n'), 0);
      for (const index of new Set(chosen)) {
        const start = edited.text.indexOf(
          `${names[index % names.length] ?? ''}${index % names.length}!`,
        );
        if (start !== -1) edited = edited.edit([{ start, end: start, text: '\n+\n' }]);
      }
      for (const [index, line] of lines.entries())
        expect(edited.lineAt(edited.text.indexOf(line))).toBe(index + 1);
    }),
  );
});
