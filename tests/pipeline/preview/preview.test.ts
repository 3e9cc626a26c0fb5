import { readFile, rename } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { textsFor } from '../../../src/i18n/texts-for.ts';
import site from '../../../src/site.config.ts';
import { ownPages } from '../whole/own-pages.ts';
import { runPreview, type RunningPreview } from './run-preview.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const notFound = textsFor(site.lang).notFound.title;

function article(title: string, frontMatter: string, body = 'Text.'): string {
  return `---\ntitle: ${title}\n${frontMatter}\n---\n\n${body}\n`;
}

function picture(colour: string): Promise<Uint8Array> {
  const image = { width: 60, height: 40, channels: 3, background: colour } as const;
  return sharp({ create: image }).png().toBuffer();
}

const logs = article('Audit logs', 'date: 2026-01-05\ntags: [Security]');
const feature = article('Telehealth', 'date: 2026-02-01', '<Callout>Mind the gap</Callout>');

/** What the button asks for that mends `catagories`. */
function askedBy(page: string): Record<string, string> {
  const [, button = ''] = /data-repair="([^"]+)">Fix: `catagories`/.exec(page) ?? [];
  return JSON.parse(button.replaceAll('&quot;', '"')) as Record<string, string>;
}

let preview: RunningPreview;

beforeAll(async () => {
  preview = await runPreview(
    {
      'articles/logs.md': logs,
      'articles/drafted.md': article('A draft', 'draft: true'),
      'articles/later.md': article('To come', 'date: 2035-01-01'),
      'articles/gone.md': article('Over', 'date: 2020-01-01\nexpiryDate: 2021-01-01'),
      'articles/2026-03-01-never.md': article('Never whole', 'draft: perhaps', '[a](/lost/)'),
      'articles/nowhere.md': article('No address', 'date: soon\ndraft: no'),
      'features/telehealth.mdx': feature,
      'authors/ada.md': article('Brook, MD', 'description: Writes'),
      'authors/desk.md': article('The desk', 'organization: true'),
      'pages/about.md': article('About', 'description: Who we are\naliases: /About/'),
    },
    ownPages,
  );
});

afterAll(async () => {
  expect(await preview.stop()).toBe(0);
});

it('shows what is not published yet, or no more, and marks it', async () => {
  const home = await preview.shows('', 'Audit logs');
  for (const state of ['draft', 'scheduled', 'expired']) expect(home).toContain(`badge-${state}`);
  expect(await preview.shows('drafts/drafted/', 'A draft')).toContain('badge-draft');
  expect(await preview.shows('2026/01/05/logs/', 'Audit logs')).not.toContain('badge-');
});

it('answers as the site will, under its path', async () => {
  expect(new URL(preview.url).pathname).toBe('/blog/');
  const beside = await fetch(new URL('/tags/', preview.url));
  expect(await beside.text()).toBe('The site lives under /blog/\n');
  const missing = await preview.get('nowhere/');
  expect(missing).toMatchObject({ status: 404, type: 'text/html' });
  expect(missing.text).toContain(notFound);
  expect(await preview.get('tags/security')).toMatchObject({
    status: 302,
    type: '/blog/tags/security/',
  });
  expect(await preview.get('About/')).toMatchObject({ status: 302, type: '/blog/about/' });
  for (const path of ['%', 'a/%/b/', '%E0%A4%A'])
    expect(await preview.get(path)).toMatchObject({
      status: 400,
      text: expect.stringContaining('encodes nothing') as string,
    });
  expect((await preview.get('robots.txt')).text).toContain('Disallow: /');
  const feed = await preview.get('tags/security/feed.xml');
  expect(feed.type).toBe('application/rss+xml; charset=utf-8');
  expect(feed.text).toContain('Audit logs');
  expect(await preview.get('favicon.svg')).toMatchObject({
    status: 200,
    type: 'image/svg+xml; charset=utf-8',
  });
  expect(await preview.get('favicon.ico')).toMatchObject({ status: 200, type: 'image/x-icon' });
  expect((await preview.get('src/styles/preview.css')).text).toContain('.diagnostics');
});

it('shows a saved article, and tells open pages to load again', async () => {
  const page = await preview.open('2026/01/05/logs/', 'Saved in place.');
  await preview.write('articles/logs.md', logs.replace('Text.', 'Saved in place.'));
  await page.shown;
  await preview.write('articles/logs.md.tmp', logs.replace('Text.', 'Moved into place.'));
  await rename(preview.file('articles/logs.md.tmp'), preview.file('articles/logs.md'));
  await preview.shows('2026/01/05/logs/', 'Moved into place.');
});

it('keeps the page of an article that breaks, and names the problem on it until it is mended', async () => {
  const typed = logs.replace('2026-01-05', '2026-02-30').replace('Text.', 'New [x](nope.md).');
  await preview.write('articles/logs.md', typed);
  const broken = await preview.shows('2026/01/05/logs/', 'is not a date');
  expect(broken).toContain('articles/logs.md:3:7');
  expect(broken).toContain('The text below is as it was saved;');
  expect(broken).toMatch(/<p>New .*<\/p>\s*<aside role="note" class="diagnostic .*nope\.md/s);
  expect(broken).toContain('<h1>Audit logs</h1>');
  expect(await preview.shows('', 'is not a date')).toContain('keep the site from being published');
  expect(preview.output()).toMatch(/articles\/logs\.md:3:7 error invalid-date /);
  await preview.write('articles/logs.md', typed.replace('\n---\n', '\n'));
  const old = await preview.shows('2026/01/05/logs/', 'The text below is that of the last save');
  expect(old).toContain('<p>New ');
  expect(old).not.toContain('nope.md is');
  await preview.write('articles/logs.md', logs);
  await preview.shows('2026/01/05/logs/', /<p>Text\.<\/p>/);
  expect((await preview.get('2026/01/05/logs/')).text).not.toContain('class="diagnostics"');
});

it('shows a problem below its paragraph, and mends another when its button is pressed', async () => {
  const file = 'articles/mend.md';
  const text = article('Mend me', 'date: 2026-04-01\ncatagories: [Security]', 'A [lost](/lost/).');
  await preview.write(file, text);
  const page = await preview.shows('2026/04/01/mend/', 'near-miss-key');
  const [, id] =
    /lost<\/a>\.<\/p>\s*<aside role="note" class="diagnostic warning" id="([\w-]+)".*?\/lost\/ is not a page/s.exec(
      page,
    ) ?? [];
  expect(page).toContain(`<a href="#${id ?? 'none'}">`);
  expect(page).toContain('<code><mark>catagories</mark>: [Security]</code>');
  const asked = askedBy(page);
  for (const headers of [
    { Origin: 'https://www.example.org' },
    { 'Content-Type': 'text/plain' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ] as Record<string, string>[])
    expect(await preview.ask('repair', asked, headers)).toMatchObject({ status: 403 });
  for (const [wrong, status] of [
    [{ ...asked, file: '../project/package.json' }, 409],
    [{ ...asked, after: asked.before }, 409],
    [{}, 400],
    ['x'.repeat(100_000), 400],
  ] as const)
    expect(await preview.ask('repair', wrong)).toMatchObject({ status });
  expect(await readFile(preview.file(file), 'utf8')).toBe(text);

  // Whether or not the preview knows of it yet.
  await preview.write(file, `${text}\nMore.\n`);
  expect(await preview.ask('repair', asked)).toMatchObject({
    status: 409,
    message: expect.stringContaining('saved meanwhile') as string,
  });
  expect(await readFile(preview.file(file), 'utf8')).toBe(`${text}\nMore.\n`);
  await preview.shows('2026/04/01/mend/', 'More.');
  const open = await preview.open('2026/04/01/mend/', '1 problem in');
  const anew = askedBy(await preview.shows('2026/04/01/mend/', 'near-miss-key'));
  expect(await preview.ask('repair', anew)).toMatchObject({ status: 200 });
  const mended = `${text.replace('catagories', 'categories')}\nMore.\n`;
  expect(await readFile(preview.file(file), 'utf8')).toBe(mended);
  await open.shown;
  await preview.remove(file);
});

it('lists what is not published, with what keeps it', async () => {
  expect(await preview.get('')).toMatchObject({
    text: expect.stringContaining('href="/blog/_preview/unpublished/"') as string,
  });
  const { status, text } = await preview.get('_preview/unpublished/');
  expect(status).toBe(200);
  const items = text.split('<li class="unpublished">').slice(1);
  const itemOf = (title: string): string => items.find((one) => one.includes(`>${title}<`)) ?? '';
  expect(items).toHaveLength(5);
  expect(itemOf('A draft')).toContain('It has no `date`.');
  expect(itemOf('To come')).toContain('It goes out at 2035-01-01 00:00 UTC');
  expect(itemOf('Over')).toContain('It expired at 2021-01-01 00:00 UTC');
  expect(itemOf('Never whole')).toMatch(/href="[^"]*\/never\/#Diagnostic-[\w-]+">Line 3</);
  // An article without an address has no page of its own.
  const [, id] =
    /id="([\w-]+)".*draft: <mark>no<.*>Write draft: false</.exec(itemOf('No address')) ?? [];
  expect((await preview.get('')).text).toContain(
    `href="/blog/_preview/unpublished/#${id?.replace(/\d+$/, '1') ?? 'none'}"`,
  );
});

it('writes a new article that its form asks for, and nothing over another', async () => {
  const form = await preview.get('_preview/new/');
  expect(form.text).toContain('<label for="title">Title</label>');
  expect(form.text).toContain('<option value="The desk">');
  const asked = { title: 'By a “form”', category: '', author: 'The desk' };
  const { status, href = '' } = await preview.ask('article', asked);
  expect({ status, href }).toEqual({ status: 200, href: '/blog/2026/11/22/by-a-form/' });
  const file = 'articles/2026/2026-11-22-by-a-form.md';
  expect(await readFile(preview.file(file), 'utf8')).toContain('authors: [desk]');
  expect((await preview.get('2026/11/22/by-a-form/')).text).toContain('badge-draft');
  await preview.write(file, article('Mine', 'draft: true'));
  expect(await preview.ask('article', asked)).toMatchObject({
    status: 409,
    message: `${file} is there already and stays as it is.`,
    href: '/blog/2026/11/22/by-a-form/',
  });
  expect(await readFile(preview.file(file), 'utf8')).toContain('title: Mine');
  expect(await preview.ask('article', { title: ' ' })).toMatchObject({ status: 409 });
  expect(
    await preview.ask('article', { title: 'Elsewhere' }, { Origin: 'http://localhost:1' }),
  ).toMatchObject({ status: 403 });
  expect(await preview.ask('nothing', {})).toMatchObject({ status: 404 });
  await preview.remove(file);
  const several = { title: 'Several', category: 'Standards, Rules', author: 'Ink, The desk' };
  expect(await preview.ask('article', several)).toMatchObject({ status: 200 });
  const written = 'articles/2026/2026-11-22-several.md';
  const text = await readFile(preview.file(written), 'utf8');
  expect(text).toContain('categories: [Standards, Rules]\n');
  expect(text).toContain('authors: [Ink, desk]\n');
  await preview.remove(written);
  await preview.ask('article', { ...several, author: 'Brook, MD' });
  expect(await readFile(preview.file(written), 'utf8')).toContain('authors: [ada]\n');
  await preview.remove(written);
});

it('names the problem at the address of an article that was never whole', async () => {
  const page = await preview.get('2026/03/01/never/');
  expect(page.status).toBe(200);
  expect(page.text).toContain('<h1>Never whole</h1>');
  expect(page.text).toContain('Its text shows here as soon as');
  expect(page.text).toContain('articles/2026-03-01-never.md:3:8');
  // Nothing shows its text, so that no problem can stand beside its paragraph.
  expect(page.text).toContain('/lost/ is not a page');
  expect(page.text).not.toContain('href="#Diagnostic');
});

it('shows pages that somebody added, and in their collections what is not published yet', async () => {
  const { status, text } = await preview.get('reading-list/');
  expect(status).toBe(200);
  for (const line of [
    'articles/drafted.md | /blog/drafts/drafted/ | A draft |  | draft | undefined',
    'articles/later.md | /blog/2035/01/01/later/ | To come | 2035-01-01 | scheduled | undefined',
    'articles/gone.md | /blog/2020/01/01/gone/ | Over | 2020-01-01 | expired | undefined',
    'articles/logs.md | /blog/2026/01/05/logs/ | Audit logs | 2026-01-05 | published | undefined',
  ])
    expect(text).toContain(`<li>${line}</li>`);
  expect(text).toContain(
    '<link rel="canonical" href="https://www.example.org/blog/reading-list/">',
  );
  expect((await preview.get('today/')).text).toContain('2026-11-22T12:00:00.000Z');
  const data = await preview.get('data.json');
  expect(data).toMatchObject({ status: 200, type: 'application/json' });
  expect(JSON.parse(data.text)).toMatchObject({ pages: ['/blog/about/'] });
});

it('shows a page with parameters at each of its paths, and says that it has no other', async () => {
  expect(await preview.get('by/desk/')).toMatchObject({ status: 200 });
  await preview.shows('by/desk/', '<h1>By The desk</h1>');
  await preview.shows('lists/2/', '<h1>Page 2 of 2</h1>');
  const none = await preview.get('by/nobody/');
  expect(none.status).toBe(404);
  expect(none.text).toContain(notFound);
  expect(none.text).toContain('src/pages/by/[desk].astro has no page at this address');
});

it('takes in a new folder with an article, and forgets a deleted one', async () => {
  await preview.write('articles/new/fresh.md', article('Fresh', 'date: 2026-05-05'));
  await preview.shows('2026/05/05/fresh/', 'Fresh');
  await preview.shows('', 'Fresh');
  await preview.shows('reading-list/', '/blog/2026/05/05/fresh/');
  await preview.remove('articles/new/fresh.md');
  await preview.shows('2026/05/05/fresh/', notFound);
});

it('takes in a page that is added to the code, and forgets a deleted one', async () => {
  const file = '../project/src/pages/reading/list.astro';
  await preview.write(
    file,
    `---
import { getLiveCollection } from 'astro:content';
import Page from '../../layouts/Page.astro';
const { entries = [] } = await getLiveCollection('articles');
---
<Page title="Reading list">{entries.map(({ data }) => <p>{data.title}</p>)}</Page>`,
  );
  await preview.shows('reading/list/', /<h1>Reading list<\/h1>/);
  await preview.remove(file);
  await vi.waitFor(async () => {
    expect((await preview.get('reading/list/')).status).toBe(404);
  }, 60_000);
  await preview.remove('../project/src/pages/reading-list.astro');
  expect(await preview.shows('reading-list/', notFound)).toContain('class="site-footer"');
});

it('names what stands in two files at the page of both', async () => {
  await preview.write('articles/twin.md', article('Twin', 'date: 2026-01-05\nslug: logs'));
  const page = await preview.shows('2026/01/05/logs/', 'duplicate-address');
  expect(page).toContain('2 problems in articles/logs.md, articles/twin.md');
  await preview.remove('articles/twin.md');
  await preview.shows('2026/01/05/logs/', /^(?!.*duplicate-address)/s);
});

it('follows an MDX article through a change, a mistake and its mending', async () => {
  const address = '2026/02/01/telehealth/';
  expect(await preview.shows(address, 'Mind the gap')).toContain('callout-note');
  await preview.write('features/telehealth.mdx', feature.replace('gap', 'step'));
  await preview.shows(address, 'Mind the step');
  await preview.write('features/telehealth.mdx', feature.replace('</Callout>', '{1 +'));
  const broken = await preview.shows(address, 'mdx-syntax');
  expect(broken).toContain('<h1>Telehealth</h1>');
  expect(broken).toContain('</html>');
  await preview.write('features/telehealth.mdx', feature);
  await preview.shows(address, 'Mind the gap');
});

it('encodes a picture when it is asked for, and shows another one saved under its name', async () => {
  await preview.write('images/map.png', await picture('#ff0000'));
  await preview.write('articles/logs.md', logs.replace('Text.', '![A map](map.png)'));
  const before = await preview.shows('2026/01/05/logs/', '_media/map-');
  const file = /_media\/map-[\w-]+\.avif/.exec(before)?.[0] ?? '';
  expect(await preview.get(file)).toMatchObject({ status: 200, type: 'image/avif' });
  await preview.write('images/map.png', await picture('#0000ff'));
  await vi.waitUntil(async () => !(await preview.get('2026/01/05/logs/')).text.includes(file), {
    timeout: 60_000,
    interval: 100,
  });
});
