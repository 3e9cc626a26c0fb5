import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsFor } from '../../src/i18n/texts-for.ts';
import site from '../../src/site.config.ts';
import { usual } from '../pipeline/whole/workplace.ts';
import { article, sevenDiagnostics, sevenLines, Workplace } from './site-command.ts';

const place = new Workplace();
/** The layouts are built on the way. */
const slow = { timeout: 240_000 };

/** Addresses that every site has. */
const always = ['/', '/archive/', '/authors/', '/categories/', '/search/', '/tags/'];

beforeAll(async () => {
  place.fill({});
  await place.takeRenderer();
});

afterAll(() => {
  place.remove();
});

function hrefs(page: string): string[] {
  return [...page.matchAll(/ (?:href|src)="(\/[^"]*)"/g)].map(([, href = '']) => href);
}

describe('build', slow, () => {
  it('publishes a site that says so when there are no articles', () => {
    const { status, stdout } = place.run('build');
    expect([status, stdout]).toEqual([0, '']);
    expect(place.addresses()).toEqual(always);
    expect(place.page('/')).toContain(textsFor(site.lang).empty.article);
  });

  it('publishes what an export holds at its address, under its terms and its author', () => {
    place.fill({});
    cpSync('tests/fixtures/export', place.content, { recursive: true });
    const file = 'articles/2019/reading-a-lab-result.md';
    const exported = readFileSync(join(place.content, file), 'utf8');
    const own = exported.replaceAll('https://www.healthcareguys.com/', usual.siteUrl);
    writeFileSync(join(place.content, file), own);
    const { status, lines } = place.run('build');
    expect(lines.slice(0, 4)).toEqual([
      `${file}:12:9 warning missing-picture 2048113-1170x500.png is neither in \`images/\` nor beside the article. Add the file, or delete the key.`,
      `${file}:18:16 warning broken-link https://one.example/2018/09/03/what-a-portal-shows/ is not a page of this site. Correct the address, or delete the link.`,
      `${file}:28:122 warning broken-link https://one.example/2018/11/30/keeping-a-list/ is not a page of this site. Correct the address, or delete the link.`,
      '0 errors, 3 warnings in 1 of 1 file',
    ]);
    expect(status).toBe(0);
    const address = '/2019/05/21/4-habits-for-reading-a-lab-result-online/';
    const lists = [
      '/tags/patients/',
      '/tags/patient-portals/',
      '/categories/patient-care/',
      '/categories/portals/',
      '/categories/patients/',
      '/authors/ward-desk/',
      '/2019/',
      '/',
    ];
    expect(place.addresses()).toEqual([...new Set([...always, address, ...lists])].sort());
    for (const list of lists) expect(hrefs(place.page(list)), list).toContain(address);
    expect(place.page(address).match(/<h2/g)?.length).toBeGreaterThanOrEqual(4);
    expect(place.page(address)).toContain('Look for the range first</h2>');
  });

  it('leaves the site as it was when the content has errors', () => {
    const before = place.published();
    place.fill(sevenDiagnostics);
    const { status, lines } = place.run('build');
    expect(lines.slice(0, 8)).toEqual([...sevenLines, '7 errors, 0 warnings in 7 of 7 files']);
    expect(lines).toContain('Nothing was published; the site is as it was');
    expect(status).toBe(1);
    expect(place.published()).toEqual(before);
  });

  it('leaves the site as it was for a warning with --strict', () => {
    const before = place.published();
    place.fill({ 'articles/a.md': article('', '[x](/gone/)') });
    expect(place.run('build', {}, '--strict').status).toBe(1);
    expect(place.published()).toEqual(before);
  });

  it('publishes redirects of a file without making another page anew, and none of a broken one', () => {
    const articles = { 'articles/a.md': article(), 'articles/b.md': article('', '[x](/moved/)') };
    place.fill(articles);
    expect(place.run('build').status).toBe(0);
    const before = place.published();
    const moved = { ...articles, 'redirects.yaml': '- from: /moved/\n  to: /2018/03/13/a/\n' };
    place.fill(moved);
    expect(place.run('build').status).toBe(0);
    expect(place.page('/moved/')).toContain('url=/2018/03/13/a/"');
    const changed = place.published().filter((line) => !before.includes(line));
    // A folder has another time when something in it has.
    const files = changed.map((line) => line.split(' ')[0]).filter((file) => file !== 'moved');
    expect(files).toEqual(['_redirects', 'moved/index.html']);
    const after = place.published();
    place.fill({ ...moved, 'redirects.yaml': '- from: /moved/\n' });
    const { status, lines } = place.run('build');
    expect(status).toBe(1);
    expect(lines).toContain(
      'redirects.yaml:1:3 error invalid-redirect the redirect has no `to`. Write it as `to: /new/`.',
    );
    expect(place.published()).toEqual(after);
  });

  it('publishes and removes articles as the clock says', () => {
    place.fill({
      'articles/a.md': article('safeURL: /a/\nexpiryDate: 2030-01-01'),
      'articles/b.md': article('safeURL: /b/\npublishDate: 2028-06-01T12:00:00+02:00'),
      'articles/c.md': article('safeURL: /c/\ndraft: true'),
    });
    const at = (time: string): string[] => {
      expect(place.run('build', { BUILD_TIME: time }).status).toBe(0);
      return place.addresses().filter((address) => /^\/[abc]\/$/.test(address));
    };
    expect(at('2018-03-12')).toEqual([]);
    expect(at('2028-06-01T09:59:59Z')).toEqual(['/a/']);
    expect(at('2028-06-01T10:00:00Z')).toEqual(['/a/', '/b/']);
    expect(hrefs(place.page('/'))).toEqual(expect.arrayContaining(['/a/', '/b/']));
    expect(at('2030-01-01')).toEqual(['/b/']);
    expect(hrefs(place.page('/'))).not.toContain('/a/');
  });

  it('lives under the path of SITE_URL, whole', () => {
    place.fill({
      'articles/a.md': article(
        'safeURL: /a/\ntags: [T]',
        '[b](/b/), [b](b.md), [b](https://example.org/blog/b/)\n\n## One\n\n[one](#one)',
      ),
      'articles/b.md': article('safeURL: /b/'),
    });
    const { status, lines } = place.run('build', { SITE_URL: 'https://example.org/blog' });
    expect([status, lines[0]]).toEqual([0, '2 files checked, no problems']);
    for (const address of place.addresses()) {
      const page = place.page(address);
      expect(
        hrefs(page).filter((href) => !href.startsWith('/blog/')),
        address,
      ).toEqual([]);
      expect(page, address).toContain(
        `<link rel="canonical" href="https://example.org/blog${address}"`,
      );
    }
    expect(
      hrefs(place.page('/a/')).filter((href) => href === '/blog/b/').length,
    ).toBeGreaterThanOrEqual(3);
  });
});
