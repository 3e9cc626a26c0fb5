import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { pageTypes, specimen } from './pages.ts';

declare global {
  interface Window {
    shifts: string[];
  }
}

/** The part of https://wicg.github.io/layout-instability/ that is used; TypeScript has no types of it. */
interface LayoutShift extends PerformanceEntry {
  value: number;
  sources: { node?: Node | null }[];
}

async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as LayoutShift[]) {
        const moved = sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 60) : node?.nodeName,
        );
        window.shifts.push(`${value.toFixed(4)}: ${moved.join(' ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

for (const width of [360, 412, 768, 1280]) {
  test(`nothing moves while a page loads, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await recordShifts(page);
    for (const [type, address] of pageTypes.filter(([, address]) => !address.includes('?q='))) {
      await page.goto(address, { waitUntil: 'networkidle' });
      expect(await page.evaluate(() => window.shifts), type).toEqual([]);
    }
  });
}

for (const width of [360, 768, 1280]) {
  for (const delay of [60, 500]) {
    test(`nothing moves when fonts are ${delay} ms late, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await recordShifts(page);
      let late = 0;
      await page.route('**/*.woff2', async (route) => {
        late += 1;
        await new Promise((resolve) => setTimeout(resolve, delay));
        await route.continue();
      });
      for (const [type, address] of pageTypes.filter(([, address]) => !address.includes('?q='))) {
        await page.goto(address, { waitUntil: 'networkidle' });
        expect(await page.evaluate(() => window.shifts), type).toEqual([]);
      }
      expect(late).toBeGreaterThan(pageTypes.length);
    });
  }
}

for (const width of [360, 768]) {
  test(`nothing moves wherever a slow line cuts the header, ${width} px wide`, async ({
    page,
    baseURL,
  }) => {
    let cut = 0;
    const server = createServer((request, response) => {
      void fetch(new URL(request.url ?? '', baseURL)).then(async (answer) => {
        const type = answer.headers.get('content-type') ?? '';
        const bytes = Buffer.from(await answer.arrayBuffer());
        response.writeHead(answer.status, { 'content-type': type });
        const sent = type.startsWith('text/html') ? cut : 0;
        response.write(bytes.subarray(0, sent));
        setTimeout(() => response.end(bytes.subarray(sent)), sent > 0 ? 100 : 0);
      });
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const address = new URL(specimen, baseURL);
    const html = Buffer.from(await (await fetch(address)).arrayBuffer()).toString('latin1');
    const [from, to] = [html.indexOf('<header'), html.indexOf('<main')];
    const tags = [...html.slice(from, to).matchAll(/<\w/g)].map(({ index }) => from + index);
    expect(tags.length).toBeGreaterThan(20);
    try {
      await page.setViewportSize({ width, height: 800 });
      await recordShifts(page);
      for (cut of tags) {
        await page.goto(`http://127.0.0.1:${port}${address.pathname}`, {
          waitUntil: 'networkidle',
        });
        expect(await page.evaluate(() => window.shifts), html.slice(cut, cut + 40)).toEqual([]);
      }
    } finally {
      server.close();
    }
  });
}
