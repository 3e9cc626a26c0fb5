import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { serveFolder } from '../../src/cli/serve-folder.ts';
import { textsFor } from '../../src/i18n/texts-for.ts';
import { translatedFiles, translatedLanguages } from '../languages/translated-site.ts';
import { projectWith } from '../project-with.ts';
import { axeViolations } from './axe-violations.ts';
import { wideElements } from './measure.ts';

// One worker builds the site, once.
test.describe.configure({ mode: 'default' });

const folder = mkdtempSync(join(tmpdir(), 'translations-'));
let server: { url: string; close: () => Promise<void> };

test.beforeAll(async () => {
  const project = join(folder, 'project');
  await projectWith(project, { languages: translatedLanguages });
  for (const [file, text] of Object.entries(translatedFiles)) {
    mkdirSync(dirname(join(folder, 'content', file)), { recursive: true });
    writeFileSync(join(folder, 'content', file), text);
  }
  await promisify(execFile)(process.execPath, ['src/cli/build.ts'], {
    cwd: project,
    env: {
      ...process.env,
      CONTENT_DIR: join(folder, 'content'),
      CACHE_DIR: join(folder, 'cache'),
      OUT_DIR: join(folder, 'out'),
      SITE_URL: 'https://example.org/blog/',
      BUILD_TIME: '2024-06-01T00:00:00Z',
    },
  });
  server = await serveFolder({ folder: join(folder, 'out'), base: '/blog/', port: 0 });
});

test.afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the switch leads to the same article, and back', async ({ page }) => {
  await page.goto(new URL('2024/01/02/samples/', server.url).href);
  await page.getByRole('link', { name: 'Deutsch', exact: true }).click();
  await expect(page).toHaveURL(/\/blog\/de\/2024\/01\/02\/samples\/$/);
  await expect(page.locator('h1')).toHaveText('Etiketten auf Proben');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('Labels on samples');
});

test('where there is no translation, the switch says so and leads to the front page', async ({
  page,
}) => {
  await page.goto(new URL('2024/02/03/only-here/', server.url).href);
  const german = page.locator('.languages li', { hasText: 'Deutsch' });
  await expect(german).toContainText(textsFor('en').languages.toHome);
  await german.getByRole('link').click();
  await expect(page).toHaveURL(/\/blog\/de\/$/);
  await expect(page.locator('h1')).toHaveText('Stationsblatt');
  // From here on everything stays in the language.
  await page.getByRole('link', { name: 'Nur auf Deutsch' }).first().click();
  await expect(page).toHaveURL(/\/de\/2024\/03\/04\/nur-hier\/$/);
});

test('a search finds articles of its language alone', async ({ page }) => {
  await page.goto(new URL('de/search/?q=etikett', server.url).href);
  await expect(page.locator('.search-results > li')).toHaveCount(1);
  await page.locator('.search-results a').first().click();
  await expect(page).toHaveURL(/\/de\/2024\/01\/02\/samples\/$/);
  await page.goto(new URL('de/search/?q=sample', server.url).href);
  await expect(page.locator('.search-status')).toHaveText(
    textsFor('de').results.none.replace('{query}', 'sample'),
  );
});

for (const address of ['', 'de/', '2024/02/03/only-here/', 'de/not-there/']) {
  test(`the switch fits, and axe finds nothing at ${address || 'the front page'}`, async ({
    page,
  }) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(new URL(address, server.url).href);
      expect(await wideElements(page), `${width} px`).toEqual([]);
      expect(await axeViolations(page), `${width} px`).toEqual([]);
    }
  });
}
