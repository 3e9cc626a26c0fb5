import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pruneCache } from '../../src/pipeline/cache.ts';
import type { AssembledSite } from '../../src/pipeline/assemble-site.ts';
import { drawIcons } from '../../src/media/draw-icons.ts';
import { type CardLook, drawSocialImage } from '../../src/media/draw-social-image.ts';
import { letterEmblem } from '../../src/media/emblem.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.parse('2026-03-01T00:00:00Z');
const look: CardLook = { hue: 190, strength: 1, emblem: letterEmblem(undefined) };
/** An empty site shows nothing but its icons and its own social image. */
const site = {
  publications: [
    {
      site: { titleCards: false },
      content: { broken: [], articles: [], pages: [], authors: [], tags: [], categories: [] },
      articles: [],
      unlisted: [],
      byTerm: { category: new Map() },
    },
  ],
  assets: {
    filesFor: () => [],
    icons: drawIcons(look.emblem, { accent: '#111111', onAccent: '#ffffff', paper: '#ffffff' }),
    drawnSocialImage: (category: string) => drawSocialImage(category, look),
  },
} as unknown as AssembledSite;

let cacheDir: string;

beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'prune-'));
});

afterEach(() => {
  rmSync(cacheDir, { recursive: true });
});

function write(name: string, daysAgo: number): string {
  const file = join(cacheDir, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'any');
  utimesSync(file, NOW / 1000, (NOW - daysAgo * DAY) / 1000);
  return file;
}

it('forgets pictures that were encoded long ago and are shown no more', () => {
  const socialImage = drawSocialImage('', look).variant.file.replace(/^.*\//, '');
  const kept = [`media/${socialImage}`, `media/${socialImage}.sha256`].map((name) =>
    write(name, 400),
  );
  const icons = site.assets.icons.flatMap(({ pictures }) =>
    pictures.map(({ variant }) => write(`media/${variant.file.replace(/^.*\//, '')}`, 400)),
  );
  const fresh = ['media/a-800.avif', 'media/a-800.avif.sha256'].map((name) => write(name, 29));
  const gone = ['media/b-800.avif', 'media/b-800.avif.sha256'].map((name) => write(name, 31));
  pruneCache(site, { cacheDir, now: NOW });
  expect(icons.length).toBeGreaterThan(5);
  expect([...kept, ...icons, ...fresh].filter((file) => !existsSync(file))).toEqual([]);
  expect(gone.filter((file) => existsSync(file))).toEqual([]);
});

it('removes what a killed build was writing, and nothing else', () => {
  const kept = ['pages.json', 'content/index-0.json', 'published.json'].map((name) =>
    write(name, 400),
  );
  const left = ['pages.json.1.tmp', 'content/index-0.json.2.tmp', 'media/a-800.avif.3.tmp'];
  const gone = left.map((name) => write(name, 0));
  pruneCache(site, { cacheDir, now: NOW });
  expect(kept.filter((file) => !existsSync(file))).toEqual([]);
  expect(gone.filter((file) => existsSync(file))).toEqual([]);
});
