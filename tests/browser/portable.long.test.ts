import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { copyPortable } from '../../src/pipeline/portable/copy-portable.ts';
import { readSettings } from '../../src/pipeline/settings.ts';

test('a copy opens from a disk: styles, faces, pictures, links and scripts', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'opened from ä disk-'));
  try {
    const settings = { ...readSettings(env, Date.now), cacheDir: join(folder, 'cache') };
    const copy = join(folder, 'copy');
    await copyPortable(settings, copy, () => undefined);
    const faults: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    page.on('requestfailed', (request) => faults.push(request.url()));
    await page.goto(pathToFileURL(join(copy, 'index.html')).href);
    const [title] = [await page.title()];
    await page.locator('main a[href$="index.html"]').first().click();
    await expect(page).not.toHaveTitle(title);
    await expect(page.locator('[data-theme-choice]').first()).toBeVisible();
    const looks = await page.evaluate(async () => {
      await document.fonts.ready;
      return {
        faces: [...document.fonts].some(({ status }) => status === 'loaded'),
        styles: document.styleSheets.length,
        broken: [...document.images].filter(
          ({ complete, naturalWidth }) => complete && naturalWidth === 0,
        ).length,
      };
    });
    expect(looks).toEqual({ faces: true, styles: 2, broken: 0 });
    expect(faults).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
