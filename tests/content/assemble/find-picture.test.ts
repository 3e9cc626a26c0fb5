import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPicture } from '../../../src/content/assemble/find-picture.ts';
import { anyText } from '../any-text.ts';

const listing = {
  assets: new Set([
    'images/both.png',
    'images/a b.png',
    'images/100%.png',
    'images/2018/deep.png',
    'articles/2018/both.png',
    'articles/2018/beside.png',
    'articles/2018/files/below.png',
    'articles/above.png',
  ]),
  publicFiles: new Set(['logo.png', 'both.png']),
};

function find(name: string) {
  return findPicture(name, 'articles/2018/a.md', listing, ['www.example.org']);
}

it.each([
  ['both.png', 'images/both.png'],
  ['beside.png', 'articles/2018/beside.png'],
  ['./beside.png', 'articles/2018/beside.png'],
  ['files/below.png', 'articles/2018/files/below.png'],
  ['../above.png', 'articles/above.png'],
  ['../../images/both.png', 'images/both.png'],
  ['/both.png', 'images/both.png'],
  ['/2018/deep.png', 'images/2018/deep.png'],
  ['a%20b.png', 'images/a b.png'],
  ['a b.png', 'images/a b.png'],
  ['100%.png', 'images/100%.png'],
  ['both.png?ver=2#x', 'images/both.png'],
  ['https://www.example.org/2018/deep.png', 'images/2018/deep.png'],
  ['//www.example.org/both.png', 'images/both.png'],
])('finds %s in the content folder as %s', (name, file) => {
  expect(find(name)).toEqual({ kind: 'file', picture: { root: 'content', file } });
});

it('finds a path of the site in the public folder last', () => {
  expect(find('/logo.png')).toEqual({
    kind: 'file',
    picture: { root: 'public', file: 'logo.png' },
  });
  expect(find('logo.png').kind).toBe('missing');
});

it.each([
  ['lost.png', 'neither in `images/` nor beside the article'],
  ['Both.png', 'neither in `images/` nor beside the article'],
  ['/lost.png', 'neither in `images/` nor in `public/`'],
  ['files/lost.png', 'not in `articles/2018/files/`'],
  ['https://www.example.org/lost.png', 'neither in `images/` nor in `public/`'],
])('says where it looked for %s', (name, where) => {
  expect(find(name)).toEqual({ kind: 'missing', where });
});

describe('names the only file that ends as the wanted path does', () => {
  const near = (name: string, files: { assets?: string[]; publicFiles?: string[] }) => {
    const sources = { assets: new Set(files.assets), publicFiles: new Set(files.publicFiles) };
    const found = findPicture(name, 'articles/2018/a.md', sources, ['www.example.org']);
    return found.kind === 'missing' ? found.near : found.kind;
  };
  const below = 'images/img/uploads/2020/a.png';

  it.each([
    ['/uploads/2020/a.png', { assets: [below] }, '/img/uploads/2020/a.png'],
    ['https://www.example.org/uploads/2020/a.png', { assets: [below] }, '/img/uploads/2020/a.png'],
    ['uploads/2020/a.png', { assets: [below] }, '/img/uploads/2020/a.png'],
    ['../../uploads/2020/a.png?x=1', { assets: [below] }, '/img/uploads/2020/a.png'],
    ['a.png', { assets: [below] }, '/img/uploads/2020/a.png'],
    ['/2020/a.png', { publicFiles: ['img/2020/a.png'] }, '/img/2020/a.png'],
    ['/2020/a.png', { assets: ['articles/2018/img/2020/a.png'] }, 'img/2020/a.png'],
    ['/assets/images/2020/a.png', { assets: ['images/2020/a.png'] }, '/2020/a.png'],
    ['/2020/a.png', { assets: ['images/x/2020/a.png', 'images/2021/a.png'] }, '/x/2020/a.png'],
  ])('%s of %j: %s', (name, files, written) => {
    expect(near(name, files)).toBe(written);
    expect(near(written, files)).toBe('file');
  });

  it.each([
    ['/2020/a.png', { assets: ['images/x/2020/a.png', 'images/y/2020/a.png'] }],
    ['/2020/a.png', { assets: ['images/x/2020/a.png'], publicFiles: ['y/2020/a.png'] }],
    ['/2020/a.png', { assets: ['articles/2019/2020/a.png'] }],
    ['/2020/a.png', { assets: ['images/2020/aa.png', 'images/2020/a.jpg'] }],
    ['/', { assets: ['images/a.png'] }],
  ])('and none for %s of %j', (name, files) => {
    expect(near(name, files)).toBeUndefined();
  });
});

it.each([
  'https://cdn.example.org/a.png',
  '//cdn.example.org/a.png',
  'http://[::',
  'ftp://www.example.com/a.png',
])('takes %s for a picture of another host', (name) => {
  expect(find(name)).toEqual({ kind: 'remote', url: name });
});

it.each(['../../../secret.png', '../../../images/both.png', '%2e%2e/../../secret.png'])(
  'sees that %s leads out',
  (name) => {
    expect(find(name)).toEqual({ kind: 'outside' });
  },
);

it('finds nothing but listed files, whatever the name', () => {
  const name = fc.array(
    fc.oneof(
      fc.constantFrom('..', '/', '%2e', '%2f', '\\', 'images', 'both.png', '//'),
      anyText(3),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(name, (parts) => {
      const found = find(parts.join(''));
      if (found.kind !== 'file') return;
      const { root, file } = found.picture;
      expect((root === 'content' ? listing.assets : listing.publicFiles).has(file)).toBe(true);
    }),
  );
});
