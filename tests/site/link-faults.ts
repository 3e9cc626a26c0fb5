import { toString } from 'hast-util-to-string';
import { addressesOf, fileAt, isOwn } from './addresses.ts';
import { classesOf, elements, type Site, type SitePage } from './read-site.ts';

/** Addresses on the site's own host that lead to no file, and anchors that lead to no element. */
export function linkFaults(site: Site): string[] {
  const pages = new Map(
    [...site.pages, ...site.redirects].map((page): [string, SitePage] => [page.file, page]),
  );
  const faultOf = (value: string, url: URL): string[] => {
    if (!isOwn(site, url)) return [];
    const file = fileAt(site, url);
    if (file === undefined) return [`${value} leads nowhere`];
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (anchor === '' || anchor === 'top') return [];
    return pages.get(file)?.ids.has(anchor) === true ? [] : [`${value} names no element`];
  };
  return [...pages.values()].flatMap((page) =>
    [
      ...addressesOf(page).flatMap(({ value, url }) => faultOf(value, url)),
      ...dataAddresses(page).flatMap((value) => faultOf(value, withoutHash(value))),
      ...emptyLinks(page),
    ].map((fault) => `${page.file}: ${fault}`),
  );
}

/** What style sheets load that is not there, or on another host. */
export function styleFaults(site: Site): string[] {
  return [...site.files]
    .filter(([file]) => file.endsWith('.css'))
    .flatMap(([file, bytes]) => {
      const css = bytes.toString('utf8');
      const imported = css.includes('@import') ? [`${file} imports another style sheet`] : [];
      const addresses = [...css.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, value = '']) => value);
      return [
        ...imported,
        ...addresses
          .filter((value) => fileAt(site, new URL(value, site.url + file)) === undefined)
          .map((value) => `${file}: ${value} leads nowhere`),
      ];
    });
}

/** Classes on pages whose rules are only in style sheets that these pages do not load. */
export function unstyledClasses(site: Site): string[] {
  const sheets = [...site.files]
    .filter(([file]) => file.endsWith('.css'))
    .map(([file, bytes]) => ({ file, names: classesIn(bytes.toString('utf8')) }));
  const styled = new Set(sheets.flatMap(({ names }) => [...names]));
  return site.pages.flatMap((page) => {
    const loaded = sheets.filter(({ file }) => page.html.includes(file));
    const shown = new Set(elements(page.tree).flatMap(classesOf));
    return [...shown]
      .filter((name) => styled.has(name) && !loaded.some(({ names }) => names.has(name)))
      .map((name) => `${page.file} has no rule for .${name}`);
  });
}

function classesIn(css: string): Set<string> {
  const names = css.replaceAll(/url\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)/gi);
  return new Set([...names].map(([, name = '']) => name));
}

/** Own addresses in JSON-LD, whose fragments are names and not anchors. */
function dataAddresses({ tree }: SitePage): string[] {
  return elements(tree, 'script')
    .filter(({ properties }) => properties.type === 'application/ld+json')
    .flatMap((script) => stringsIn(JSON.parse(toString(script))))
    .filter((text) => /^https?:\/\/\S+$/.test(text));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function withoutHash(address: string): URL {
  const url = new URL(address);
  url.hash = '';
  return url;
}

function emptyLinks({ tree }: SitePage): string[] {
  return elements(tree, 'a')
    .filter(({ properties }) => properties.href === '')
    .map((link) => `the link “${toString(link)}” has an empty address`);
}
