import { expect, test, type Page } from '@playwright/test';
import { pageTypes, specimen } from './pages.ts';

/** What the console shows in red, and errors that no script handled. */
function recordErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** Milliseconds after which a load is broken off: before the answer, amid its scripts, and after. */
const pauses = [0, 3, 10, 20, 40, 60, 90, 130, 200, 300];

/** Acts in the page as its reader would, who does not wait for an answer. */
async function hurry(page: Page, act: () => void, count: number): Promise<void> {
  // A page that is being left cannot answer.
  await page.evaluate(act).catch(() => undefined);
  await page.waitForTimeout(pauses[count % pauses.length] ?? 0);
}

for (const address of [specimen, new Map(pageTypes).get('search results') ?? '', './']) {
  test(`a reader who reloads, stops and turns back in a hurry sees no error: ${address}`, async ({
    page,
  }) => {
    const errors = recordErrors(page);
    await page.goto(address);
    for (let count = 0; count < 20; count += 1) {
      await hurry(
        page,
        () => {
          location.reload();
        },
        count,
      );
      if (count % 4 === 3)
        await hurry(
          page,
          () => {
            window.stop();
          },
          count,
        );
    }
    await page.goto(address);
    for (let count = 0; count < 20; count += 1) {
      await hurry(
        page,
        () => {
          document.querySelector<HTMLElement>('main a[href^="/"]')?.click();
        },
        count,
      );
      await hurry(
        page,
        () => {
          history.back();
        },
        count * 3,
      );
    }
    await page.goto(address, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(errors).toEqual([]);
  });
}
