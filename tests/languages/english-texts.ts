import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { en } from '../../src/i18n/en.ts';
import type { Texts } from '../../src/i18n/texts.ts';

/** Texts of the English interface that stand in what a reader of another language gets. */
export function findEnglish(shown: readonly string[], texts: Texts): string[] {
  const all = shown.join('\n');
  return englishPieces(texts).filter((piece) => hasWords(all, piece));
}

/**
 * What English texts say between their placeholders and links, but for what the other language says
 * too, as `Audio` in German.
 */
export function englishPieces(texts: Texts): string[] {
  const own = wordsOf(texts).join('\n');
  const pieces = wordsOf(en)
    .flatMap((text) => text.split(/\{\w+\}|<\/?\w+>/))
    .map((piece) => piece.replace(/^[\s\p{P}\d]+|[\s\p{P}\d]+$/gu, ''))
    .filter((piece) => /\p{L}{2}/u.test(piece));
  return [...new Set(pieces)].filter((piece) => !hasWords(own, piece));
}

/** All but the name of the plural rule, which nobody is shown. */
function wordsOf({ numbers: _, ...words }: Texts): string[] {
  return stringsOf(words);
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

function hasWords(text: string, words: string): boolean {
  const pattern = words.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

const ATTRIBUTES = ['ariaLabel', 'title', 'placeholder', 'alt', 'label'] as const;
const DESCRIBED = new Set(['description', 'og:title', 'og:description', 'og:site_name']);

/**
 * Every text that a page shows, speaks or says of itself. Citations for programs are left out, whose
 * words are those of a format.
 */
export function shownTexts(html: string): string[] {
  const found: string[] = [];
  visit(fromHtml(html), (node: Nodes, _index, parent) => {
    if (node.type === 'text' && !isCode(parent)) found.push(node.value);
    if (node.type === 'element') found.push(...attributeTexts(node));
  });
  return found;
}

/** The text of a feed but for its times, which RSS writes in English. */
export function feedTexts(xml: string): string {
  const times = /<(pubDate|lastBuildDate)>.*?<\/\1>/g;
  return toString(fromHtml(xml.replace(times, ''), { fragment: true }));
}

function attributeTexts({ tagName, properties }: Element): string[] {
  const texts = ATTRIBUTES.map((name) => properties[name]);
  if (tagName === 'meta' && DESCRIBED.has(String(properties.name ?? properties.property)))
    texts.push(properties.content);
  for (const name of ['dataCodeTexts', 'dataShareTexts', 'dataSearchTexts'] as const) {
    const json = properties[name];
    if (typeof json === 'string') texts.push(...stringsOf(JSON.parse(json)));
  }
  return texts.filter((text) => typeof text === 'string');
}

function isCode(parent: Nodes | undefined): boolean {
  return parent?.type === 'element' && ['script', 'style', 'code', 'pre'].includes(parent.tagName);
}
