import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { addressesOf, isOwn } from './addresses.ts';
import { elements, type Site, type SitePage } from './read-site.ts';

/** What is wrong with one page in itself; each fault begins with the page's file. */
export function pageFaults(site: Site, page: SitePage): string[] {
  return [
    ...headFaults(site, page),
    ...headingFaults(page),
    ...inlineFaults(page),
    ...hostFaults(site, page),
    ...imageFaults(page),
    ...idFaults(page),
  ].map((fault) => `${page.file}: ${fault}`);
}

/** Titles that more than one page has, each with its pages. */
export function sharedTitles(site: Site): string[] {
  const byTitle = Map.groupBy(site.pages, ({ tree }) => textOf(elements(tree, 'title')[0]));
  return [...byTitle]
    .filter(([, pages]) => pages.length > 1)
    .map(([title, pages]) => `${title}: ${pages.map(({ file }) => file).join(', ')}`);
}

function headFaults(site: Site, { tree, url, file }: SitePage): string[] {
  const faults: string[] = [];
  const one = (what: string, values: readonly string[]): string => {
    if (values.length !== 1) faults.push(`${values.length} elements for ${what}`);
    if (values[0]?.trim() === '') faults.push(`empty ${what}`);
    return values[0] ?? '';
  };
  one('title', elements(tree, 'title').map(textOf));
  one('h1', elements(tree, 'h1').map(textOf));
  const description = elements(tree, 'meta').filter(
    ({ properties }) => properties.name === 'description',
  );
  one(
    'description',
    description.map(({ properties }) => String(properties.content)),
  );
  const canonical = elements(tree, 'link').filter(
    ({ properties }) => String(properties.rel) === 'canonical',
  );
  const address = one(
    'canonical',
    canonical.map(({ properties }) => String(properties.href)),
  );
  if (!URL.canParse(address)) faults.push(`canonical ${address} is not absolute`);
  // One that leads to another host names where the text first appeared.
  else if (isOwn(site, new URL(address)) && address !== url) faults.push(`canonical is ${address}`);
  const [html] = elements(tree, 'html');
  if (!html?.properties.lang) faults.push('no language');
  if (!elements(tree, 'main')[0]) faults.push('no main');
  if (file.includes('//')) faults.push('an empty segment in its address');
  return faults;
}

function headingFaults({ tree }: SitePage): string[] {
  const headings = elements(tree, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6');
  return headings.flatMap((heading, index) => {
    const level = Number(heading.tagName[1]);
    const before = Number(headings[index - 1]?.tagName[1] ?? 0);
    const faults = level > before + 1 ? [`h${level} after h${before}: ${textOf(heading)}`] : [];
    return textOf(heading) === '' ? [...faults, `empty h${level}`] : faults;
  });
}

function inlineFaults({ tree }: SitePage): string[] {
  const blocks = elements(tree, 'style', 'script').filter(
    ({ tagName, properties }) =>
      tagName === 'style' ||
      (properties.src === undefined && properties.type !== 'application/ld+json'),
  );
  const attributes = elements(tree).flatMap(({ tagName, properties }) =>
    Object.keys(properties)
      .filter((name) => /^(style|on[a-z]+)$/i.test(name))
      .map((name) => `attribute ${name} on ${tagName}`),
  );
  return [...blocks.map(({ tagName }) => `inline ${tagName}`), ...attributes];
}

function hostFaults(site: Site, page: SitePage): string[] {
  return addressesOf(page)
    .filter(({ url, loads }) => loads && url.protocol !== 'data:' && !isOwn(site, url))
    .map(({ value }) => `loads ${value}`);
}

function imageFaults({ tree }: SitePage): string[] {
  return elements(tree, 'img').flatMap(({ properties }) =>
    ['width', 'height', 'alt']
      .filter((name) =>
        name === 'alt' ? properties.alt === undefined : !(Number(properties[name]) > 0),
      )
      .map((name) => `picture ${String(properties.src)} without ${name}`),
  );
}

function idFaults({ tree }: SitePage): string[] {
  const ids = elements(tree).flatMap(({ properties }) =>
    properties.id === undefined ? [] : [properties.id],
  );
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `id ${id} twice`,
  );
}

function textOf(element: Element | undefined): string {
  return element === undefined ? '' : toString(element).replace(/\s+/g, ' ').trim();
}
