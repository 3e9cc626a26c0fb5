import { expect, test, type Page } from '@playwright/test';
import { openPage, pageTypes } from './pages.ts';

/** Descriptions of the controls of a page that something else lies on. */
async function covered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const control of document.querySelectorAll('a[href], button, input, select, summary')) {
      const [box] = control.getClientRects();
      if (!control.checkVisibility() || box === undefined || box.width < 2 || box.height < 2) {
        continue;
      }
      control.scrollIntoView({ block: 'center', behavior: 'instant' });
      const [{ left, top, width, height } = box] = control.getClientRects();
      // The link that skips to the content comes into view with the focus.
      if (top + height <= 0) continue;
      const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
      if (onTop === null || (!control.contains(onTop) && !onTop.contains(control))) {
        found.push(
          `${control.outerHTML.slice(0, 120)} lies below ${onTop?.outerHTML.slice(0, 120) ?? 'all'}`,
        );
        continue;
      }
      // What lies on top of a link is the link, or a label of the control.
      const reached = onTop.closest('a[href], button, input, select, summary, label');
      if (reached !== control && reached?.contains(control) !== true) {
        found.push(
          `${control.outerHTML.slice(0, 120)} is reached as ${reached?.outerHTML.slice(0, 120) ?? 'nothing'}`,
        );
      }
    }
    return found;
  });
}

const widths = [360, 1280];

for (const [type, address] of pageTypes) {
  test(`each control lies on top where a reader clicks it: ${type}`, async ({ page }) => {
    await openPage(page, address);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await covered(page), `${width} px`).toEqual([]);
    }
  });
}
