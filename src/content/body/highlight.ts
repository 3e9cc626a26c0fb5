import { createRequire } from 'node:module';
import { lazy } from '../memoize.ts';
import {
  element,
  hasClass,
  propertyText,
  textOf,
  type BodyElement,
  type BodyNode,
} from './tree.ts';

/**
 * Above these lengths code stays plain. The cost of a grammar grows with the square of the distance
 * between two signs, and hostile code is all letters.
 */
const longestBlock = 10_000;
const longestLine = 1_000;
const longestRun = 300;

/**
 * The library with its 200 modules is loaded by the first block that names a language; most archives
 * have none. Immutable; a grammar is compiled when a block first uses it.
 */
const highlighter = lazy(() => {
  const require = createRequire(import.meta.url);
  const { common, createLowlight } = require('lowlight') as typeof import('lowlight');
  return createLowlight(common);
});

/** Highlights the blocks of one body in order, up to a total length. */
export class CodeHighlighter {
  #left = 40_000;

  /** Returns the `pre` for pages: it scrolls by keyboard, and code of a known language has classes. */
  highlight(pre: BodyElement): BodyElement {
    const [code, ...others] = pre.children.filter((child) => !isBlankText(child));
    const properties = { ...pre.properties, className: ['code'], tabIndex: 0 };
    const isAllCode = code?.type === 'element' && code.tagName === 'code' && others.length === 0;
    if (!isAllCode) return element('pre', properties, pre.children);
    const language = languageOf(code);
    const own = language === '' ? {} : { className: [`language-${language}`] };
    const children = this.#colour(code, language);
    return element('pre', properties, [element('code', own, children)]);
  }

  #colour(code: BodyElement, language: string): BodyNode[] {
    if (language === '') return code.children;
    const lowlight = highlighter();
    if (!lowlight.registered(language)) return code.children;
    // Code that already holds elements was written as HTML.
    if (code.children.some((child) => child.type !== 'text')) return code.children;
    const source = textOf(code);
    if (source.length > Math.min(longestBlock, this.#left) || isDense(source)) return code.children;
    this.#left -= source.length;
    return lowlight.highlight(language, source).children;
  }
}

function isBlankText(node: BodyNode): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function languageOf(code: BodyElement): string {
  if (!('className' in code.properties) || hasClass(code, 'hljs')) return '';
  const classes = propertyText(code, 'className').split(' ');
  const language =
    classes.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? '';
  return /^[\w+#.-]{1,30}$/.test(language) ? language.toLowerCase() : '';
}

/** Whether code is costly to highlight: long runs of letters, digits, spaces or one sign, or long lines. */
function isDense(source: string): boolean {
  let run = 0;
  let line = 0;
  let sign = 0;
  let before = 0;
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    line = code === 0x0a ? 0 : line + 1;
    run = isLoose(code) ? run + 1 : 0;
    sign = code === before ? sign + 1 : 0;
    before = code;
    if (line > longestLine || run > longestRun || sign > longestRun) return true;
  }
  return false;
}

function isLoose(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0x5f ||
    code === 0x2d ||
    code === 0x2e ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code >= 0x80
  );
}
