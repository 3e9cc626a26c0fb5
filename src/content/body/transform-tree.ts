import { append } from '../append.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { BodyFacts, Heading } from './body.ts';
import { classifyLink } from './classify-link.ts';
import {
  headingLevel,
  HeadingOutline,
  headingText,
  promoteBoldLines,
  takeHeadingId,
  withoutHeading,
  withPermalink,
} from './headings.ts';
import { CodeHighlighter } from './highlight.ts';
import { headingSlug, IdRegistry, isPlainId } from './ids.ts';
import { withoutTemplates } from './leftover-templates.ts';
import { PlaceholderList, type PlaceholderStyle } from './placeholders.ts';
import type { BodySource } from './positions.ts';
import { hasProse, isEmptyParagraph, isPhrasing, proseOf, WordCounter } from './prose.ts';
import { captionOf, TableLabels, wrapTable } from './tables.ts';
import {
  element,
  foldSpace,
  hasClass,
  holdsPicture,
  isJsx,
  jsxText,
  propertyText,
  type BodyElement,
  type BodyNode,
  type BodyParent,
  type BodyRoot,
  type JsxElement,
} from './tree.ts';

export interface TransformOptions {
  source: BodySource;
  ownHosts: readonly string[];
  placeholders: PlaceholderStyle;
}

export interface TransformedTree {
  facts: BodyFacts;
  diagnostics: SourceDiagnostic[];
  /** Whether a reader would see anything. */
  showsSomething: boolean;
}

/**
 * Gives a clean tree its headings, ids, tables, code and placeholders, and collects its facts. Changes
 * the tree in place, in one walk.
 */
export function transformTree(root: BodyRoot, options: TransformOptions): TransformedTree {
  promoteBoldLines(root);
  return new Transformer(options).transform(root);
}

/** What a node must know of its ancestors. */
interface Around {
  inLink: boolean;
  /** Whether it stands in a link or `summary`, which must hold no other control. */
  inControl: boolean;
  inTable: boolean;
  inCode: boolean;
  /** Whether a paragraph here may open the article. */
  isFlow: boolean;
}

class Transformer {
  readonly #options: TransformOptions;
  readonly #ids = new IdRegistry();
  readonly #outline = new HeadingOutline();
  readonly #labels = new TableLabels();
  readonly #code = new CodeHighlighter();
  readonly #words = new WordCounter();
  readonly #headings: Heading[] = [];
  readonly #placeholders: PlaceholderList;
  readonly #diagnostics: SourceDiagnostic[] = [];
  #lead = '';
  #section = '';
  #showsSomething = false;

  constructor(options: TransformOptions) {
    this.#options = options;
    this.#placeholders = new PlaceholderList(options.source, options.placeholders);
  }

  transform(root: BodyRoot): TransformedTree {
    this.#transformChildren(root, {
      inLink: false,
      inControl: false,
      inTable: false,
      inCode: false,
      isFlow: true,
    });
    const facts: BodyFacts = {
      headings: this.#headings,
      links: this.#placeholders.links,
      pictures: this.#placeholders.pictures,
      anchors: this.#ids.all(),
      words: this.#words.words,
      lead: this.#lead,
    };
    return { facts, diagnostics: this.#diagnostics, showsSomething: this.#showsSomething };
  }

  #transformChildren(parent: BodyParent, around: Around): void {
    let changed: BodyNode[] | undefined;
    for (const [index, child] of parent.children.entries()) {
      const kept = this.#transformNode(child, around);
      if (changed === undefined && kept !== child) changed = parent.children.slice(0, index);
      if (changed === undefined) continue;
      if (Array.isArray(kept)) append(changed, kept);
      else changed.push(kept);
    }
    if (changed !== undefined) parent.children = changed;
  }

  #transformNode(node: BodyNode, around: Around): BodyNode | BodyNode[] {
    if (node.type === 'text') {
      this.#readText(node.value, around);
      return node;
    }
    if (isJsx(node)) {
      this.#transformFigure(node);
      this.#transformChildren(node, { ...around, isFlow: false });
      return node;
    }
    if (node.type !== 'element') return node;
    const isBlock = !isPhrasing(node.tagName);
    if (isBlock) this.#words.break();
    const transformed = this.#transformElement(node, around);
    if (isBlock) this.#words.break();
    return transformed;
  }

  #readText(value: string, around: Around): void {
    this.#showsSomething ||= value.trim() !== '';
    if (!around.inCode) this.#words.add(value);
  }

  #transformElement(node: BodyElement, around: Around): BodyNode | BodyNode[] {
    const level = headingLevel(node.tagName);
    if (level > 0) return this.#transformHeading(node, level, around);
    switch (node.tagName) {
      case 'a':
        return this.#transformLink(node, around);
      case 'img':
        return this.#transformPicture(node, around);
      case 'table':
        return this.#transformTable(node, around);
      case 'pre':
        this.#ids.keep(node);
        this.#transformChildren(node, { ...around, inCode: true, isFlow: false });
        return this.#code.highlight(node);
      case 'p':
        this.#readLead(node, around);
        break;
      case 'th':
        // Screen readers announce a heading without text, which heads nothing.
        if (headingText(node) === '' && !holdsPicture(node)) {
          node.tagName = 'td';
          delete node.properties.scope;
        }
        break;
      default:
    }
    this.#ids.keep(node);
    this.#transformChildren(node, {
      ...around,
      inControl: around.inControl || node.tagName === 'summary',
      isFlow: around.isFlow && flowing.has(node.tagName),
    });
    return isEmptyParagraph(node) ? [] : node;
  }

  #transformHeading(node: BodyElement, written: number, around: Around): BodyNode {
    // The engine's own heading above the footnotes.
    if (hasClass(node, 'sr-only') && propertyText(node, 'id') === 'footnote-label') {
      this.#ids.claim('footnote-label');
      return node;
    }
    const givenId = takeHeadingId(node);
    const label = headingText(node);
    if (label === '') {
      this.#transformChildren(node, around);
      return withoutHeading(node);
    }
    const before = this.#outline.previous;
    const { level, skips } = this.#outline.next(written);
    if (skips) {
      this.#diagnostics.push(
        diagnose(
          'skipped-heading',
          this.#options.source.spanOf(node.position),
          `a heading of level ${written} follows one of level ${before}`,
          `Use level ${before + 1}`,
        ),
      );
    }
    const ownId = givenId ?? propertyText(node, 'id');
    const id = this.#ids.claim(isPlainId(ownId) ? ownId : headingSlug(label));
    this.#section = label;
    this.#transformChildren(node, { ...around, isFlow: false });
    node.tagName = `h${level}`;
    node.properties = { ...node.properties, id };
    this.#headings.push({ id, text: label, level });
    return around.inControl ? node : withPermalink(node, id, label);
  }

  #transformLink(node: BodyElement, around: Around): BodyNode | BodyNode[] {
    const name = propertyText(node, 'name');
    if (name !== '' && node.properties.id === undefined) node.properties.id = name;
    delete node.properties.name;
    this.#ids.keep(node);
    const href = propertyText(node, 'href');
    const isFootnote =
      node.properties.dataFootnoteRef !== undefined ||
      node.properties.dataFootnoteBackref !== undefined;
    if (isFootnote && href.startsWith('#')) return node;
    const link = classifyLink(href, this.#options.ownHosts);
    const isSilent = headingText(node) === '';
    const leadsNowhere = link.kind !== 'internal' && link.kind !== 'external';
    // Nobody finds a link that shows nothing. The parser makes some from links that are never closed.
    if (around.inLink || leadsNowhere || (isSilent && !holdsPicture(node))) {
      this.#transformChildren(node, around);
      const id = propertyText(node, 'id');
      return id === '' ? node.children : element('span', { id }, node.children);
    }
    this.#placeholders.addLink(node, link);
    if (isSilent) node.properties.ariaLabel = link.target;
    this.#transformChildren(node, { ...around, inLink: true, inControl: true });
    return node;
  }

  #transformPicture(node: BodyElement, around: Around): BodyNode {
    this.#showsSomething = true;
    if (!propertyText(node, 'src').startsWith('data:'))
      return this.#placeholders.addPicture(node, around.inLink);
    this.#ids.keep(node);
    return node;
  }

  #transformFigure(node: JsxElement): void {
    if (node.name === null || !/^[A-Z]/.test(node.name)) return;
    const source = jsxText(node, 'src');
    if (source === undefined) return;
    this.#showsSomething = true;
    this.#placeholders.addFigure(node, source);
  }

  #transformTable(node: BodyElement, around: Around): BodyNode {
    this.#ids.keep(node);
    const isWrapped = !around.inTable && !around.inControl;
    const label = isWrapped ? this.#labels.next(captionOf(node), this.#section) : '';
    this.#transformChildren(node, { ...around, inTable: true, isFlow: false });
    return isWrapped ? wrapTable(node, label) : node;
  }

  #readLead(node: BodyElement, around: Around): void {
    if (this.#lead !== '' || !around.isFlow || !hasProse(node)) return;
    this.#lead = foldSpace(withoutTemplates(proseOf(node)));
  }
}

/** Blocks in which an article may begin. */
const flowing = new Set(['div', 'section']);
