import { expect, test } from '@playwright/test';
import { axeViolations } from './axe-violations.ts';
import { articleAddresses, openPage, pageTypes } from './pages.ts';

const narrow = { width: 320, height: 640 };
const wide = { width: 1280, height: 800 };
const typical = pageTypes.map(([, address]) => address);

for (const address of articleAddresses.filter((one) => !typical.includes(one))) {
  test(`axe finds nothing in the article ${address}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(narrow);
    await page.goto(address);
    expect(await axeViolations(page), 'light, 320 px').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(wide);
    expect(await axeViolations(page), 'dark, 1280 px').toEqual([]);
  });
}

for (const [type, address] of pageTypes) {
  test(`axe finds nothing on the page, in the other colours: ${type}`, async ({ page }) => {
    await openPage(page, address);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(narrow);
    expect(await axeViolations(page), 'dark, 320 px').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(wide);
    expect(await axeViolations(page), 'light, 1280 px').toEqual([]);
  });
}
