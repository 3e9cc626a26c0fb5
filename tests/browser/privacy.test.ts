import { expect, test } from '@playwright/test';
import { articleAddresses, pageTypes } from './pages.ts';

test('no page asks another host for anything, nor keeps anything', async ({
  page,
  context,
  baseURL,
}) => {
  const requested: string[] = [];
  context.on('request', (request) => requested.push(request.url()));
  page.on('websocket', (socket) => requested.push(socket.url()));
  const addresses = [...pageTypes.map(([, address]) => address), ...articleAddresses];
  for (const address of new Set(addresses)) {
    await page.goto(address);
    // Lazy pictures are fetched as they come near.
    await page.evaluate(async () => {
      const images = [...document.images];
      for (const image of images) image.loading = 'eager';
      await Promise.all(images.map((image) => image.decode()));
    });
    expect(
      await page.evaluate(async () => ({
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      })),
    ).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
  }
  const { host } = new URL(baseURL ?? '');
  expect(requested.length).toBeGreaterThan(addresses.length);
  expect(requested.filter((url) => !url.startsWith('data:') && new URL(url).host !== host)).toEqual(
    [],
  );
  expect(await context.cookies()).toEqual([]);
});

test('no page reports an error or asks for what is not there', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  for (const [type, address] of pageTypes.filter(([type]) => type !== 'not found')) {
    await page.goto(address, { waitUntil: 'load' });
    expect(faults, type).toEqual([]);
  }
});

test('an address that is not there answers with 404 and a page that helps', async ({
  page,
  baseURL,
}) => {
  const response = await page.goto('./not/there/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.locator(`main a[href="${new URL(baseURL ?? '').pathname}"]`).click();
  await expect(page.locator('body')).toHaveClass('page-home');
});
