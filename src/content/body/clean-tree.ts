import { append } from '../append.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { textsFor } from '../../i18n/texts-for.ts';
import type { Texts } from '../../i18n/texts.ts';
import { recordingKind } from '../../files/media-types.ts';
import { trimUnseen } from '../unseen-characters.ts';
import { readAlert } from './callouts.ts';
import { classifyLink } from './classify-link.ts';
import {
  type DroppedAddress,
  droppedAddresses,
  isDrawn,
  isHidden,
  modernNames,
  removedElements,
  requiredAncestors,
} from './element-policy.ts';
import { inParagraph, isBlock, objectAddress, readEmbed, readScript, videoLink } from './embeds.ts';
import { FormulaPrinter } from './formula-markup.ts';
import {
  fenceOffset,
  sourceOffset,
  type Formula,
  holdsMask,
  restoreFormulas,
  splitAtFormulas,
} from './formulas.ts';
import { TreeCount } from './limits.ts';
import { cleanMath } from './math-elements.ts';
import type { BodySource, ElementPositions } from './positions.ts';
import { removedContent } from './removed-content.ts';
import { restoreBrackets } from './reread.ts';
import { alignCell } from './tables.ts';
import {
  element,
  hasClass,
  holdsPicture,
  isJsx,
  type JsxElement,
  propertyText,
  text,
  textOf,
  type BodyElement,
  type BodyNode,
  type BodyParent,
  type BodyRoot,
} from './tree.ts';

export interface CleaningOptions {
  source: BodySource;
  ownHosts: readonly string[];
  /** BCP 47 tag of the language the body is written in. */
  lang: string;
  /** What masks in the text stand for. */
  formulas: readonly Formula[];
  /** For a tree without positions. */
  positions?: ElementPositions | undefined;
  /** Whether no sanitizer follows, which unwraps elements. */
  isLast?: boolean;
}

/**
 * Removes, replaces or renames what the sanitizer does not let pass, and reports all that a page does
 * not show of it, so that the sanitizer itself finds nothing to drop. Changes the tree in place.
 *
 * @throws TooComplex when the tree passes a limit.
 */
export function cleanTree(root: BodyRoot, options: CleaningOptions): SourceDiagnostic[] {
  const cleaner = new Cleaner(options);
  cleaner.cleanChildren(root, 0);
  return cleaner.diagnostics;
}

class Cleaner {
  readonly diagnostics: SourceDiagnostic[] = [];
  readonly #reported = new Set<string>();
  readonly #options: CleaningOptions;
  /** Names of the elements around the current one, outermost first. */
  readonly #ancestors: string[] = [];
  /** The address of the last picture that a script was to load. */
  #lazyPicture = '';
  readonly #count = new TreeCount();
  readonly #printer = new FormulaPrinter();
  #fences = 0;

  constructor(options: CleaningOptions) {
    this.#options = options;
  }

  cleanChildren(parent: BodyParent, depth: number): void {
    this.#count.add(parent.children, depth, 0);
    let changed: BodyNode[] | undefined;
    for (const [index, child] of parent.children.entries()) {
      const kept = this.#clean(child, parent, depth);
      if (changed === undefined && kept !== child) changed = parent.children.slice(0, index);
      if (changed === undefined || kept === undefined) continue;
      if (Array.isArray(kept)) append(changed, kept);
      else changed.push(kept);
    }
    if (changed !== undefined) parent.children = changed;
  }

  /** Returns the node itself, its replacement, or `undefined` to remove it. */
  #clean(node: BodyNode, parent: BodyParent, depth: number): BodyNode | BodyNode[] | undefined {
    if (node.type === 'text') {
      if (holdsMask(node.value) && !this.#ancestors.some((name) => codeElements.has(name))) {
        return this.#splitText(node.value);
      }
      node.value = this.#cleanText(node.value);
      return node;
    }
    if (!('children' in node)) return node;
    if (node.type !== 'element') {
      this.cleanChildren(node, depth + 1);
      return node;
    }
    this.#prepare(node);
    const kept = this.#replace(node, parent);
    if (kept === node && node.tagName === 'a') this.#checkLinkText(node);
    // The policy of pages refuses styles in attributes.
    if (kept?.type === 'element' && this.#options.isLast === true) delete kept.properties.style;
    if (kept?.type === 'element' && kept.tagName !== 'math') {
      this.#ancestors.push(kept.tagName);
      this.cleanChildren(kept, depth + 1);
      this.#ancestors.pop();
    }
    return kept;
  }

  #prepare(node: BodyElement): void {
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === 'string') node.properties[name] = this.#cleanText(value);
    }
    this.#options.positions?.assign(node);
  }

  #cleanText(value: string): string {
    return cleanText(restoreFormulas(value, this.#options.formulas));
  }

  /** A text with its formulas as MathML. */
  #splitText(value: string): BodyNode[] {
    return splitAtFormulas(value, this.#options.formulas).map((part) =>
      typeof part === 'string' ? text(cleanText(part)) : this.#printFormula(part),
    );
  }

  #printFormula(formula: Formula): BodyNode {
    const printed = this.#printer.print(formula);
    if ('type' in printed) return printed;
    const { end, written } = formula;
    const at = sourceOffset(formula, printed.offset, this.#options.source.text);
    this.#reportFormula(printed.message, Math.min(at, end - 1), end);
    return element('code', {}, [text(written)]);
  }

  /** The formula in a fence of code; the fence itself, where it has a fault. */
  #printFence(pre: BodyElement): BodyElement {
    const code = pre.children.find((child) => child.type === 'element');
    if (code?.type !== 'element' || !hasClass(code, 'language-math')) return pre;
    const number = this.#fences;
    this.#fences += 1;
    const tex = textOf(code)
      .replace(/\n\s*\n/g, '\n')
      .trim();
    if (tex === '' || holdsMask(tex)) return pre;
    const printed = this.#printer.print({ tex, isBlock: true });
    if ('type' in printed) return element('p', {}, [printed]);
    const start = fenceOffset(this.#options.source.text, number);
    this.#reportFormula(printed.message, start, start + 3);
    return pre;
  }

  #reportFormula(message: string, start: number, end: number): void {
    const span = this.#options.source.span(start, end);
    const hint = 'Mend it; until then its source is shown. What is no formula has `\\$` for `$`';
    this.#record(diagnose('faulty-formula', span, `the formula has a fault: ${message}`, hint));
  }

  #replace(node: BodyElement, parent: BodyParent): BodyNode | undefined {
    const { tagName } = node;
    if (isHidden(node))
      return this.#remove(node, 'is hidden, and left out', 'Delete it, or show it');
    const hint = removedElements.get(tagName);
    if (hint !== undefined) return this.#remove(node, 'is left out', hint, parent);
    for (const dropped of droppedAddresses(node)) this.#tellDropped(node, dropped);
    switch (tagName) {
      case 'a':
        return this.#cleanLink(node);
      case 'img':
        return this.#cleanPicture(node);
      case 'area':
        return this.#cleanLink(
          element('a', node.properties, [text(areaName(node))], node.position),
        );
      case 'iframe':
      case 'embed':
      case 'object':
        return this.#replaceFrame(node, parent);
      case 'video':
      case 'audio':
        return this.#replaceVideo(node, parent);
      case 'script':
        return this.#replaceScript(node, parent);
      case 'noscript':
        if (this.#repeatsPicture(node)) return undefined;
        break;
      case 'input':
        return this.#cleanInput(node, parent);
      case 'form':
        this.#linkForm(node);
        break;
      case 'button':
        node.children.push(text(' '));
        break;
      case 'td':
      case 'th':
        return alignCell(node);
      case 'math':
        return cleanMath(node);
      case 'pre':
        return this.#printFence(node);
      case 'blockquote':
        return readAlert(node);
      default:
    }
    if (isDrawn(node) && textOf(node).trim() === '' && !holdsPicture(node)) {
      return this.#remove(node, 'is left out', 'Write what it shows as text');
    }
    const around = requiredAncestors.get(tagName);
    const isAstray = around !== undefined && !around.some((name) => this.#ancestors.includes(name));
    if (this.#options.isLast === true && unshown.has(tagName))
      node.tagName = isBlock(parent) ? 'div' : 'span';
    else node.tagName = isAstray ? 'div' : (modernNames.get(tagName) ?? tagName);
    return node;
  }

  /** Reports what is lost with an element. Addresses in it stay as links, where `parent` is given. */
  #remove(
    node: BodyElement,
    fate: string,
    hint: string,
    parent?: BodyParent,
  ): BodyElement | undefined {
    const lost = spacedText(node);
    if (lost.trim() === '' && node.children.length === 0 && !isDrawn(node)) return undefined;
    this.#record(
      removedContent(
        this.#options.source.spanOf(node.position),
        `the \`<${node.tagName}>\` ${fate}`,
        lost,
        hint,
      ),
    );
    const links = (parent === undefined ? [] : linksIn(node))
      .map((link) => this.#cleanLink(link))
      .filter((link) => link.properties.href !== undefined);
    if (parent === undefined || links.length === 0) return undefined;
    return inParagraph(
      element(
        'span',
        {},
        links.flatMap((link) => [link, text(' ')]),
      ),
      parent,
    );
  }

  #tellDropped(node: BodyElement, { use, address }: DroppedAddress): void {
    if (use === 'form') {
      const message = `the button is left out that sends to ${shorten(address)}`;
      this.#report('removed-content', node, message, 'Link to the page that has the form');
    } else {
      const message = `the background picture ${shorten(address)} is left out`;
      this.#report('removed-content', node, message, 'Show it as a picture, or delete it');
    }
  }

  /** Reports once for each position: a link that is never closed becomes several. */
  #report(code: DiagnosticCode, node: BodyElement, message: string, hint: string): void {
    this.#record(diagnose(code, this.#options.source.spanOf(node.position), message, hint));
  }

  #record(diagnostic: SourceDiagnostic): void {
    const key = `${diagnostic.code} ${diagnostic.line} ${diagnostic.column}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.diagnostics.push(diagnostic);
  }

  #cleanLink(node: BodyElement): BodyElement {
    if (node.properties.href === undefined) return node;
    const written = this.#visibleAddress(node);
    const link = classifyLink(written, this.#options.ownHosts);
    if (link.kind === 'internal' || link.kind === 'external') {
      node.properties.href = link.target;
      if (isLocalHost(link.target) && textOf(node).trim() !== written.trim()) {
        const message = `${shorten(link.target)} leads to the reader’s own machine or network`;
        this.#report('local-link', node, message, 'Write the public address, or delete the link');
      }
      return node;
    }
    delete node.properties.href;
    if (link.kind === 'template') return node;
    if (link.kind === 'unsafe') {
      const message = `\`${link.scheme}:\` is no scheme that a page may link to; the text stays, the link goes`;
      this.#report('unsafe-link', node, message, 'Delete the link, or write an `https:` address');
    } else if (link.kind === 'no-scheme') {
      const message = `${shorten(link.target)} looks like a host without a scheme; the text stays, the link goes`;
      this.#report('link-without-scheme', node, message, 'Write `https://` before it');
    } else if (link.kind === 'mail') {
      const message = `${shorten(link.target)} is an address of mail without a scheme; the text stays, the link goes`;
      this.#report('link-without-scheme', node, message, 'Write `mailto:` before it');
    } else if (link.kind === 'unreadable') {
      const message = `${shorten(link.target)} is no address that a browser can open; the text stays, the link goes`;
      this.#report('broken-link', node, message, link.hint);
    } else {
      const message = 'the link has no address; the text stays, the link goes';
      this.#report('broken-link', node, message, 'Write the address, or delete the link');
    }
    return node;
  }

  /** Names a link that shows nothing, and one that took words along. */
  #checkLinkText(node: BodyElement): void {
    const address = propertyText(node, 'href');
    const shown = textOf(node);
    // An empty element of HTML shows nothing in any browser; empty brackets are a slip.
    const before = this.#options.source.text[(node.position?.start.offset ?? 0) - 1];
    if (shown.trim() === '' && before === '(' && address !== '' && node.children.length === 0) {
      const message = `the link to ${shorten(address)} shows nothing, and is left out`;
      this.#report(
        'removed-content',
        node,
        message,
        'Write its text between the brackets, or delete it',
      );
    }
    if (/^https?:\/\/[^\s]*[。、，（）「」『』！？；：]/.test(shown)) {
      const message = 'the address takes the words behind it along';
      this.#report(
        'markdown-left',
        node,
        message,
        'Put a space behind it, or `<` and `>` around it',
      );
    }
  }

  /** The address of a link, without characters at its ends that cannot be seen. */
  #visibleAddress(node: BodyElement): string {
    const written = propertyText(node, 'href');
    const visible = trimUnseen(written.trim()).replace(encodedUnseen, '');
    if (visible === written.trim() || visible === '') return written;
    const message =
      'the address of the link ends in a character that cannot be seen; it is left out';
    this.#report('unseen-character', node, message, 'Delete it, or write the address anew');
    return visible;
  }

  /** A picture that cannot stay is replaced by its alternative text. */
  #cleanPicture(node: BodyElement): BodyNode | undefined {
    const alt = propertyText(node, 'alt');
    const written = this.#pictureAddress(node);
    const replacement = alt === '' ? undefined : text(alt);
    if (written === '') {
      const message = 'the picture has no address; its alternative text stays';
      this.#report('removed-content', node, message, 'Write its address into `src`');
      return replacement;
    }
    if (isRasterData(written)) return node;
    const link = classifyLink(written, this.#options.ownHosts);
    if (link.kind === 'template') return replacement;
    if (link.kind === 'unsafe' || (link.kind === 'external' && !/^https?:/.test(link.target))) {
      const message = 'a picture cannot be loaded from such an address; its alternative text stays';
      this.#report('unsafe-link', node, message, 'Put the file into `content/images/`');
      return replacement;
    }
    if (link.kind === 'internal' || link.kind === 'external') node.properties.src = link.target;
    return node;
  }

  /** The address of a picture, also of one that a script was to load in place of a blank. */
  #pictureAddress(node: BodyElement): string {
    const fold = (name: string): string =>
      propertyText(node, name)
        .replace(/[\t\n\r]/g, '')
        .trim();
    const written = fold('src');
    this.#lazyPicture = '';
    if (written !== '' && !(written.startsWith('data:') && written.length < longestBlank)) {
      return written;
    }
    const lazy = lazyAttributes.map(fold).find((address) => address !== '');
    if (lazy === undefined) return written;
    this.#lazyPicture = lazy;
    node.properties.src = lazy;
    return lazy;
  }

  /** Whether it holds nothing but the picture before it, for browsers without scripts. */
  #repeatsPicture(node: BodyElement): boolean {
    const shown = node.children.filter(
      (child) => child.type !== 'text' || child.value.trim() !== '',
    );
    const [only] = shown;
    return (
      shown.length === 1 &&
      only?.type === 'element' &&
      only.tagName === 'img' &&
      this.#lazyPicture !== '' &&
      propertyText(only, 'src').trim() === this.#lazyPicture
    );
  }

  #cleanInput(node: BodyElement, parent: BodyParent): BodyElement | undefined {
    const checkbox = cleanCheckbox(node, parent, textsFor(this.#options.lang));
    if (checkbox === undefined && propertyText(node, 'type').toLowerCase() !== 'hidden') {
      const message = 'a field of a form is left out';
      this.#report('removed-content', node, message, 'Link to the page that has the form');
    }
    return checkbox;
  }

  /** What a form sends goes nowhere here, so a link leads to where it is sent. */
  #linkForm(node: BodyElement): void {
    const action = propertyText(node, 'action').trim();
    if (!/^(?:https?:)?\/\//i.test(action)) return;
    const message = `the form of ${shorten(action)} is left out; a link stands in`;
    this.#report('removed-content', node, message, 'Link to the page that has the form');
    node.children.push(element('p', {}, [element('a', { href: action }, [text(action)])]));
  }

  /** Code samples and slides are embedded by scripts, whose addresses tell where they are. */
  #replaceScript(node: BodyElement, parent: BodyParent): BodyNode | undefined {
    const address = propertyText(node, 'src').trim();
    const type = propertyText(node, 'type').toLowerCase();
    if (address === '' && type !== '' && !/javascript|module/.test(type)) return undefined;
    const embed = readScript(address, propertyText(node, 'dataId'), textsFor(this.#options.lang));
    if (embed === undefined) {
      const message =
        address === '' ? 'a script is not run' : `the script ${shorten(address)} is not run`;
      this.#report('removed-content', node, message, 'Delete it, or link to what it shows');
      return undefined;
    }
    const message = `the script of ${shorten(embed.href)} is not run; a link stands in`;
    this.#report('remote-frame', node, message, 'Link to the page instead');
    const link = element('a', { href: embed.href }, [text(embed.text)], node.position);
    return inParagraph(link, parent);
  }

  #replaceFrame(node: BodyElement, parent: BodyParent): BodyNode | undefined {
    const address = node.tagName === 'object' ? objectAddress(node) : propertyText(node, 'src');
    // What an object holds stands in for it already.
    if (node.tagName === 'object' && (address === '' || holdsEmbed(node))) return node;
    if (address.trim() === '') {
      const lost = propertyText(node, 'srcDoc').replace(/<[^>]*>/g, ' ');
      const span = this.#options.source.spanOf(node.position);
      const hint = 'Write it as Markdown, or delete it';
      this.#record(removedContent(span, `the \`<${node.tagName}>\` is left out`, lost, hint));
      return undefined;
    }
    const embed = readEmbed(address, propertyText(node, 'title'), textsFor(this.#options.lang));
    if (embed === undefined) return this.#replaceOwnFrame(node, address, parent);
    if (!embed.isVideo) {
      const message = `the frame of ${shorten(embed.href)} is not loaded; a link stands in`;
      this.#report('remote-frame', node, message, 'Link to the page instead');
    }
    const link = element('a', { href: embed.href }, [text(embed.text)], node.position);
    return inParagraph(withFallback(link, node), parent);
  }

  #replaceOwnFrame(node: BodyElement, address: string, parent: BodyParent): BodyNode | undefined {
    const name = propertyText(node, 'title').trim() || address;
    const link = this.#cleanLink(element('a', { href: address }, [text(name)], node.position));
    // What is wrong with the address is reported already.
    if (link.properties.href === undefined) return undefined;
    const message = `the frame of ${shorten(address)} is not loaded; a link stands in`;
    this.#report('remote-frame', node, message, 'Link to it, or show it as a picture');
    return inParagraph(withFallback(link, node), parent);
  }

  #replaceVideo(node: BodyElement, parent: BodyParent): BodyNode | undefined {
    const source = node.children.find(isSource);
    if (source !== undefined) this.#prepare(source);
    const link = videoLink(node, source, textsFor(this.#options.lang));
    if (link === undefined)
      return this.#remove(node, 'names no file, and is left out', 'Link to the file');
    const own = classifyLink(propertyText(link, 'href'), this.#options.ownHosts);
    const isPlayed =
      own.kind === 'internal' && recordingKind(withoutQuery(own.target)) !== undefined;
    if (!isPlayed) return inParagraph(this.#cleanLink(link), parent);
    this.#tellLeftOut(node, withoutQuery(own.target));
    const name = propertyText(node, 'ariaLabel').trim() || propertyText(node, 'title').trim();
    const file = withoutQuery(own.target);
    const alt = name || file.slice(file.lastIndexOf('/') + 1);
    const player = element('img', { src: own.target, alt }, [], link.position);
    return inParagraph(player, parent);
  }

  /** Captions and a picture that lie elsewhere than beside their film are not found. */
  #tellLeftOut(node: BodyElement, film: string): void {
    const stem = film.slice(film.lastIndexOf('/') + 1, film.lastIndexOf('.') + 1);
    const tracks = node.children.filter(
      (child) => child.type === 'element' && child.tagName === 'track',
    );
    const addresses = tracks.map((track) => propertyText(track as BodyElement, 'src'));
    for (const address of [propertyText(node, 'poster'), ...addresses]) {
      const place = withoutQuery(address.trim());
      if (place === '' || place.slice(place.lastIndexOf('/') + 1).startsWith(stem)) continue;
      const message = `${shorten(address)} is left out, as its name is not that of the film`;
      const hint = `Put it beside the film, as \`${stem}vtt\`, \`${stem}de.vtt\` or \`${stem}jpg\``;
      this.#record(
        diagnose('removed-content', this.#options.source.spanOf(node.position), message, hint),
      );
    }
  }
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

/** Elements whose dollar signs are those of code. */
const codeElements = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'textarea', 'script', 'style']);

/** No-break space, soft hyphen, zero-width characters and variation selectors, as addresses spell them. */
const encodedUnseen = /(?:%C2%A[0D]|%E2%80%8[BCD]|%E2%81%A0|%EF%BB%BF|%EF%B8%8F)+$/i;

/** Where plugins put the address of a picture that is loaded when it comes into view. */
const lazyAttributes = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataLazy', 'dataEchoSrc'];

/** Characters of a data address that holds a blank picture at most. */
const longestBlank = 300;

/** Elements whose content browsers do not show, though it is meant to be read. */
const unshown = new Set(['noscript', 'canvas']);

/** The text of an element, with a space between elements, as their words are apart on a page. */
function spacedText(node: BodyElement | JsxElement): string {
  let all = '';
  for (const child of node.children) {
    if (child.type === 'text') all += child.value;
    else if (isJsx(child)) all += ` ${spacedText(child)} `;
    else if (child.type === 'element' && child.tagName !== 'style' && child.tagName !== 'script')
      all += ` ${spacedText(child)} `;
  }
  return all;
}

/** The links in an element, flat. */
function linksIn(node: BodyElement): BodyElement[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const href = propertyText(child, 'href') || propertyText(child, 'xLinkHref');
    if (child.tagName !== 'a' || href === '') return linksIn(child);
    return [element('a', { href }, [text(spacedText(child).trim() || href)], child.position)];
  });
}

function areaName(node: BodyElement): string {
  return propertyText(node, 'alt').trim() || propertyText(node, 'href');
}

function holdsEmbed(node: BodyElement): boolean {
  return node.children.some(
    (child) =>
      child.type === 'element' &&
      (['a', 'embed', 'iframe', 'img', 'object', 'video', 'audio'].includes(child.tagName) ||
        holdsEmbed(child)),
  );
}

/** A link, and the words that stand in the element it replaces. */
function withFallback(link: BodyElement, replaced: BodyElement): BodyElement {
  const words = replaced.tagName === 'object' ? spacedText(replaced).trim() : '';
  return words === '' ? link : element('span', {}, [link, text(` ${words}`)]);
}

/** Whether an address names the machine or the private network of whoever follows it. */
function isLocalHost(address: string): boolean {
  const host =
    /^https?:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]+)/i
      .exec(address)?.[1]
      ?.toLowerCase()
      .replace(/\.$/, '') ?? '';
  return (
    /^(?:localhost|.*\.(?:localhost|local|internal|lan)|\[::1?\])$/.test(host) ||
    /^(?:127|10)\.\d+\.\d+\.\d+$|^0\.0\.0\.0$|^192\.168\.\d+\.\d+$/.test(host) ||
    /^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$|^169\.254\.\d+\.\d+$/.test(host)
  );
}

/** Cleans the checkbox of a task list and names its state; returns `undefined` for any other input. */
function cleanCheckbox(
  node: BodyElement,
  parent: BodyParent,
  { body }: Texts,
): BodyElement | undefined {
  const inList =
    parent.type === 'element' && (hasClass(parent, 'task-list-item') || parent.tagName === 'p');
  if (!inList || propertyText(node, 'type').toLowerCase() !== 'checkbox') return undefined;
  const { checked } = node.properties;
  const isDone = checked !== undefined && checked !== false;
  node.properties = {
    type: 'checkbox',
    disabled: true,
    ...(isDone && { checked: true }),
    ariaLabel: isDone ? body.done : body.toDo,
  };
  return node;
}

function isSource(node: BodyNode): node is BodyElement {
  return node.type === 'element' && node.tagName === 'source';
}

function isRasterData(address: string): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=\s]*$/i.test(address);
}

/**
 * Removes C0 controls but tab and line breaks, as none is text and placeholders are made of two, and what
 * reverses the direction of text.
 */
function cleanText(written: string): string {
  const value = restoreBrackets(written);
  // eslint-disable-next-line no-control-regex -- removes exactly these
  return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/g, '');
}

function shorten(address: string): string {
  return address.length > 80 ? `${address.slice(0, 79)}…` : address;
}
