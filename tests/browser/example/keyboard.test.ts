import { expect, test, type Page } from '@playwright/test';
import { pageTypes, specimen } from '../pages.ts';

interface Focused {
  html: string;
  /** Whether what has the focus shows it by an outline. */
  shown: boolean;
  /** Whether its middle is in the window, and nothing lies over it. */
  open: boolean;
}

function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    // The first of the boxes of a link that is broken over lines, and no more than fits the window.
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const bottom = Math.min(box.bottom, innerHeight);
    const top = Math.max(box.top, 0);
    const hit = document.elementFromPoint((box.left + box.right) / 2, (top + bottom) / 2);
    return {
      html: element.outerHTML.slice(0, 100),
      shown: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      open: bottom > top && hit !== null && (element.contains(hit) || hit.contains(element)),
    };
  });
}

// A search begins in its field.
for (const [type, address] of pageTypes.filter(([name]) => name !== 'search')) {
  test(`the first Tab reaches the skip link, which leads to the text: ${type}`, async ({
    page,
  }) => {
    await page.goto(address);
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    await expect(skip).toHaveText('Skip to content');
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
    const next = await page.evaluate(() => {
      const [first] = document.querySelectorAll(
        'main a[href], main [tabindex="0"], main button, main input',
      );
      return first?.outerHTML.slice(0, 100);
    });
    await page.keyboard.press('Tab');
    expect((await focused(page)).html).toBe(next);
  });
}

for (const width of [320, 1280]) {
  test(`Tab reaches everything, shown and uncovered, at ${width} px`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 500 });
    await page.goto(specimen);
    await expect(page.locator('[data-theme-choice]')).toBeVisible();
    const count = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll('a[href], button, select, input, summary, [tabindex="0"]'),
        ].filter((element) => element.checkVisibility() && !element.matches(':disabled')).length,
    );
    const seen: Focused[] = [];
    for (let step = 0; step < count; step += 1) {
      await page.keyboard.press('Tab');
      seen.push(await focused(page));
    }
    expect(seen.filter(({ shown }) => !shown)).toEqual([]);
    expect(seen.filter(({ open }) => !open)).toEqual([]);
    const last = page.locator('.site-footer a').last();
    await expect(last).toBeFocused();
  });
}

test('a table that is wider than the window is reached and scrolled by keyboard', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./2020/04/07/telehealth-live-or-later/');
  const region = page.getByRole('region', { name: /^Table: / }).first();
  const overflow = await region.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBeGreaterThan(50);
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    if (await region.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(region).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
});
