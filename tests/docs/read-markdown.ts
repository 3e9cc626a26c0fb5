import { readdirSync, readFileSync } from 'node:fs';
import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { parseMarkdownWithHtml } from '../../src/content/body/engine.ts';

/** The project's own pages, by path below its root. */
export function documents(): string[] {
  const pages = readdirSync('docs').filter((name) => name.endsWith('.md'));
  return ['README.md', 'CONTRIBUTING.md', ...pages.map((name) => `docs/${name}`)];
}

export interface ReadDocument {
  /** Addresses of links and pictures, as written. */
  targets: string[];
  /** Anchors that a host of repositories gives the headings. */
  anchors: Set<string>;
}

export function readDocument(path: string): ReadDocument {
  const targets: string[] = [];
  const anchors = new Set<string>();
  visit(parseMarkdownWithHtml(readFileSync(path, 'utf8')) as Root, 'element', (node) => {
    const { href, src } = node.properties;
    for (const target of [href, src]) if (typeof target === 'string') targets.push(target);
    if (/^h[1-6]$/.test(node.tagName)) anchors.add(anchorOf(toString(node)));
  });
  return { targets, anchors };
}

/** Rows of the first table below a heading, each as the Markdown of its cells. */
export function tableBelow(path: string, heading: string): string[][] {
  const text = readFileSync(path, 'utf8');
  const start = text.indexOf(`\n${heading}\n`);
  if (start < 0) throw new Error(`${path} has no heading "${heading}"`);
  const rows = /\n\|[^\n]*\n\|[^\n]*((?:\n\|[^\n]*)+)/.exec(text.slice(start))?.[1];
  if (rows === undefined) throw new Error(`${path} has no table below "${heading}"`);
  return rows
    .trim()
    .split('\n')
    .map((row) => row.split(/(?<!\\)\|/).slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');
}
