import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** A site as its host serves it. */
export interface Site {
  /** Where it lives: scheme, host and path, with a slash at its end. */
  url: string;
  /** Every file's bytes, by its path below the site's root; paths in order. */
  files: ReadonlyMap<string, Buffer>;
  pages: readonly SitePage[];
  /** Pages that only send a reader on. */
  redirects: readonly SitePage[];
}

export interface SitePage {
  /** Path of the file below the site's root, as `tags/index.html`. */
  file: string;
  url: string;
  html: string;
  tree: Root;
  ids: ReadonlySet<string>;
}

/** What a layout writes on the `body` element, as `article`; empty without one. */
export function kindOf(page: SitePage): string {
  const [body] = elements(page.tree, 'body');
  return (
    classesOf(body)
      .find((name) => name.startsWith('page-'))
      ?.slice(5) ?? ''
  );
}

/**
 * Reads a built site whole.
 *
 * @throws when the folder holds no site.
 */
export function readSite(folder: string, url: string): Site {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${folder} holds no built site. Run \`npm run build\` first.`);
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return siteOf(
    url,
    new Map(files.map((file) => [relative(folder, file).replaceAll(sep, '/'), readFileSync(file)])),
  );
}

/** A site from its files; `url` with or without a slash at its end. */
export function siteOf(url: string, files: ReadonlyMap<string, Buffer>): Site {
  const root = url.replace(/\/?$/, '/');
  const documents = [...files]
    .filter(([file]) => file.endsWith('.html'))
    .map(([file, bytes]) => parsePage(root, file, bytes.toString('utf8')));
  return {
    url: root,
    files,
    pages: documents.filter((page) => !isRedirect(page)),
    redirects: documents.filter(isRedirect),
  };
}

function parsePage(root: string, file: string, html: string): SitePage {
  const tree = fromHtml(html);
  const ids = new Set(elements(tree).map(({ properties }) => properties.id ?? ''));
  const path = file.replace(/(^|\/)index\.html$/, '$1');
  const url = root + path.split('/').map(encodeURIComponent).join('/');
  return { file, url, html, tree, ids };
}

function isRedirect({ tree }: SitePage): boolean {
  return elements(tree, 'meta').some(
    ({ properties }) => String(properties.httpEquiv) === 'refresh',
  );
}

/** Elements in the order of the document, of all names or of those given. */
export function elements(root: Nodes, ...names: readonly string[]): Element[] {
  const found: Element[] = [];
  visit(root, 'element', (element) => {
    if (names.length === 0 || names.includes(element.tagName)) found.push(element);
  });
  return found;
}

export function classesOf(element: Element | undefined): string[] {
  const names = element?.properties.className;
  return Array.isArray(names) ? names.map(String) : [];
}

export function withClass(root: Nodes, name: string): Element[] {
  return elements(root).filter((element) => classesOf(element).includes(name));
}
