import { append } from '../append.ts';
import { directionOf } from '../../i18n/direction.ts';
import { fill } from '../../i18n/format.ts';
import { textsFor } from '../../i18n/texts-for.ts';
import type { Texts } from '../../i18n/texts.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { type Typography, typographyOf } from '../typography/quotation-marks.ts';
import { isVerbatim, typesetBlock, typographyIn } from '../typography/typeset-block.ts';
import type { BodyFacts, Heading } from './body.ts';
import { calloutOf, nameCallout, titleText, type Callout } from './callouts.ts';
import { classifyLink } from './classify-link.ts';
import { arrangePictures } from './figures.ts';
import {
  headingLevel,
  HeadingOutline,
  headingText,
  promoteBoldLines,
  takeAttributes,
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
  text,
  textOf,
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
  /** BCP 47 tag of the language the body is written in. */
  lang: string;
  /** Whether marks are set as the language has them; otherwise they stay as they were typed. */
  typography?: boolean | undefined;
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
  /** What levels the headings here. */
  outline: HeadingOutline;
  /** How the text of blocks here is set. */
  typography: Typography | undefined;
}

class Transformer {
  readonly #options: TransformOptions;
  readonly #ids = new IdRegistry();
  readonly #outline = new HeadingOutline();
  readonly #texts: Texts;
  readonly #labels: TableLabels;
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
    this.#texts = textsFor(options.lang);
    this.#labels = new TableLabels(this.#texts);
    this.#placeholders = new PlaceholderList(options.source, options.placeholders);
  }

  transform(root: BodyRoot): TransformedTree {
    const { lang } = this.#options;
    const typography = this.#options.typography === true ? typographyOf(lang) : undefined;
    if (typography) typesetBlock(root, typography);
    this.#transformChildren(root, {
      inLink: false,
      inControl: false,
      inTable: false,
      inCode: false,
      isFlow: true,
      outline: this.#outline,
      typography,
    });
    const facts: BodyFacts = {
      headings: this.#headings,
      links: this.#placeholders.links,
      pictures: this.#placeholders.pictures,
      anchors: this.#ids.all(),
      words: this.#words.words,
      characters: this.#words.characters,
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
      this.#tellLanguage(node);
      this.#transformFigure(node);
      if (around.typography && node.type === 'mdxJsxFlowElement')
        typesetBlock(node, around.typography);
      if (node.name === 'Callout') this.#transformWithin(node, around);
      else this.#transformChildren(node, { ...around, isFlow: false });
      return node;
    }
    if (node.type !== 'element') return node;
    const isBlock = !isPhrasing(node.tagName);
    if (isBlock) this.#words.break();
    const typography = isVerbatim(node.tagName) ? undefined : typographyIn(node, around.typography);
    // The id of a heading is made of what its author typed.
    if (isBlock && typography && headingLevel(node.tagName) === 0) typesetBlock(node, typography);
    const transformed = this.#transformElement(node, { ...around, typography });
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
      case 'math':
        return this.#transformMath(node, around);
      case 'pre':
        this.#ids.keep(node);
        this.#transformChildren(node, { ...around, inCode: true, isFlow: false });
        return this.#code.highlight(node);
      case 'p': {
        const figure = around.inControl
          ? undefined
          : arrangePictures(node, this.#options.ownHosts, this.#texts);
        if (figure !== undefined) return this.#transformElement(figure, around);
        this.#readLead(node, around);
        break;
      }
      case 'div': {
        const callout = calloutOf(node);
        if (callout !== undefined) return this.#transformCallout(node, callout, around);
        delete node.properties.dataCallout;
        break;
      }
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
      node.children = [text(this.#texts.body.footnotes)];
      return node;
    }
    const given = takeAttributes(node);
    const label = headingText(node);
    if (label === '') {
      this.#transformChildren(node, around);
      return withoutHeading(node);
    }
    const { outline } = around;
    if (given.others !== '') this.#tellAttributes(node, given.others);
    const before = outline.previous;
    const { level, skips } = outline.next(written);
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
    const ownId = given.id ?? propertyText(node, 'id');
    const id = this.#ids.claim(isPlainId(ownId) ? ownId : headingSlug(label));
    if (around.typography) typesetBlock(node, around.typography);
    const shown = headingText(node);
    this.#section = shown;
    this.#transformChildren(node, { ...around, isFlow: false });
    node.tagName = `h${level}`;
    node.properties = { ...node.properties, id };
    // A callout is no section of the article.
    if (outline === this.#outline) this.#headings.push({ id, text: shown, level });
    return around.inControl ? node : withPermalink(node, id, shown, this.#texts);
  }

  #tellAttributes({ position }: BodyElement, attributes: string): void {
    const { source } = this.#options;
    const end = position?.end.offset ?? 0;
    const at = source.text.lastIndexOf('{', end);
    const what = `the heading keeps its id alone, and loses \`${attributes}\``;
    const span =
      at < (position?.start.offset ?? 0) ? source.spanOf(position) : source.span(at, end);
    this.#diagnostics.push(diagnose('removed-content', span, what, 'Delete it'));
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
    if (isFootnote && href.startsWith('#')) {
      this.#nameBackReference(node);
      return node;
    }
    const link = classifyLink(href, this.#options.ownHosts);
    const isSilent = headingText(node) === '';
    const leadsNowhere = link.kind !== 'internal' && link.kind !== 'external';
    // Nobody finds a link that shows nothing. The parser makes some from links that are never closed.
    if (around.inLink || leadsNowhere || (isSilent && !holdsPicture(node))) {
      this.#transformChildren(node, around);
      const id = propertyText(node, 'id');
      return id === '' ? node.children : element('span', { id }, node.children);
    }
    this.#placeholders.addLink(node, { ...link, isBare: textOf(node) === href });
    if (isSilent) node.properties.ariaLabel = link.target;
    this.#transformChildren(node, { ...around, inLink: true, inControl: true });
    return node;
  }

  /** The engines name it in English, `Back to reference 1-2`, with an arrow that no browser mirrors. */
  #nameBackReference(node: BodyElement): void {
    if (node.properties.dataFootnoteBackref === undefined) return;
    const [reference] = /[\d-]+$/.exec(propertyText(node, 'ariaLabel')) ?? [];
    if (reference !== undefined)
      node.properties.ariaLabel = fill(this.#texts.body.footnoteBack, { reference });
    const [arrow] = node.children;
    if (arrow?.type === 'text' && directionOf(this.#options.lang) === 'rtl')
      arrow.value = arrow.value.replace('↩', '↪');
  }

  #transformPicture(node: BodyElement, around: Around): BodyNode {
    this.#showsSomething = true;
    if (!propertyText(node, 'src').startsWith('data:'))
      return this.#placeholders.addPicture(node, around.inLink);
    this.#ids.keep(node);
    return node;
  }

  /** Components say their own words in the language of the text. */
  #tellLanguage(node: JsxElement): void {
    if (node.name === null || !/^[A-Z]/.test(node.name)) return;
    node.attributes.push({
      type: 'mdxJsxAttribute',
      name: 'data-lang',
      value: this.#options.lang,
    });
  }

  #transformFigure(node: JsxElement): void {
    if (node.name === null || !/^[A-Z]/.test(node.name)) return;
    const source = jsxText(node, 'src');
    if (source === undefined) return;
    this.#showsSomething = true;
    this.#placeholders.addFigure(node, source);
  }

  /** A formula counts as a word. */
  #transformMath(node: BodyElement, { inControl }: Around): BodyNode {
    this.#showsSomething = true;
    this.#words.add('x');
    const isBlock = propertyText(node, 'display') === 'block';
    if (!isBlock && textOf(node).length <= longestInLine) return node;
    const className = isBlock ? ['formula'] : ['formula', 'formula-inline'];
    // A control may hold nothing else that takes the focus.
    return element('span', { className, ...(!inControl && { tabIndex: 0 }) }, [node]);
  }

  #transformTable(node: BodyElement, around: Around): BodyNode {
    this.#ids.keep(node);
    const isWrapped = !around.inTable && !around.inControl;
    const label = isWrapped ? this.#labels.next(captionOf(node), this.#section) : '';
    this.#transformChildren(node, { ...around, inTable: true, isFlow: false });
    return isWrapped ? wrapTable(node, label) : node;
  }

  #transformCallout(node: BodyElement, callout: Callout, around: Around): BodyNode {
    if (around.typography) typesetBlock(callout.line, around.typography);
    const title = titleText(callout);
    this.#showsSomething = true;
    this.#ids.keep(node);
    this.#transformWithin(node, around);
    nameCallout(node, callout, title, this.#texts.callouts[callout.kind]);
    return node;
  }

  /** Headings in a callout are below the section around it, which goes on behind it. */
  #transformWithin(callout: BodyParent, around: Around): void {
    const section = this.#section;
    this.#transformChildren(callout, {
      ...around,
      isFlow: false,
      outline: around.outline.below(),
    });
    this.#section = section;
  }

  #readLead(node: BodyElement, around: Around): void {
    if (this.#lead !== '' || !around.isFlow || !hasProse(node)) return;
    this.#lead = foldSpace(withoutTemplates(proseOf(node)));
  }
}

/** Characters of a formula that fits beside nothing on the narrowest screen; browsers break none. */
const longestInLine = 20;

/** Blocks in which an article may begin. */
const flowing = new Set(['div', 'section']);
