import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { classifyLink } from './classify-link.ts';
import { inParagraph, readEmbed, videoLink } from './embeds.ts';
import { TreeCount } from './limits.ts';
import type { BodySource, ElementPositions } from './positions.ts';
import { alignCell } from './tables.ts';
import {
  element,
  hasClass,
  propertyText,
  text,
  type BodyElement,
  type BodyNode,
  type BodyParent,
  type BodyRoot,
} from './tree.ts';

export interface CleaningOptions {
  source: BodySource;
  ownHosts: readonly string[];
  /** For a tree without positions. */
  positions?: ElementPositions | undefined;
}

/**
 * Removes or replaces what the sanitizer would drop without a word, and reports what editors must
 * know: unsafe links, frames, videos and control characters. Changes the tree in place.
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
  readonly #count = new TreeCount();

  constructor(options: CleaningOptions) {
    this.#options = options;
  }

  cleanChildren(parent: BodyParent, depth: number): void {
    this.#count.add(parent.children, depth, 0);
    let changed: BodyNode[] | undefined;
    for (const [index, child] of parent.children.entries()) {
      const kept = this.#clean(child, parent, depth);
      if (changed === undefined && kept !== child) changed = parent.children.slice(0, index);
      if (changed !== undefined && kept !== undefined) changed.push(kept);
    }
    if (changed !== undefined) parent.children = changed;
  }

  /** Returns the node itself, its replacement, or `undefined` to remove it. */
  #clean(node: BodyNode, parent: BodyParent, depth: number): BodyNode | undefined {
    if (node.type === 'text') {
      node.value = withoutControls(node.value);
      return node;
    }
    if (!('children' in node)) return node;
    if (node.type !== 'element') {
      this.cleanChildren(node, depth + 1);
      return node;
    }
    this.#prepare(node);
    const kept = this.#replace(node, parent);
    if (kept !== undefined && 'children' in kept) this.cleanChildren(kept, depth + 1);
    return kept;
  }

  #prepare(node: BodyElement): void {
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === 'string') node.properties[name] = withoutControls(value);
    }
    this.#options.positions?.assign(node);
  }

  #replace(node: BodyElement, parent: BodyParent): BodyNode | undefined {
    switch (node.tagName) {
      case 'a':
        return this.#cleanLink(node);
      case 'img':
        return this.#cleanPicture(node);
      case 'iframe':
      case 'embed':
        return this.#replaceFrame(node, parent);
      case 'video':
      case 'audio':
        return this.#replaceVideo(node, parent);
      case 'input':
        return cleanCheckbox(node, parent);
      case 'td':
      case 'th':
        return alignCell(node);
      default:
        node.tagName = modernNames.get(node.tagName) ?? node.tagName;
        return node;
    }
  }

  /** Reports once for each position: a link that is never closed becomes several. */
  #report(code: DiagnosticCode, node: BodyElement, message: string, hint: string): void {
    const span = this.#options.source.spanOf(node.position);
    const key = `${code} ${span.line} ${span.column}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.diagnostics.push(diagnose(code, span, message, hint));
  }

  #cleanLink(node: BodyElement): BodyElement {
    if (node.properties.href === undefined) return node;
    const written = propertyText(node, 'href');
    const link = classifyLink(written, this.#options.ownHosts);
    if (link.kind === 'internal' || link.kind === 'external') {
      node.properties.href = link.target;
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
    } else {
      const message = 'the link has no address; the text stays, the link goes';
      this.#report('broken-link', node, message, 'Write the address, or delete the link');
    }
    return node;
  }

  /** A picture that cannot stay is replaced by its alternative text. */
  #cleanPicture(node: BodyElement): BodyNode | undefined {
    const alt = propertyText(node, 'alt');
    const written = propertyText(node, 'src')
      .replace(/[\t\n\r]/g, '')
      .trim();
    const replacement = alt === '' ? undefined : text(alt);
    if (written === '') return replacement;
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

  #replaceFrame(node: BodyElement, parent: BodyParent): BodyNode | undefined {
    const embed = readEmbed(propertyText(node, 'src'), propertyText(node, 'title'));
    if (embed === undefined) return undefined;
    if (!embed.isVideo) {
      const message = `the frame of ${shorten(embed.href)} is not loaded; a link stands in`;
      this.#report('remote-frame', node, message, 'Link to the page instead');
    }
    const link = element('a', { href: embed.href }, [text(embed.text)], node.position);
    return inParagraph(link, parent);
  }

  #replaceVideo(node: BodyElement, parent: BodyParent): BodyNode | undefined {
    const source = node.children.find(isSource);
    if (source !== undefined) this.#prepare(source);
    const link = videoLink(node, source);
    return link && inParagraph(this.#cleanLink(link), parent);
  }
}

/** Obsolete element names, and the current ones that mean the same. */
const modernNames: ReadonlyMap<string, string> = new Map([
  ['strike', 's'],
  ['tt', 'code'],
  ['acronym', 'abbr'],
  ['xmp', 'pre'],
  ['listing', 'pre'],
  ['dir', 'ul'],
]);

/** Cleans the checkbox of a task list and names its state; returns `undefined` for any other input. */
function cleanCheckbox(node: BodyElement, parent: BodyParent): BodyElement | undefined {
  const inList =
    parent.type === 'element' && (hasClass(parent, 'task-list-item') || parent.tagName === 'p');
  if (!inList || propertyText(node, 'type').toLowerCase() !== 'checkbox') return undefined;
  const { checked } = node.properties;
  const isDone = checked !== undefined && checked !== false;
  node.properties = {
    type: 'checkbox',
    disabled: true,
    ...(isDone && { checked: true }),
    ariaLabel: isDone ? 'Done' : 'To do',
  };
  return node;
}

function isSource(node: BodyNode): node is BodyElement {
  return node.type === 'element' && node.tagName === 'source';
}

function isRasterData(address: string): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=\s]*$/i.test(address);
}

/** Removes C0 controls but tab and line breaks: none is text, and placeholders are made of two. */
function withoutControls(value: string): string {
  // eslint-disable-next-line no-control-regex -- removes exactly these
  return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}

function shorten(address: string): string {
  return address.length > 80 ? `${address.slice(0, 79)}…` : address;
}
