import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssembledSite } from '../../src/pipeline/assemble-site.ts';
import { archivesFolder } from '../archives-folder.ts';
import { astray, checkArchive, copyArchive, countCodes, environmentOf } from './archive.ts';

const archives = archivesFolder();
/** Thousands of pages, on a machine that may have other work. */
const patience = 1_800_000;

describe.each([
  ['corpora/18f', 509],
  ['corpora/lostechies', 2842],
])('the archive %s', (name, count) => {
  const archive = copyArchive(join(archives, name));
  let site: AssembledSite;
  let broken: Set<string>;

  beforeAll(async () => {
    site = await checkArchive(archive);
    const errors = site.diagnostics.filter(({ severity }) => severity === 'error');
    broken = new Set(errors.map(({ file }) => file));
    const print = [
      `${name}: ${broken.size} of ${site.fileCount} files have errors`,
      ...countCodes(site.diagnostics),
    ];
    process.stdout.write(`${print.join('\n')}\n`);
  }, patience);

  afterAll(() => {
    archive.remove();
  }, patience);

  it('is read whole', () => {
    expect(archive.files).toHaveLength(count);
    expect(site.fileCount).toBe(count);
    expect(site.stuck).toEqual([]);
    const known = new Set(site.publication.content.articles.map(({ file }) => file));
    expect(archive.files.filter((file) => !known.has(file) && !broken.has(file))).toEqual([]);
  });

  it('has each problem at a place of its file', () => {
    expect(site.diagnostics.length).toBeGreaterThan(0);
    expect(astray(archive, site.diagnostics)).toEqual([]);
  });

  it('has errors in at most 5 % of its files', () => {
    expect([...broken].length).toBeLessThanOrEqual(count * 0.05);
  });

  it('builds without those, one page for each article', { timeout: patience }, async () => {
    for (const file of broken) rmSync(join(archive.contentDir, file));
    const { PATH } = process.env;
    const { status, stderr } = spawnSync(process.execPath, ['src/cli/build.ts'], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      env: { PATH, ...environmentOf(archive) },
    });
    expect(status, stderr.slice(-2000)).toBe(0);
    const { publication } = await checkArchive(archive);
    const { articles } = publication;
    expect(articles).toHaveLength(
      publication.content.articles.filter(({ draft }) => !draft).length,
    );
    expect(publication.content.articles).toHaveLength(count - broken.size);
    expect(new Set(articles.map(({ address }) => address.toLowerCase())).size).toBe(
      articles.length,
    );
    const lost = articles.filter(({ address, title }) => {
      const page = join(archive.folder, 'out', address, 'index.html');
      return !existsSync(page) || !/<h1\b/.test(readFileSync(page, 'utf8')) || title === '';
    });
    expect(lost.map(({ file }) => file)).toEqual([]);
  });
});
