import { expect, it } from 'vitest';
import { mappingFile, readMapping } from '../../src/import/mapping-file.ts';
import { fillTemplate } from '../../src/import/mapping.ts';

it('fills in what was written', () => {
  const written = { named: { src: 'a.png' }, positional: ['first'], inner: 'Inside' };
  expect(fillTemplate('![{{ title }}]({{src}}) {{0}}{{1}} {{inner}}', written)).toBe(
    '![](a.png) first Inside',
  );
});

it('keeps all lines of a value in the quotation or the item in which it stands', () => {
  const written = { named: {}, positional: [], inner: 'One\n\n- two\n' };
  expect(fillTemplate('> [!NOTE]\n> {{inner}}\n', written)).toBe('> [!NOTE]\n> One\n>\n> - two\n');
  expect(fillTemplate('- {{inner}}', written)).toBe('- One\n\n  - two');
  expect(fillTemplate('**{{inner}}**', written)).toBe('**One\n\n- two\n**');
});

it('lists every name with its count, and keeps what a person wrote', () => {
  const mapping = new Map([['shortcode b', 'B {{0}}']]);
  const text = mappingFile(mapping, [
    { mappable: 'shortcode a' },
    { mappable: 'shortcode a' },
    { mappable: 'shortcode b' },
    {},
  ]);
  expect(text?.split('\n').slice(3)).toEqual([
    '# 2 times',
    'shortcode a: null',
    '# once',
    'shortcode b: B {{0}}',
    '',
  ]);
  expect(readMapping(text ?? '')).toEqual(
    new Map([
      ['shortcode a', null],
      ['shortcode b', 'B {{0}}'],
    ]),
  );
});

it('is not written where there is nothing to say', () => {
  expect(mappingFile(new Map(), [{}])).toBeUndefined();
});

it('says what is wrong with it', () => {
  expect(() => readMapping('- a')).toThrow('it is no map of names');
  expect(() => readMapping('a: [1]')).toThrow('a is neither text nor null');
  expect(() => readMapping('a: "x')).toThrow(TypeError);
});
