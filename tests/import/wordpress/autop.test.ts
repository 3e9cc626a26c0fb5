import { expect, it } from 'vitest';
import { autop } from '../../../src/import/wordpress/autop.ts';

/** Without the line breaks between tags, which show nothing. */
function made(text: string): string {
  return autop(text)
    .replace(/\n+/g, '\n')
    .replace(/(^|>)\n|\n(<|$)/g, '$1$2');
}

it.each([
  ['a line', 'a', '<p>a</p>'],
  ['a blank line', 'a\n\nb', '<p>a</p><p>b</p>'],
  ['a blank line of Windows, with spaces', 'a\r\n \r\nb', '<p>a</p><p>b</p>'],
  ['a line break', 'a\nb', '<p>a<br>b</p>'],
  ['a break before a line break', 'a<br />\nb', '<p>a<br />b</p>'],
  ['a block between text', 'a\n<h2>b</h2>\nc', '<p>a</p><h2>b</h2><p>c</p>'],
  ['a quote', '<blockquote>a\n\nb</blockquote>', '<blockquote><p>a</p><p>b</p></blockquote>'],
  ['one line of a quote', '<blockquote>a</blockquote>', '<blockquote><p>a</p></blockquote>'],
  ['a group of one line', '<div>a</div>', '<div>a</div>'],
  ['a group of two paragraphs', '<div>a\n\nb</div>', '<div><p>a</p><p>b</p></div>'],
  ['a list', '<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>', '<ul><li>a</li><li>b<br>c</li></ul>'],
  ['code', 'a\n<pre>b\n\nc</pre>\nd', '<p>a</p><pre>b\n\nc</pre><p>d</p>'],
  ['paragraphs that are there', '<p>a</p>\n\n<p>b\nc</p>', '<p>a</p><p>b<br>c</p>'],
  ['a line break in a tag', 'a <img\nsrc="b"> c', '<p>a <img\nsrc="b"> c</p>'],
  ['nothing', ' \n\n ', ''],
])('%s', (_, text, html) => {
  expect(made(text).replace(/\n(?=src)/, '\n')).toBe(
    html.replace(/(?<=pre>[^<]*)\n\n/, '\n').replace(/\n\n/, '\n'),
  );
});

it('leaves HTML that has its paragraphs as it is', () => {
  const html = '<h2>a</h2>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>\n<pre>d\n\ne</pre>';
  expect(autop(html)).toBe(html);
  expect(autop(autop('a\n\nb\nc'))).toContain('<p>b<br>');
});
