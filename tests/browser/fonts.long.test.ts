import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { articleAddresses, pageTypes } from './pages.ts';

/** Names of the font files that a page has been sent. */
function recordFonts(page: Page): string[] {
  const fonts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(new URL(request.url()).pathname);
  });
  return fonts;
}

/** Whether the title is shown in a font that the site has sent. */
async function isFaceShown(page: Page): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: 'h1',
  });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.every(
    ({ isCustomFont, familyName }) => isCustomFont && familyName.includes('Magazine'),
  );
}

test('every page asks for the fonts that it shows, and for no other', async ({ page }) => {
  const requested = recordFonts(page);
  const addresses = [...pageTypes.map(([, address]) => address), ...articleAddresses];
  for (const address of new Set(addresses)) {
    requested.length = 0;
    await page.goto(address, { waitUntil: 'networkidle' });
    const named = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=font]')].map(
        ({ href }) => new URL(href).pathname,
      ),
    );
    const shown = await page.evaluate(
      () =>
        [...document.fonts].filter(
          // What stands in for a face is a font of the system, and of no file.
          ({ family, status }) =>
            status === 'loaded' && /^"?(?:Magazine Serif|Figtree)"?$/.test(family),
        ).length,
    );
    expect(named.length, address).toBeGreaterThan(1);
    expect(shown, address).toBe(named.length);
    expect(
      [...new Set(requested)].filter((font) => !named.includes(font)),
      address,
    ).toEqual([]);
  }
});

test.describe('on a slow line', () => {
  let server: Server;
  let origin: string;
  let asked: string[];
  let sent: PromiseWithResolvers<void>;

  /** Passes on what the site sends, fonts not before the test says so. */
  test.beforeAll(async ({ baseURL }) => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      if (path.endsWith('.woff2')) asked.push(path);
      void fetch(new URL(path, baseURL)).then(async (answer) => {
        const bytes = Buffer.from(await answer.arrayBuffer());
        const headers = {
          'content-type': answer.headers.get('content-type') ?? '',
          'cache-control': path.includes('/_assets/') ? 'max-age=31536000, immutable' : 'no-cache',
        };
        if (path.endsWith('.woff2')) await sent.promise;
        response.writeHead(answer.status, headers).end(bytes);
      });
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  test.beforeEach(() => {
    asked = [];
    sent = Promise.withResolvers();
  });

  test.afterAll(() => {
    server.close();
  });

  test('the first page is read in a font of the system, and the next in its own, from the cache', async ({
    page,
    baseURL,
  }) => {
    const path = (address: string): string => origin + new URL(address, baseURL).pathname;
    await page.goto(path('./archive/'), { waitUntil: 'commit' });
    await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint').length > 0,
    );
    sent.resolve();
    await page.waitForLoadState('networkidle');
    expect(await isFaceShown(page)).toBe(false);
    expect(asked).toHaveLength(new Set(asked).size);
    const before = asked.length;
    expect(before).toBeGreaterThan(1);
    await page.goto(path('./categories/'), { waitUntil: 'networkidle' });
    expect(await isFaceShown(page)).toBe(true);
    expect(asked).toHaveLength(before);
  });
});
