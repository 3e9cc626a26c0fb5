import { expect, test } from 'vitest';
import { findLostText } from '../../../src/pipeline/render/find-lost-text.ts';
import { fillPlaceholders } from '../../../src/content/body/fill-placeholders.ts';
import { linkMark, pictureMark } from '../../../src/content/body/placeholders.ts';

const body = `<p>One <a href="${linkMark(0)}">two</a> three ${pictureMark(0)}</p><p>Four</p>`;
const page = (main: string): string => `<html><main>${main}</main></html>`;
const whole = page(fillPlaceholders(body, ['/second/'], ['<img src="/a.png">']));

test('a page with its whole body lacks nothing', () => {
  expect(findLostText(whole, body)).toBeUndefined();
});

test('a page whose dead link lost its address, but not its text, lacks nothing', () => {
  expect(findLostText(page(fillPlaceholders(body, [''], ['<img>'])), body)).toBeUndefined();
});

test.each(['<p>One ', 'two', ' three ', '</p><p>Four</p>'])(
  'a page without %j lacks it',
  (part) => {
    expect(findLostText(whole.replace(part, ''), body)).toBe(part);
  },
);

test('a page that holds its body in another order lacks a part', () => {
  const turned = page(`</p><p>Four</p><p>One two three `);
  expect(findLostText(turned, body)).toBe('</p><p>Four</p>');
});

test('a page of an empty body lacks nothing', () => {
  expect(findLostText('<html></html>', '')).toBeUndefined();
});
