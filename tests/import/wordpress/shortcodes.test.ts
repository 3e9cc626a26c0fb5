import { expect, it } from 'vitest';
import { replaceShortcodes, type Shortcode } from '../../../src/import/wordpress/shortcodes.ts';

function read(text: string): { text: string; found: Shortcode[] } {
  const found: Shortcode[] = [];
  const made = replaceShortcodes(text, {
    isCode: (name) => name === 'code',
    replace: (shortcode) => {
      found.push(shortcode);
      return shortcode.name === 'keep' ? undefined : `{${shortcode.inner ?? ''}}`;
    },
  });
  return { text: made, found };
}

it('reads arguments in every spelling', () => {
  const { found } = read(`[a one="1 2" two='3' three=4 “five” "six" seven link="x&amp;y" /]`);
  expect(found[0]).toMatchObject({
    name: 'a',
    named: { one: '1 2', two: '3', three: '4', link: 'x&y' },
    positional: ['“five”', 'six', 'seven'],
  });
  expect(read('[youtube=https://a.org/?v=1&amp;w=2]').found[0]?.value).toBe(
    'https://a.org/?v=1&w=2',
  );
});

it('reads what a pair encloses, inside first', () => {
  expect(read('x [a][b]y[/b] z[/a] w').text).toBe('x {{y} z} w');
});

it('takes the inside of code as it is', () => {
  expect(read('[code]a[0] = "[b]"[/code]').text).toBe('{a[0] = "[b]"}');
});

it('leaves one as it is, and reads what it encloses', () => {
  expect(read('[keep x="1"][b]y[/b][/keep]').text).toBe('[keep x="1"]{y}[/keep]');
});

it('takes the outer brackets off an escaped one', () => {
  expect(read('[[a x="1"]] [[a]b[/a]] [c]').text).toBe('[a x="1"] [a]b[/a] {}');
});

it('reads none in tags, comments and code', () => {
  const text = '<a href="[a]">x</a> <!-- [a] --> <code>[a]</code> <pre>[a]</pre>';
  expect(read(text)).toEqual({ text, found: [] });
});

it('takes no time for tags that nothing closes', () => {
  const text = '[keep]'.repeat(100_000);
  expect(read(text).text).toBe(text);
});
