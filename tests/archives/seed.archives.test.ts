import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archivesFolder } from '../archives-folder.ts';
import { copyArchive, environmentOf } from './archive.ts';

const archive = copyArchive(join(archivesFolder(), 'seeds'));
const out = join(archive.folder, 'out');
const address = '/2018/03/13/5-benefits-of-social-media-in-healthcare/';
let built: { status: number | null; stdout: string; stderr: string };

function page(path: string): string {
  return readFileSync(join(out, path, 'index.html'), 'utf8');
}

beforeAll(() => {
  const { PATH } = process.env;
  built = spawnSync(process.execPath, ['src/cli/build.ts'], {
    encoding: 'utf8',
    env: { PATH, ...environmentOf(archive) },
  });
}, 1_800_000);

afterAll(() => {
  archive.remove();
});

it('builds as it is, with five warnings and nothing else', () => {
  const lines = built.stderr.split('\n').filter((line) => / (?:warning|error) /.test(line));
  const own = 'https://www.healthcareguys.com';
  expect(
    lines.map((line) =>
      line
        .replace(/^.*articles\/[^:]*/, '')
        .split(' ')
        .slice(0, 4)
        .join(' '),
    ),
  ).toEqual([
    ':12:9 warning missing-picture 1527462-1170x500.png',
    `:18:14 warning broken-link ${own}/2017/11/12/5-ways-technology-is-improving-healthcare/`,
    `:43:213 warning broken-link ${own}/2018/02/07/3-features-that-patients-want-from-a-medical-website/`,
    `:52:421 warning broken-link ${own}/2017/11/27/top-medical-software-healthcare-professionals-should-be-using/`,
    `:67:121 warning broken-link ${own}/2017/10/09/how-technology-is-being-used-in-the-detection-and-treatment-of-stds/`,
  ]);
  expect(built.stderr).toContain('0 errors, 5 warnings in 1 of 1 file');
  expect([built.status, built.stdout]).toEqual([0, '']);
});

it('has its page, its lists and no other page', () => {
  const lists = [
    '/',
    '/2018/',
    '/authors/citrus/',
    '/categories/healthcare-it/',
    '/categories/healthcare/',
    '/categories/social-media/',
    '/tags/healthcare/',
    '/tags/social-media/',
  ];
  const indexes = ['/archive/', '/authors/', '/categories/', '/tags/', '/search/'];
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${file.slice(0, -'index.html'.length)}`)
    // Those that only send readers on are the publication's, not the article's.
    .filter((found) => !page(found).includes('<meta http-equiv="refresh"'));
  expect(pages.filter((found) => !indexes.includes(found)).sort()).toEqual(
    [...lists, address].sort(),
  );
  for (const list of lists) expect(page(list), list).toContain(`href="${address}"`);
});

it('gets sections of its bold lines, and a list of them', () => {
  const article = page(address);
  const sections = [
    'crisis-situations',
    'general-awareness-and-medical-information',
    'extensive-reach-by-the-practitioner',
    'peer-support',
    'cost-effective',
  ];
  for (const id of sections) {
    expect(article).toContain(`<h2 id="${id}">`);
    expect(
      article.split(`href="#${id}"`).length,
      'a permalink and an entry of the list',
    ).toBeGreaterThan(2);
  }
});
