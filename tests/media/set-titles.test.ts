import { describe, expect, it } from 'vitest';
import { titleSetter } from '../../src/media/set-titles.ts';

const setTitle = titleSetter();

/** Width and height that the outlines of a title take. */
function sizeOf(title: string): { width: number; height: number } {
  const outlines = setTitle(title)?.outlines() ?? '';
  expect(outlines).toMatch(/^(?:[MLQCZ][-0-9. ]*)+$/);
  const places = [...outlines.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)];
  const [xs, ys] = [1, 2].map((part) => places.map((place) => Number(place[part])));
  return { width: Math.max(...(xs ?? [])), height: Math.max(...(ys ?? [])) };
}

describe('a set title', () => {
  it('is as large as it can be', () => {
    const [short, long] = [sizeOf('FHIR'), sizeOf('FHIR '.repeat(40))];
    expect(short.height).toBeGreaterThan(70);
    expect(long.height / 6).toBeLessThan(short.height);
  });

  it.each([
    'Time in the record is harder than it looks',
    'A title '.repeat(40),
    'x'.repeat(90),
    `A ${'x'.repeat(300)} word`,
    'Akte: wem gehört was? Żółć, Ελληνικά, кириллица, “tiếng Việt”',
  ])('has room on its social image: %s', (title) => {
    const { width, height } = sizeOf(title);
    expect(width).toBeGreaterThan(400);
    expect(width).toBeLessThanOrEqual(990);
    expect(height).toBeLessThanOrEqual(420);
  });

  it('is not set where a letter is missing', () => {
    expect(setTitle('مرحبا')).toBeUndefined();
    expect(setTitle('健康')).toBeUndefined();
  });

  it('is known by its text, whatever the space in it', () => {
    expect(setTitle(' A  title\n')?.key).toBe(setTitle('A title')?.key);
    expect(setTitle('A title')?.key).not.toBe(setTitle('Another')?.key);
  });
});
