import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AssembledSite, assembleSite } from '../../src/pipeline/assemble-site.ts';
import { folderDigest } from '../../src/pipeline/fingerprint.ts';
import { listAddresses } from '../../src/pipeline/list-addresses.ts';
import type { OwnRoute } from '../../src/pipeline/render/own-routes.ts';
import { type BuildSettings, readSettings, requireArticles } from '../../src/pipeline/settings.ts';
import type { SiteSettings } from '../../src/site-settings.ts';
import { asNobody, temporaryFolder, writeFiles } from '../content/temporary-folder.ts';
import { withPublic } from '../with-public.ts';

function settingsFor(
  files: Readonly<Record<string, string>>,
  site: Partial<SiteSettings> = {},
): BuildSettings {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'public'));
  writeFiles(folder, files);
  const environment = {
    CONTENT_DIR: join(folder, 'content'),
    CACHE_DIR: join(folder, 'cache'),
    SITE_URL: 'https://www.example.org',
  };
  const settings = withPublic(
    readSettings(environment, () => Date.parse('2026-01-01')),
    join(folder, 'public'),
  );
  return {
    ...settings,
    site: {
      ...settings.site,
      hosts: ['nginx', 'netlify'],
      navigation: [],
      footer: [],
      redirects: [],
      ...site,
    },
  };
}

function said({ diagnostics }: Pick<AssembledSite, 'diagnostics'>): string[] {
  return diagnostics.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
}

const article = (more = '', body = 'Text.'): string =>
  `---\ntitle: A title\ndate: 2020-01-01\n${more}\n---\n\n${body}\n`;

describe('a link of an adopter’s page', () => {
  it('is answered in the spelling that hosts know, and known where an article has it too', async () => {
    const { own, diagnostics } = await assembleSite(
      settingsFor({
        'content/articles/a.md': article(
          'safeURL: /a/\naliases: [/old/, /A/]',
          '[x](/lost/#part) [y](gone.md)',
        ),
        'public/form.pdf': '',
      }),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['broken-link', 'missing-file']);
    const answers = (link: string): boolean => own.answers(link, '/mine/', new Set(['/made']));
    for (const link of [
      '/a/',
      '/a',
      '/A/',
      '/old/',
      '../a/',
      '/made/',
      '/form.pdf',
      'https://x.org/',
    ])
      expect(answers(link), link).toBe(true);
    for (const link of ['/lost/', '/lost/too/', '/Old/', '/OLD', '/Form.pdf', '/none/'])
      expect(answers(link), link).toBe(false);
    const isReported = (link: string): boolean => own.isReported(link, '/mine/');
    expect(['/lost/', '../lost/#x', '/lost/too/', '/a/'].map(isReported)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a former address in another spelling', () => {
  const files = {
    'content/articles/a.md': article('safeURL: /my-post/\naliases: [/My-Post/]'),
    'content/tags/fhir.md': '---\ntitle: FHIR\naliases: [/tags/FHIR/]\n---\n',
  };

  it('redirects where a host knows it', async () => {
    const site = await assembleSite(settingsFor(files, { hosts: ['nginx'] }));
    expect(said(site)).toEqual([]);
    expect(site.redirects).toContainEqual({
      from: '/My-Post/',
      to: '/my-post/',
      isVariant: true,
    });
  });

  it('is named at its line where none does, and is not listed as answered', async () => {
    const settings = settingsFor(files, { hosts: [] });
    const site = await assembleSite(settings);
    expect(said(site)).toEqual([
      'articles/a.md:5:11 redirect-host',
      'tags/fhir.md:3:11 redirect-host',
    ]);
    const listed = async (of: BuildSettings): Promise<string[]> =>
      (await listAddresses(of)).redirects.map(({ from }) => from);
    expect(await listed(settings)).not.toContain('/My-Post/');
    expect(await listed(settingsFor(files, { hosts: ['netlify'] }))).toContain('/My-Post/');
  });
});

describe('a link of the navigation', () => {
  const navigation = [{ label: 'About', to: '/aboot/' }];

  it('to no page is told, with the page that was meant', async () => {
    const files = {
      'content/articles/a.md': article(),
      'content/pages/about.md': '---\ntitle: A\n---\n\nText.\n',
    };
    const { diagnostics } = await assembleSite(settingsFor(files, { navigation }));
    expect(diagnostics).toMatchObject([
      { code: 'navigation-target', hint: 'Did you mean `/about/`?' },
    ]);
  });

  it('is not told of a page that an error of its own keeps away', async () => {
    const files = {
      'content/articles/a.md': article(),
      'content/pages/about.md': '---\ntitle:\n---\n\nText.\n',
      'content/pages/other.md': '---\ntitle: O\n---\n\nText.\n',
    };
    const links = [
      { label: 'About', to: '/about/' },
      { label: 'Other', to: '/other/' },
      { label: 'None', to: '/none/' },
    ];
    const { diagnostics } = await assembleSite(settingsFor(files, { navigation: links }));
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'navigation-target /none/ of `navigation` is no page of this site, so no page shows the link',
      'missing-key title is empty',
    ]);
  });

  it('is left out without a word where there are no plain pages', async () => {
    const site = await assembleSite(
      settingsFor({ 'content/articles/a.md': article() }, { navigation }),
    );
    expect(said(site)).toEqual([]);
  });
});

describe('redirects.yaml', () => {
  it('redirects beside the settings, and links to its addresses are answered', async () => {
    const settings = settingsFor(
      {
        'content/articles/a.md': article('safeURL: /a/', '[x](/moved/) [y](/set/)'),
        'content/redirects.yaml':
          '- from: /moved/\n  to: /a/\n- from: /?p=7\n  to: /a/\n- from: /tag/*\n  to: /tags/:splat\n',
      },
      { hosts: ['nginx'], redirects: [{ from: '/set/', to: '/moved/' }] },
    );
    const site = await assembleSite(settings);
    expect(said(site)).toEqual([]);
    expect(site.redirects).toEqual([
      { from: '/set/', to: '/a/' },
      { from: '/moved/', to: '/a/' },
    ]);
    expect(site.hostRules).toEqual([
      { kind: 'query', from: '/', query: [['p', '7']], to: '/a/' },
      { kind: 'below', from: '/tag/', to: '/tags/:splat' },
    ]);
    const { redirects, rules } = await listAddresses(settings);
    expect([redirects, rules]).toEqual([site.redirects, site.hostRules]);
  });

  it('is told of what is wrong with it at its lines, all at once', async () => {
    const settings = settingsFor(
      {
        'content/articles/a.md': article('safeURL: /a/'),
        'content/redirects.yaml': [
          '- from: /a/',
          '  to: /',
          '- to: /',
          '- from: lost',
          '  to: /a/',
          '- from: /set/',
          '  to: /a/',
          '',
        ].join('\n'),
      },
      { redirects: [{ from: '/set/', to: '/' }] },
    );
    const site = await assembleSite(settings);
    expect(said(site)).toEqual([
      expect.stringMatching(/site\.config\.ts:1:1 duplicate-address$/) as string,
      'redirects.yaml:1:9 hidden-redirect',
      'redirects.yaml:3:3 invalid-redirect',
      'redirects.yaml:4:9 invalid-redirect',
      'redirects.yaml:6:9 duplicate-address',
    ]);
  });

  it('that is a symbolic link is told once, and not followed', async () => {
    const settings = settingsFor({
      'content/articles/a.md': article(),
      'elsewhere.yaml': '- from: /x/\n  to: /\n',
    });
    const { contentDir } = settings;
    symlinkSync(join(contentDir, '../elsewhere.yaml'), join(contentDir, 'redirects.yaml'));
    const site = await assembleSite(settings);
    expect(said(site)).toEqual(['redirects.yaml:1:1 unreadable-file']);
    expect(site.redirects).toEqual([]);
  });
});

it('addresses that an adopter’s code makes are listed', async () => {
  const routes: OwnRoute[] = [
    { file: 'src/pages/mine.astro', kind: 'page', address: '/mine/', pattern: /^\/mine$/ },
    { file: 'src/pages/data.json.ts', kind: 'endpoint', address: '/data.json', pattern: /^$/ },
    { file: 'src/pages/[x].astro', kind: 'page', pattern: /^\/[^/]+$/ },
  ];
  const settings = settingsFor({ 'content/articles/a.md': article() });
  const { pages, files } = await listAddresses(settings, { ownRoutes: routes });
  expect(pages).toContainEqual({ address: '/mine/' });
  expect(files).toContain('/data.json');
  expect(pages).toHaveLength((await listAddresses(settings, { ownRoutes: [] })).pages.length + 1);
});

describe('what may not be read', () => {
  it('is named: an MDX article, and a folder of public files', async () => {
    const settings = settingsFor({
      'content/articles/a.md': article(),
      'content/features/b.mdx': article(),
      'public/closed/x.txt': 'x',
    });
    const closed = [
      join(settings.contentDir, 'features/b.mdx'),
      join(settings.publicDir, 'closed'),
    ];
    for (const path of [join(settings.contentDir, '..'), settings.contentDir])
      chmodSync(path, 0o777);
    const before = folderDigest(join(settings.contentDir, 'features'));
    for (const path of closed) chmodSync(path, 0);
    const [site, digest] = await asNobody(async () => [
      await assembleSite(settings),
      folderDigest(join(settings.contentDir, 'features')),
    ]);
    for (const path of closed) chmodSync(path, 0o755);
    expect(said(site)).toEqual([
      '../public/closed:1:1 unreadable-file',
      'features/b.mdx:1:1 unreadable-file',
    ]);
    expect(digest).not.toBe(before);
  });

  it.each([0o311, 0o644])(
    'is a wrong setting when it is the content folder, of mode %o',
    async (mode) => {
      const settings = settingsFor({ 'content/articles/a.md': article() });
      chmodSync(join(settings.contentDir, '..'), 0o755);
      chmodSync(settings.contentDir, mode);
      await asNobody(() => {
        expect(() => {
          requireArticles(settings);
        }).toThrow(/content may not be read: give the permission to read it$/);
        return Promise.resolve();
      });
      chmodSync(settings.contentDir, 0o755);
    },
  );
});

it.each([
  ['that is missing', {}, 'there is no such file in `public/`'],
  [
    'that does more than draw',
    {
      'public/mark.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>',
    },
    'The SVG holds more than drawing',
  ],
  [
    'without a size',
    { 'public/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    'The SVG has no size',
  ],
])('a logo %s is an error at its line, and pages go without', async (_, files, message) => {
  const article = '---\ntitle: A\ndate: 2020-03-04\n---\n\nText.\n';
  const given = { 'content/articles/a.md': article, ...files };
  const { diagnostics, assets } = await assembleSite(settingsFor(given, { logo: 'mark.svg' }));
  const found = diagnostics.filter(({ code }) => code === 'invalid-setting');
  expect(found).toHaveLength(1);
  expect(found[0]?.file).toMatch(/src\/site\.config\.ts$/);
  expect(found[0]?.message).toContain(`\`logo\` is "mark.svg": ${message}`);
  expect(assets.look).not.toHaveProperty('mark');
});

it('a file of `public/` takes the place of an icon, and others are made', async () => {
  const article =
    '---\ntitle: A\ndate: 2020-03-04\n---\n\n[Icon](/favicon.ico) [Large](/icon-512.png)\n';
  const given = { 'content/articles/a.md': article, 'public/favicon.ico': 'icon' };
  const { diagnostics, assets } = await assembleSite(settingsFor(given));
  expect(diagnostics).toEqual([]);
  const made = assets.icons.map(({ address }) => address);
  expect(made).toHaveLength(5);
  expect(made).not.toContain('/favicon.ico');
});
