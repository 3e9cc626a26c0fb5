import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { translatedFiles, translatedLanguages } from '../../languages/translated-site.ts';
import { projectWith } from '../../project-with.ts';
import { readTree } from './read-tree.ts';
import { runBuild } from './run-build.ts';
import { makeWorkplace, usual } from './workplace.ts';

test('a site in two languages is built, each below its prefix, and a warm build equals a clean one', async () => {
  using place = makeWorkplace();
  const project = join(place.root, 'project');
  await projectWith(project, {
    languages: translatedLanguages,
    hosts: ['nginx', 'netlify'],
    redirects: [],
  });
  for (const [file, text] of Object.entries(translatedFiles)) {
    mkdirSync(dirname(join(place.contentDir, file)), { recursive: true });
    writeFileSync(join(place.contentDir, file), text);
  }
  const build = async (outDir: string, cacheDir: string): Promise<void> => {
    const run = runBuild({ ...place, outDir, cacheDir }, { project });
    expect(await run.ended, run.errors()).toBe(0);
  };
  await build(place.outDir, place.cacheDir);
  const textOf = (file: string): string => readFileSync(join(place.outDir, file), 'utf8');
  const base = new URL(usual.siteUrl).pathname;

  expect(textOf('de/2024/01/02/samples/index.html')).toContain('<html lang="de" dir="ltr">');
  expect(textOf('de/2024/01/02/samples/index.html')).toContain(
    `<link rel="alternate" hreflang="en" href="${new URL('2024/01/02/samples/', usual.siteUrl).href}">`,
  );
  expect(textOf('de/categories/laboratory/index.html')).toContain('<h1>Labor</h1>');
  expect(textOf('de/404.html')).toContain('Seite nicht gefunden');
  expect(textOf('404.html')).toContain('Page not found');
  expect(textOf('de/feed.xml')).toContain('<language>de</language>');
  expect(textOf('de/feed.xml')).not.toContain('English alone');
  expect(textOf('feed.xml')).not.toContain('Nur auf Deutsch');
  expect(JSON.parse(textOf('de/search/index.json'))).toMatchObject({ count: 2 });
  expect(JSON.parse(textOf('search/index.json'))).toMatchObject({ count: 2 });
  expect(textOf('_redirects')).toContain(`${base}de/* ${base}de/404.html 404\n`);
  const hosting = join(place.cacheDir, 'hosting');
  expect(readFileSync(join(hosting, 'nginx-server.conf'), 'utf8')).toContain(
    'error_page 404 $not_found;',
  );
  expect(readFileSync(join(hosting, 'nginx-redirects.conf'), 'utf8')).toContain(
    `"~^${base}de/" "${base}de/404.html";`,
  );

  // A translation is taken away: its original no longer names it.
  rmSync(join(place.contentDir, 'articles/2024/samples.de.md'));
  await build(place.outDir, place.cacheDir);
  expect(textOf('2024/01/02/samples/index.html')).not.toContain('hreflang="x-default"');
  const clean = join(place.root, 'clean');
  await build(clean, join(place.root, 'clean-cache'));
  expect(readTree(place.outDir)).toEqual(readTree(clean));
});
