import { expect, type Page, test } from '@playwright/test';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { writeHosting } from '../../src/pipeline/host-files.ts';
import { readSettings } from '../../src/pipeline/settings.ts';
import { type ServedByNginx, serveNginx } from '../redirects/hosts/serve-nginx.ts';
import { articleAddresses, pageTypes } from './pages.ts';

const { outDir, site } = readSettings(env, Date.now);
const script = 'document.documentElement.dataset.ran = "yes"';
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><style>rect { fill: #f00 }</style><rect width="8" height="8"/><script>${script}</script></svg>`;

let folder: string;
let served: ServedByNginx;
let home: string;

// The site as its own host sends it, with files that attack beside it.
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'));
  const root = join(folder, 'www', site.base);
  await cp(outDir, root, { recursive: true });
  const files = {
    'inline.html': `<!doctype html><title>x</title><script>${script}</script><p style="color:red" onclick="">x</p>`,
    '_media/drawing.svg': drawing,
    '_assets/picture.html': `<!doctype html><title>x</title><img src="${site.base}_media/drawing.svg">`,
  };
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text);
  writeHosting({ cacheDir: folder, site }, [], []);
  served = await serveNginx(join(folder, 'www'), join(folder, 'hosting'));
  home = `http://127.0.0.1:${served.port}${site.base}`;
});

test.afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

/** What the browser refuses, complains of or cannot load, as it happens. */
async function complaints(page: Page): Promise<string[]> {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') found.push(message.text());
  });
  page.on('pageerror', (error) => found.push(error.message));
  page.on('requestfailed', (request) => found.push(`${request.url()} failed`));
  await page.exposeFunction('tellViolation', (text: string) => found.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (globalThis as unknown as { tellViolation: (text: string) => void }).tellViolation(
        `${effectiveDirective} refuses ${blockedURI}`,
      );
    });
  });
  return found;
}

const addresses = [
  ...pageTypes.filter(([type]) => type !== 'not found').map(([, address]) => address),
  './404.html',
];
for (const address of [...new Set([...addresses, ...articleAddresses])]) {
  const when = addresses.includes(address) ? {} : { tag: '@long' };
  test(`the policy refuses nothing on ${address}`, when, async ({ page }) => {
    const found = await complaints(page);
    const response = await page.goto(new URL(address, home).href);
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
    // Pictures further down are loaded when they come into view.
    await page.evaluate(() => {
      for (const picture of document.querySelectorAll('img')) picture.loading = 'eager';
    });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
}

test('the policy refuses a script and a style within a page', async ({ page }) => {
  const found = await complaints(page);
  await page.goto(`${home}inline.html`);
  expect(await page.evaluate(() => document.documentElement.dataset.ran)).toBeUndefined();
  for (const directive of ['script-src-elem', 'style-src-attr', 'script-src-attr']) {
    expect(found.join('\n')).toContain(`${directive} refuses inline`);
  }
});

test('the meta tag alone refuses a script within a page', async ({ page }) => {
  await page.goto('./');
  const refused = await page.evaluate(
    (code) =>
      new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          resolve(effectiveDirective);
        });
        const element = document.createElement('script');
        element.textContent = code;
        document.head.append(element);
      }),
    script,
  );
  expect(refused).toBe('script-src-elem');
  expect(await page.evaluate(() => document.documentElement.dataset.ran)).toBeUndefined();
});

test('a vector picture opened by itself runs no script', async ({ page }) => {
  await page.goto(`${home}_media/drawing.svg`);
  expect(await page.evaluate(() => document.documentElement.localName)).toBe('svg');
  expect(await page.evaluate(() => document.documentElement.dataset.ran)).toBeUndefined();
});

test('a vector picture within a page keeps its own styles', async ({ page }) => {
  await page.goto(`${home}_assets/picture.html`);
  const color = await page.evaluate(() => {
    const picture = document.querySelector('img');
    const context = document.createElement('canvas').getContext('2d');
    if (picture === null || context === null) throw new Error('There is nothing to draw');
    context.drawImage(picture, 0, 0);
    return [...context.getImageData(4, 4, 1, 1).data];
  });
  expect(color).toEqual([255, 0, 0, 255]);
});
