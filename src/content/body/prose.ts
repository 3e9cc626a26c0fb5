import { withoutTemplates } from './leftover-templates.ts';
import { textOf, type BodyElement, type BodyNode } from './tree.ts';

/** Counts the words of text that comes in pieces. */
export class WordCounter {
  #spaced = 0;
  #southEastAsian = 0;
  #characters = 0;
  #inWord = false;

  /** Ends a word: called between blocks. */
  break(): void {
    this.#inWord = false;
  }

  add(value: string): void {
    for (let at = 0; at < value.length; at += 1) {
      const code = value.charCodeAt(at);
      if (code < 0x80) {
        if (isAsciiWord(code)) this.#enterWord();
        else if (code !== 0x27 && code !== 0x2d) this.#inWord = false;
      } else if (isUnspacedScript(code)) {
        if (isSouthEastAsian(code)) this.#southEastAsian += 1;
        else this.#characters += 1;
        this.#inWord = false;
      } else if (!isPunctuation(code)) {
        this.#enterWord();
      } else if (code !== 0x2019 && code !== 0x2010 && code !== 0x2011 && code !== 0xad) {
        this.#inWord = false;
      }
    }
  }

  /** Five characters of Thai, Lao, Khmer and Burmese count as a word. */
  get words(): number {
    return this.#spaced + Math.ceil(this.#southEastAsian / 5);
  }

  /** Chinese characters and kana, which are no words. */
  get characters(): number {
    return this.#characters;
  }

  #enterWord(): void {
    if (!this.#inWord) this.#spaced += 1;
    this.#inWord = true;
  }
}

/** Whether an element stands within a line, so that it ends no word. */
export function isPhrasing(tagName: string): boolean {
  return phrasing.has(tagName);
}

/** Whether a node stands in a line of text. */
export function isInLine(node: BodyNode): boolean {
  if (node.type !== 'element')
    return ['text', 'raw', 'comment', 'mdxTextExpression', 'mdxJsxTextElement'].includes(node.type);
  return isPhrasing(node.tagName) || ['br', 'img', 'input'].includes(node.tagName);
}

const phrasing = new Set(
  (
    'a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub ' +
    'sup time u var wbr'
  ).split(' '),
);

/** Whether a paragraph holds nothing: its content was removed, or it was written as vertical space. */
export function isEmptyParagraph(node: BodyElement): boolean {
  if (node.tagName !== 'p' || node.properties.id !== undefined) return false;
  return node.children.every((child) => child.type === 'text' && child.value.trim() === '');
}

/** Whether a paragraph says more than its links and pictures do. */
export function hasProse(node: BodyElement): boolean {
  return node.children.some((child) => {
    if (child.type === 'text') return /\p{L}/u.test(withoutTemplates(child.value));
    return (
      child.type === 'element' &&
      child.tagName !== 'a' &&
      child.tagName !== 'sup' &&
      child.tagName !== 'math' &&
      hasProse(child)
    );
  });
}

/** The text of a paragraph without footnote marks. */
export function proseOf(node: BodyElement): string {
  let all = '';
  for (const child of node.children) {
    if (child.type !== 'element') all += textOf(child);
    else if (child.tagName === 'br') all += ' ';
    else if (child.tagName === 'math') all += textOf(child);
    else if (child.properties.dataFootnoteRef === undefined) all += proseOf(child);
  }
  return all;
}

function isAsciiWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39)
  );
}

/** Whether a character is of a script that puts no spaces between words. */
export function isUnspacedCharacter(character: string): boolean {
  return isUnspacedScript(character.charCodeAt(0));
}

/** Chinese, Japanese kana, Thai, Lao, Khmer, Burmese; Korean is written with spaces. */
function isUnspacedScript(code: number): boolean {
  return (
    (code >= 0x3041 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    // High surrogates of the supplementary ideographic planes; their low halves add nothing.
    (code >= 0xd840 && code <= 0xd88d) ||
    isSouthEastAsian(code)
  );
}

function isSouthEastAsian(code: number): boolean {
  return (
    (code >= 0x0e01 && code <= 0x0eff) ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff)
  );
}

/** Spaces, signs and symbols beyond ASCII; the second halves of surrogate pairs too. */
function isPunctuation(code: number): boolean {
  return (
    (code >= 0x80 && code <= 0xbf && code !== 0xaa && code !== 0xb5 && code !== 0xba) ||
    code === 0xd7 ||
    code === 0xf7 ||
    (code >= 0x2000 && code <= 0x206f) ||
    (code >= 0x20a0 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xd83c && code <= 0xd83e) ||
    (code >= 0xdc00 && code <= 0xdfff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    (code >= 0xff01 && code <= 0xff0f)
  );
}
