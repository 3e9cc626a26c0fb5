import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DamagedCache } from '../../src/content/store/body-packs.ts';
import { ContentStore } from '../../src/content/store/content-store.ts';
import { checkSite } from '../../src/pipeline/check-site.ts';
import { silent } from '../../src/pipeline/build-log.ts';
import { withCacheLock } from '../../src/pipeline/publish/build-lock.ts';
import { type BuildSettings, readSettings } from '../../src/pipeline/settings.ts';
import { write } from './whole/small-publication.ts';

let root: string;
let settings: BuildSettings;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-site-'));
  const environment = { CONTENT_DIR: join(root, 'content'), CACHE_DIR: join(root, 'cache') };
  settings = readSettings(environment, () => 0);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function writeArticle(number: number): void {
  const text = `---\ntitle: Number ${number}\ndate: 2024-01-01\nsafeURL: https://www.healthcareguys.com/${number}/\n---\n\nBody ${number}.\n`;
  write(settings.contentDir, `articles/${number}.md`, text);
}

const check = async (waiting: () => void = () => undefined): Promise<number> =>
  (await checkSite(settings, silent, waiting)).compiledCount;

it('compiles everything again when a body it must move is damaged', async () => {
  writeArticle(0);
  writeArticle(1);
  await check();
  const joining = vi.spyOn(ContentStore.prototype, 'save').mockImplementationOnce(() => {
    throw new DamagedCache('cannot read a pack');
  });
  expect(await check()).toBe(2);
  joining.mockRestore();
}, 60_000);

it('waits for a build at work on the same cache, and says so', async () => {
  writeArticle(0);
  const events: string[] = [];
  let waits: () => void;
  const waiting = new Promise<void>((resolve) => (waits = resolve));
  const checked = await withCacheLock(
    settings.cacheDir,
    async () => {
      const ended = check(() => {
        events.push('waits');
        waits();
      }).then(() => events.push('checked'));
      await waiting;
      events.push('other ends');
      return { ended };
    },
    () => undefined,
  );
  await checked.ended;
  expect(events).toEqual(['waits', 'other ends', 'checked']);
}, 60_000);
