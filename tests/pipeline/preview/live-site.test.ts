import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { followSite, type SiteUpdate } from '../../../src/pipeline/preview/live-site.ts';
import { readSettings } from '../../../src/pipeline/settings.ts';
import { write } from '../whole/small-publication.ts';
import { withPublic } from '../../with-public.ts';

const root = mkdtempSync(join(tmpdir(), 'live-site-'));
const contentDir = join(root, 'content');
const publicDir = join(root, 'public');

afterAll(() => {
  rmSync(root, { recursive: true });
});

function article(text: string): string {
  return `---\ntitle: A title\ndate: 2020-03-05\n---\n\n${text}\n`;
}

it('brings everything up to date at the next save after one that failed', async () => {
  write(contentDir, 'articles/a.md', article('First of a.'));
  write(contentDir, 'articles/b.md', article('First of b.'));
  write(publicDir, 'robots.txt', '');
  const settings = readSettings(
    { CONTENT_DIR: contentDir, CACHE_DIR: join(root, 'cache') },
    () => 0,
  );
  let fault: Error | undefined;
  const updates: SiteUpdate[] = [];
  const failures: unknown[] = [];
  const site = followSite(
    () => {
      if (fault) throw fault;
      return { ...withPublic(settings, publicDir), preview: true };
    },
    {
      ready: (update) => updates.push(update),
      failed: (failure) => failures.push(failure),
    },
  );
  const bodyOf = async (file: string): Promise<string | undefined> =>
    (await site.current()).entry('articles', file)?.html;
  try {
    expect(await bodyOf('articles/a.md')).toContain('First of a.');
    fault = new Error('The disk is full');
    write(contentDir, 'articles/a.md', article('Second of a, with [a link](/lost/).'));
    await vi.waitUntil(() => failures.includes(fault), { timeout: 20_000 });
    expect(await bodyOf('articles/a.md')).toContain('First of a.');

    fault = undefined;
    const before = updates.length;
    write(contentDir, 'articles/b.md', article('Second of b.'));
    await vi.waitUntil(() => updates.length > before, { timeout: 20_000 });
    expect(await bodyOf('articles/b.md')).toContain('Second of b.');
    expect(await bodyOf('articles/a.md')).toContain('Second of a');
    // What is wrong with the file of the failed update is told now.
    expect(
      updates.slice(before).flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)),
    ).toContain('broken-link');
  } finally {
    site.close();
  }
});

it('follows redirects.yaml, and tells what is wrong with it', async () => {
  const place = join(root, 'with-redirects');
  const content = join(place, 'content');
  write(content, 'articles/a.md', article('Text.'));
  const environment = { CONTENT_DIR: content, CACHE_DIR: join(place, 'cache') };
  const settings = readSettings(environment, () => 0);
  const updates: SiteUpdate[] = [];
  const site = followSite(
    () => ({ ...withPublic(settings, join(place, 'public')), preview: true }),
    {
      ready: (update) => updates.push(update),
      failed: (failure) => {
        throw failure;
      },
    },
  );
  try {
    expect((await site.current()).answer('/moved/')).toMatchObject({ status: 404 });
    write(content, 'redirects.yaml', '- from: /moved/\n  to: /2020/03/05/a/\n- to: /\n');
    await vi.waitUntil(() => updates.length > 1, { timeout: 20_000 });
    expect((await site.current()).answer('/moved/')).toMatchObject({ kind: 'text' });
    expect(updates.at(-1)?.diagnostics).toMatchObject([
      { file: 'redirects.yaml', line: 3, code: 'invalid-redirect' },
    ]);
  } finally {
    site.close();
  }
});
