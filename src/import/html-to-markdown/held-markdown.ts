/**
 * Markdown that stands in HTML. A mark of private characters around a number stands in its place,
 * which no conversion touches.
 */
export class HeldMarkdown {
  readonly #held: string[] = [];

  /** Holds a text back, which may have marks in it; returns the mark. */
  hold(markdown: string): string {
    return `\uE000${this.#held.push(markdown) - 1}\uE001`;
  }

  /** Puts the texts in place of their marks. Lines go on as deep as the one that a mark begins. */
  restore(text: string): string {
    return text.replace(/\uE000(\d+)\uE001/g, (_, number: string, offset: number) => {
      const markdown = this.restore(this.#held[Number(number)] ?? '');
      if (!markdown.includes('\n')) return markdown;
      const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
      const isFirst = /^(?:\s|>|[-*+](?= )|\d+[.)](?= ))*$/.test(before);
      const indent = isFirst ? before.replace(/[^\s>]/g, ' ') : '';
      return markdown.replace(/\n(?=[^\n])/g, `\n${indent}`);
    });
  }
}

/** A text without the characters that marks are made of, and what is between those of a mark. */
export function withoutHeld(text: string): string {
  return text.replace(/\uE000\d+\uE001/g, ' ');
}

/** A character that a mark is made of. */
export const markCharacter = /[\uE000\uE001]/g;
