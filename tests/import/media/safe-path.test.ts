import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safePath } from '../../../src/import/media/safe-path.ts';

function placed(...wished: string[]): string[] {
  const taken = new Set<string>();
  return wished.map((one) => safePath(one, taken));
}

function isSafe(name: string): boolean {
  return (
    /^[^\s.](?:.*[^\s.])?$/su.test(name) &&
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    !/[\u0000-\u001F\u007F\\<>:"|?*#%]/.test(name) &&
    Buffer.byteLength(name) <= 210
  );
}

describe('safePath', () => {
  it.each([
    ['images/2018/a.png', 'images/2018/a.png'],
    ['images/Ü ber.png', 'images/Ü ber.png'],
    ['images/u\u0308.png', 'images/\u00FC.png'],
    ['../../etc/passwd', 'etc/passwd'],
    ['/images//./a.png', 'images/a.png'],
    ['images\\2018\\a.png', 'images/2018/a.png'],
    ['images/.htaccess', 'images/htaccess'],
    ['images/...a. ./b.png. ', 'images/a/b.png'],
    ['images/a\u0000b\u202Egnp.png', 'images/abgnp.png'],
    ['images/a\u200Bb.png', 'images/ab.png'],
    ['images/what?#50%.png', 'images/what--50-.png'],
    ['images/CON.png', 'images/CON-file.png'],
    ['images/nul/x.png', 'images/nul-file/x.png'],
    ['images/console.png', 'images/console.png'],
    ['', 'file'],
    ['../..', 'file'],
    ['images/\uD800.png', 'images/\uFFFD.png'],
  ])('makes of %j %j', (wished, path) => {
    expect(placed(wished)).toEqual([path]);
  });

  it('cuts long names before their ending, between two characters', () => {
    const [path = ''] = placed(`images/${'é'.repeat(150)}.jpeg`);
    expect(path).toBe(`images/${'é'.repeat(97)}.jpeg`);
    expect(placed('a'.repeat(300))).toEqual(['a'.repeat(200)]);
    const deep = `images/${`${'x'.repeat(100)}/`.repeat(20)}a.png`;
    const [short = ''] = placed(deep);
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(900);
    expect(short).toMatch(/^images\/x.*\/a\.png$/);
  });

  it('gives each file a path of its own, whatever the capitals, in the order of the wishes', () => {
    expect(placed('a/b.png', 'A/B.PNG', 'a/b.png', 'a/b-2.png', 'a/B', 'a/b')).toEqual([
      'a/b.png',
      'A/B-2.PNG',
      'a/b-3.png',
      'a/b-2-2.png',
      'a/B',
      'a/b-2',
    ]);
  });

  it('never puts a file where a folder is, nor a folder where a file is', () => {
    expect(
      placed('images/a', 'images/a/b.png', 'images/A/c.png', 'images/d/e.png', 'images/d'),
    ).toEqual(['images/a', 'images/a-2/b.png', 'images/A-2/c.png', 'images/d/e.png', 'images/d-2']);
  });

  it('holds for any wishes', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('..', '.', '', 'con', 'a.b'),
    );
    const wishes = fc.array(
      fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/')),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(wishes, (wished) => {
        const paths = placed(...wished);
        const keys = paths.map((path) => path.normalize('NFC').toLowerCase());
        const isBelowFile = keys.some((key) => keys.some((other) => other.startsWith(`${key}/`)));
        const names = paths.flatMap((path) => path.split('/'));
        expect([new Set(keys).size, isBelowFile]).toEqual([paths.length, false]);
        expect(names.filter((name) => !isSafe(name))).toEqual([]);
        expect(placed(...wished)).toEqual(paths);
      }),
      { seed: 13, numRuns: 300 },
    );
  });
});
