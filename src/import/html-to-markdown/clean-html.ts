import { en } from '../../i18n/en.ts';
import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { isHidden } from '../../content/body/element-policy.ts';
import { append } from '../../content/append.ts';
import { objectAddress, readEmbed, readScript, videoLink } from '../../content/body/embeds.ts';
import type { Outcome } from '../archive.ts';
import { cleanPre } from './clean-code.ts';
import { cleanTable } from './clean-table.ts';
import { inlineHtml } from './kept-html.ts';
import { element, paragraphs, showsSomething, trimInline, wrapInline } from './inline-runs.ts';

export interface Picture {
  src: string;
  /** Absent where nothing is written. */
  alt: string | undefined;
  /** Its classes, with a space between. */
  className: string;
}

export interface CleanOptions {
  mapPicture?: ((picture: Picture) => { src: string; alt: string | undefined }) | undefined;
  mapLink?: ((href: string) => string) | undefined;
  /** Ids that links elsewhere name, and stay. */
  linkedIds?: ReadonlySet<string> | undefined;
}

export interface HtmlNote {
  outcome: Outcome;
  subject: string;
  /** Line of the HTML, from 1. */
  line: number;
  message?: string;
}

/**
 * Brings HTML into the form that Markdown can say: blocks at the top, without elements and attributes
 * that show nothing on a page of this house. What is left out or replaced is noted.
 */
export function cleanHtml(
  tree: Root,
  options: CleanOptions,
): { root: Root & { children: Element[] }; notes: HtmlNote[] } {
  const cleaner = new Cleaner(options, linkedIds(tree.children, new Set(options.linkedIds)));
  return {
    root: { type: 'root', children: cleaner.flow(tree.children) },
    notes: cleaner.notes,
  };
}

/** Ids to which a link of the same text leads, with those that were known. */
function linkedIds(children: readonly RootContent[], found: Set<string>): Set<string> {
  for (const child of children) {
    if (child.type !== 'element') continue;
    const { href } = child.properties;
    if (typeof href === 'string' && href.startsWith('#')) {
      found.add(href.slice(1));
      found.add(decoded(href.slice(1)));
    }
    linkedIds(child.children, found);
  }
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const modernInline: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  s: 'del',
  strike: 'del',
  tt: 'code',
  acronym: 'abbr',
};

const inline = new Set(['strong', 'em', 'del', 'code', 'a', ...inlineHtml]);

/** Blocks that only group others: a page of this house shows nothing of them. */
const grouping = new Set(
  'address article body center dialog div fieldset footer form header hgroup html legend main nav search section'.split(
    ' ',
  ),
);

const blocks = new Set(
  'aside blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul'.split(' '),
);

function isBlock(node: ElementContent): node is Element {
  return node.type === 'element' && blocks.has(node.tagName);
}

class Cleaner {
  readonly notes: HtmlNote[] = [];
  readonly #options: CleanOptions;
  readonly #linkedIds: ReadonlySet<string>;
  /** Addresses of the pictures so far, which `noscript` repeats. */
  readonly #pictures = new Set<string>();

  constructor(options: CleanOptions, ids: ReadonlySet<string>) {
    this.#options = options;
    this.#linkedIds = ids;
  }

  /** Blocks alone; runs in a line become paragraphs. */
  flow(children: readonly RootContent[]): Element[] {
    return asBlocks(this.#mixed(children));
  }

  /** Blocks, and between them runs in a line. */
  #mixed(children: readonly RootContent[]): ElementContent[] {
    const cleaned: ElementContent[] = [];
    for (const child of children) {
      if (child.type === 'text') cleaned.push({ type: 'text', value: child.value });
      else if (child.type === 'element') {
        for (const node of this.#element(child)) cleaned.push(node);
      }
    }
    return cleaned;
  }

  #element(node: Element): ElementContent[] {
    if (isHidden(node)) {
      this.#leaveOut(node, 'hidden element');
      return [];
    }
    const name = modernInline[node.tagName] ?? node.tagName;
    if (inline.has(name)) return this.#inline(node, name);
    if (grouping.has(name)) return this.#group(node);
    switch (name) {
      case 'p':
        return this.#paragraph(node);
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return this.#heading(node);
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        return this.#list(node);
      case 'li':
      case 'dt':
      case 'dd':
      case 'figcaption':
      case 'summary':
        // Astray, as it is read with its parent otherwise.
        return this.flow(node.children);
      case 'blockquote':
        return this.#holding(node, this.flow(node.children));
      case 'aside':
        return this.#holding(node, this.flow(node.children));
      case 'figure':
        return this.#figure(node);
      case 'dl':
        return this.#definitions(node);
      case 'details':
        return this.#details(node);
      case 'pre':
      case 'listing':
      case 'xmp':
      case 'plaintext':
        return [
          this.#anchored(
            cleanPre(node, (children) => this.#preformatted(children)),
            node,
          ),
        ];
      case 'table':
        return cleanTable(node, {
          cell: (cell) => this.#tight(cell),
          caption: (caption) => this.#line(caption.children),
          properties: this.#ownProperties(node),
        });
      case 'hr':
        return [element('hr', {}, [])];
      case 'br':
        return [element('br', {}, [])];
      case 'wbr':
        return [element('wbr', {}, [])];
      case 'img':
        return this.#picture(node);
      default:
        return this.#replaced(node);
    }
  }

  /** What a page of this house shows a replacement of, or nothing. */
  #replaced(node: Element): ElementContent[] {
    switch (node.tagName) {
      case 'iframe':
      case 'embed':
      case 'object':
        return this.#frame(node);
      case 'video':
      case 'audio':
        return this.#media(node);
      case 'script':
        return this.#script(node);
      case 'noscript': {
        const pictures = picturesIn(node);
        const repeats = pictures.length > 0 && pictures.every((src) => this.#pictures.has(src));
        return repeats ? [] : this.#mixed(node.children);
      }
      case 'style':
      case 'svg':
      case 'canvas':
      case 'template':
        this.#leaveOut(node, node.tagName);
        return [];
      case 'head':
      case 'title':
      case 'meta':
      case 'link':
      case 'base':
      case 'source':
      case 'track':
      case 'param':
      case 'area':
        return [];
      case 'input':
      case 'select':
      case 'datalist':
      case 'textarea':
        if (node.properties.type !== 'hidden') this.#leaveOut(node, 'form field', true);
        return [];
      case 'button':
        return [...this.#mixed(node.children), { type: 'text', value: ' ' }];
      default:
        if (node.children.length === 0 && /[:-]/.test(node.tagName)) {
          this.#leaveOut(node, 'element of a plugin', true);
        }
        return this.#mixed(node.children);
    }
  }

  #inline(node: Element, name: string): ElementContent[] {
    if (name === 'a') return this.#link(node);
    const properties = this.#ownProperties(node);
    const kids = this.#mixed(node.children);
    if (name === 'span' && Object.keys(properties).length === 0) return kids;
    if (name === 'ruby' || name === 'rt' || name === 'rp') return [element(name, properties, kids)];
    return spread(kids, (run) => wrapInline(name, properties, unwrapped(run, name)));
  }

  #link(node: Element): ElementContent[] {
    const kids = this.#mixed(node.children);
    const href = text(node, 'href')
      .replace(/[\t\n\r]/g, '')
      .trim();
    const anchor: ElementContent[] = /\bbutton\b/.test(text(node, 'className'))
      ? [{ type: 'text', value: ' ' }, ...this.#anchor(node)]
      : this.#anchor(node);
    if (href === '') return [...anchor, ...kids];
    const mapped = this.#options.mapLink?.(href) ?? href;
    const title = text(node, 'title').trim();
    const properties = { href: withoutMarks(mapped), ...(title !== '' && { title }) };
    return [
      ...anchor,
      ...spread(kids, (run) =>
        showsSomething(run) ? wrapInline('a', properties, unwrapped(run, 'a')) : run,
      ),
    ];
  }

  /** An empty element for an id to which a link leads, where Markdown has no place for it. */
  #anchor(node: Element): ElementContent[] {
    const ids = [text(node, 'id'), node.tagName === 'a' ? text(node, 'name') : ''];
    const id = ids.find((one) => one !== '' && this.#linkedIds.has(one));
    return id === undefined ? [] : [element('span', { id }, [])];
  }

  #paragraph(node: Element): ElementContent[] {
    const kids = this.#mixed(node.children);
    const properties = direction(node);
    if (Object.keys(properties).length > 0 && !kids.some(isBlock)) {
      const { inner } = trimInline([...this.#anchor(node), ...kids]);
      return showsSomething(inner) ? [element('p', properties, inner)] : [];
    }
    return asBlocks([...this.#anchor(node), ...kids]);
  }

  #group(node: Element): ElementContent[] {
    const held = asBlocks([...this.#anchor(node), ...this.#mixed(node.children)]);
    if (node.tagName === 'form') {
      const action = text(node, 'action').trim();
      if (/^(?:https?:)?\/\//i.test(action))
        this.#note('left-out', 'form', node, `it was sent to ${action}`);
    }
    const properties = direction(node);
    return Object.keys(properties).length > 0 && held.length > 0
      ? [element('div', properties, held)]
      : held;
  }

  #heading(node: Element): ElementContent[] {
    const kids = this.#mixed(node.children);
    if (kids.some(isBlock)) return asBlocks([...this.#anchor(node), ...kids]);
    const line = kids.map((kid): ElementContent =>
      kid.type === 'element' && kid.tagName === 'br' ? { type: 'text', value: ' ' } : kid,
    );
    const { inner } = trimInline(line);
    if (!showsSomething(inner)) return [];
    const id = text(node, 'id');
    const properties = {
      ...direction(node),
      ...(/^[\w-]+$/.test(id) && { id }),
    };
    return [element(node.tagName, properties, inner)];
  }

  #list(node: Element): ElementContent[] {
    const items: Element[] = [];
    for (const child of node.children) {
      if (child.type === 'text' && child.value.trim() === '') continue;
      if (child.type !== 'element' && child.type !== 'text') continue;
      if (child.type === 'element' && child.tagName === 'li') {
        const held = this.#tight(child);
        const { value } = child.properties;
        if (showsSomething(held)) {
          items.push(element('li', value === undefined ? {} : { value }, held));
        }
        continue;
      }
      const held = this.#mixed([child]);
      if (!showsSomething(held)) continue;
      const last = items.at(-1);
      const isList = child.type === 'element' && /^(?:ul|ol)$/.test(child.tagName);
      if (isList && last) append(last.children, held);
      else items.push(element('li', {}, held));
    }
    if (items.length === 0) return [];
    if (/\bgallery\b/.test(text(node, 'className')) || items.every(isFigureItem)) {
      return items.flatMap(({ children }) => asBlocks(children));
    }
    const name = node.tagName === 'ol' ? 'ol' : 'ul';
    const { start, reversed, type } = node.properties;
    const properties: Properties =
      name === 'ul'
        ? {}
        : {
            ...(start !== undefined && start !== 1 && { start }),
            ...(reversed !== undefined && reversed !== false && { reversed: true }),
            ...(typeof type === 'string' && /^[aAiI]$/.test(type) && { type }),
          };
    return [this.#anchored(element(name, { ...properties, ...direction(node) }, items), node)];
  }

  /** What an item of a list or a cell of a table holds: a run in a line where that says all. */
  #tight(node: Element): ElementContent[] {
    const kids = [...this.#anchor(node), ...this.#mixed(node.children)];
    const firstBlock = kids.findIndex(isBlock);
    if (firstBlock === -1) return trimInline(kids).inner;
    const isListAfterRun = kids
      .slice(firstBlock)
      .every((kid) => (isBlock(kid) ? /^[uo]l$/.test(kid.tagName) : !showsSomething([kid])));
    if (isListAfterRun) {
      const run = trimInline(kids.slice(0, firstBlock)).inner;
      return [...run, ...kids.slice(firstBlock).filter(isBlock)];
    }
    const held = asBlocks(kids);
    const [only] = held;
    return held.length === 1 && only?.tagName === 'p' && Object.keys(only.properties).length === 0
      ? only.children
      : held;
  }

  /** A run in a line, or blocks where it is more than a paragraph. */
  #line(children: readonly ElementContent[]): ElementContent[] {
    return this.#tight(element('div', {}, [...children]));
  }

  #holding(node: Element, held: Element[]): Element[] {
    if (held.length === 0) return [];
    return [this.#anchored(element(node.tagName, direction(node), held), node)];
  }

  #figure(node: Element): ElementContent[] {
    const captions = node.children.filter(isCaption);
    const kids = this.#mixed(node.children.filter((child) => !isCaption(child)));
    const caption = captions.flatMap((one) => this.#line(one.children));
    if (!showsSomething(caption)) return asBlocks([...this.#anchor(node), ...kids]);
    const shown = kids.filter((kid) => kid.type !== 'text' || kid.value.trim() !== '');
    if (shown.length === 0 || shown.some(isFigure) || shown.filter(isPictureBlock).length > 1) {
      return [...asBlocks([...this.#anchor(node), ...kids]), ...asBlocks(caption)];
    }
    const inner = kids.some(isBlock) ? asBlocks(kids) : trimInline(kids).inner;
    const [only] = inner;
    const isParagraph = inner.length === 1 && only?.type === 'element' && only.tagName === 'p';
    const figure = element('figure', {}, [
      ...(isParagraph ? only.children : inner),
      element('figcaption', {}, caption),
    ]);
    return [this.#anchored(figure, node)];
  }

  #definitions(node: Element): ElementContent[] {
    const held: Element[] = [];
    const add = (children: readonly ElementContent[]): void => {
      for (const child of children) {
        if (child.type !== 'element') {
          if (child.type === 'text' && child.value.trim() !== '')
            held.push(element('dd', {}, [child]));
        } else if (child.tagName === 'div') add(child.children);
        else {
          const name = child.tagName === 'dt' ? 'dt' : 'dd';
          const isOwn = child.tagName === 'dt' || child.tagName === 'dd';
          const inner = isOwn ? this.#tight(child) : this.#mixed([child]);
          if (showsSomething(inner)) held.push(element(name, {}, inner));
        }
      }
    };
    add(node.children);
    return this.#holding(node, held);
  }

  #details(node: Element): ElementContent[] {
    const isSummary = (child: ElementContent): child is Element =>
      child.type === 'element' && child.tagName === 'summary';
    const summary = node.children.filter(isSummary).flatMap((one) => this.#line(one.children));
    const held = this.flow(node.children.filter((child) => !isSummary(child)));
    const { open } = node.properties;
    const properties = open !== undefined && open !== false ? { open: true } : {};
    return [
      element('details', properties, [
        ...(showsSomething(summary) ? [element('summary', {}, summary)] : []),
        ...held,
      ]),
    ];
  }

  /** Lines and spaces stay as they are. */
  #preformatted(children: readonly ElementContent[]): ElementContent[] {
    return children.flatMap((child): ElementContent[] => {
      if (child.type === 'text') return [{ type: 'text', value: child.value }];
      if (child.type !== 'element') return [];
      if (child.tagName === 'br') return [{ type: 'text', value: '\n' }];
      const held = this.#preformatted(child.children);
      const name = modernInline[child.tagName] ?? child.tagName;
      if (name === 'a' && text(child, 'href') !== '') {
        return [element('a', { href: text(child, 'href') }, held)];
      }
      if (name === 'img') return this.#picture(child);
      return inline.has(name) && !/^(?:a|code|span)$/.test(name) ? [element(name, {}, held)] : held;
    });
  }

  #picture(node: Element): ElementContent[] {
    const written = text(node, 'src')
      .replace(/[\t\n\r]/g, '')
      .trim();
    const isBlank = written === '' || (written.startsWith('data:') && written.length < 300);
    const lazy = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataLazy', 'dataOrigFile']
      .map((name) => text(node, name).trim())
      .find((address) => address !== '');
    const src = isBlank && lazy !== undefined ? lazy : written;
    const alt = typeof node.properties.alt === 'string' ? node.properties.alt : undefined;
    const className = text(node, 'className');
    if (src === '' || /\bwp-smiley\b|\bemoji\b/.test(className)) {
      return alt === undefined || alt === '' ? [] : [{ type: 'text', value: alt }];
    }
    if (text(node, 'width') === '1' && text(node, 'height') === '1') {
      this.#note('left-out', 'tracking picture', node, `${src} shows nothing`);
      return [];
    }
    this.#pictures.add(written).add(src);
    const mapped = this.#options.mapPicture?.({ src, alt, className }) ?? { src, alt };
    const title = text(node, 'title').trim();
    return [
      element(
        'img',
        {
          src: withoutMarks(mapped.src),
          alt: (mapped.alt ?? '').replace(/\s+/g, ' ').trim(),
          ...(title !== '' && { title }),
        },
        [],
      ),
    ];
  }

  #frame(node: Element): ElementContent[] {
    const isObject = node.tagName === 'object';
    const address = isObject ? objectAddress(node) : text(node, 'src') || text(node, 'dataSrc');
    const held = isObject ? this.#mixed(node.children) : [];
    if (showsSomething(held)) return held;
    const embed = readEmbed(address, text(node, 'title'), en);
    if (embed === undefined) {
      if (address.trim() === '') {
        this.#leaveOut(node, node.tagName === 'iframe' ? 'frame' : node.tagName, true);
        return [];
      }
      const shown = text(node, 'title').trim() || address.trim();
      this.#note('converted', 'frame', node, `a link to ${address} stands in`);
      return [paragraph(element('a', { href: address.trim() }, [{ type: 'text', value: shown }]))];
    }
    this.#note('converted', 'frame', node, `a link to ${embed.href} stands in`);
    return [paragraph(element('a', { href: embed.href }, [{ type: 'text', value: embed.text }]))];
  }

  #media(node: Element): ElementContent[] {
    const source = node.children.find(
      (child): child is Element => child.type === 'element' && child.tagName === 'source',
    );
    const link = videoLink(node, source, en);
    if (link === undefined) {
      const held = this.#mixed(node.children);
      if (!showsSomething(held)) this.#leaveOut(node, node.tagName, true);
      return held;
    }
    const href = text(link as Element, 'href').trim();
    this.#note('converted', node.tagName, node, `a link to ${href} stands in`);
    const mapped = this.#options.mapLink?.(href) ?? href;
    return [paragraph(element('a', { href: mapped }, (link as Element).children))];
  }

  #script(node: Element): ElementContent[] {
    const type = text(node, 'type').toLowerCase();
    const embed = readScript(text(node, 'src').trim(), text(node, 'dataId'), en);
    if (embed === undefined) {
      if (type === '' || /javascript|module/.test(type)) {
        this.#note('left-out', 'script', node, 'scripts of an archive are not run');
      }
      return [];
    }
    this.#note('converted', 'script', node, `a link to ${embed.href} stands in`);
    return [paragraph(element('a', { href: embed.href }, [{ type: 'text', value: embed.text }]))];
  }

  /** What an element in a line says by its attributes. */
  #ownProperties(node: Element): Properties {
    const id = text(node, 'id');
    const title = text(node, 'title').trim();
    const lang = text(node, 'lang');
    const { dateTime } = node.properties;
    const isInline = inline.has(modernInline[node.tagName] ?? node.tagName);
    return {
      ...(this.#linkedIds.has(id) && { id }),
      ...direction(node),
      ...(isInline && lang !== '' && !wordLanguage.test(lang) && { lang }),
      ...(isInline && title !== '' && { title }),
      ...(node.tagName === 'time' && typeof dateTime === 'string' && { dateTime }),
    };
  }

  #anchored(made: Element, node: Element): Element {
    const id = text(node, 'id');
    if (id !== '' && this.#linkedIds.has(id)) made.properties.id = id;
    return made;
  }

  /** Notes what a page would have shown of an element, or, with `always`, the element itself. */
  #leaveOut(node: Element, subject: string, always = false): void {
    const lost = wordsIn(node);
    if (lost !== '') {
      const shown = lost.length > 60 ? `${lost.slice(0, 59)}…` : lost;
      this.#note('left-out', subject, node, `it holds: ${shown}`);
    } else if (always) this.#note('left-out', subject, node);
  }

  #note(outcome: Outcome, subject: string, node: Element, message?: string): void {
    const line = node.position?.start.line ?? 1;
    this.notes.push({ outcome, subject, line, ...(message !== undefined && { message }) });
  }
}

/** An address without characters that end one in Markdown, or would need a backslash there. */
function withoutMarks(address: string): string {
  return address.replaceAll(' ', '%20').replaceAll('(', '%28').replaceAll(')', '%29');
}

/** As word processors write the language of everything. */
const wordLanguage = /^[A-Z]{2}(?:-[A-Z]{2})?$/;

/** Left to right is what pages are. */
function direction(node: Element): Properties {
  return text(node, 'dir').toLowerCase() === 'rtl' ? { dir: 'rtl' } : {};
}

function asBlocks(nodes: readonly ElementContent[]): Element[] {
  const made: Element[] = [];
  let run: ElementContent[] = [];
  const endRun = (): void => {
    if (run.length > 0) for (const one of paragraphs(run)) made.push(one);
    run = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      endRun();
      made.push(node);
    } else run.push(node);
  }
  endRun();
  return made;
}

/** Puts an element in a line around each run, and into the blocks that stand between. */
function spread(
  nodes: readonly ElementContent[],
  wrap: (run: ElementContent[]) => ElementContent[],
): ElementContent[] {
  if (!nodes.some(isBlock)) return wrap([...nodes]);
  const made: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = (): void => {
    if (run.length > 0) append(made, wrap(run));
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) run.push(node);
    else {
      endRun();
      made.push(/^(?:pre|table|hr)$/.test(node.tagName) ? node : spreadInto(node, wrap));
    }
  }
  endRun();
  return made;
}

function spreadInto(node: Element, wrap: (run: ElementContent[]) => ElementContent[]): Element {
  const isItem = (child: ElementContent): child is Element =>
    child.type === 'element' && /^(?:li|dt|dd|figcaption|summary)$/.test(child.tagName);
  if (!node.children.some(isItem)) return { ...node, children: spread(node.children, wrap) };
  return {
    ...node,
    children: node.children.flatMap((child) =>
      isItem(child) ? [spreadInto(child, wrap)] : spread([child], wrap),
    ),
  };
}

/** A mark inside the same mark says nothing. */
function unwrapped(nodes: readonly ElementContent[], name: string): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = unwrapped(node.children, name);
    const isSame =
      node.tagName === name && (name === 'a' || Object.keys(node.properties).length === 0);
    return isSame ? children : [{ ...node, children }];
  });
}

function isCaption(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'figcaption';
}

function isFigure(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'figure';
}

function isFigureItem({ children }: Element): boolean {
  return children.length === 1 && isFigure(children[0]);
}

function isPictureBlock(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'p' && picturesIn(node).length > 0;
}

function picturesIn(node: Element): string[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'img' ? [text(child, 'src').trim()] : picturesIn(child);
  });
}

function paragraph(...children: ElementContent[]): Element {
  return element('p', {}, children);
}

function text(node: Element, name: string): string {
  const value = node.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function wordsIn(node: Element): string {
  let all = '';
  for (const child of node.children) {
    if (child.type === 'text') all += child.value;
    if (child.type === 'element') all += ` ${wordsIn(child)} `;
  }
  return node.tagName === 'style' ? '' : all.replace(/\s+/g, ' ').trim();
}
