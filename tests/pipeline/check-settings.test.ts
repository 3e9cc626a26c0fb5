import { expect, it } from 'vitest';
import { checkSettings, type SettingsInput } from '../../src/pipeline/check-settings.ts';
import { readTokens } from '../../src/pipeline/read-palette.ts';
import { resolveSite, type SiteConfig } from '../../src/site-settings.ts';
import { config } from '../publication/sample.ts';

/** Checks settings as they stand in `site.config.ts`, which begin in its third line. */
function check(settings: object, more: Partial<SettingsInput> = {}): string[] {
  const site = resolveSite({ ...config, ...(settings as Partial<SiteConfig>) }, undefined);
  const written = `import x from 'y';\n\nconst site = ${JSON.stringify(settings, undefined, 2)};\n`;
  const input = { config: () => written, tokens: readTokens(), logoFault: undefined, ...more };
  return checkSettings(site, input).map(
    ([file, { line, column, code, message, hint }]) =>
      `${file}:${line}:${column} ${code} ${message}. ${hint}`,
  );
}

it('has nothing against settings that can be used', () => {
  const settings = {
    kind: 'personal',
    logo: 'logo.svg',
    colors: {
      accent: '#A23B12',
      paper: { light: '#ffffff' },
      ink: { light: '#111111', dark: '#eeeeee' },
    },
    social: [{ label: 'Mastodon', url: 'https://social.example/@bread' }],
    newsletter: { label: 'Letter', url: 'http://letters.example/' },
  };
  expect(check(settings)).toEqual([]);
  expect(check({})).toEqual([]);
});

const repository = { host: 'github', url: 'https://github.com/example/crumb', branch: 'main' };

it.each([
  {},
  { host: 'gitlab', url: 'http://git.example:8080/group/sub/crumb/', branch: 'release/2026' },
  { host: 'bitbucket', folder: 'content' },
  { folder: 'magazine/content' },
  { url: 'https://github.com/example/crumb/', branch: 'a@b/c.locked', folder: '.site/my content' },
])('has nothing against a repository with %j', (more) => {
  expect(check({ repository: { ...repository, ...more } })).toEqual([]);
});

it.each([
  [{ url: 'git@github.com:example/crumb.git' }, '6:12', '`repository.url` is "git@'],
  [{ url: 'https://github.com/example/crumb.git' }, '6:12', 'which is no page of a repository'],
  [{ url: 'https://github.com/' }, '6:12', 'as `https://github.com/example/magazine`'],
  [{ url: 'javascript:alert(1)/x' }, '6:12', '`repository.url` is "javascript:'],
  [{ url: 'https:/github.com/a/b' }, '6:12', 'which is no page'],
  [{ url: 'https:github.com/a/b' }, '6:12', 'which is no page'],
  [{ url: 'https://github.com/a/b#' }, '6:12', 'which is no page'],
  [{ url: 'https://github.com/a/b?' }, '6:12', 'which is no page'],
  [{ url: 'https://github.com/a/b/tree/main' }, '6:12', 'which is no page'],
  [{ url: 'https://github.com/a' }, '6:12', 'which is no page'],
  [{ host: 'gitlab', url: 'https://gitlab.com/a//b' }, '6:12', 'which is no page'],
  [{ url: 'https://github.com/a/b ' }, '6:12', 'which is no page'],
  [{ url: 'https:\\\\github.com\\a\\b' }, '6:12', 'which is no page'],
  [{ url: 'https://github.com/a/b"><script>' }, '6:12', 'which is no page'],
  [{ url: 'https://me:ghp_secret@github.com/a/b' }, '6:12', 'has a name or a password in it'],
  [{ branch: '@' }, '7:15', 'which is no name of a branch'],
  [{ branch: 'HEAD' }, '7:15', 'which is no name of a branch'],
  [{ branch: 'a.lock' }, '7:15', 'which is no name of a branch'],
  [{ branch: 'a.lock/b' }, '7:15', 'which is no name of a branch'],
  [{ branch: 'a\u007Fb' }, '7:15', 'which is no name of a branch'],
  [{ folder: 'content/../x' }, '8:15', 'which is no folder'],
  [{ folder: 'a//b' }, '8:15', 'which is no folder'],
  [{ folder: ' content' }, '8:15', 'which is no folder'],
  [{ folder: 'a/./b' }, '8:15', 'which is no folder'],
  [{ branch: '' }, '7:15', '`repository.branch` is "", which is no name of a branch'],
  [{ branch: 'my branch' }, '7:15', 'Write it as `main`'],
  [{ branch: 'a..b' }, '7:15', 'which is no name of a branch'],
  [{ host: 'bitbucket', branch: 'a/b' }, '7:15', 'Publish a branch without `/`'],
  [{ folder: '/content' }, '8:15', '`repository.folder` is "/content", which is no folder'],
  [{ folder: '../content' }, '8:15', 'Write its path from the top of the repository'],
  [{ folder: 'content/' }, '8:15', 'which is no folder'],
])('reports a repository with %j', (more, at, words) => {
  const [found = '', ...others] = check({ repository: { ...repository, ...more } });
  expect(found).toMatch(`src/site.config.ts:${at} invalid-setting `);
  expect(found).toContain(words);
  expect(found).not.toContain('secret');
  expect(others).toEqual([]);
});

it.each([
  [
    'a kind that there is not',
    { name: 'Bread', kind: 'medical' },
    "src/site.config.ts:5:11 invalid-setting `kind` is \"medical\", which is no kind of publication. Write one of 'health', 'news', 'technology', 'personal'",
  ],
  [
    'a colour in words',
    { colors: { accent: 'teal' } },
    'src/site.config.ts:5:15 invalid-setting `colors.accent` is "teal", which is no colour as `#rrggbb`. Write it with six digits, as `#0b5563`',
  ],
  [
    'a short colour of one theme',
    { colors: { paper: { light: '#ffffff', dark: '#111' } } },
    'src/site.config.ts:7:15 invalid-setting `colors.paper.dark` is "#111", which is no colour as `#rrggbb`. Write it with six digits, as `#0b5563`',
  ],
  [
    'a colour by another name',
    { colors: { acent: '#0b5563' } },
    'src/site.config.ts:5:14 invalid-setting `colors` has no `acent`. Write `accent`, `paper` or `ink`; other colours are in src/styles/tokens.css',
  ],
  [
    'a social address without a scheme',
    {
      social: [
        { label: 'A', url: 'https://a.example/' },
        { label: 'B', url: 'b.example/@b' },
      ],
    },
    'src/site.config.ts:11:14 invalid-setting "b.example/@b" of `social` is no whole address of the web. Write it with its scheme, as `https://social.example/@name`',
  ],
  [
    'a newsletter that runs code',
    { newsletter: { label: 'A', url: 'javascript:alert(1)' } },
    'src/site.config.ts:6:12 invalid-setting "javascript:alert(1)" of `newsletter` is no whole address of the web. Write it with its scheme, as `https://social.example/@name`',
  ],
])('%s is an error at its line', (_, settings, expected) => {
  expect(check(settings)).toEqual([expected]);
});

it('a logo that cannot be used is an error at its line', () => {
  const logoFault = { message: 'it is a PNG', hint: 'Name an SVG' };
  expect(check({ logo: 'logo.png' }, { logoFault })).toEqual([
    'src/site.config.ts:4:11 invalid-setting `logo` is "logo.png": it is a PNG. Name an SVG',
  ]);
});

it('a colour that is hard to read is named with all that it is hard to read on', () => {
  const [found = '', ...others] = check({
    name: 'Bread',
    colors: { accent: '#c2410c', paper: '#fff4e0' },
  });
  expect(others).toEqual([]);
  expect(found).toMatch(
    /^src\/site\.config\.ts:6:15 low-contrast in light pages `accent` on `surface` has a contrast of 4\.\d\d, .*; text needs 4\.5\. `#[\da-f]{6}` is the nearest `accent` that passes$/,
  );
  const nearest = /`(#[\da-f]{6})` is/.exec(found)?.[1] ?? '';
  expect(check({ colors: { accent: nearest, paper: '#fff4e0' } })).toEqual([]);
});

it('a paper that what is not set cannot be read on is named itself', () => {
  const [found = ''] = check({ colors: { paper: { light: '#b08040', dark: '#111111' } } });
  expect(found).toMatch(
    /^src\/site\.config\.ts:6:16 low-contrast in light pages `ink` on `surface`/,
  );
  expect(found).toMatch(/is the nearest `paper` that passes$/);
});

it('a colour of tokens.css is named at its line there', () => {
  const tokens = readTokens().replace('--red: light-dark(#8f1d2c', '--red: light-dark(#d98a94');
  const line = tokens.split('\n').findIndex((one) => one.includes('--red:')) + 1;
  expect(check({}, { tokens })).toEqual([
    expect.stringMatching(
      new RegExp(
        `^src/styles/tokens\\.css:${line}:3 low-contrast in light pages \`red\` on \`red-soft\` has a contrast of 2\\.\\d\\d; text needs 4\\.5\\. \`#[\\da-f]{6}\` is the nearest \`red\` that passes$`,
      ),
    ),
  ]);
});

it('a token in another notation is an error, as its contrast cannot be measured', () => {
  const tokens = readTokens().replace('--red: light-dark(#8f1d2c', '--red: light-dark(crimson');
  expect(check({}, { tokens }).map((found) => found.replace(/:\d+:3/, ''))).toEqual([
    'src/styles/tokens.css invalid-setting `--red` is crimson, whose contrast cannot be measured. Write it as `#rrggbb`',
  ]);
});
