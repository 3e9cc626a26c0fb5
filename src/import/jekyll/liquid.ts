import { applyEdits, type Edit } from '../../content/rewrite/text-edits.ts';
import type { Outcome } from '../archive.ts';
import { fillTemplate, type Mapping } from '../mapping.ts';
import { endOf, liquidTokens, type LiquidToken } from './liquid-tokens.ts';
import { evaluate, printed, type Known, type Lookup, type SiteAddress } from './liquid-values.ts';
import {
  addressMarkup,
  escapeHtml,
  fenceOf,
  htmlQuoteMarkup,
  languageOf,
  mappedMarkup,
  plainMarkup,
  quoteMarkup,
  type Replacement,
} from './markup.ts';
import { htmlStructure, lineAround, readStructure, type Structure } from './structure.ts';
import { asArguments, readArguments, type WrittenArgument } from './tag-arguments.ts';
import { convertTag, pictureOf } from './tags.ts';
import type { EditedText } from '../edited-text.ts';
import type { HeldMarkdown } from '../html-to-markdown/held-markdown.ts';

/** What a text may name. */
export interface LiquidScope {
  site: SiteAddress;
  lookup: Lookup;
  /** Address of the item or file that `post_url` or `link` names, without `baseurl`. */
  addressOf: (
    tag: 'post_url' | 'link',
    target: string,
  ) => { path: string; isFound: boolean } | undefined;
  /** Text of a file in `_includes`, or beside the item. */
  include: (file: string, isRelative: boolean) => string | undefined;
  mapping: Mapping;
  /** Converts a tag that only this kind of site has. `inner` is what the pair encloses, if it is one. */
  ownTag?: (tag: OwnTag, inner: () => string | undefined) => Replacement | 'unknown' | undefined;
  /** Whether tags in code are part of the code. */
  keepsCode?: true;
  /** For a text in HTML: holds Markdown back that stands in it, and tags that stay. */
  held?: HeldMarkdown | undefined;
}

/** A tag as it is written. */
export interface OwnTag {
  name: string;
  markup: string;
  args: readonly WrittenArgument[];
}

/** What became of a tag, at an offset of the text before. */
export interface Remark {
  outcome: Outcome;
  subject: string;
  offset: number;
  message?: string;
  mappable?: string;
}

export interface LiquidResult {
  text: EditedText;
  remarks: readonly Remark[];
}

/** Tags that need what only Jekyll has, and steer what is printed. */
const BRANCHES = new Set([
  'if',
  'unless',
  'case',
  'for',
  'tablerow',
  'else',
  'elsif',
  'when',
  'break',
  'continue',
  'cycle',
  'endif',
  'endunless',
  'endcase',
  'endfor',
  'endtablerow',
]);
/** How deep includes may lie in each other. */
const MOST_NESTED = 8;

/** Converts Liquid in a text; what the archive does not hold stays and is said. */
export function convertLiquid(source: EditedText, scope: LiquidScope): LiquidResult {
  if (!/\{[{%]/.test(source.text)) return { text: source, remarks: [] };
  const pass = new LiquidPass(source.text, scope, 0);
  const text = source.edit(pass.edits());
  return {
    text: scope.held === undefined ? text : holdTags(text, scope.held),
    remarks: pass.remarks,
  };
}

/** Holds back what is left of Liquid in HTML, whose braces would become text. */
function holdTags(source: EditedText, held: HeldMarkdown): EditedText {
  const { isCode } = htmlStructure(source.text);
  return source.edit(
    liquidTokens(source.text)
      .filter(({ start }) => !isCode(start))
      .map(({ start, end }) => ({ start, end, text: held.hold(source.text.slice(start, end)) })),
  );
}

class LiquidPass {
  readonly remarks: Remark[] = [];
  readonly #text: string;
  readonly #scope: LiquidScope;
  readonly #tokens: readonly LiquidToken[];
  readonly #structure: Omit<Structure, 'root'>;
  readonly #depth: number;
  readonly #variables = new Map<string, Known>();
  /** What stands between the tags of code. */
  readonly #code: { start: number; end: number }[] = [];

  constructor(text: string, scope: LiquidScope, depth: number) {
    this.#text = text;
    this.#scope = scope;
    this.#tokens = liquidTokens(text);
    this.#structure = scope.held === undefined ? readStructure(text) : htmlStructure(text);
    this.#depth = depth;
  }

  edits(): Edit[] {
    const edits: Edit[] = [];
    this.#run(0, this.#tokens.length, edits);
    return edits;
  }

  /** Whether every tag was converted. */
  get isWhole(): boolean {
    return this.remarks.every(({ outcome }) => outcome === 'converted' || outcome === 'left-out');
  }

  #run(from: number, to: number, edits: Edit[]): void {
    for (let index = from; index < to; index += 1) {
      const token = this.#tokens[index];
      if (token === undefined) return;
      if (this.#scope.keepsCode === true && this.#isCode(token.start)) continue;
      if (token.kind === 'raw') this.#raw(token, edits);
      else if (token.kind === 'output') this.#output(token, edits);
      else if (token.kind === 'comment') {
        this.#remark('left-out', 'comment of Liquid', token);
        this.#replace(token, plainMarkup('', false), edits);
      } else index = this.#tag(index, edits);
    }
  }

  #isCode(offset: number): boolean {
    return (
      this.#structure.isCode(offset) ||
      this.#code.some(({ start, end }) => start <= offset && offset < end)
    );
  }

  #remark(
    outcome: Outcome,
    subject: string,
    { start }: { start: number },
    message?: string,
    mappable?: string,
  ): void {
    this.remarks.push({
      outcome,
      subject,
      offset: start,
      ...(message !== undefined && { message }),
      ...(mappable !== undefined && { mappable }),
    });
  }

  /** Braces of what `raw` encloses would be taken for a tag outside code. */
  #raw(token: LiquidToken, edits: Edit[]): void {
    const innerStart = this.#text.indexOf('%}', token.start) + 2;
    this.#remark('converted', 'tag `raw`', token);
    const open = { start: token.start, end: innerStart };
    const close = { start: innerStart + token.markup.length, end: token.end };
    this.#replace(open, plainMarkup('', false), edits);
    for (const match of token.markup.matchAll(/\{(?=[{%])/g)) {
      const start = innerStart + match.index;
      if (!this.#isCode(start)) edits.push({ start, end: start + 1, text: '&#123;' });
    }
    // A single brace before one that follows would make a tag with it.
    if (
      token.markup.endsWith('{') &&
      /^[{%]/.test(this.#text.slice(token.end)) &&
      !this.#isCode(close.start - 1)
    ) {
      edits.push({ start: close.start - 1, end: close.start, text: '&#123;' });
    }
    this.#replace(close, plainMarkup('', false), edits);
  }

  #output(token: LiquidToken, edits: Edit[]): void {
    if (token.markup === '') return;
    const { result, unknownFilters } = evaluate(token.markup, this.#lookup, this.#scope.site);
    const text = result.known ? printed(result.value) : undefined;
    const [filter] = unknownFilters;
    if (filter !== undefined && text !== undefined) {
      this.#unknownFilter(token, filter, text, edits);
    } else if (text !== undefined) {
      this.#remark('converted', `value \`${shortened(token.markup)}\``, token);
      edits.push({ start: token.start, end: token.end, text });
    } else this.#unknownValue(token, edits);
  }

  #unknownFilter(token: LiquidToken, filter: string, text: string, edits: Edit[]): void {
    const mappable = `filter ${filter}`;
    const template = this.#scope.mapping.get(mappable);
    if (typeof template === 'string') {
      const filled = fillTemplate(template, { named: {}, positional: [text] });
      this.#remark('converted', `filter \`${filter}\``, token, undefined, mappable);
      this.#replace(token, mappedMarkup(filled, false), edits);
      return;
    }
    const isCode = this.#isCode(token.start);
    if (isCode) return;
    this.#remark(
      'to-do',
      `filter \`${filter}\``,
      token,
      'Look what it made of the text, which stands as it is',
      mappable,
    );
    const isAddress = /^https?:\/\/\S+$/.test(text);
    this.#replace(token, isAddress ? addressMarkup(text) : plainMarkup(text, false), edits);
  }

  /** A value that is not in the archive stays as code, so that its place can be seen. */
  #unknownValue(token: LiquidToken, edits: Edit[]): void {
    const name = /^[\w-]+/.exec(token.markup)?.[0] ?? '';
    const isNamed =
      name === 'site' || name === 'page' || name === 'include' || this.#variables.has(name);
    if (this.#isCode(token.start)) {
      if (isNamed)
        this.#remark(
          'to-do',
          'value that the archive does not hold',
          token,
          'Write it in place of its name',
        );
      return;
    }
    if (!isNamed) {
      this.#remark('kept', 'output of Liquid', token, 'Its value is not in the archive');
      return;
    }
    if (this.#isInAddress(token)) {
      const message = 'The address lacks it';
      this.#remark('to-do', 'value that the archive does not hold', token, message);
      edits.push({ start: token.start, end: token.end, text: '' });
      return;
    }
    this.#remark(
      'to-do',
      'value that the archive does not hold',
      token,
      'Write it in place of its name',
    );
    const before = this.#text[token.start - 1];
    const isAutolink = before === '<' && this.#text[token.end] === '>';
    const written = this.#text.slice(token.start, token.end);
    const range = isAutolink ? { start: token.start - 1, end: token.end + 1 } : token;
    const text = this.#structure.isHtml(token.start)
      ? `<code>${escapeHtml(written).replaceAll('{', '&#123;')}</code>`
      : `\`${written}\``;
    edits.push({ start: range.start, end: range.end, text });
  }

  #isInAddress({ start }: LiquidToken): boolean {
    const line = this.#text.slice(lineAround(this.#text, start).start, start);
    return /\]\([^)\s]*$|<[a-z][^>]*=\s*["']?[^"'>]*$|\]:\s*\S*$/i.test(line);
  }

  readonly #lookup: Lookup = (name) => this.#variables.get(name) ?? this.#scope.lookup(name);

  /** Converts the tag at an index; returns the index of the last token that belongs to it. */
  #tag(index: number, edits: Edit[]): number {
    const token = this.#tokens[index];
    if (token === undefined) return index;
    const args = (): WrittenArgument[] => this.#resolve(readArguments(token.markup));
    const mapped = this.#mapped(index, edits);
    if (mapped !== undefined) return mapped;
    const own = this.#own(index, args(), edits);
    if (own !== undefined) return own;
    switch (token.name) {
      case 'highlight':
      case 'codeblock':
      case 'code':
        return this.#highlight(index, edits);
      case 'assign': {
        const [, name, expression] = /^([\w-]+)\s*=\s*([\s\S]*)$/.exec(token.markup) ?? [];
        if (name === undefined || expression === undefined) break;
        this.#variables.set(name, evaluate(expression, this.#lookup, this.#scope.site).result);
        this.#remark('converted', 'tag `assign`', token);
        this.#replace(token, plainMarkup('', false), edits);
        return index;
      }
      case 'capture': {
        const end = endOf(this.#tokens, index);
        const close = this.#tokens[end];
        if (close === undefined) break;
        this.#variables.set(token.markup.trim(), { known: true, value: this.#inner(index, end) });
        this.#remark('converted', 'tag `capture`', token);
        this.#replace({ start: token.start, end: close.end }, plainMarkup('', false), edits);
        return end;
      }
      case 'blockquote':
      case 'quote':
      case 'pullquote': {
        const end = endOf(this.#tokens, index);
        const close = this.#tokens[end];
        if (close === undefined) break;
        this.#remark('converted', `tag \`${token.name}\``, token);
        const inner = this.#inner(index, end);
        const by = token.name === 'pullquote' ? '' : quoteSource(token.markup);
        const { held } = this.#scope;
        const quote =
          held === undefined
            ? quoteMarkup(inner, by)
            : htmlQuoteMarkup(inner, by === '' ? '' : held.hold(by));
        this.#replace({ start: token.start, end: close.end }, quote, edits);
        return end;
      }
      case 'post_url':
      case 'link':
        this.#address(token, token.name, edits);
        return index;
      case 'include':
      case 'include_cached':
      case 'include_relative':
        this.#include(token, edits);
        return index;
      case 'toc':
        this.#remark('left-out', 'list of sections', token, 'The page makes its own');
        this.#replace(token, plainMarkup('', false), edits);
        return index;
      default: {
        const replacement = convertTag(token.name, args(), this.#tagSite);
        if (replacement === undefined) break;
        this.#remark('converted', `tag \`${token.name}\``, token);
        this.#replace(token, replacement, edits);
        return index;
      }
    }
    this.#keep(token);
    return index;
  }

  readonly #tagSite = {
    toAddress: (path: string): string => {
      const { baseurl } = this.#scope.site;
      const absolute = `/${path.replace(/^\/+/, '')}`;
      return absolute.startsWith(`${baseurl}/`) ? absolute : baseurl + absolute;
    },
  };

  /** What the kind of site makes of a tag; returns the index of the last token that belongs to it. */
  #own(index: number, args: readonly WrittenArgument[], edits: Edit[]): number | undefined {
    const token = this.#tokens[index];
    if (token === undefined) return undefined;
    const { name, markup } = token;
    let last = index;
    const replacement = this.#scope.ownTag?.({ name, markup, args }, () => {
      const end = endOf(this.#tokens, index);
      if (end === -1) return undefined;
      last = end;
      return this.#inner(index, end);
    });
    if (replacement === undefined) return undefined;
    if (replacement === 'unknown') {
      this.#remark('to-do', `tag \`${name}\``, token, 'What it names is not in the archive');
      return index;
    }
    this.#remark('converted', `tag \`${name}\``, token);
    this.#replace(
      { start: token.start, end: this.#tokens[last]?.end ?? token.end },
      replacement,
      edits,
    );
    return last;
  }

  /** What the mapping has for a tag, or for the pair that it opens. */
  #mapped(index: number, edits: Edit[]): number | undefined {
    const token = this.#tokens[index];
    const template = token && this.#scope.mapping.get(`tag ${token.name}`);
    if (token === undefined || typeof template !== 'string') return undefined;
    const end = endOf(this.#tokens, index);
    const close = this.#tokens[end];
    const args = this.#resolve(readArguments(token.markup));
    const inner = close === undefined ? undefined : this.#inner(index, end).trim();
    this.#remark('converted', `tag \`${token.name}\``, token, undefined, `tag ${token.name}`);
    const filled = fillTemplate(template, asArguments(args, inner));
    this.#replace(
      { start: token.start, end: close?.end ?? token.end },
      mappedMarkup(filled, true),
      edits,
    );
    return close === undefined ? index : end;
  }

  #keep(token: LiquidToken): void {
    if (this.#isCode(token.start) || token.name.startsWith('end')) return;
    const message = BRANCHES.has(token.name)
      ? 'Keep what the old site showed, and delete the tags'
      : 'Say in the mapping what stands in its place, or replace it by hand';
    const mappable = BRANCHES.has(token.name) ? undefined : `tag ${token.name}`;
    this.#remark(
      BRANCHES.has(token.name) ? 'to-do' : 'kept',
      `tag \`${token.name}\``,
      token,
      message,
      mappable,
    );
  }

  /** The converted text between two tags. */
  #inner(open: number, close: number): string {
    const start = this.#tokens[open]?.end ?? 0;
    const end = this.#tokens[close]?.start ?? start;
    const edits: Edit[] = [];
    this.#run(open + 1, close, edits);
    const inside = edits.filter((edit) => edit.start >= start && edit.end <= end);
    return applyEdits(
      this.#text.slice(start, end),
      inside.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
    );
  }

  /** Values of arguments that name a variable. */
  #resolve(args: readonly WrittenArgument[]): WrittenArgument[] {
    return args.map((one) => {
      if (one.isQuoted) {
        return {
          ...one,
          value: one.value.replace(
            /\{\{-?([\s\S]*?)-?\}\}/g,
            (written: string, expression: string) => this.#printed(expression) ?? written,
          ),
        };
      }
      if (!/^(?:site|page|include)\.|^\{\{/.test(one.value) && !this.#variables.has(one.value))
        return one;
      const value = this.#printed(one.value.replace(/^\{\{-?|-?\}\}$/g, ''));
      return value === undefined ? one : { ...one, value, isQuoted: true };
    });
  }

  #printed(expression: string): string | undefined {
    const { result, unknownFilters } = evaluate(expression.trim(), this.#lookup, this.#scope.site);
    return result.known && unknownFilters.length === 0 ? printed(result.value) : undefined;
  }

  #highlight(index: number, edits: Edit[]): number {
    const token = this.#tokens[index];
    const end = endOf(this.#tokens, index);
    const close = this.#tokens[end];
    if (token === undefined) return index;
    if (close === undefined) {
      this.#keep(token);
      return index;
    }
    const code = this.#text.slice(token.end, close.start);
    const named = /\blang(?:uage)?[:=]\s*["']?([\w+#.-]+)/.exec(token.markup)?.[1];
    const first = token.markup.split(/\s/)[0] ?? '';
    const language = languageOf(named ?? (token.name === 'codeblock' ? '' : first));
    if (this.#scope.held !== undefined) {
      this.#htmlCode(index, end, language, this.#scope.held, edits);
      return end;
    }
    const fence = fenceOf(code);
    const openLine = lineAround(this.#text, token.start);
    const before = this.#text.slice(openLine.start, token.start);
    const indent = /^\s*$/.test(before) ? before : '';
    const after = this.#text.slice(close.end, lineAround(this.#text, close.end).end);
    const blankBefore =
      this.#structure.isHtml(Math.max(openLine.start - 1, 0)) || before.trim() !== '';
    this.#remark('converted', `tag \`${token.name}\``, token);
    const isOwnLine = before.trim() === '';
    const title = token.name === 'highlight' ? '' : codeTitle(token.markup);
    const lead = isOwnLine ? indent : '';
    const caption = title === '' ? '' : `${lead}${title}\n\n`;
    const opening = `${blankBefore ? '\n\n' : ''}${caption}${lead}${fence}${language}\n`;
    const inside = { start: token.end, end: close.start };
    // What follows the tag on its line is the first line of the code.
    const firstBreak = /^[ \t]*\n(?:[ \t]*\n)*/.exec(code)?.[0].length ?? 0;
    const lastBreak = /\s*$/.exec(code.slice(firstBreak))?.[0].length ?? 0;
    edits.push({
      start: isOwnLine ? openLine.start : token.start,
      end: inside.start + firstBreak,
      text: opening,
    });
    const lines = code.slice(firstBreak, code.length - lastBreak);
    const width = indent.length;
    const isDeeper = lines
      .split('\n')
      .every((line) => line.trim() === '' || line.startsWith(indent));
    if (width > 0 && !isDeeper) {
      let at = inside.start + firstBreak;
      for (const line of lines.split('\n')) {
        edits.push({ start: at, end: at, text: indent });
        at += line.length + 1;
      }
    }
    this.#code.push(inside);
    this.#run(index + 1, end, edits);
    const isHtmlAfter = this.#structure.isHtml(close.end) && after.trim() !== '';
    const closing = `${lines === '' ? '' : '\n'}${indent}${fence}${after.trim() === '' ? (this.#structure.isHtml(close.end) ? '\n' : '') : isHtmlAfter ? '\n\n' : '\n'}`;
    edits.push({ start: close.start - lastBreak, end: close.end, text: closing });
    return end;
  }

  /** Code in a text that is HTML. */
  #htmlCode(index: number, end: number, language: string, held: HeldMarkdown, edits: Edit[]): void {
    const open = this.#tokens[index];
    const close = this.#tokens[end];
    if (open === undefined || close === undefined) return;
    this.#remark('converted', `tag \`${open.name}\``, open);
    this.#code.push({ start: open.end, end: close.start });
    const code = this.#inner(index, end).replace(/^(?:[ \t]*\n)+|\s+$/g, '');
    const title = open.name === 'highlight' ? '' : codeTitle(open.markup);
    const caption = title === '' ? '' : `<p>${held.hold(title)}</p>\n`;
    const name = language === '' ? '' : ` class="language-${language}"`;
    const text = `${caption}<pre><code${name}>${escapeHtml(code)}</code></pre>`;
    edits.push({ start: open.start, end: close.end, text });
  }

  #address(token: LiquidToken, tag: 'post_url' | 'link', edits: Edit[]): void {
    const target = this.#resolve(readArguments(token.markup))[0]?.value ?? '';
    const found = this.#scope.addressOf(tag, target);
    if (found === undefined) {
      this.#remark('to-do', `tag \`${tag}\``, token, `${target} is not in the archive`);
      return;
    }
    const { url, baseurl } = this.#scope.site;
    // Before Jekyll 4 the tag had no base of its own, and texts wrote it before.
    const hasBase = /\{\{-?\s*site\.baseurl[^}]*\}\}$/.test(this.#text.slice(0, token.start));
    const hasUrl = /\{\{-?\s*site\.url[^}]*\}\}$/.test(this.#text.slice(0, token.start));
    const path = `${hasBase ? '' : baseurl}${found.path}`;
    const text = found.isFound || hasBase || hasUrl ? path : `${url}${path}`;
    if (found.isFound) this.#remark('converted', `tag \`${tag}\``, token);
    else
      this.#remark(
        'to-do',
        `tag \`${tag}\``,
        token,
        `${target} is not in the archive; look whether ${text} is its address`,
      );
    edits.push({ start: token.start, end: token.end, text });
  }

  #include(token: LiquidToken, edits: Edit[]): void {
    const [, quoted, bare, rest = ''] =
      /^(?:["']([^"']+)["']|([^\s,]+))\s*,?([\s\S]*)$/.exec(token.markup) ?? [];
    const file = quoted ?? bare ?? '';
    const mappable = `include ${file}`;
    const args = this.#resolve(readArguments(rest));
    const converted = (replacement: Replacement, by?: string): void => {
      this.#remark('converted', `include \`${file}\``, token, undefined, by);
      this.#replace(token, replacement, edits);
    };
    const template = this.#scope.mapping.get(mappable);
    if (typeof template === 'string') {
      converted(mappedMarkup(fillTemplate(template, asArguments(args)), true), mappable);
      return;
    }
    const text = this.#included(file, token.name === 'include_relative', args);
    if (text !== undefined) {
      converted(plainMarkup(text, false));
      return;
    }
    if (/(?:^|\/)toc\.\w+$/.test(file)) {
      this.#remark('left-out', 'list of sections', token, 'The page makes its own');
      this.#replace(token, plainMarkup('', false), edits);
      return;
    }
    const name = file.replace(/^.*\//, '').replace(/\.\w+$/, '');
    const replacement = convertTag(name, args, this.#tagSite) ?? pictureOf(args, this.#tagSite);
    if (replacement !== undefined) {
      converted(replacement);
      return;
    }
    if (this.#isCode(token.start)) return;
    this.#remark(
      'kept',
      `include \`${file}\``,
      token,
      'Say in the mapping what stands in its place, or replace it by hand',
      mappable,
    );
  }

  /** Text of an include that needs nothing but its arguments. */
  #included(
    file: string,
    isRelative: boolean,
    args: readonly WrittenArgument[],
  ): string | undefined {
    if (this.#depth >= MOST_NESTED) return undefined;
    const text = this.#scope.include(file, isRelative);
    if (text === undefined) return undefined;
    const { named } = asArguments(args);
    const scope: LiquidScope = {
      ...this.#scope,
      lookup: (name) => (name === 'include' ? { known: true, value: named } : this.#lookup(name)),
    };
    const pass = new LiquidPass(text, scope, this.#depth + 1);
    const edits = pass.edits();
    return pass.isWhole ? applyEdits(text, edits).trim() : undefined;
  }

  /** Puts a text in place of a tag: with blank lines around it where it is a block and has its line. */
  #replace(
    { start, end }: { start: number; end: number },
    replacement: Replacement,
    edits: Edit[],
  ): void {
    const { start: lineStart } = lineAround(this.#text, start);
    const { end: lineEnd } = lineAround(this.#text, end);
    const before = this.#text.slice(lineStart, start);
    const after = this.#text.slice(end, lineEnd);
    const isAlone = before.trim() === '' && after.trim() === '';
    const isHtml = this.#structure.isHtml(start);
    const { held } = this.#scope;
    const text =
      held !== undefined && replacement.isMarkdown === true
        ? held.hold(replacement.markdown)
        : isHtml
          ? replacement.html
          : replacement.markdown;
    if (text === '' && isAlone && this.#isBlankAround(lineStart, lineEnd)) {
      edits.push({ start: lineStart, end: Math.min(lineEnd + 1, this.#text.length), text: '' });
      return;
    }
    if (!isAlone || !replacement.isBlock || isHtml || text === '') {
      edits.push({ start, end, text: isAlone ? text.replaceAll('\n', `\n${before}`) : text });
      return;
    }
    const indented = text.replaceAll('\n', `\n${before}`);
    const gapBefore = lineStart === 0 || this.#isBlankLine(lineStart - 1) ? '' : `\n${before}`;
    const gapAfter = lineEnd >= this.#text.length || this.#isBlankLine(lineEnd + 1) ? '' : '\n';
    edits.push({ start, end, text: `${gapBefore}${indented}${gapAfter}` });
  }

  #isBlankAround(lineStart: number, lineEnd: number): boolean {
    return (
      lineStart === 0 ||
      lineEnd >= this.#text.length ||
      this.#isBlankLine(lineStart - 1) ||
      this.#isBlankLine(lineEnd + 1)
    );
  }

  #isBlankLine(offset: number): boolean {
    const { start, end } = lineAround(this.#text, offset);
    return this.#text.slice(start, end).trim() === '';
  }
}

/** The caption of code, with its address: `Title lang:js https://… link text` of Octopress and Hexo. */
function codeTitle(markup: string): string {
  const plain = markup.replace(/(?:^|\s)\w+:(?!\/\/)\S+/g, ' ').trim();
  const [, before = plain, address, link = ''] =
    /^(.*?)\s*(https?:\/\/\S+)\s*(.*)$/.exec(plain) ?? [];
  if (address === undefined) return before;
  return `[${before || link || address}](${address})`;
}

/** Who said a quote: `Author, Source https://… Title` of Octopress and Hexo. */
function quoteSource(markup: string): string {
  const [, before = markup, address, title] =
    /^(.*?)\s*(https?:\/\/\S+)\s*(.*)$/.exec(markup) ?? [];
  const named = before
    .replace(/,\s*$/, '')
    .replace(/^["']|["']$/g, '')
    .trim();
  if (address === undefined) return named;
  const link = title === undefined || title === '' ? `<${address}>` : `[${title}](${address})`;
  return named === '' ? link : `${named}, ${link}`;
}

function shortened(markup: string): string {
  const name = /^[\w.-]+/.exec(markup)?.[0];
  const filters = [...markup.matchAll(/\|\s*([\w-]+)/g)].map(([, filter]) => filter ?? '');
  return [name ?? '"…"', ...filters].join(' | ');
}
