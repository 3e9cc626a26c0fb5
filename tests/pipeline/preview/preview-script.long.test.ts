import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../../../src/cli/setup/browser.js';
import { runPreview, type RunningPreview } from './run-preview.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';
const picture = (name: string): string => `![${name}](/assets/a.svg)`;
const far = `${'A paragraph.\n\n'.repeat(60)}${picture('One')}\n\n${picture('Two')}`;
const files = {
  'articles/far.md': `---\ntitle: Far\ndate: 2026-04-01\n---\n\n${far}\n`,
  'images/a.svg': svg,
  [`articles/${'long'.repeat(40)}.md`]: `---\ntitle: ${'Long'.repeat(60)}\ndraft: true\n---\n\nText.\n`,
};

let preview: RunningPreview;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined)
    throw new Error('No Chromium or Chrome is installed. `npm test` installs one, or says how.');
  preview = await runPreview(files);
  // Chromium refuses its sandbox to root, as in most containers.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath, args });
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  expect(await preview.stop()).toBe(0);
});

/** What the page tells, where it can be seen. */
async function told(): Promise<string> {
  const answer = page.locator('.preview-answer');
  await answer.waitFor();
  const box = await answer.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(box && box.y >= 0 && box.y + box.height <= height).toBe(true);
  return answer.innerText();
}

it('tells what a button far down the page did, also after the page loaded again', async () => {
  await page.goto(`${preview.url}2026/04/01/far/`);
  const buttons = page.locator('aside [data-repair]');
  await expect.poll(() => buttons.count()).toBe(2);
  await buttons.first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => buttons.count()).toBe(1);
  await expect.poll(told).toBe('articles/far.md is mended');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('diagnostic');
  expect(await readFile(preview.file('articles/far.md'), 'utf8')).toContain('![One](/a.svg)');
});

it('tells where a button is refused', async () => {
  await page.route('**/_preview/repair', (route) =>
    route.fulfill({ status: 409, json: { message: 'It was saved meanwhile' } }),
  );
  await page.locator('aside [data-repair]').press('Enter');
  await expect.poll(told).toBe('It was saved meanwhile');
});

it('puts the form away that wrote an article, and leads to one that is there', async () => {
  await page.goto(`${preview.url}_preview/new/`);
  const write = async (): Promise<void> => {
    await page.getByLabel('Title').fill('Anew');
    await page.getByLabel('Topics').fill('Winds');
    await page.keyboard.press('Enter');
  };
  await write();
  const open = page.getByRole('link', { name: 'Open the draft' });
  await open.waitFor();
  expect(await page.locator('.preview-form').isVisible()).toBe(false);
  await page.reload();
  await write();
  await page.getByRole('link', { name: 'Open what is there' }).click();
  await page.getByRole('heading', { name: 'Anew' }).waitFor();
});

it('fits a narrow screen with long words', async () => {
  // The page of before may be about to load again, which would end this visit.
  const narrow = await browser.newPage({ viewport: { width: 320, height: 600 } });
  await narrow.goto(`${preview.url}_preview/unpublished/`);
  await narrow.getByRole('heading', { level: 3 }).first().waitFor();
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
