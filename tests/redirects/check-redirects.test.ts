import { describe, expect, it } from 'vitest';
import { planPages } from '../../src/publication/plan-pages.ts';
import { planHostRules, planRedirects } from '../../src/redirects/plan-redirects.ts';
import { checkRedirects } from '../../src/redirects/check-redirects.ts';
import type { ConfiguredRedirect, Host } from '../../src/site-settings.ts';
import { article, publish } from '../publication/sample.ts';

function diagnosticsOf(
  redirects: readonly ConfiguredRedirect[],
  hosts: readonly Host[] = ['nginx'],
  fromFile: readonly ConfiguredRedirect[] = [],
): string[] {
  const publication = publish({
    articles: [article('a', { formerAddresses: ['/old/'] }), article('b', { draft: true })],
    hosts,
    redirects,
    fromFile,
  });
  return checkRedirects([publication], {
    answered: [...planPages(publication).map(({ address }) => address), '/feed.xml'],
    possible: ['/2025/a/', '/2025/b/', '/tags/quiet/'],
    planned: { plain: planRedirects([publication]), rules: planHostRules([publication]) },
    configFile: 'site.config.ts',
    positionOf: (entry) => ({ line: entry === 'hosts' ? 99 : entry + 1, column: 1 }),
    fromFile: {
      file: 'redirects.yaml',
      spans: fromFile.map(({ from }, index) => ({
        line: index * 2 + 1,
        column: 9,
        length: from.length,
      })),
    },
  }).map(({ file, line, column, code, message }) => {
    const place = file === 'site.config.ts' ? line : `${file}:${line}:${column}`;
    return `${place} ${code} ${message}`;
  });
}

describe('checkRedirects', () => {
  it('finds nothing wrong with redirects that lead to pages, files, other sites or each other', () => {
    expect(
      diagnosticsOf([
        { from: '/feed/', to: '/feed.xml' },
        { from: '/first/', to: '/second/' },
        { from: '/second/', to: '/old/' },
        { from: '/?p=12', to: '/2025/a/' },
        { from: '/?p=13', to: '/' },
        { from: '/tag/*', to: '/tags/:splat' },
        { from: '/tag/special/', to: 'https://other.example/' },
      ]),
    ).toEqual([]);
  });

  it('names each entry that cannot be read', () => {
    expect(diagnosticsOf([{ from: 'feed', to: '/feed.xml' }])).toEqual([
      '1 invalid-redirect redirects[0] ("feed"): from does not begin with a slash',
    ]);
  });

  it('reports what redirects twice, an alias of an article included', () => {
    expect(
      diagnosticsOf([
        { from: '/x/', to: '/2025/a/' },
        { from: '/X', to: '/' },
        { from: '/old/', to: '/' },
        { from: '/?a=1&b=2', to: '/' },
        { from: '/?b=2&a=1', to: '/' },
      ]),
    ).toEqual([
      '1 duplicate-address redirects[0] ("/x/"): redirects[1] redirects from the same address',
      '2 duplicate-address redirects[1] ("/X"): redirects[0] redirects from the same address',
      '3 duplicate-address redirects[2] ("/old/"): an alias of /2025/a/ redirects from the same address',
      '4 duplicate-address redirects[3] ("/?a=1&b=2"): redirects[4] redirects from the same address',
      '5 duplicate-address redirects[4] ("/?b=2&a=1"): redirects[3] redirects from the same address',
    ]);
  });

  it('reports what a page hides, now or at another time', () => {
    expect(
      diagnosticsOf([
        { from: '/Archive', to: '/' },
        { from: '/2025/b/', to: '/' },
        { from: '/tags/*', to: '/' },
        { from: '/tags/quiet/', to: '/' },
        { from: '/_media/picture.png', to: '/' },
        { from: '/tags/lost/', to: '/' },
      ]).map((line) => line.replace(/redirects.*: /, '')),
    ).toEqual([
      '1 hidden-redirect /archive/ is an address of the site',
      '2 hidden-redirect /2025/b/ is an address of the site',
      '3 hidden-redirect /tags/ is an address of the site',
      '4 hidden-redirect /tags/quiet/ is an address of the site',
      '5 hidden-redirect it belongs to the pictures',
    ]);
  });

  it('reports every part of a loop', () => {
    expect(
      diagnosticsOf([
        { from: '/x/', to: '/y/' },
        { from: '/y/', to: '/z/' },
        { from: '/z/', to: '/x/' },
        { from: '/deep/*', to: '/deep/er/:splat' },
      ]).map((line) => line.slice(0, 15)),
    ).toEqual(['1 redirect-loop', '2 redirect-loop', '3 redirect-loop', '4 redirect-loop']);
  });

  it('warns of a redirect to what is not on the site', () => {
    expect(diagnosticsOf([{ from: '/x/', to: '/2025/b/' }])).toEqual([
      '1 redirect-target redirects[0] ("/x/"): /2025/b/ is not on the site',
    ]);
  });

  it('warns of a form that no named host answers', () => {
    const redirects = [
      { from: '/?p=1', to: '/' },
      { from: '/tag/*', to: '/tags/:splat' },
      { from: '/x/', to: '/' },
    ];
    const query =
      '1 redirect-host redirects[0] ("/?p=1"): no host that `hosts` names answers a query';
    expect(diagnosticsOf(redirects, ['netlify'])).toEqual([]);
    expect(diagnosticsOf(redirects, ['cloudflare'])).toEqual([query]);
    expect(diagnosticsOf(redirects, ['cloudflare', 'nginx'])).toEqual([]);
    const neither = [
      query,
      '2 redirect-host redirects[1] ("/tag/*"): no host that `hosts` names answers a path with `*`',
    ];
    expect(diagnosticsOf(redirects, ['github'])).toEqual(neither);
    expect(diagnosticsOf(redirects, [])).toEqual(neither);
  });

  it('warns when two hosts would read one file in different dialects', () => {
    expect(diagnosticsOf([], ['netlify', 'cloudflare']).map((line) => line.slice(0, 36))).toEqual([
      '99 redirect-host Netlify and Cloudfl',
    ]);
  });

  it('warns, naming the limit, when a host reads fewer', () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({ from: `/x/${index}/`, to: '/' }));
    const below = Array.from({ length: 102 }, (_, index) => ({ from: `/y/${index}/*`, to: '/' }));
    expect(diagnosticsOf([...many, ...below], ['cloudflare', 'nginx'])).toEqual([
      '99 redirect-host Cloudflare reads at most 2000 redirects of plain paths; 1 of them is left out',
      '99 redirect-host Cloudflare reads at most 100 redirects with `*`; 2 of them are left out',
    ]);
    expect(diagnosticsOf([...many, ...below], ['netlify'])).toEqual([]);
  });
});

describe('redirects of a file', () => {
  it('are named by its lines, beside what else redirects from there', () => {
    expect(
      diagnosticsOf(
        [{ from: '/x/', to: '/2025/a/' }],
        ['nginx'],
        [
          { from: '/x/', to: '/' },
          { from: '/y/', to: '/' },
          { from: '/y/', to: '/' },
          { from: '/old/', to: '/' },
          { from: 'z', to: '/' },
          { from: '/lost/', to: '/nowhere/' },
        ],
      ),
    ).toEqual([
      '1 duplicate-address redirects[0] ("/x/"): redirects.yaml:1 redirects from the same address',
      'redirects.yaml:1:9 duplicate-address "/x/": redirects[0] of site.config.ts redirects from the same address',
      'redirects.yaml:3:9 duplicate-address "/y/": redirects.yaml:5 redirects from the same address',
      'redirects.yaml:5:9 duplicate-address "/y/": redirects.yaml:3 redirects from the same address',
      'redirects.yaml:7:9 duplicate-address "/old/": an alias of /2025/a/ redirects from the same address',
      'redirects.yaml:9:9 invalid-redirect "z": from does not begin with a slash',
      'redirects.yaml:11:9 redirect-target "/lost/": /nowhere/ is not on the site',
    ]);
  });

  it('on one line contradict each other too', () => {
    const fromFile = [
      { from: '/x/', to: '/' },
      { from: '/x/', to: '/2025/a/' },
    ];
    const publication = publish({ articles: [article('a')], fromFile });
    const found = checkRedirects([publication], {
      answered: ['/2025/a/'],
      possible: [],
      planned: { plain: planRedirects([publication]), rules: planHostRules([publication]) },
      configFile: 'site.config.ts',
      positionOf: () => ({ line: 1, column: 1 }),
      fromFile: {
        file: 'redirects.yaml',
        spans: [10, 40].map((column) => ({ line: 1, column, length: 3 })),
      },
    });
    expect(found.map(({ column, message }) => `${column} ${message}`)).toEqual([
      '10 "/x/": redirects.yaml:1 redirects from the same address',
      '40 "/x/": redirects.yaml:1 redirects from the same address',
    ]);
  });

  it('are told once what no host answers, with their number; those of the settings each', () => {
    const queries = (count: number, first: number): ConfiguredRedirect[] =>
      Array.from({ length: count }, (_, index) => ({ from: `/?p=${first + index}`, to: '/' }));
    const said = 'no host that `hosts` names answers a';
    expect(
      diagnosticsOf(
        queries(2, 1),
        [],
        [{ from: '/tag/*', to: '/tags/:splat' }, ...queries(1500, 3)],
      ),
    ).toEqual([
      `1 redirect-host redirects[0] ("/?p=1"): ${said} query`,
      `2 redirect-host redirects[1] ("/?p=2"): ${said} query`,
      `redirects.yaml:1:9 redirect-host "/tag/*": ${said} path with \`*\``,
      `redirects.yaml:3:9 redirect-host "/?p=3": ${said} query; so it is with 1,499 other redirects of this file`,
    ]);
  });
});

it('plans redirects that lead straight to their end, and none that lead nowhere', () => {
  const publication = publish({
    articles: [article('a', { formerAddresses: ['/old/'] })],
    redirects: [
      { from: '/older/', to: '/oldest/' },
      { from: '/oldest/', to: '/old/' },
      { from: '/?p=1', to: '/older/' },
      { from: '/to/*', to: '/fro/:splat' },
      { from: '/fro/*', to: '/tags/:splat' },
      { from: '/x/', to: '/y/' },
      { from: '/y/', to: '/x/' },
      { from: '/broken', to: '' },
    ],
  });
  expect(planRedirects([publication])).toEqual([
    { from: '/old/', to: '/2025/a/' },
    { from: '/older/', to: '/2025/a/' },
    { from: '/oldest/', to: '/2025/a/' },
  ]);
  expect(planHostRules([publication])).toEqual([
    { kind: 'query', from: '/', query: [['p', '1']], to: '/2025/a/' },
    { kind: 'below', from: '/to/', to: '/tags/:splat' },
    { kind: 'below', from: '/fro/', to: '/tags/:splat' },
  ]);
});

describe('another spelling', () => {
  it('takes a redirect to the address itself from another spelling of it', () => {
    const redirects = [
      { from: '/2025/A/', to: '/2025/a/' },
      { from: '/2025/\u0041/', to: '/2025/b/' },
    ];
    expect(diagnosticsOf(redirects.slice(0, 1))).toEqual([]);
    expect(diagnosticsOf(redirects.slice(0, 1), [])).toEqual([
      '1 redirect-host redirects[0] ("/2025/A/"): it differs from an address of the site in case or Unicode form only',
    ]);
    expect(diagnosticsOf(redirects.slice(1)).map((line) => line.slice(0, 17))).toEqual([
      '1 hidden-redirect',
      '1 redirect-target',
    ]);
  });

  it('takes two spellings that lead to one place for no contradiction', () => {
    expect(
      diagnosticsOf([
        { from: '/x/', to: '/2025/a/' },
        { from: '/X/', to: '/2025/a/' },
        { from: '/OLD/', to: '/2025/a/' },
      ]),
    ).toEqual([]);
  });

  it('warns of a target in another spelling, and names the right one', () => {
    const publication = publish({
      articles: [article('a')],
      hosts: ['nginx'],
      redirects: [
        { from: '/x/', to: '/2025/A/' },
        { from: '/y/', to: '/nowhere/' },
      ],
    });
    const found = checkRedirects([publication], {
      answered: ['/2025/a/'],
      possible: [],
      planned: { plain: planRedirects([publication]), rules: planHostRules([publication]) },
      configFile: 'site.config.ts',
      positionOf: () => ({ line: 1, column: 1 }),
      fromFile: { file: 'redirects.yaml', spans: [] },
    });
    expect(found.map(({ code, hint }) => `${code} ${hint}`)).toEqual([
      'redirect-target Did you mean `/2025/a/`?',
      'redirect-target Correct `to`, or delete the entry',
    ]);
  });
});
