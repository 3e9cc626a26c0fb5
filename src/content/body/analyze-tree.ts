import { append } from '../append.ts';
import type { SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { tryDecodeURI } from '../paths.ts';
import {
  missingAlt,
  unclosedCode,
  unclosedHtml,
  unknownElement,
  vagueLinkText,
} from './check-elements.ts';
import { definitionsOf, parseSyntax, type MarkdownNode } from './engine.ts';
import { headingLevel } from './headings.ts';
import { attributeOf, decodeAttribute, type HtmlTag, readTag } from './html-tags.ts';
import { limits, TooComplex, TreeCount } from './limits.ts';
import {
  type AddressRange,
  locateAddress,
  locateDefinition,
  normalizeLabel,
} from './locate-address.ts';
import { reportTextMarks } from './leftover-marks.ts';
import { constructKind, type BodySource, type Construct } from './positions.ts';
import { isNoted, pieceOffsets, RawHtmlReader } from './raw-html.ts';
import { removedContent } from './removed-content.ts';
import {
  type BodyElement,
  type BodyNode,
  type BodyRoot,
  holdsPicture,
  isJsx,
  type JsxElement,
  propertyText,
  rangeOf,
  type RawHtml,
  textOf,
} from './tree.ts';

/** Facts of a tree with positions, before raw HTML becomes elements. */
export interface Analysis {
  hasRawHtml: boolean;
  /** Whether the source holds text that readers are meant to see. */
  hasProse: boolean;
  /** Elements with an address, and headings, in the order of the tree. */
  constructs: Construct[];
  /** Ranges of the source that are code, comments or scripts. */
  ignored: AddressRange[];
  /** Offsets of the `<` of words in angle brackets that are no elements, in order. */
  words: number[];
  /** Offsets of the notes that are shown below the text. */
  notes: Set<number>;
  hasTable: boolean;
  /** The syntax tree of the source, where the analysis needed it. */
  syntaxTree: MarkdownNode | undefined;
  diagnostics: SourceDiagnostic[];
}

/**
 * Analyzes a tree that an engine made of the source, and moves the position of each link and picture
 * to its address.
 *
 * @param lang BCP 47 tag of the text's language.
 * @throws TooComplex when the tree passes a limit.
 */
export function analyzeTree(
  root: BodyRoot,
  source: BodySource,
  lang: string,
  syntax: 'md' | 'mdx',
): Analysis {
  return new Analyzer(source, lang, syntax).analyze(root);
}

class Analyzer {
  readonly #source: BodySource;
  readonly #lang: string;
  readonly #syntax: 'md' | 'mdx';
  readonly #analysis: Analysis = {
    hasRawHtml: false,
    hasProse: false,
    constructs: [],
    ignored: [],
    words: [],
    notes: new Set(),
    hasTable: false,
    syntaxTree: undefined,
    diagnostics: [],
  };
  /** Parts of the source that hold text alone. */
  readonly #textParts: AddressRange[] = [];
  readonly #html: RawHtmlReader;
  #definitions: Map<string, AddressRange> | undefined;
  readonly #count = new TreeCount();
  #referenceGrowth = 0;
  /** The raw HTML link that is open: where its text begins, and its text so far. */
  #rawLink: { start: number; text: string } | undefined;

  constructor(source: BodySource, lang: string, syntax: 'md' | 'mdx') {
    this.#source = source;
    this.#syntax = syntax;
    this.#lang = lang;
    this.#html = new RawHtmlReader({
      tag: (tag, offsetOf) => {
        this.#visitTag(tag, offsetOf);
      },
      end: (name, offset) => {
        if (name === 'a' && this.#rawLink) {
          this.#checkLinkText(this.#rawLink.text, this.#rawLink.start, offset);
          this.#rawLink = undefined;
        }
      },
      text: (value) => {
        this.#analysis.hasProse ||= hasLetters(value);
        if (this.#rawLink) this.#rawLink.text += value;
      },
      ignored: (start, end) => {
        this.#analysis.ignored.push({ start, end });
      },
      dropped: (start, end) => {
        this.#reportDeclaration(start, end);
      },
      word: (tag, offsetOf) => {
        const start = offsetOf(tag.start);
        this.#analysis.words.push(start);
        if (!tag.closing) {
          this.#analysis.diagnostics.push(unknownElement(this.#source, start, offsetOf(tag.end)));
        }
      },
    });
  }

  analyze(root: BodyRoot): Analysis {
    const { words, ignored, diagnostics } = this.#analysis;
    this.#visitAll(root.children, 0, 0);
    for (const tag of this.#html.end()) diagnostics.push(unclosedHtml(this.#source, tag));
    words.sort((a, b) => a - b);
    // Whatever is a word now changes how the rest is read.
    if (words.length > 0) return this.#analysis;
    for (const one of reportTextMarks(this.#source, this.#textParts, ignored))
      diagnostics.push(one);
    return this.#analysis;
  }

  #parsedSyntax(): MarkdownNode {
    this.#analysis.syntaxTree ??= parseSyntax(this.#source.text, this.#syntax);
    return this.#analysis.syntaxTree;
  }

  #reportDeclaration(start: number, end: number): void {
    const written = this.#source.text.slice(start, end);
    if (/^<!doctype/i.test(written)) return;
    const shown = written.length > 40 ? `${written.slice(0, 39)}…` : written;
    this.#analysis.diagnostics.push(
      removedContent(
        this.#source.span(start, end),
        `browsers show nothing of \`${shown.replace(/\s+/g, ' ')}\``,
        '',
        'Put it in backticks to show it, or delete it',
      ),
    );
  }

  #visitAll(children: BodyNode[], depth: number, parentOffset: number): void {
    this.#count.add(children, depth, parentOffset);
    let text: AddressRange | undefined;
    for (const child of children) {
      this.#visit(child, depth, parentOffset);
      const start = child.type === 'text' ? child.position?.start.offset : undefined;
      if (start === undefined) {
        text = undefined;
      } else {
        const end = child.position?.end.offset ?? start;
        // The parser splits text wherever Markdown could have begun.
        if (text?.end === start) text.end = end;
        else this.#textParts.push((text = { start, end }));
      }
    }
  }

  #visit(node: BodyNode, depth: number, parentOffset: number): void {
    const start = node.position?.start.offset ?? parentOffset;
    if (node.type === 'text') {
      if (!this.#html.hidden) this.#analysis.hasProse ||= hasLetters(node.value);
      if (this.#rawLink) this.#rawLink.text += node.value;
    } else if (node.type === 'raw') {
      this.#visitRaw(node, start);
    } else if (node.type === 'element') {
      const end = node.position?.end.offset ?? start;
      if (!this.#html.hidden) this.#visitElement(node, start, end);
      this.#visitAll(node.children, depth + 1, start);
    } else if (
      node.type === 'mdxFlowExpression' ||
      node.type === 'mdxTextExpression' ||
      node.type === 'mdxjsEsm'
    ) {
      this.#analysis.ignored.push({ start, end: node.position?.end.offset ?? start });
    } else if (isJsx(node)) {
      this.#visitJsx(node, start);
      this.#visitAll(node.children, depth + 1, start);
    }
  }

  #visitElement(node: BodyElement, start: number, end: number): void {
    const { tagName } = node;
    if (headingLevel(tagName) > 0) {
      // The engine makes the heading above the footnotes, which has no position.
      if (node.position !== undefined)
        this.#analysis.constructs.push({ tagName, key: '', start, end });
    } else if (tagName === 'code' || tagName === 'pre') {
      if (node.position === undefined) return;
      this.#analysis.ignored.push({ start, end });
      if (tagName === 'pre')
        append(this.#analysis.diagnostics, unclosedCode(this.#source, start, end));
    } else if (tagName === 'table') {
      this.#analysis.hasTable = true;
    } else if (tagName === 'dd') {
      // Its colon is no mark of another program.
      if (node.position !== undefined) this.#analysis.ignored.push({ start, end: start + 1 });
    } else if (tagName === 'li') {
      if (propertyText(node, 'id').startsWith('user-content-fn-')) this.#analysis.notes.add(start);
    } else if (tagName === 'input') {
      this.#analysis.constructs.push({ tagName, key: '', start, end });
    } else if (tagName === 'a' || tagName === 'img') {
      if (node.position === undefined || node.properties.dataFootnoteRef !== undefined) return;
      const name = tagName === 'a' ? 'href' : 'src';
      const key = propertyText(node, name);
      // The bracket of a link, as in `[code of conduct]`, begins no shortcode.
      this.#analysis.ignored.push({ start, end: start + 1 });
      const range = this.#locate(start, end, key.length);
      const written = asWritten(this.#source.text.slice(range.start, range.end), key);
      node.position = rangeOf(range.start, range.end);
      if (written !== undefined) node.properties[name] = written;
      this.#analysis.constructs.push({ tagName, key, written, ...range });
      if (tagName === 'img' && propertyText(node, 'alt').trim() === '')
        this.#missingAlt(start, end, key);
      if (tagName === 'a' && !holdsPicture(node)) {
        this.#checkLinkText(textOf(node), start + 1, this.#source.text.indexOf(']', start));
      }
    }
  }

  #locate(start: number, end: number, length: number): AddressRange {
    const { text } = this.#source;
    const located = locateAddress(text, start, end);
    if (located === undefined) return { start, end };
    if (located.kind === 'address') return located.range;
    this.#referenceGrowth += length;
    if (this.#referenceGrowth > limits.referenceGrowth) {
      throw new TooComplex(
        `link references add more than ${limits.referenceGrowth} characters`,
        start,
      );
    }
    this.#definitions ??= definitionsOf(this.#parsedSyntax());
    const definition = this.#definitions.get(normalizeLabel(located.label));
    if (definition === undefined) return { start, end };
    return locateDefinition(text, definition.start, definition.end) ?? { start, end };
  }

  #visitRaw(node: RawHtml, start: number): void {
    this.#analysis.hasRawHtml = true;
    this.#html.read(node.value, pieceOffsets(this.#source.text, start, node.value));
  }

  #visitTag(tag: HtmlTag, offsetOf: (at: number) => number): void {
    const name = tag.name.toLowerCase();
    const tagName = name === 'image' ? 'img' : name;
    const start = offsetOf(tag.start);
    const end = offsetOf(tag.end);
    const kind = constructKind(tagName, isNoted(tag));
    if (kind === undefined) return;
    const written = kind.attribute === undefined ? undefined : attributeOf(tag, kind.attribute);
    const address = written?.value === '' ? undefined : written;
    this.#analysis.constructs.push(
      address === undefined
        ? { tagName, key: '', isRaw: true, start, end }
        : {
            tagName,
            isRaw: true,
            key: decodeAttribute(address.value),
            start: offsetOf(address.start),
            end: offsetOf(address.end),
          },
    );
    if (tagName === 'a' && address !== undefined) this.#rawLink = { start: end, text: '' };
    // The alternative text of a picture is part of the link's text.
    if (tagName === 'img') this.#rawLink = undefined;
    if (tagName === 'img' && attributeOf(tag, 'alt') === undefined) this.#missingAlt(start, end);
  }

  #visitJsx(node: JsxElement, start: number): void {
    const tag = readTag(this.#source.text, start);
    if (tag === undefined) return;
    if (tag.name === 'img' && attributeOf(tag, 'alt') === undefined)
      this.#missingAlt(start, tag.end);
    const address = attributeOf(tag, tag.name === 'a' ? 'href' : 'src');
    if (address !== undefined) node.position = rangeOf(address.start, address.end);
    if (tag.name !== 'a' || address === undefined) return;
    const end = this.#source.text.indexOf('</', tag.end);
    this.#checkLinkText(textOf(node), tag.end, end);
  }

  #checkLinkText(text: string, start: number, end: number): void {
    append(this.#analysis.diagnostics, vagueLinkText(this.#source, text, this.#lang, start, end));
  }

  #missingAlt(start: number, end: number, address = ''): void {
    this.#analysis.diagnostics.push(missingAlt(this.#source, start, end, address));
  }
}

/**
 * The address as the editor spelt it, which messages and file names need: engines encode it. A web
 * address keeps the engine's spelling, which is ready to be printed.
 */
function asWritten(source: string, address: string): string | undefined {
  if (source === address || /^[a-z][a-z0-9+.-]*:|^\/\/|[\\&\n]/i.test(source)) return undefined;
  const decode = (text: string): string => tryDecodeURI(text) ?? text;
  return decode(source) === decode(address) ? source : undefined;
}

function hasLetters(value: string): boolean {
  return /[\p{L}\p{N}]/u.test(value);
}
