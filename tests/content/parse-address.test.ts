import { addressKey, encodeAddress } from '../../src/urls.ts';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAddress } from '../../src/content/parse-address.ts';
import { anyText } from './any-text.ts';

it.each([
  ['2018/03/13/slug/', '/2018/03/13/slug/'],
  ['/2018/03/13/slug', '/2018/03/13/slug/'],
  [' /a/ ', '/a/'],
  ['a/index.html', '/a/'],
  ['/caf%C3%A9/', '/caf\u00E9/'],
  ['/cafe\u0301/', '/caf\u00E9/'],
  ['/a b/', '/a b/'],
  ['/a%20b/', '/a b/'],
  ['/100%25/', '/100%/'],
  ['/page.html', '/page.html/'],
  ['/Über/医療/', '/Über/医療/'],
  ['/%2525/', '/%25/'],
])('reads %s as %s', (written, address) => {
  expect(parseAddress(written)).toBe(address);
});

it.each([
  '',
  '/',
  '//',
  'index.html',
  'https://example.org/a/',
  '//example.org/a/',
  '..',
  '../a',
  'a/../b',
  'a/%2e%2e/b',
  'a/.%2E/b',
  'a/./b',
  'a//b',
  'a%2Fb',
  'a%5Cb',
  'a\\b',
  'a?b',
  'a%3Fb',
  'a#b',
  'a%00b',
  'a\u202Eb',
  'a/%E0%A4%A',
  'a/%ED%A0%80',
  'a/%zz',
  'a/b.',
  'a/ b/',
  'con/a',
  'a/NUL.txt',
  'LPT1',
  `a/${'x'.repeat(201)}`,
  `a/${'医'.repeat(67)}`,
  'index.html/a',
])('refuses %j, and says what and how', (written) => {
  const fault = parseAddress(written);
  expect(fault).toMatchObject({
    fault: expect.stringMatching(/^(?:holds|has|is|names) ./) as string,
  });
  expect(fault).toHaveProperty('hint', 'Write it as `/2018/03/13/name-of-the-article/`');
});

it.each([
  ['/:year/:month/:day/:title/', ':year'],
  ['/blog/:slug', ':slug'],
  ['/news-:short_year.html', ':short_year'],
  ['/:sections[1]/a/', ':sections'],
  ['/{{ title | slug }}/', '{{ title | slug }}'],
  ['/a/{% if draft %}drafts{% endif %}/b/', '{% if draft %}'],
])('refuses the pattern %s for its %s', (written, placeholder) => {
  expect(parseAddress(written)).toEqual({
    code: 'invalid-address',
    fault: `holds \`${placeholder}\`, which nothing fills in`,
    hint: 'Write it as `/2018/03/13/name-of-the-article/`, or delete the key',
  });
});

it.each([
  ['/.hidden/page/', '.hidden'],
  ['.git/config', '.git'],
  ['/a/%2Ehtaccess/', '.htaccess'],
])('refuses %s, of which hosts keep back %s', (written, part) => {
  expect(parseAddress(written)).toEqual({
    code: 'reserved-address',
    fault: `has the part "${part}", and hosts keep back what begins with a dot`,
    hint: 'Write it without the dot',
  });
});

it('takes /.well-known/, which hosts serve', () => {
  expect(parseAddress('/.well-known/x/')).toBe('/.well-known/x/');
});

it('takes an address of 1,000 bytes and refuses a longer one', () => {
  const long = (last: number): string => `/${`${'x'.repeat(198)}/`.repeat(5)}${'y'.repeat(last)}/`;
  expect(parseAddress(long(3))).toHaveLength(1000);
  expect(parseAddress(long(4))).toMatchObject({ fault: 'has more than 1000 bytes' });
});

it.each(['/Talk:Main/', '/:wq/', '/:years/', '/at-10:day/', '/a:title/', '/%3Ayear/', '/{a}/'])(
  'takes %s at its word',
  (written) => {
    expect(parseAddress(written)).toBe(decodeURIComponent(written));
  },
);

/** Pieces that climb, hide, break or double an address, between honest ones. */
const piece = fc.oneof(
  fc.constantFrom(
    '..',
    '.',
    '',
    '/',
    '\\',
    '%2e',
    '%2E%2e',
    '%2f',
    '%5c',
    '%00',
    '%',
    ' ',
    '?',
    '#',
  ),
  fc.constantFrom(
    'con',
    'a',
    '\u0000',
    '\n',
    'é',
    'e\u0301',
    '%C3%A9',
    '\uD800',
    '~',
    ':',
    '*',
    '<',
  ),
  anyText(4),
);
const anyPath = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

it('never lets a path out of the output folder', () => {
  const root = '/srv/site';
  fc.assert(
    fc.property(anyPath, (written) => {
      const address = parseAddress(written);
      if (typeof address !== 'string') return;
      for (const system of [path.posix, path.win32]) {
        const file = system.join(root, `${address}index.html`).replaceAll('\\', '/');
        expect(file.startsWith(`${root}/`)).toBe(true);
        expect(file).toBe(`${root}${address}index.html`);
      }
      expect(Buffer.from(address).includes(0)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

it('gives every address one encoding, which leads back to it', () => {
  fc.assert(
    fc.property(anyPath, (written) => {
      const address = parseAddress(written);
      if (typeof address !== 'string') return;
      const encoded = encodeAddress(address);
      expect(encoded).toMatch(/^\/[\w\-.!~*'(),;=@$&+%/]+\/$/);
      expect(new URL(encoded, 'https://example.org').pathname).toBe(encoded);
      expect(parseAddress(encoded)).toBe(address);
    }),
    { numRuns: 3000 },
  );
});

it.each([
  ['/Caf\u00E9/', '/cafe\u0301/'],
  ['/a/', '/A'],
  ['/ÄRZTE/', '/ärzte/'],
])('takes %s and %s for one address', (one, other) => {
  expect(addressKey(one)).toBe(addressKey(other));
});

it('tells different addresses apart', () => {
  expect(addressKey('/a/b/')).not.toBe(addressKey('/ab/'));
  expect(addressKey('/a/')).not.toBe(addressKey('/ä/'));
});
