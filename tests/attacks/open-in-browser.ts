import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { serveFolder } from '../../src/cli/serve-folder.ts';
import { findBrowser } from '../../src/cli/setup/browser.js';
import type { Site, SitePage } from '../site/read-site.ts';

export interface BrowserFindings {
  /** Pages opened, each once with the site's policy and once without it. */
  opened: number;
  /** What happened that no page may do, each beginning with the page's address. */
  dangers: string[];
}

/** Tabs open at the same time. */
const TABS = 2;
/** Milliseconds for one page, on a machine that does much else. */
const PATIENCE = 60_000;

/**
 * Opens pages in a real browser and logs every request, script, dialog and jump. Nothing is blocked:
 * each page is opened without its content policy, which could hide an attack that got through, and
 * again with it, where a violation says that something tried.
 *
 * @param folder of the built site
 */
export async function openInBrowser(
  folder: string,
  { pages, redirects }: Pick<Site, 'pages' | 'redirects'>,
): Promise<BrowserFindings> {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) {
    throw new Error('No Chromium or Chrome is installed. `npm test` installs one, or says how.');
  }
  const served = await serveFolder({ folder, base: '/', port: 0 });
  const browser = await chromium.launch({
    executablePath,
    args: [
      // Chromium refuses its sandbox to root, as in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      // A request for another host is seen and leads nowhere.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  try {
    const dangers: string[] = [];
    let opened = 0;
    for (const bypassCSP of [true, false]) {
      const context = await browser.newContext({ bypassCSP });
      const queue = [...pages, ...redirects];
      const names = await propertyNames(context, served.url);
      await Promise.all(
        Array.from({ length: TABS }, async () => {
          const watch = await watchTab(context, served.url);
          for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            dangers.push(...(await watch(pathOf(next), redirects.includes(next) ? [] : names)));
            opened += 1;
          }
        }),
      );
      await context.close();
    }
    return { opened: opened / 2, dangers };
  } finally {
    await browser.close();
    await served.close();
  }
}

/** As a browser asks for it. */
function pathOf({ file }: SitePage): string {
  const path = file.replace(/(^|\/)index\.html$/, '$1');
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The names that scripts find on an empty page: an element with such an id would stand in their way. */
async function propertyNames(context: BrowserContext, url: string): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(`${url}robots.txt`);
  const names = await page.evaluate(() => {
    const found = new Set<string>();
    for (const start of [window, document, document.createElement('form')]) {
      for (let at: unknown = start; at !== null; at = Object.getPrototypeOf(at)) {
        for (const name of Object.getOwnPropertyNames(at)) found.add(name);
      }
    }
    return [...found].filter((name) => !/^\d+$/.test(name));
  });
  await page.close();
  return names;
}

/** A tab that opens pages, and for each says what it did that no page may do; a page without names leads on. */
async function watchTab(
  context: BrowserContext,
  root: string,
): Promise<(path: string, names: readonly string[]) => Promise<string[]>> {
  const page = await context.newPage();
  let found: string[] = [];
  await page.addInitScript(() => {
    const canary = (): void => {
      console.log('canary: a script of the attacker runs');
    };
    Object.assign(window, { canary, alert: canary, print: canary });
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(root) && !url.startsWith('data:')) found.push(`asks for ${url}`);
  });
  page.on('dialog', (dialog) => {
    found.push(`shows a ${dialog.type()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    const text = message.text();
    if (/canary|content security policy/i.test(text)) found.push(text);
  });
  page.on('pageerror', (error) => found.push(`a script fails: ${error.message}`));
  page.on('popup', (popup) => found.push(`opens ${popup.url()}`));
  page.on('framenavigated', (shell) => {
    if (shell !== page.mainFrame()) found.push(`frames ${shell.url()}`);
    else if (!shell.url().startsWith(root)) found.push(`leads to ${shell.url()}`);
  });
  return async (path, names) => {
    found = [];
    const response = await page.goto(root + path, { waitUntil: 'load', timeout: PATIENCE });
    if (!response?.ok()) return [`${path}: is not there`];
    if (names.length === 0) {
      // Where it leads is opened as a page of its own.
      await page.waitForURL((url) => url.href !== root + path, {
        waitUntil: 'commit',
        timeout: PATIENCE,
      });
      return found.map((danger) => `${path}: ${danger}`);
    }
    const seen = await tryPage(page, names);
    // What a handler did is told after the script that called it.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
    return [...found, ...seen].map((danger) => `${path}: ${danger}`);
  };
}

/** Does what a reader may do, short of following a link, and looks at what the browser made of the page. */
function tryPage(page: Page, names: readonly string[]): Promise<string[]> {
  return page.evaluate((known) => {
    const taken = new Set(known);
    const schemes = /^(?:https?|mailto|tel|sms|ftp|ircs?|xmpp|):$/;
    const dangers: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      if (taken.has(element.id))
        dangers.push(`the id ${element.id} stands before the browser's own`);
      if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
        if (element.protocol !== ':' && !schemes.test(element.protocol)) {
          dangers.push(`links to ${element.href}`);
        }
      }
      if (element instanceof HTMLImageElement) element.loading = 'eager';
      if (element instanceof HTMLDetailsElement) element.open = !element.open;
      for (const name of [
        'mouseover',
        'pointerenter',
        'focus',
        'blur',
        'animationstart',
        'error',
      ]) {
        element.dispatchEvent(new Event(name));
      }
      if (!element.closest('a, button, select, label, input'))
        element.dispatchEvent(new Event('click'));
    }
    return dangers;
  }, names);
}
