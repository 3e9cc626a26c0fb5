import { chmodSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listPublic } from '../../src/content/list-public.ts';
import { checkPublicFiles } from '../../src/pipeline/check-public-files.ts';
import type { Host } from '../../src/site-settings.ts';
import { addressKey } from '../../src/urls.ts';
import { asNobody, temporaryFolder, writeFiles } from '../content/temporary-folder.ts';

interface Given {
  files: Record<string, string | Uint8Array>;
  hosts?: Host[];
  publicCode?: string[];
  pages?: string[];
}

function place(files: Given['files']): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  writeFiles(folder, files);
  return folder;
}

function check(folder: string, given: Omit<Given, 'files'> = {}) {
  const { hosts = ['nginx'], publicCode = [], pages = [] } = given;
  const made = new Map(pages.map((address) => [addressKey(address), address]));
  return checkPublicFiles({
    files: listPublic(folder, (path) => path).files,
    publicDir: folder,
    site: { hosts, publicCode },
    byCode: { ownPages: new Map(), feedFiles: new Set(['feed.xml']) },
    made: (key) => made.get(key),
    pathOf: (file) => file.slice(folder.length + 1),
  });
}

const lines = (found: ReturnType<typeof check>): string[] =>
  found.map(({ file, severity, code }) => `${file} ${severity} ${code}`);

const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;

it.each([
  ['page.html', '<p>'],
  ['page.HTM', ''],
  ['page.xhtml', ''],
  ['sw.js', ''],
  ['a/module.mjs', ''],
  ['run.wasm', ''],
  ['run.php', ''],
  ['drawing.svg', svg('<script>a()</script>')],
  ['drawing.SVG', svg('<path onclick="a()"/>')],
  ['drawing.svg', '<!DOCTYPE svg [<!ENTITY a "">]>' + svg('')],
  ['page.xml', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['page.xml', '<?xml-stylesheet href="a.xsl"?><a/>'],
  ['page.xml', '<a xmlns="http://www.w3.org/1999/&#120;html"/>'],
])('%s runs code: an error, unless the configuration names it: %j', (file, text) => {
  const folder = place({ [file]: text });
  const [found] = check(folder);
  expect(found).toMatchObject({ file, severity: 'error', code: 'public-code', line: 1, column: 1 });
  expect(found?.hint).toContain(`name \`${file}\` in \`publicCode\` of src/site.config.ts`);
  expect(check(folder, { publicCode: [file] })).toEqual([]);
  expect(check(folder, { publicCode: [`/${file}`] })).toEqual([]);
  expect(lines(check(folder, { publicCode: [`x${file}`] }))).toHaveLength(1);
});

it('the reason of an SVG is named', () => {
  const [found] = check(place({ 'a.svg': svg('\n<script/>') }));
  expect(found?.message).toMatch(/the element <script> in line 2/);
});

it('a folder of code is named with a slash at its end', () => {
  const folder = place({ 'demo/a.js': '', 'demo/b/c.html': '', 'demos.js': '' });
  expect(lines(check(folder, { publicCode: ['demo/'] }))).toEqual(['demos.js error public-code']);
});

it('files that run nothing are published without a word', () => {
  const folder = place({
    'a.svg': '<!DOCTYPE svg>' + svg('<metadata/><path d="M0 0"/>'),
    'BingSiteAuth.xml': '<?xml version="1.0" encoding="utf-8"?><users><user>0</user></users>',
    'a.pdf': '%PDF',
    'a.css': '',
    'a.json': '',
    CNAME: 'www.example.org',
    'wp-content/uploads/2018/a.png': '',
  });
  expect(check(folder, { pages: ['/2018/', '/wp-content-of-others/'] })).toEqual([]);
});

it('what lies where the site makes something is named with whose place it is', () => {
  const files = {
    'index.html': '',
    'robots.txt': '',
    'Feed.xml': '',
    'sitemap-2.xml': '',
    _headers: '',
    '2018/index.html': '',
    'tags/fhir/index.html': '',
    'tags/cloud.png': '',
    '_assets/x.js': '',
    'search/evil.json': '',
    about: '',
    'robots.txt.bak': '',
  };
  const pages = ['/', '/robots.txt', '/feed.xml', '/2018/', '/tags/fhir/', '/about/'];
  const found = check(place(files), { pages });
  expect(found.map(({ file, message }) => `${file}: ${message}`)).toEqual(
    [
      'Feed.xml: /Feed.xml belongs to the feeds',
      '_assets/x.js: /_assets/x.js belongs to the site’s styles and scripts',
      '_headers: /_headers belongs to the host’s header rules',
      'about: /about belongs to a page of this site',
      'index.html: /index.html belongs to a page of this site',
      '2018/index.html: /2018/index.html belongs to a page of this site',
      'robots.txt: /robots.txt belongs to the crawlers’ rules',
      'search/evil.json: /search/evil.json belongs to the search',
      'sitemap-2.xml: /sitemap-2.xml belongs to the sitemap',
      'tags/fhir/index.html: /tags/fhir/index.html belongs to the tags',
    ].sort(),
  );
  expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['reserved-address']));
});

it('a file below a file of the site is in its way', () => {
  expect(lines(check(place({ 'robots.txt/a.png': '' }), { pages: ['/robots.txt'] }))).toEqual([
    'robots.txt/a.png error reserved-address',
  ]);
});

it('_redirects is free where no host reads the file that the site makes', () => {
  const folder = place({ _redirects: '' });
  expect(check(folder, { hosts: ['nginx'] })).toEqual([]);
  expect(lines(check(folder, { hosts: ['netlify'] }))).toEqual([
    '_redirects error reserved-address',
  ]);
});

it('a path that cannot be published is named', () => {
  expect(lines(check(place({ 'a\\b.png': '', 'c\u0007.png': '' })))).toEqual([
    'a\\b.png error invalid-address',
    'c\u0007.png error invalid-address',
  ]);
});

it('a file that cannot be read, or is not there but for a pointer, is named', async () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n';
  const folder = place({ 'closed.txt': '', 'huge.mp4': '', 'video.mp4': pointer });
  chmodSync(join(folder, 'closed.txt'), 0);
  truncateSync(join(folder, 'huge.mp4'), 2 ** 31);
  const found = await asNobody(() => Promise.resolve(check(folder)));
  expect(lines(found)).toEqual([
    'closed.txt error unreadable-file',
    'huge.mp4 error unreadable-file',
    'video.mp4 error lfs-pointer',
  ]);
  expect(found.at(-1)?.hint).toBe('Run `git lfs pull`, or set `lfs: true` in the checkout step');
});
