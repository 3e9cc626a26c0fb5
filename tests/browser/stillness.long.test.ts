import { expect, test } from '@playwright/test';
import { pageTypes } from './pages.ts';

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

for (const width of [360, 412, 768, 1280]) {
  test(`nothing moves while a page loads, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries() as LayoutShift[]) {
          const moved = sources.map(({ node }) => (node as Element | null)?.outerHTML.slice(0, 60));
          window.shifts.push(`${value.toFixed(4)}: ${moved.join(' ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const [type, address] of pageTypes.filter(([, address]) => !address.includes('?q='))) {
      await page.goto(address, { waitUntil: 'networkidle' });
      expect(await page.evaluate(() => window.shifts), type).toEqual([]);
    }
  });
}
