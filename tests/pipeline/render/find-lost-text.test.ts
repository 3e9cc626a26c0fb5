import { expect, test } from 'vitest';
import { findLostText } from '../../../src/pipeline/render/find-lost-text.ts';
import { fillPlaceholders, linkMark, pictureMark } from '../../../src/content/body/placeholders.ts';

const body = `<p>One <a href="${linkMark(0)}">two</a> three ${pictureMark(0)}</p><p>Four</p>`;
const page = (main: string): string => `<html><main>${main}</main></html>`;
const whole = page(fillPlaceholders(body, ['/second/'], ['<img src="/a.png">']));
const lostFrom = (html: string): string | undefined => findLostText(Buffer.from(html), body);

test('a page with letters beyond ASCII lacks what comes after them in another order', () => {
  const html = '<p>Ä</p><p>ö</p>';
  expect(findLostText(Buffer.from(page(html)), html)).toBeUndefined();
  expect(findLostText(Buffer.from(page('<p>ö</p>')), html)).toBe(html);
});

test('a page with its whole body lacks nothing', () => {
  expect(lostFrom(whole)).toBeUndefined();
});

test('a page whose dead link lost its address, but not its text, lacks nothing', () => {
  expect(lostFrom(page(fillPlaceholders(body, [''], ['<img>'])))).toBeUndefined();
});

test.each(['<p>One ', 'two', ' three ', '</p><p>Four</p>'])(
  'a page without %j lacks it',
  (part) => {
    expect(lostFrom(whole.replace(part, ''))).toBe(part);
  },
);

test('a page that holds its body in another order lacks a part', () => {
  const turned = page(`</p><p>Four</p><p>One two three `);
  expect(lostFrom(turned)).toBe('</p><p>Four</p>');
});

test('a page of an empty body lacks nothing', () => {
  expect(findLostText(Buffer.from('<html></html>'), '')).toBeUndefined();
});
