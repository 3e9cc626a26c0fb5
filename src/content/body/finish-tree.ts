import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { BodyFacts, Heading } from './body.ts';
import type { BodySource } from './body-source.ts';
import { classifyLink } from './classify-link.ts';
import {
  headingLevel,
  HeadingOutline,
  headingText,
  promoteBoldLines,
  withoutHeading,
  withPermalink,
} from './headings.ts';
import { CodeHighlighter } from './highlight.ts';
import { headingSlug, IdRegistry, isPlainId } from './ids.ts';
import { withoutTemplates } from './leftover-templates.ts';
import { isPhrasing, WordCounter } from './prose.ts';
import { hasProse, isEmptyParagraph, proseOf } from './paragraphs.ts';
import { PlaceholderList, type PlaceholderStyle } from './placeholder-list.ts';
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

export interface FinishOptions {
  source: BodySource;
  ownHosts: readonly string[];
  placeholders: PlaceholderStyle;
}

export interface FinishedTree {
  facts: BodyFacts;
  diagnostics: SourceDiagnostic[];
  /** Whether a reader would see anything. */
  showsSomething: boolean;
}

/** Gives a clean tree its headings, ids, tables, code and slots, in place and in one walk. */
export function finishTree(root: BodyRoot, options: FinishOptions): FinishedTree {
  promoteBoldLines(root);
  return new Finisher(options).finish(root);
}

/** What the elements around a node mean for it. */
interface Around {
  inLink: boolean;
  /** Inside a link or `summary`, where no other control may stand. */
  inControl: boolean;
  inTable: boolean;
  inCode: boolean;
  /** Whether a paragraph here may open the article. */
  isFlow: boolean;
}

class Finisher {
  readonly #options: FinishOptions;
  readonly #ids = new IdRegistry();
  readonly #outline = new HeadingOutline();
  readonly #labels = new TableLabels();
  readonly #code = new CodeHighlighter();
  readonly #words = new WordCounter();
  readonly #headings: Heading[] = [];
  readonly #slots: PlaceholderList;
  readonly #problems: SourceDiagnostic[] = [];
  #lead = '';
  #section = '';
  #showsSomething = false;

  constructor(options: FinishOptions) {
    this.#options = options;
    this.#slots = new PlaceholderList(options.source, options.placeholders);
  }

  finish(root: BodyRoot): FinishedTree {
    this.#finishChildren(root, {
      inLink: false,
      inControl: false,
      inTable: false,
      inCode: false,
      isFlow: true,
    });
    const facts: BodyFacts = {
      headings: this.#headings,
      links: this.#slots.links,
      pictures: this.#slots.pictures,
      anchors: this.#ids.all(),
      words: this.#words.words,
      lead: this.#lead,
    };
    return { facts, diagnostics: this.#problems, showsSomething: this.#showsSomething };
  }

  #finishChildren(parent: BodyParent, around: Around): void {
    let changed: BodyNode[] | undefined;
    for (const [index, child] of parent.children.entries()) {
      const kept = this.#finishNode(child, around);
      if (changed === undefined && kept !== child) changed = parent.children.slice(0, index);
      if (changed === undefined) continue;
      if (Array.isArray(kept)) changed.push(...kept);
      else changed.push(kept);
    }
    if (changed !== undefined) parent.children = changed;
  }

  #finishNode(node: BodyNode, around: Around): BodyNode | BodyNode[] {
    if (node.type === 'text') {
      this.#readText(node.value, around);
      return node;
    }
    if (isJsx(node)) {
      this.#finishFigure(node);
      this.#finishChildren(node, { ...around, isFlow: false });
      return node;
    }
    if (node.type !== 'element') return node;
    const isBlock = !isPhrasing(node.tagName);
    if (isBlock) this.#words.break();
    const finished = this.#finishElement(node, around);
    if (isBlock) this.#words.break();
    return finished;
  }

  #readText(value: string, around: Around): void {
    this.#showsSomething ||= value.trim() !== '';
    if (!around.inCode) this.#words.add(value);
  }

  #finishElement(node: BodyElement, around: Around): BodyNode | BodyNode[] {
    const level = headingLevel(node.tagName);
    if (level > 0) return this.#finishHeading(node, level, around);
    switch (node.tagName) {
      case 'a':
        return this.#finishLink(node, around);
      case 'img':
        return this.#finishPicture(node, around);
      case 'table':
        return this.#finishTable(node, around);
      case 'pre':
        this.#keepId(node);
        this.#finishChildren(node, { ...around, inCode: true, isFlow: false });
        return this.#code.highlight(node);
      case 'p':
        this.#readLead(node, around);
        break;
      case 'th':
        // A heading without a word is read out as one, and heads nothing.
        if (headingText(node) === '' && !holdsPicture(node)) {
          node.tagName = 'td';
          delete node.properties.scope;
        }
        break;
      default:
    }
    this.#keepId(node);
    this.#finishChildren(node, {
      ...around,
      inControl: around.inControl || node.tagName === 'summary',
      isFlow: around.isFlow && flowing.has(node.tagName),
    });
    return isEmptyParagraph(node) ? [] : node;
  }

  #finishHeading(node: BodyElement, written: number, around: Around): BodyNode {
    // The engine's own heading above the footnotes.
    if (hasClass(node, 'sr-only') && propertyText(node, 'id') === 'footnote-label') {
      this.#ids.claim('footnote-label');
      return node;
    }
    const label = headingText(node);
    if (label === '') {
      this.#finishChildren(node, around);
      return withoutHeading(node);
    }
    const before = this.#outline.previous;
    const { level, skips } = this.#outline.next(written);
    if (skips) {
      this.#problems.push(
        diagnose(
          'skipped-heading',
          this.#options.source.spanOf(node.position),
          `a heading of level ${written} follows one of level ${before}`,
          `Use level ${before + 1}`,
        ),
      );
    }
    const ownId = propertyText(node, 'id');
    const id = this.#ids.claim(isPlainId(ownId) ? ownId : headingSlug(label));
    this.#section = label;
    this.#finishChildren(node, { ...around, isFlow: false });
    node.tagName = `h${level}`;
    node.properties = { ...node.properties, id };
    this.#headings.push({ id, text: label, level });
    return around.inControl ? node : withPermalink(node, id, label);
  }

  #finishLink(node: BodyElement, around: Around): BodyNode | BodyNode[] {
    const name = propertyText(node, 'name');
    if (name !== '' && node.properties.id === undefined) node.properties.id = name;
    delete node.properties.name;
    this.#keepId(node);
    const href = propertyText(node, 'href');
    const isFootnote =
      node.properties.dataFootnoteRef !== undefined ||
      node.properties.dataFootnoteBackref !== undefined;
    if (isFootnote && href.startsWith('#')) return node;
    const link = classifyLink(href, this.#options.ownHosts);
    const isSilent = headingText(node) === '';
    const leadsNowhere = link.kind !== 'internal' && link.kind !== 'external';
    // Nobody finds a link that shows nothing; the parser makes such of links that are never closed.
    if (around.inLink || leadsNowhere || (isSilent && !holdsPicture(node))) {
      this.#finishChildren(node, around);
      const id = propertyText(node, 'id');
      return id === '' ? node.children : element('span', { id }, node.children);
    }
    this.#slots.addLink(node, link);
    if (isSilent) node.properties.ariaLabel = link.target;
    this.#finishChildren(node, { ...around, inLink: true, inControl: true });
    return node;
  }

  #finishPicture(node: BodyElement, around: Around): BodyNode {
    this.#showsSomething = true;
    if (!propertyText(node, 'src').startsWith('data:'))
      return this.#slots.addPicture(node, around.inLink);
    this.#keepId(node);
    return node;
  }

  #finishFigure(node: JsxElement): void {
    if (node.name === null || !/^[A-Z]/.test(node.name)) return;
    const source = jsxText(node, 'src');
    if (source === undefined) return;
    this.#showsSomething = true;
    this.#slots.addFigure(node, source);
  }

  #finishTable(node: BodyElement, around: Around): BodyNode {
    this.#keepId(node);
    const isWrapped = !around.inTable && !around.inControl;
    const label = isWrapped ? this.#labels.next(captionOf(node), this.#section) : '';
    this.#finishChildren(node, { ...around, inTable: true, isFlow: false });
    return isWrapped ? wrapTable(node, label) : node;
  }

  #keepId(node: BodyElement): void {
    const id = node.properties.id;
    if (id === undefined) return;
    if (typeof id === 'string' && isPlainId(id)) node.properties.id = this.#ids.claim(id);
    else delete node.properties.id;
  }

  #readLead(node: BodyElement, around: Around): void {
    if (this.#lead !== '' || !around.isFlow || !hasProse(node)) return;
    this.#lead = foldSpace(withoutTemplates(proseOf(node)));
  }
}

/** Blocks in which an article may begin. */
const flowing = new Set(['div', 'section']);
