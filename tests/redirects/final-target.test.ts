import { describe, expect, it } from 'vitest';
import { finalTarget } from '../../src/redirects/final-target.ts';

const paths = new Map([
  ['/a', '/b/'],
  ['/b', '/page/'],
  ['/out', 'https://other.example/'],
  ['/loop', '/pool/'],
  ['/pool', '/LOOP/'],
]);
const below = [
  { from: '/category/', to: '/topics/:splat' },
  { from: '/topics/', to: '/tags/:splat' },
  { from: '/gone/', to: '/a/' },
  { from: '/deeper/', to: '/deeper/still/:splat' },
];

describe('finalTarget', () => {
  it.each([
    ['/page/', '/page/'],
    ['/A/', '/page/'],
    ['/out/', 'https://other.example/'],
    ['/category/x/', '/tags/x/'],
    ['/category/:splat', '/tags/:splat'],
    ['/gone/and/away/', '/page/'],
    ['/gone/:splat', '/page/'],
    ['https://elsewhere.example/a/', 'https://elsewhere.example/a/'],
  ])('leaves out what lies between: %s to %s', (to, end) => {
    expect(finalTarget(to, { paths, below })).toBe(end);
  });

  it.each(['/loop/', '/pool/', '/deeper/x/'])('knows a loop: %s', (to) => {
    expect(finalTarget(to, { paths, below })).toBeUndefined();
  });
});
