import { describe, expect, it } from 'vitest';
import { finalTarget, readRedirect } from '../../src/redirects/redirect-rule.ts';

describe('an entry of `redirects`', () => {
  it.each([
    ['/feed/', '/feed.xml', { kind: 'path', from: '/feed/', to: '/feed.xml' }],
    ['/feed', '/about', { kind: 'path', from: '/feed/', to: '/about/' }],
    ['/a%C3%B1o/', '/', { kind: 'path', from: '/año/', to: '/' }],
    ['/old/', '/1.0', { kind: 'path', from: '/old/', to: '/1.0' }],
    ['/x/', 'https://a.example', { kind: 'path', from: '/x/', to: 'https://a.example/' }],
    ['/?p=12', '/x/', { kind: 'query', from: '/', query: [['p', '12']], to: '/x/' }],
    [
      '/index.php?p=12&preview=no',
      '/x/',
      {
        kind: 'query',
        from: '/index.php/',
        query: [
          ['p', '12'],
          ['preview', 'no'],
        ],
        to: '/x/',
      },
    ],
    ['/tag/*', '/tags/:splat', { kind: 'below', from: '/tag/', to: '/tags/:splat' }],
    ['/wp-content/*', '/archive/', { kind: 'below', from: '/wp-content/', to: '/archive/' }],
    [
      '/shop/*',
      'https://a.example/s/:splat',
      { kind: 'below', from: '/shop/', to: 'https://a.example/s/:splat' },
    ],
  ])('is read: %s to %s', (from, to, rule) => {
    expect(readRedirect({ from, to })).toEqual(rule);
  });

  it.each([
    ['feed/', '/x/', 'from does not begin with a slash'],
    ['/', '/x/', 'from names the home page'],
    ['/a*/', '/x/', 'from holds `*` before its end'],
    ['/a/*/b/', '/x/', 'from holds `*` before its end'],
    ['/a/../b/', '/x/', 'from holds the part `..`'],
    ['/?p', '/x/', 'from has a query that is not read'],
    ['/?p=1&p=2', '/x/', 'from has a query that is not read'],
    ['/?p=a;b', '/x/', 'from has a query that is not read'],
    ['/?', '/x/', 'from has a query that is not read'],
    ['/a/?x=1*', '/x/', 'from has a query that is not read'],
    ['/a/', 'x/', 'to does not begin with a slash'],
    ['/a/', '', 'to does not begin with a slash'],
    ['/a/', '//evil.example/', 'to has an empty part between two slashes'],
    ['/a/', 'javascript:alert(1)', 'to does not begin with a slash'],
    ['/a/', '/b/:splat', 'to holds `:splat`, and from no `*`'],
    ['/a/', 'https://', 'to is no URL'],
    ['/a/', '/b/#c', 'to holds the character `#`'],
  ])('is refused: %s to %s', (from, to, fault) => {
    expect(readRedirect({ from, to })).toMatchObject({ fault });
  });
});

describe('finalTarget', () => {
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
