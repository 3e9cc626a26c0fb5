import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SiteConfig } from '../../../src/site-settings.ts';
import { projectWith } from '../../project-with.ts';
import { readTree } from './read-tree.ts';
import { runBuild } from './run-build.ts';
import { makeWorkplace } from './workplace.ts';

const article =
  '---\ntitle: Rye\ndate: 2024-01-02\ndescription: Of flour.\n---\nRye is *heavy*, and **dark**.\n';

/** Builds a site with these fonts; gives its files and what the build said. */
async function built(
  place: ReturnType<typeof makeWorkplace>,
  settings: Partial<SiteConfig>,
  files: Readonly<Record<string, Buffer>> = {},
): Promise<{
  status: number | NodeJS.Signals;
  said: string;
  fonts: string[];
  page: string;
  css: string;
}> {
  const project = join(place.root, 'project');
  await projectWith(project, { redirects: [], navigation: [], footer: [], ...settings });
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(join(project, 'public/fonts'), { recursive: true });
    writeFileSync(join(project, 'public/fonts', name), bytes);
  }
  mkdirSync(join(place.contentDir, 'articles'), { recursive: true });
  writeFileSync(join(place.contentDir, 'articles/rye.md'), article);
  const run = runBuild(place, { project });
  const status = await run.ended;
  const tree = status === 0 ? Object.keys(readTree(place.outDir)) : [];
  const text = (end: string): string =>
    tree
      .filter((path) => path.endsWith(end))
      .map((path) => readFileSync(join(place.outDir, path), 'utf8'))
      .join('');
  return {
    status,
    said: run.errors(),
    fonts: tree.filter((path) => /_assets\/.*\.woff2$/.test(path)),
    page: text('2024/01/02/rye/index.html'),
    css: text('.css'),
  };
}

const preloads = (page: string): string[] =>
  [...page.matchAll(/rel="preload"[^>]*href="([^"]+)"/g)].map(([, href = '']) => href);

test('a site of the system’s faces loads no font', async () => {
  using place = makeWorkplace();
  const { status, said, fonts, page, css } = await built(place, {
    fonts: { text: 'system', interface: 'system' },
  });
  expect(status, said).toBe(0);
  expect(page).toContain('Rye');
  expect(fonts).toEqual([]);
  expect(preloads(page)).toEqual([]);
  expect(css).not.toContain('@font-face');
  expect(css).toContain('--serif:"Iowan Old Style"');
});

test('a site in a language without a font of ours loads none', async () => {
  using place = makeWorkplace();
  const { status, said, fonts, page } = await built(place, { lang: 'ja' });
  expect(status, said).toBe(0);
  expect(page).toContain('<html lang="ja"');
  expect(fonts).toEqual([]);
  expect(preloads(page)).toEqual([]);
});

test('a publication’s own fonts are named by content, stood in for, and built anew with their bytes', async () => {
  using place = makeWorkplace();
  const fonts: SiteConfig['fonts'] = {
    text: {
      family: 'Crust',
      files: [
        { path: 'fonts/crust.woff2', weight: '400', style: 'normal' },
        { path: 'fonts/crust-bold.woff2', weight: '700', style: 'normal' },
      ],
    },
    interface: 'system',
  };
  const bytes = (name: string): Buffer => readFileSync(join('src/styles/fonts', name));
  const files = {
    'crust.woff2': bytes('text-400.woff2'),
    'crust-bold.woff2': bytes('text-600.woff2'),
  };
  const first = await built(place, { fonts }, files);
  expect(first.status, first.said).toBe(0);
  expect(first.fonts).toHaveLength(2);
  expect(preloads(first.page).map((href) => href.split('/').at(-1))).toEqual(
    expect.arrayContaining(first.fonts.map((path) => path.split('/').at(-1))),
  );
  expect(first.css).toMatch(/@font-face\{font-family:Crust;src:url\([^)]*site-[\w-]+\.woff2\)/);
  expect(first.css).toMatch(
    /font-family:Crust Georgia;src:local\(Georgia\)[^}]*size-adjust:107\.4%/,
  );

  const second = await built(
    place,
    { fonts },
    { ...files, 'crust.woff2': bytes('text-400-italic.woff2') },
  );
  expect(second.fonts).not.toEqual(first.fonts);
  expect(second.css).toMatch(
    /font-family:Crust Georgia;src:local\(Georgia\)[^}]*size-adjust:98\.9%/,
  );
});

test('a font that is not there stops the build, at its line', async () => {
  using place = makeWorkplace();
  const files = [{ path: 'fonts/none.woff2', weight: '400', style: 'normal' }] as const;
  const { status, said } = await built(place, { fonts: { text: { family: 'Crust', files } } });
  expect(status).toBe(1);
  expect(said).toMatch(/src\/site\.config\.ts:\d+:\d+/);
  expect(said).toContain('there is no file `public/fonts/none.woff2`');
});
