import { brotliCompressSync } from 'node:zlib';

import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { textsFor } from '../../src/i18n/texts-for.ts';
import { routeOf } from '../../src/pipeline/render/routes.ts';
import type { Entry } from '../../src/publication/entries.ts';
import { metaTagsOf } from '../../src/publication/head/meta-tags.ts';
import { graphOf } from '../../src/publication/head/structured-data.ts';
import type { Page } from '../../src/publication/page.ts';
import { provide } from '../../src/publication/provider.ts';
import site from '../../src/site.config.ts';
import { arabicHtml, bodyHtml, japaneseHtml, longListHtml } from './body-html.ts';
import { buildRenderer, type Renderer } from './build-renderer.ts';
import * as models from './page-models.ts';

let renderer: Renderer;
/** What the components of an article say whose file names no language. */
const texts = textsFor(site.lang);

beforeAll(async () => {
  renderer = await buildRenderer();
}, 120_000);

afterAll(() => renderer.remove());

const pages: [name: string, page: Page, html?: string][] = [
  ['home', models.home],
  ['home without articles', models.homeWithoutArticles],
  ['all articles', models.allArticles],
  ['list', models.list],
  ['author', models.authorList],
  ['empty list', models.emptyList],
  ['tags', models.tagIndex],
  ['categories', models.categoryIndex],
  ['authors', models.authorIndex],
  ['years', models.yearIndex],
  ['year', models.year],
  ['empty index', models.emptyIndex],
  ['article', models.article],
  ['article with nothing optional', models.bareArticle, longListHtml],
  ['article with a long title', models.longTitleArticle],
  ['Arabic article', models.arabicArticle, arabicHtml],
  ['Japanese article', models.japaneseArticle, japaneseHtml],
  ['hostile article', models.hostileArticle],
  ['plain page', models.plain],
  ['search', models.search],
  ['not found', models.notFound],
  ['feature', models.feature],
  ['unreadable file', models.unreadable],
];

/** The page with the HTML of the one entry that it shows. */
async function render(
  page: Page,
  html = bodyHtml,
  entries: ReadonlyMap<string, Entry> = models.entries,
): Promise<string> {
  provide({
    entries: (collection) => Promise.reject(new Error(`the page asks for all ${collection}`)),
    entry: (_collection, id) => {
      const entry = entries.get(id);
      return Promise.resolve(entry && { entry, html });
    },
  });
  const { address } = page.shell;
  const locals = {
    page,
    site: models.context,
    now: Date.UTC(2026, 0, 1),
    printFeed: () => '',
  };
  const bytes = await renderer.render({ route: routeOf(page, address), address, locals });
  return Buffer.from(bytes).toString();
}

function elements(root: Nodes, wanted: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(root, 'element', (element) => {
    if (wanted(element)) found.push(element);
  });
  return found;
}

const named = (root: Nodes, ...names: string[]): Element[] =>
  elements(root, ({ tagName }) => names.includes(tagName));

function first(root: Nodes, name: string): Element {
  const [element] = named(root, name);
  if (element === undefined) throw new Error(`There is no ${name}`);
  return element;
}

describe('links to the editor', () => {
  const editing = {
    page: 'https://git.example/a/edit/main/a.md?x=1&y=2',
    newArticle: 'https://git.example/a/new/main?value=%22',
  };
  const item =
    /<li> <a href="https:\/\/git\.example[^"]*" rel="nofollow external noopener">[^<]*<\/a> <\/li>/g;

  it.each([
    ['both', editing],
    ['a new article alone', { newArticle: editing.newArticle }],
  ])('stand at the foot: %s', async (_name, links) => {
    const shell = { ...models.article.shell, editing: links };
    const html = await render({ ...models.article, shell });
    const found = html.match(item)?.join('') ?? '';
    const hrefs = named(fromHtml(found), 'a').map(({ properties }) => properties.href);
    expect(hrefs).toEqual(Object.values(links));
    // Without the links the page has not a byte of them.
    expect(html.replaceAll(item, '')).toBe(await render(models.article));
  });
});

describe.each(pages)('every page: %s', (_name, page, html) => {
  it('has one h1, the title of its model, in main, or on the home page in the header', async () => {
    const tree = fromHtml(await render(page, html));
    const titles = named(tree, 'h1').map((heading) => toString(heading).trim());
    expect(titles).toEqual([page.shell.title]);
    const place = first(tree, page.kind === 'home' ? 'header' : 'main');
    expect(named(place, 'h1')).toHaveLength(1);
  });

  it('skips no level of heading outside the body of an article', async () => {
    const tree = fromHtml(await render(page, ''));
    const levels = named(tree, 'h1', 'h2', 'h3', 'h4').map(({ tagName }) => Number(tagName[1]));
    levels.forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    });
  });

  it('begins with the skip link, then the landmarks in order', async () => {
    const body = first(fromHtml(await render(page, html)), 'body');
    expect(first(body, 'a').properties).toMatchObject({ className: ['skip'], href: '#Main' });
    const landmarks = named(body, 'header', 'main', 'footer').filter(({ properties }) =>
      [properties.id, ...(properties.className ?? [])].some((name) =>
        ['site-header', 'Main', 'site-footer'].includes(String(name)),
      ),
    );
    expect(landmarks.map(({ tagName }) => tagName)).toEqual(['header', 'main', 'footer']);
  });

  it('names its title, description, canonical address, language and direction', async () => {
    const { shell } = page;
    const tree = fromHtml(await render(page, html));
    expect(toString(first(tree, 'title'))).toBe(shell.documentTitle);
    expect(first(tree, 'html').properties).toMatchObject({ lang: shell.lang, dir: shell.dir });
    const head = first(tree, 'head');
    const description = elements(head, ({ properties }) => properties.name === 'description');
    expect(description.map(({ properties }) => properties.content)).toEqual([shell.description]);
    const canonical = elements(head, ({ properties }) => String(properties.rel) === 'canonical');
    expect(canonical.map(({ properties }) => properties.href)).toEqual([shell.canonical]);
  });

  it('has no inline style, no inline script and no event attribute', async () => {
    const tree = fromHtml(await render(page, html));
    expect(named(tree, 'style')).toEqual([]);
    const inline = named(tree, 'script').filter(
      ({ properties }) => properties.src === undefined && properties.type !== 'application/ld+json',
    );
    expect(inline).toEqual([]);
    const attributes = elements(tree, () => true).flatMap(({ properties }) =>
      Object.keys(properties),
    );
    expect(attributes.filter((name) => /^(style|on.+)$/i.test(name))).toEqual([]);
  });

  it('loads its stylesheets and one module that blocks nothing, all under the base path', async () => {
    const head = first(fromHtml(await render(page, html)), 'head');
    const styles = elements(head, ({ properties }) => String(properties.rel) === 'stylesheet');
    const scripts = elements(head, ({ properties }) => properties.src !== undefined);
    // An article waits for one, and needs nothing of what lists look like.
    expect(styles).toHaveLength(['article', 'plain'].includes(page.kind) ? 1 : 2);
    expect(new Set(scripts.map(({ properties }) => properties.src)).size).toBe(1);
    expect(scripts.map(({ properties: { type, async } }) => ({ type, async }))).toEqual([
      { type: 'module', async: true },
      { type: 'module', async: undefined },
    ]);
    for (const { properties } of [...styles, ...scripts]) {
      const address = properties.href ?? properties.src;
      expect(renderer.assets.has(String(address).replace('/blog/', ''))).toBe(true);
    }
  });

  it('has no id twice', async () => {
    const ids = elements(
      fromHtml(await render(page, html)),
      ({ properties }) => 'id' in properties,
    ).map(({ properties }) => properties.id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

describe('a page', () => {
  it('escapes a hostile title, description, term and alternative text', async () => {
    const html = await render(models.hostileArticle, '');
    const tree = fromHtml(html);
    expect(named(tree, 'script')).toHaveLength(3);
    expect(named(tree, 'img').map(({ properties }) => properties.src)).not.toContain('x');
    expect(toString(first(tree, 'h1'))).toBe(models.hostileArticle.shell.title);
  });

  it('keeps JSON-LD whole and inside its element', async () => {
    const html = await render(models.hostileArticle, '');
    const data = named(fromHtml(html), 'script').filter(
      ({ properties }) => properties.type === 'application/ld+json',
    );
    expect(data.map((script) => JSON.parse(toString(script)) as unknown)).toEqual([
      graphOf(models.hostileArticle),
    ]);
  });

  it('is not indexed when its model says so', async () => {
    expect(await render(models.notFound)).toContain('<meta name="robots" content="noindex">');
    expect(await render(models.home)).not.toContain('noindex');
  });

  it('prints the policy of its model, and none without', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
    expect(await render(models.article)).toContain(policy);
    expect(await render(models.home)).not.toContain('http-equiv');
  });

  it('prints feeds and meta tags in order', async () => {
    const html = await render(models.home);
    expect(html).toContain(
      '<link rel="alternate" type="application/rss+xml" title="News (RSS)" href="/feed.xml">',
    );
    expect(html).toContain('<meta property="og:title" content="The Healthcare Guys">');
    const printed = elements(
      fromHtml(await render(models.article)),
      ({ tagName, properties: { property, name } }) =>
        tagName === 'meta' && /^(?:og|article|twitter|citation)[:_]/.test(String(property ?? name)),
    ).map(({ properties }) => properties.content);
    expect(printed).toEqual(metaTagsOf(models.article).map(({ content }) => content));
  });

  it('marks the link that leads to it', async () => {
    const current = elements(
      fromHtml(await render(models.categoryIndex)),
      ({ properties }) => properties.ariaCurrent === 'page',
    );
    expect(current.map((link) => toString(link).trim())).toEqual(['Topics']);
  });

  it('is the same each time it is rendered', async () => {
    expect(await render(models.article)).toBe(await render(models.article));
  });
});

describe('an article', () => {
  const text = async (page: Page): Promise<string> =>
    toString(first(fromHtml(await render(page, '<p>The body.</p>')), 'main')).replace(/\s+/g, ' ');

  it('shows all that its model holds', async () => {
    const main = await text(models.article);
    for (const part of [
      'Draft',
      'By Standards desk',
      '13 March 2024',
      'Updated 2 January 2025',
      '7 min read',
      'Contents 5 sections',
      'The body.',
      'Part 2 of 3',
      'This review is overdue.',
      'Reviewed by Clinical safety desk',
      'Review was due 2 January 2026',
      'Topics Security and privacy',
      'Tags Audit logs HIPAA Security',
      'Written by Standards desk Explains how health systems talk to each other. HL7 International A guest',
      'Previous What a FHIR resource is',
      'Next Backups that survive ransomware',
      'Related articles',
      'Picture: Security desk',
      '@article{standards-desk-2024-audit,',
    ]) {
      expect(main).toContain(part);
    }
  });

  it('has no white space inside its links, where it would be underlined, nor before a comma', async () => {
    const authors = ['One', 'Two', 'Three'].map((label) => ({ label, href: '/a/' }));
    const tree = fromHtml(await render({ ...models.article, authors }, '<p>The body.</p>'));
    const inline = elements(
      first(tree, 'main'),
      ({ tagName, children }) =>
        tagName === 'a' && children.every((child) => child.type === 'text'),
    ).map((link) => toString(link));
    expect(inline.filter((label) => label !== label.trim())).toEqual([]);
    expect(toString(first(tree, 'main'))).toContain('One, Two, Three');
  });

  it('leaves no empty frame for what its model lacks', async () => {
    const tree = fromHtml(await render(models.bareArticle, '<p>The body.</p>'));
    const main = first(tree, 'main');
    expect(named(main, 'nav', 'aside', 'time', 'dl', 'h2', 'figure')).toEqual([]);
    // Every article can be cited.
    expect(named(main, 'details').map(({ properties }) => properties.className)).toEqual([
      ['citations'],
    ]);
    expect(
      named(main, 'ul', 'p').filter(
        (element) => toString(element).trim() === '' && element.properties.role !== 'status',
      ),
    ).toEqual([]);
  });

  it('fetches its header picture first, and others when they come into view', async () => {
    const images = named(fromHtml(await render(models.article)), 'img').filter(
      ({ properties }) => properties.ariaHidden !== 'true',
    );
    expect(images[0]?.properties.fetchPriority).toBe('high');
    expect(images[0]?.properties.loading).toBeUndefined();
    expect(images.slice(1).every(({ properties }) => properties.loading === 'lazy')).toBe(true);
    expect(
      images.every(({ properties }) => properties.width === 1600 && properties.height === 900),
    ).toBe(true);
  });

  it('shares the address and title of its model, encoded', async () => {
    const share = elements(first(fromHtml(await render(models.article)), 'main'), (element) =>
      String(element.properties.rel).includes('external'),
    ).map(({ properties }) => String(properties.href));
    const url = 'https%3A%2F%2Fwww.example.org%2F2024%2F03%2F13%2Faudit-logs%2F';
    const title = 'Audit%20logs%20that%20somebody%20reads%20%26%20%E2%80%9Cact%20on%E2%80%9D';
    expect(share).toContain(`mailto:?subject=${title}&body=${url}`);
    expect(share).toContain(`https://x.com/intent/post?url=${url}&text=${title}`);
  });

  it('offers a letter to the editors that names the article, and the page on corrections', async () => {
    const report = elements(fromHtml(await render(models.article)), ({ properties }) =>
      String(properties.className).includes('report'),
    ).flatMap((element) => named(element, 'a'));
    const title = 'Audit%20logs%20that%20somebody%20reads%20%26%20%E2%80%9Cact%20on%E2%80%9D';
    expect(report.map((link) => [link.properties.href, toString(link)])).toEqual([
      [
        `mailto:editors@example.org?subject=Error%20in%20%E2%80%9C${title}%E2%80%9D` +
          '&body=https%3A%2F%2Fwww.example.org%2F2024%2F03%2F13%2Faudit-logs%2F',
        'Report an error',
      ],
      ['/corrections/', 'How we mend errors'],
    ]);
  });

  it('folds its contents, which the heading names also where nothing folds them', async () => {
    const [contents] = elements(
      fromHtml(await render(models.article)),
      ({ properties }) => String(properties.ariaLabelledBy) === 'Contents',
    );
    if (contents === undefined) throw new Error('There are no contents');
    expect(toString(first(contents, 'h2')).trim()).toBe('Contents');
    expect(first(contents, 'details').properties.open).toBeUndefined();
    expect(named(first(contents, 'details'), 'a').map(({ properties }) => properties.href)).toEqual(
      ['#what-a-log-holds', '#who', '#what-the-rule-asks', '#reading-it', '#c%C3%B3digo'],
    );
  });

  it('tells the script the words of its buttons at code, in the language of the interface', async () => {
    const { shell } = models.article;
    const german = { ...models.article, shell: { ...shell, site: { ...shell.site, lang: 'de' } } };
    const told = elements(
      fromHtml(await render(german)),
      ({ properties }) => properties.dataCodeTexts !== undefined,
    ).map(({ properties }) => JSON.parse(String(properties.dataCodeTexts)) as unknown);
    expect(told).toEqual([
      [
        'Kopieren',
        'Kopiert',
        'In die Zwischenablage kopiert.',
        'Das Kopieren ist fehlgeschlagen. Markieren und kopieren Sie den Text von Hand.',
      ],
    ]);
  });

  it('says in which language the interface is where its own is another', async () => {
    const tree = fromHtml(await render(models.arabicArticle, ''));
    expect(first(tree, 'header').properties).toMatchObject({ lang: 'en', dir: 'ltr' });
    expect(first(tree, 'h1').properties.lang).toBeUndefined();
  });

  it('has an interface that runs from right to left on an Arabic site, around its own text', async () => {
    const { shell } = models.article;
    const site = { ...shell.site, name: 'Ward Round', lang: 'ar' };
    const tree = fromHtml(await render({ ...models.article, shell: { ...shell, site } }, ''));
    const interfaces = [first(tree, 'a'), ...named(tree, 'header', 'footer').slice(0, 1)];
    for (const { properties } of interfaces)
      expect(properties).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(toString(first(tree, 'a')).trim()).toBe('انتقل إلى المحتوى');
    expect(first(tree, 'html').properties).toMatchObject({ lang: 'en', dir: 'ltr' });
    expect(first(tree, 'h1').properties.dir).toBeUndefined();
  });

  it('weighs little beside its text', async () => {
    const html = await render(models.article, '');
    // Typefaces are weighed by themselves.
    const loaded = [...renderer.assets].filter(
      ([path]) => html.includes(path) && !path.endsWith('.woff2'),
    );
    const weight = [html, ...loaded.map(([, text]) => text)]
      .map((text) => brotliCompressSync(text).length)
      .reduce((sum, size) => sum + size, 0);
    expect(weight).toBeLessThan(12_000);
    const scripts = loaded.filter(([path]) => path.endsWith('.js'));
    expect(scripts).toHaveLength(1);
    expect(scripts.map(([, text]) => brotliCompressSync(text).length)[0]).toBeLessThan(2_000);
  });
});

describe('lists', () => {
  it('say so when they are empty', async () => {
    expect(await render(models.homeWithoutArticles)).toContain('No articles yet.');
    expect(await render(models.emptyList)).toContain('No articles yet.');
    expect(await render(models.emptyIndex)).toContain('No tags yet.');
  });

  it('count articles with commas, and one article as one', async () => {
    expect(await render(models.list)).toContain('1,204 articles');
    expect(await render(models.categoryIndex)).toContain('1 article<');
  });

  it('link to each page of the list and mark the current one', async () => {
    const nav = named(fromHtml(await render(models.allArticles)), 'nav').filter(({ properties }) =>
      String(properties.ariaLabel).startsWith('Pages'),
    );
    expect(nav.map(({ properties }) => properties.ariaLabel)).toEqual(['Pages: 2 of 43']);
    const links = nav.flatMap((element) => named(element, 'a'));
    expect(links.map(({ properties }) => properties.href)).toEqual([
      '/',
      '/',
      '/page/2/',
      '/page/3/',
      '/page/4/',
      '/page/43/',
      '/page/3/',
    ]);
    expect(links[2]?.properties.ariaCurrent).toBe('page');
  });
});

describe('an MDX article', () => {
  it('takes the addresses of its links from the model, and leaves the text of a dead one', async () => {
    const main = first(fromHtml(await render(models.feature, '')), 'main');
    const prose = elements(main, ({ properties }) => String(properties.className) === 'prose');
    const [body] = prose;
    if (body === undefined) throw new Error('There is no body');
    const links = named(body, 'a').map((link) => [link.properties.href, toString(link)]);
    expect(links).toContainEqual(['/2024/03/13/audit-logs/', 'link of this site']);
    expect(links).toContainEqual(['https://www.hl7.org/', 'another host']);
    expect(links.map(([, text]) => text)).not.toContain('a dead one');
    expect(toString(body)).toContain('a dead one');
  });

  it('takes its pictures from the model, those of figures too', async () => {
    const main = first(fromHtml(await render(models.feature, '')), 'main');
    const images = named(main, 'img').filter(({ properties }) => properties.ariaHidden !== 'true');
    expect(images.map(({ properties }) => properties.alt)).toEqual([models.picture.alt]);
    const figure = toString(first(main, 'figure')).replace(/\s+/g, ' ');
    expect(figure.trim()).toBe(
      `What is left ${texts.media.source.replace('{name}', 'Security desk')}`,
    );
    expect(toString(main)).toContain('A picture <elsewhere>');
  });

  it('has its components without an import, and its headings with an id', async () => {
    const main = first(fromHtml(await render(models.feature, '')), 'main');
    const notes = elements(main, ({ properties }) => properties.role === 'note');
    expect(notes.map(({ properties }) => properties.ariaLabel)).toEqual([
      'Mind the clock',
      'Own title',
      texts.callouts.warning,
    ]);
    expect(toString(first(main, 'table'))).toContain('Store and forward');
    expect(first(main, 'h2').properties.id).toBe('a-heading');
  });

  it('shows callouts of Markdown by the component, named in the language of the body', async () => {
    const main = first(fromHtml(await render(models.feature, '')), 'main');
    const notes = elements(main, ({ properties }) => properties.role === 'note');
    const shown = notes.map((note) =>
      toHtml(note)
        .replace(/\s+/g, ' ')
        .replace(/ ?(<\/?(?:p|div)\b[^>]*>) ?/g, '$1'),
    );
    const callout = (
      kind: string,
      name: string,
      title: string,
      label: string,
      text: string,
    ): string =>
      `<div class="callout callout-${kind}" role="note" aria-label="${label}"><p class="callout-title">` +
      `<span class="callout-kind">${name}</span> ${title}</p><p>${text}</p></div>`;
    expect(shown.slice(1)).toEqual([
      callout(
        'tip',
        texts.callouts.tip,
        'Own <em>title</em>',
        'Own title',
        'In <em>Markdown</em>.',
      ),
      callout('warning', texts.callouts.warning, '', texts.callouts.warning, 'A quote.').replace(
        ' </p>',
        '</p>',
      ),
    ]);
  });

  it('fails loudly when it is not there, cannot be loaded, or has a picture its model does not know', async () => {
    const { id } = models.feature.entry;
    const renderAs = (more: Partial<Entry>): Promise<string> => {
      const entry = { ...models.entries.get(id), ...more } as Entry;
      const page = { ...models.feature, entry: { ...models.feature.entry, id: entry.id } };
      return render(page, '', new Map([[entry.id, entry]]));
    };
    await expect(renderAs({ id: 'features/gone.mdx' })).rejects.toThrow(
      'features/gone.mdx is not among',
    );
    await expect(renderAs({ id: 'features/broken.mdx' })).rejects.toThrow('Expected property name');
    await expect(renderAs({ body: { ...models.featureBody, pictures: [] } })).rejects.toThrow(
      'nothing fills the placeholder of picture 0',
    );
  });
});
