import { expect, test } from '@playwright/test';
import { specimen } from '../pages.ts';

test('the table of contents jumps to its sections', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(specimen);
  const contents = page.getByRole('navigation', { name: /^Contents/ });
  const links = await contents.getByRole('link').all();
  expect(links.length).toBeGreaterThan(5);
  const headings = await page.locator('.prose :is(h2, h3)[id]').allTextContents();
  expect(headings.slice(0, links.length)).toEqual(
    await contents.getByRole('link').allTextContents(),
  );
  for (const link of [links[0], links[4]]) {
    if (link === undefined) throw new Error('There are too few links');
    const name = await link.innerText();
    await link.click();
    const heading = page.getByRole('heading', { name, exact: true }).first();
    await expect(heading).toBeInViewport({ ratio: 1 });
    const top = await heading.evaluate((element) => element.getBoundingClientRect().top);
    expect(top).toBeLessThan(120);
  }
});

test('the contents are folded on a phone, and stand open beside the text', async ({ page }) => {
  const contents = page.getByRole('navigation', { name: 'Contents' });
  const link = contents.getByRole('link', { name: 'Tables' });
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(specimen);
  await expect(link).toBeHidden();
  await contents.getByText('Contents').filter({ visible: true }).click();
  await link.click();
  await expect(page).toHaveURL(/#tables$/);
  await page.setViewportSize({ width: 1280, height: 640 });
  await page.goto(specimen);
  await expect(link).toBeVisible();
  await expect(contents.locator('summary')).toBeHidden();
});

test('the contents mark the section that is read, one at a time', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(specimen);
  const current = page.locator('.contents [aria-current=location]');
  await expect(current).toHaveCount(0);
  for (const section of ['Tables', 'Lists']) {
    await page.getByRole('heading', { name: section }).evaluate((heading) => {
      scrollTo(0, heading.getBoundingClientRect().top + scrollY - 100);
    });
    await expect(current).toHaveText([section]);
  }
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  await expect(current).toHaveCount(0);
});

test('code is copied whole, and the button says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(specimen);
  const block = page.locator('.prose pre').first();
  const code = await block.evaluate(({ textContent }) => textContent);
  expect(code).toContain('<family value="Sample"/>');
  const button = page.getByRole('button', { name: 'Copy', exact: true }).first();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('status').filter({ hasText: 'Copied to the clipboard.' }),
  ).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Copied' })).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
  await page.keyboard.press('Tab');
  await expect(block).toBeFocused();
});

test('a button at code covers no letter of it, and code stands where it stood', async ({
  page,
}) => {
  const places = (): Promise<number[]> =>
    page
      .locator('.prose pre')
      .evaluateAll((blocks) => blocks.map((block) => block.getBoundingClientRect().top + scrollY));
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(specimen);
  await expect(page.getByRole('button', { name: 'Copy', exact: true })).toHaveCount(0);
  const before = await places();
  await page.unroute('**/*.js');
  await page.goto(specimen);
  const buttons = page.getByRole('button', { name: 'Copy', exact: true });
  await expect(buttons).toHaveCount(before.length);
  expect(await places()).toEqual(before);
  const room = await buttons.evaluateAll((all) =>
    all.map((button) => {
      const range = document.createRange();
      range.selectNodeContents(button.nextElementSibling ?? button);
      return range.getBoundingClientRect().top - button.getBoundingClientRect().bottom;
    }),
  );
  expect(room.filter((pixels) => pixels < 0)).toEqual([]);
});

for (const direction of ['ltr', 'rtl'] as const) {
  test(`a table that goes on is shaded where it does, ${direction}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto('./2020/04/07/telehealth-live-or-later/');
    const table = page.locator('.table-scroll').first();
    await table.evaluate((region: HTMLElement, dir) => {
      region.dir = dir;
      // Nothing but the shade is left to see.
      const style = new CSSStyleSheet();
      style.replaceSync('.table-scroll * { color: transparent !important; border: 0 !important }');
      document.adoptedStyleSheets.push(style);
    }, direction);
    await table.scrollIntoViewIfNeeded();
    const shaded = async (side: 'left' | 'right'): Promise<boolean> => {
      const box = await table.boundingBox();
      if (box === null) throw new Error('There is no table');
      const strip = async (x: number): Promise<string> =>
        (await page.screenshot({ clip: { x, y: box.y + 2, width: 2, height: 20 } })).toString(
          'base64',
        );
      const edge = side === 'left' ? box.x : box.x + box.width - 2;
      return (await strip(edge)) !== (await strip(box.x + box.width / 2));
    };
    const [start, end] =
      direction === 'ltr' ? (['left', 'right'] as const) : (['right', 'left'] as const);
    expect([await shaded(start), await shaded(end)]).toEqual([false, true]);
    const way = direction === 'ltr' ? 1 : -1;
    await table.evaluate((region, way) => {
      region.scrollLeft = way * 10_000;
    }, way);
    expect([await shaded(start), await shaded(end)]).toEqual([true, false]);
  });
}

test('a footnote leads to its text and back', async ({ page }) => {
  await page.goto(specimen);
  await page.locator('[data-footnote-ref]').first().click();
  await expect(page.locator('.footnotes li').first()).toBeInViewport();
  await page.locator('[data-footnote-backref]').first().click();
  await expect(page.locator('[data-footnote-ref]').first()).toBeInViewport();
});

test('a reader goes from home to an article, its author, and on', async ({ page }) => {
  await page.goto('./');
  const title = page.locator('.card-title a').first();
  const name = await title.innerText();
  await title.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  const author = page.locator('.authors a').first();
  const desk = await author.innerText();
  await author.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(desk);
  await expect(page.locator('.cards').getByText(name)).toBeVisible();
});

test('copy link puts the address to share on the clipboard and says so', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(specimen);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.locator('[data-share-status]')).toHaveText('The link is copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  expect(copied).toBe(canonical);
});

test('a link that cannot be copied is shown instead', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator.clipboard, 'writeText', {
      value: () => Promise.reject(new Error('refused')),
    });
  });
  await page.goto(specimen);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? '';
  await expect(page.locator('[data-share-status]')).toContainText(canonical);
});

test('the page prints: its text and address on paper, without what only a screen needs', async ({
  page,
}) => {
  await page.goto(specimen);
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.length).toBeLessThan(10);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-address')).toBeVisible();
  await expect(page.locator('.prose')).toBeVisible();
  for (const part of ['.site-header nav', '.contents', '.share', '.site-footer', '.adjacent']) {
    await expect(page.locator(part)).toBeHidden();
  }
  for (const button of await page.getByRole('button').all()) await expect(button).toBeHidden();
});

test.describe('on paper', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 643, height: 980 } });

  test.beforeEach(async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(specimen);
  });

  test('the text begins on the first page, black on white', async ({ page }) => {
    const text = await page.locator('.prose > p').first().boundingBox();
    expect(text?.y).toBeLessThan(800);
    const { backgroundColor, color } = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return { backgroundColor, color };
    });
    expect([backgroundColor, color]).toEqual(['rgb(255, 255, 255)', 'rgb(27, 35, 39)']);
  });

  test('what is folded away is unfolded', async ({ page }) => {
    await expect(page.locator('.prose details').getByText('One', { exact: true })).toBeVisible();
  });

  test('a link is followed by its whole address, unless it says it itself', async ({ page }) => {
    const addresses = await page
      .locator('.prose a')
      .evaluateAll((links) =>
        links.map((link) => [link.textContent, getComputedStyle(link, '::after').content]),
      );
    const shown = new Map(addresses.map(([text = '', content]) => [text, content]));
    expect(shown.get('the FHIR specification')).toBe('" (https://hl7.org/fhir/)"');
    const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? '';
    expect(shown.get('the archive')).toBe(`" (${new URL(canonical).origin}/archive/)"`);
    for (const text of ['https://loinc.org/', 'back to the words', 'open a message', '1'])
      expect([text, shown.get(text)]).toEqual([text, 'none']);
  });
});
