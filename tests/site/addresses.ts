import type { Element } from 'hast';
import { elements, type Site, type SitePage } from './read-site.ts';

/** An address that a page names, and whether opening the page fetches it. */
export interface NamedAddress {
  /** As written. */
  value: string;
  url: URL;
  loads: boolean;
}

const LOADING: Readonly<Record<string, readonly string[]>> = {
  audio: ['src'],
  embed: ['src'],
  iframe: ['src'],
  image: ['href', 'xLinkHref'],
  img: ['src'],
  input: ['src'],
  object: ['data'],
  script: ['src'],
  source: ['src'],
  track: ['src'],
  use: ['href', 'xLinkHref'],
  video: ['src', 'poster'],
};
const LOADING_LINKS = [
  'icon',
  'apple-touch-icon',
  'manifest',
  'modulepreload',
  'preload',
  'prefetch',
  'stylesheet',
  'dns-prefetch',
  'preconnect',
];

/** Every address of a page, but for those in JSON-LD. */
export function addressesOf(page: SitePage): NamedAddress[] {
  return elements(page.tree).flatMap((element) =>
    valuesOf(element).map(({ value, loads }) => ({ value, loads, url: new URL(value, page.url) })),
  );
}

function valuesOf(element: Element): { value: string; loads: boolean }[] {
  const { tagName, properties } = element;
  const text = (name: string): string[] => {
    const value = properties[name];
    return typeof value === 'string' ? [value] : [];
  };
  const loaded = (LOADING[tagName] ?? []).flatMap(text);
  const sets = [...text('srcSet'), ...text('imageSrcSet')].flatMap(candidatesOf);
  const links = tagName === 'a' || tagName === 'area' || tagName === 'link' ? text('href') : [];
  const named = [
    ...text('action'),
    ...text('formAction'),
    ...text('cite'),
    ...text('dataShareUrl'),
  ];
  const meta = tagName === 'meta' ? text('content').flatMap(addressInMeta) : [];
  const rel = Array.isArray(properties.rel) ? properties.rel.map(String) : [];
  const fetched = tagName === 'link' && rel.some((word) => LOADING_LINKS.includes(word));
  return [
    ...[...loaded, ...sets].map((value) => ({ value, loads: true })),
    ...links.map((value) => ({ value, loads: fetched })),
    ...[...named, ...meta].map((value) => ({ value, loads: false })),
  ];
}

/** The addresses of a `srcset`. */
function candidatesOf(set: string): string[] {
  return set.split(',').map((candidate) => candidate.trim().split(/\s+/, 1)[0] ?? '');
}

/** What a meta tag leads to: an address of its own, or that after `url=` of a refresh. */
function addressInMeta(content: string): string[] {
  const address = /^\d+;\s*url=(\S+)$/i.exec(content)?.[1] ?? content;
  return /^https?:\/\/\S+$/.test(address) || address !== content ? [address] : [];
}

/** The file that a host answers with, or undefined where it answers with 404. */
export function fileAt(site: Site, url: URL): string | undefined {
  const root = new URL(site.url);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return undefined;
  const path = decodeURIComponent(url.pathname.slice(root.pathname.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return site.files.has(file) ? file : undefined;
}

/** Whether an address is on the host that the site lives on. */
export function isOwn(site: Site, url: URL): boolean {
  return url.host === new URL(site.url).host;
}
