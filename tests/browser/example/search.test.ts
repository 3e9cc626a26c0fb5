import { expect, test, type Page } from '@playwright/test';

const status = (page: Page) => page.getByRole('status').locator('.search-status');
const results = (page: Page) => page.locator('.search-results > li');

test('a reader searches by keyboard from any page, reads what is found and comes back', async ({
  page,
}) => {
  await page.goto('./about/');
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('audit log');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=audit\+log$/);
  await expect(status(page)).toHaveText(/^\d+ articles? for “audit log”$/);
  await expect(page).toHaveTitle(/^audit log – Search – /);
  await expect(page.getByRole('searchbox')).toHaveValue('audit log');

  const first = results(page).first().getByRole('link');
  const title = await first.innerText();
  expect(title.toLowerCase()).toContain('audit');
  await page.getByRole('searchbox').focus();
  // The button, the three filters, the first result.
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await page.goBack();
  await expect(results(page).first().getByRole('link')).toHaveText(title);
});

test('the words are highlighted in titles and in the part of the text that has them', async ({
  page,
}) => {
  await page.goto('./search/?q=ambulance');
  const excerpt = results(page).first().locator('.search-excerpt');
  await expect(excerpt.locator('mark').first()).toHaveText(/^ambulance/i);
  await page.goto('./search/?q=audit+logs');
  await expect(results(page).first().locator('h2 mark').first()).toHaveText(/^audit$/i);
});

test('the address follows what is typed and chosen, and the back button goes back', async ({
  page,
}) => {
  await page.goto('./search/');
  await page.getByRole('searchbox').pressSequentially('patient');
  await expect(page).toHaveURL(/\?q=patient$/);
  await expect(status(page)).toHaveText(/articles for “patient”/);
  const all = await status(page).textContent();

  await page.getByLabel('Topic').selectOption({ label: 'Standards' });
  await expect(page).toHaveURL(/\?q=patient&category=standards$/);
  await expect(status(page)).not.toHaveText(all ?? '');
  const listed = await (await page.request.get('./categories/standards/')).text();
  const found = await results(page).getByRole('link').all();
  expect(found.length).toBeGreaterThan(0);
  for (const link of found)
    expect(listed).toContain(`href="${(await link.getAttribute('href')) ?? ''}"`);

  await page.getByLabel('Year').selectOption('2021');
  await expect(page).toHaveURL(/&year=2021$/);
  await expect(status(page)).toHaveText(/^\d+ articles?/);
  for (const date of await results(page).locator('time').all())
    await expect(date).toHaveAttribute('datetime', /^2021-/);

  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\?q=patient$/);
  await expect(page.getByLabel('Topic')).toHaveValue('');
  await expect(status(page)).toHaveText(all ?? '');
});

test('a shared address with a filter shows the same, also for a tag that is not offered', async ({
  page,
}) => {
  await page.goto('./search/?tag=fhir');
  await expect(status(page)).toHaveText(/^\d+ articles?$/);
  await expect(page.getByLabel('Tag')).toHaveValue('fhir');
  await page.goto('./search/?q=patient&tag=no-such-tag');
  await expect(page.getByLabel('Tag')).toHaveValue('no-such-tag');
  await expect(status(page)).toHaveText(/^No article has “patient”/);
});

test('a misspelt word leads to the right one', async ({ page }) => {
  await page.goto('./search/?q=telehelth');
  // Screen readers say it with the count.
  await expect(page.getByRole('status')).toContainText('Did you mean telehealth?');
  await page.getByRole('link', { name: 'telehealth', exact: true }).click();
  await expect(page).toHaveURL(/\?q=telehealth$/);
  await expect(page.getByRole('searchbox')).toHaveValue('telehealth');
  await expect(status(page)).toHaveText(/^\d+ articles? for “telehealth”$/);
  await expect(page.getByText('Did you mean')).toBeHidden();
});

test('what has found something proposes nothing', async ({ page }) => {
  for (const query of ['de-identification', 'ransomware']) {
    await page.goto(`./search/?q=${query}`);
    await expect(status(page)).toHaveText(/^\d+ articles? for/);
    await expect(page.getByText('Did you mean')).toBeHidden();
  }
});

test('each result leads to the article that it names', async ({ page }) => {
  await page.goto('./search/?q=record');
  await expect(results(page)).toHaveCount(10);
  const links = await results(page)
    .getByRole('link')
    .evaluateAll((found) => found.map((link) => link.textContent));
  for (const [index, title] of links.slice(0, 4).entries()) {
    await results(page).nth(index).getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await page.goBack();
    await expect(results(page).nth(index)).toBeVisible();
  }
});

test('more articles come on demand, and the focus goes to the first of them', async ({ page }) => {
  await page.goto('./search/?q=patient');
  await expect(results(page)).toHaveCount(10);
  await page.getByRole('button', { name: 'Show more articles' }).click();
  await expect(results(page).nth(10).getByRole('link')).toBeFocused();
});

test('where nothing is found or nothing asked, the lists help', async ({ page }) => {
  for (const address of ['./search/', './search/?q=xyzzyqwert']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Browse instead' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Archive' })).toBeVisible();
    await expect(results(page)).toHaveCount(0);
  }
  await expect(status(page)).toHaveText(/^No article has “xyzzyqwert”/);
  await page.getByRole('searchbox').fill('patient');
  await expect(results(page)).toHaveCount(10);
  await expect(page.getByRole('heading', { name: 'Browse instead' })).toBeHidden();
});

test('an index that cannot be loaded is told, and the next try succeeds', async ({ page }) => {
  await page.route('**/search/index.json', (route) => route.abort());
  await page.goto('./search/?q=patient');
  await expect(status(page)).toHaveText(/cannot be loaded/);
  await page.unroute('**/search/index.json');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(results(page)).toHaveCount(10);
});

test('an index that a new edition replaced meanwhile is loaded again', async ({ page }) => {
  let stale = true;
  await page.route('**/search/index.json', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const old = text.replace(/"[0-9a-f]{16}"/g, '"0000000000000000"');
    await route.fulfill({ response, body: stale ? old : text });
    stale = false;
  });
  await page.goto('./search/?q=patient');
  await expect(results(page)).toHaveCount(10);
  expect(stale).toBe(false);
});

test('an open search asks for nothing before there is something to look for', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('./search/', { waitUntil: 'networkidle' });
  expect(asked.filter((path) => path.endsWith('.json'))).toEqual([]);
  await page.getByRole('searchbox').fill('audit');
  await expect(results(page).first()).toBeVisible();
  expect(asked.filter((path) => path.endsWith('.json')).length).toBeGreaterThan(1);
});

test('what is found names no word as markup', async ({ page }) => {
  await page.goto(`./search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> patient')}`);
  await expect(status(page)).toContainText('<img src=x onerror=alert(1)> patient');
  await expect(page.locator('main img')).toHaveCount(0);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says so and leads to every article', async ({ page }) => {
    await page.goto('./search/?q=patient');
    // A browser that is told not to run scripts still reads pages as one that could.
    expect(await page.content()).toContain('Searching needs JavaScript');
    await page.getByRole('main').getByRole('link', { name: '2021' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('2021');
  });
});
