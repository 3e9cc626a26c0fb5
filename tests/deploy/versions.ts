import { between, pick, type Random } from '../../bench/random.ts';
import { digestOf } from '../../src/files/digest-of.ts';
import type { Texts } from './deploy-memory.ts';

/** Pages of the first version. */
const PAGES = 120;

/**
 * Version after version of a site. A page names the styles and pictures that it needs, which are named by
 * their content, and ends with the digest of what comes before, so that a reader sees whether it is
 * whole. From one version to the next pages change, come and go.
 */
export function* versions(random: Random): Generator<Texts> {
  const pages = new Map<string, { text: string; picture: string }>();
  let count = 0;
  const change = (path: string): void => {
    // Some take a while to be written.
    const length = between(random, 1, 600) * (random() < 0.1 ? 100 : 1);
    const text = `${path} ${between(random, 0, 1e9)} `.repeat(length);
    pages.set(path, { text, picture: `picture ${between(random, 0, 1000)}`.repeat(500) });
  };
  const add = (): void => {
    change(`article-${(count += 1)}/index.html`);
  };
  for (let index = 0; index < PAGES; index += 1) add();
  for (let version = 0; ; version += 1) {
    yield print(pages, version);
    for (let index = between(random, 20, 80); index > 0; index -= 1)
      change(pick(random, [...pages.keys()]));
    for (let index = between(random, 0, 5); index > 0; index -= 1)
      pages.delete(pick(random, [...pages.keys()]));
    for (let index = between(random, 0, 5); index > 0; index -= 1) add();
  }
}

function print(
  pages: ReadonlyMap<string, { text: string; picture: string }>,
  version: number,
): Texts {
  const files: Record<string, string> = {};
  const named = (text: string, ending: string): string => {
    const path = `_assets/${digestOf(text)}.${ending}`;
    files[path] = text;
    return `src="/${path}"`;
  };
  const style = `style ${version} `.repeat(2000);
  for (const [path, { text, picture }] of pages)
    files[path] = sealed(`${named(style, 'css')} ${named(picture, 'webp')} ${text}`);
  const links = [...pages.keys()].map((path) => `href="/${path}"`);
  files['index.html'] = sealed(`${named(style, 'css')} ${links.join(' ')}`);
  files['404.html'] = sealed('not found');
  files['feed.xml'] = sealed(links.join(' '));
  return files;
}

function sealed(text: string): string {
  return `${text}\n${digestOf(text)}`;
}

/** What a reader of a page or a feed would miss in it; `undefined` for one that is whole. */
export function partOf(text: string): string | undefined {
  const end = text.lastIndexOf('\n');
  const isWhole = text.slice(end + 1) === digestOf(text.slice(0, end));
  return isWhole ? undefined : `${text.length} bytes that end with ${text.slice(-20)}`;
}

/** Whether the bytes of a file are those that it is named by. */
export function isNamedBy(path: string, text: string): boolean {
  return path.includes(digestOf(text));
}
