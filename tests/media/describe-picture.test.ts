import { expect, expectTypeOf, test } from 'vitest';
import { describePicture, type ResponsivePicture } from '../../src/media/describe-picture.ts';
import { planVariants } from '../../src/media/plan-variants.ts';
import type { Picture } from '../../src/publication/page.ts';
import { photograph } from './facts.ts';

test('has the shape that page models give pictures', () => {
  expectTypeOf<ResponsivePicture>().toEqualTypeOf<Picture>();
});

test('lists better formats first, and every planned file once', () => {
  const picture = describePicture(photograph(), 'a.jpg', 'A heart', '/blog/');
  expect(picture.sources.map(({ type }) => type)).toEqual(['image/avif', 'image/webp']);
  const listed = [...picture.sources, picture].flatMap(({ srcset }) => srcset.split(', '));
  const planned = planVariants(photograph(), 'a.jpg');
  expect(listed).toEqual(planned.map(({ file, width }) => `/blog/${file} ${width}w`));
});

test('its plain address is the fallback of 800 pixels, its size that of the largest file', () => {
  const picture = describePicture(photograph(), 'a.jpg', 'A heart', '/');
  expect(picture.src).toMatch(/^\/_media\/a-[0-9a-f]{12}-800\.jpg$/);
  expect(picture).toMatchObject({ width: 1600, height: 1067, alt: 'A heart' });
  expect(picture.placeholder).toBe('data:image/webp;base64,AAAA');
});

test('the only file of a small picture is its plain address', () => {
  const picture = describePicture(photograph({ width: 50, height: 40 }), 'a.jpg', '', '/');
  expect(picture.src).toMatch(/-50\.jpg$/);
  expect(picture).toMatchObject({ width: 50, height: 40 });
});

test('a vector picture is one address without a choice', () => {
  const drawing = photograph({ format: 'svg', width: 60, height: 40, placeholder: '' });
  const picture = describePicture(drawing, 'a.svg', 'A plan', '/');
  expect(picture).toMatchObject({
    sources: [],
    srcset: '',
    width: 60,
    height: 40,
    placeholder: '',
  });
  expect(picture.src).toMatch(/^\/_media\/a-[0-9a-f]{12}-60\.svg$/);
});
