import sharp from 'sharp';
import { expect, expectTypeOf, test } from 'vitest';
import {
  describePicture,
  encoderVersion,
  planSocialImage,
  planVariants,
  type ResponsivePicture,
} from '../../src/media/variants.ts';
import type { Picture } from '../../src/publication/page.ts';
import { photograph } from './facts.ts';

function sizes(width: number, height: number): string[] {
  const variants = planVariants(photograph({ width, height }), 'a.jpg');
  return variants.filter((one) => one.format === 'avif').map((one) => `${one.width}x${one.height}`);
}

function formats(changes: Parameters<typeof photograph>[0]): string[] {
  return [...new Set(planVariants(photograph(changes), 'a').map((variant) => variant.format))];
}

test('a large picture is scaled to every step and no further', () => {
  expect(sizes(3000, 2000)).toEqual(['480x320', '800x533', '1200x800', '1600x1067']);
});

test('a picture below or between the steps keeps its own width', () => {
  expect(sizes(300, 200)).toEqual(['300x200']);
  expect(sizes(1000, 500)).toEqual(['480x240', '800x400', '1000x500']);
  expect(sizes(1600, 10)).toEqual(['480x3', '800x5', '1200x8', '1600x10']);
});

test('no height is rounded to nothing', () => {
  expect(sizes(4000, 1)).toEqual(['480x1', '800x1', '1200x1', '1600x1']);
});

test('the last format is one that every browser shows and that keeps transparency', () => {
  expect(formats({})).toEqual(['avif', 'webp', 'jpeg']);
  expect(formats({ format: 'webp', alpha: true })).toEqual(['avif', 'webp', 'png']);
  expect(formats({ format: 'gif', animated: true })).toEqual(['webp', 'gif']);
});

test.each([
  [100, 16_383, ['avif', 'webp', 'jpeg']],
  [100, 16_384, ['jpeg']],
  [16_383, 100, ['avif', 'webp', 'jpeg']],
  [16_384, 100, ['avif', 'webp', 'jpeg']],
  [100, 65_500, ['jpeg']],
  [100, 65_501, ['png']],
])('%i × %i pixels go to the formats that hold them', (width, height, expected) => {
  expect(formats({ width, height })).toEqual(expected);
});

test('a variant may be too long for a format: 1600 × 16,421 of 1900 × 19,500', () => {
  expect(formats({ width: 1900, height: 19_500 })).toEqual(['jpeg']);
  expect(formats({ width: 1900, height: 19_400 })).toEqual(['avif', 'webp', 'jpeg']);
  expect(formats({ width: 100, height: 16_384, alpha: true })).toEqual(['png']);
  expect(formats({ width: 100, height: 16_384, animated: true, format: 'gif' })).toEqual(['gif']);
});

test('an SVG is one file of its own size', () => {
  const variants = planVariants(
    photograph({ format: 'svg', width: 5000, height: 10 }),
    'x/A b.svg',
  );
  expect(variants).toMatchObject([{ format: 'svg', width: 5000, height: 10 }]);
  expect(variants[0]?.file).toMatch(/^_media\/a-b-[0-9a-f]{12}-5000\.svg$/);
});

test.each([
  ['images/Herz & Niere (2).final.JPG', 'herz-niere-2-final'],
  ['Éclair_ÜBER.jpg', 'eclair-uber'],
  ['心電図.png', 'picture'],
  ['../..', 'picture'],
  ['.jpg', 'picture'],
  [`${'long-'.repeat(30)}.jpg`, 'long-long-long-long-long-long-long-long'],
  ['a\0<b>"\'.jpg', 'a-b'],
])('the file %j is published under a plain name', (fileName, slug) => {
  for (const { file } of planVariants(photograph(), fileName)) {
    expect(file).toMatch(/^_media\/[a-z0-9-]+-[0-9a-f]{12}-\d+\.(?:avif|webp|jpg)$/);
    expect(file.slice('_media/'.length).replace(/-[0-9a-f]{12}-.*$/, '')).toBe(slug);
  }
});

test('all files of a picture have different names, and the same ones each time', () => {
  const files = planVariants(photograph(), 'a.jpg').map((variant) => variant.file);
  expect(new Set(files).size).toBe(12);
  expect(planVariants(photograph(), 'a.jpg').map((variant) => variant.file)).toEqual(files);
});

test('other bytes under the same name get other names', () => {
  const before = planVariants(photograph(), 'a.jpg').map((variant) => variant.file);
  const after = planVariants(photograph({ digest: 'cd'.repeat(32) }), 'a.jpg');
  for (const { file } of after) expect(before).not.toContain(file);
});

test('another height under the same name gets other names', () => {
  const before = planVariants(photograph(), 'a.jpg').map((variant) => variant.file);
  const after = planVariants(photograph({ height: 1500 }), 'a.jpg');
  for (const { file } of after) expect(before).not.toContain(file);
});

test('a picture of the same shape, cut for social images, is not taken for the whole one', () => {
  const facts = photograph({ width: 1200, height: 630 });
  expect(planVariants(facts, 'a.jpg').map(({ file }) => file)).not.toContain(
    planSocialImage(facts, 'a.jpg')?.file,
  );
});

test('a social image has the size that other sites ask for, or the largest of that shape', () => {
  expect(planSocialImage(photograph(), 'a.jpg')).toMatchObject({
    format: 'jpeg',
    width: 1200,
    height: 630,
  });
  const small = photograph({ width: 900, height: 2000 });
  expect(planSocialImage(small, 'a.jpg')).toMatchObject({ width: 900, height: 472 });
  expect(planSocialImage(photograph(), 'a.jpg')?.file).toMatch(
    /^_media\/a-[0-9a-f]{12}-1200x630\.jpg$/,
  );
});

test('what is too small for a social image, or an SVG, has none', () => {
  expect(planSocialImage(photograph({ width: 600, height: 315 }), 'a.jpg')).toBeDefined();
  expect(planSocialImage(photograph({ width: 599, height: 999 }), 'a.jpg')).toBeUndefined();
  expect(planSocialImage(photograph({ width: 999, height: 314 }), 'a.jpg')).toBeUndefined();
  expect(planSocialImage(photograph({ format: 'svg' }), 'a.svg')).toBeUndefined();
});

test('names change with the encoder: its version is the installed one', () => {
  expect(encoderVersion).toBe(`sharp ${sharp.versions.sharp}`);
});

test('a described picture has the shape that page models give pictures', () => {
  expectTypeOf<ResponsivePicture>().toEqualTypeOf<Omit<Picture, 'focus'>>();
});

test('a described picture lists better formats first, and every planned file once', () => {
  const picture = describePicture(photograph(), 'a.jpg', 'A heart', '/blog/');
  expect(picture.sources.map(({ type }) => type)).toEqual(['image/avif', 'image/webp']);
  const listed = [...picture.sources, picture].flatMap(({ srcset }) => srcset.split(', '));
  const planned = planVariants(photograph(), 'a.jpg');
  expect(listed).toEqual(planned.map(({ file, width }) => `/blog/${file} ${width}w`));
});

test('the plain address of a described picture is the fallback of 800 pixels', () => {
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
