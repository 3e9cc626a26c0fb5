import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/content/body/compile-body.ts';
import { fillPlaceholders } from '../../../src/content/body/placeholders.ts';
import { archivesFolder } from '../../archives-folder.ts';

const folder = archivesFolder();

function bodiesOf(path: string): { name: string; markdown: string }[] {
  return readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .toSorted()
    .map((name) => {
      const file = readFileSync(join(folder, path, name), 'utf8');
      return { name, markdown: file.replace(/^\uFEFF?---[\s\S]*?\n---[ \t]*\r?\n/, '') };
    });
}

describe.each([
  ['corpora/18f', 509],
  ['corpora/lostechies', 2842],
  ['seeds', 1],
])('every body of %s', (path, count) => {
  const bodies = bodiesOf(path);

  it('is there', () => {
    expect(bodies).toHaveLength(count);
  });

  it('compiles, keeps within the limits, and shows its text', () => {
    const lost: string[] = [];
    for (const { name, markdown } of bodies) {
      const { facts, html, diagnostics } = compileBody(markdown, {
        firstLine: 1,
        ownHosts: [],
        lang: 'en',
        syntax: 'md',
      });
      const fault = diagnostics.find(
        ({ code }) => code === 'lost-body' || code === 'body-too-complex',
      );
      if (fault !== undefined) lost.push(`${name}:${fault.line} ${fault.message}`);
      const filled = fillPlaceholders(
        html,
        facts.links.map(({ target }) => target),
        facts.pictures.map(() => ''),
      );
      if (html === '' || filled.includes('\u0001')) lost.push(`${name} shows nothing`);
    }
    expect(lost).toEqual([]);
  });

  it('points at the address of every link', () => {
    const astray: string[] = [];
    for (const { name, markdown } of bodies) {
      const lines = markdown.split('\n');
      const { facts } = compileBody(markdown, {
        firstLine: 1,
        ownHosts: [],
        lang: 'en',
        syntax: 'md',
      });
      for (const { line, column, length, target } of facts.links) {
        const shown = (lines[line - 1] ?? '').slice(column - 1, column - 1 + length);
        const isVideo = /youtu|vimeo/.test(shown);
        if (shown === '' || (!isVideo && !plain(target).endsWith(plain(shown)))) {
          astray.push(`${name}:${line}:${column} ${shown} for ${target}`);
        }
      }
    }
    expect(astray).toEqual([]);
  });
});

/** An address without what spells it otherwise in a source: escapes, entities, encoding, case. */
function plain(address: string): string {
  return decode(address.replaceAll('%25', '%').replace(/%(?![0-9a-f]{2})/gi, '%25'))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&')
    .replaceAll('\\', '')
    .replace(/^\.\//, '')
    .trim()
    .toLowerCase();
}

function decode(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
