import { decodeSource } from './decode-source.ts';
import { findBidiControls, hasBidiControl, removeBidiControls } from './bidi-controls.ts';
import type { BodyFacts } from './body/body.ts';
import { compileBody } from './body/compile-body.ts';
import { diagnose, type SourceDiagnostic, type Span } from './diagnostics/diagnostic.ts';
import {
  articleSchema,
  termSchema,
  type ArticleFrontMatter,
  type TermFrontMatter,
} from './front-matter/front-matter-schema.ts';
import { articleKeys, termKeys } from './front-matter/keys.ts';
import { readFrontMatter, type ReadFrontMatter } from './front-matter/read-front-matter.ts';
import { canonicalSpellings } from './front-matter/resolve-keys.ts';
import { LineIndex } from './line-index.ts';
import type { SourceFile } from './list-content.ts';
import { LARGEST_FILE, refuseFile } from './refuse-file.ts';
import { digestOf } from '../files/digest-of.ts';

/** Everything that one file says, without a look at any other. */
export type CompiledFile = CompiledArticle | CompiledTerm;

export interface CompiledArticle extends CompiledCommon {
  kind: 'article';
  /** Absent when the header has an error. */
  frontMatter?: ArticleFrontMatter;
  /** Of a header with an error, the values that have none. */
  partial?: Partial<ArticleFrontMatter>;
}

export interface CompiledTerm extends CompiledCommon {
  kind: 'author' | 'category' | 'tag' | 'page';
  frontMatter?: TermFrontMatter;
  partial?: Partial<TermFrontMatter>;
}

interface CompiledCommon extends Pick<
  ReadFrontMatter<unknown>,
  'spans' | 'otherSpellings' | 'fence'
> {
  file: string;
  syntax: 'md' | 'mdx';
  body: BodyFacts;
  /** SHA-256 of the body's HTML, or of its source for MDX; names the HTML in the store. */
  bodyDigest: string;
  diagnostics: SourceDiagnostic[];
}

export interface CompileOptions {
  /** Hosts whose links are this site's own, lower case. */
  ownHosts: readonly string[];
  /** BCP 47 tag of the language that articles are written in where their headers name none. */
  lang: string;
}

export interface Compilation {
  compiled: CompiledFile;
  /** Safe HTML of the body with its slots; empty for MDX. */
  html: string;
}

/** A compilation with the time it took, in milliseconds. */
export interface TimedCompilation extends Compilation {
  milliseconds: number;
}

/** Compiles the bytes of one file. Pure, and never throws for any bytes. */
export function compileFile(
  source: SourceFile,
  bytes: Uint8Array,
  options: CompileOptions,
): Compilation {
  if (bytes.length > LARGEST_FILE) {
    const large = diagnose(
      'file-too-large',
      { line: 1, column: 1 },
      'the file is larger than 1 MB',
      'Split the article',
    );
    return { compiled: refuseFile(source, large), html: '' };
  }
  const { text, diagnostics } = decodeSource(bytes);
  const read =
    source.kind === 'article'
      ? readFrontMatter(text, articleSchema, articleKeys)
      : readFrontMatter(text, termSchema, termKeys);
  const lines = new LineIndex(text);
  const bodyOffset = read.bodyOffset ?? text.length;
  const firstLine = lines.at(bodyOffset).line;
  const markdown = text.slice(bodyOffset);
  const body = compileBody(markdown, {
    firstLine,
    ownHosts: options.ownHosts,
    lang: (read.data ?? read.partial)?.lang ?? options.lang,
    syntax: source.syntax,
  });
  const range = { from: bodyOffset, to: text.length };
  const compiled = {
    ...source,
    spans: read.spans,
    otherSpellings: read.otherSpellings,
    fence: read.fence,
    body: withoutBidiControls(body.facts),
    bodyDigest: digestOf(source.syntax === 'mdx' ? markdown : body.html),
    diagnostics: [
      ...diagnostics,
      ...read.diagnostics,
      ...strayKey(source, markdown, firstLine),
      ...findBidiControls(text, lines, 'bidi-control-removed', range),
      // Where the header does not end, nobody knows what the body is.
      ...(read.bodyOffset === undefined ? [] : body.diagnostics).filter(
        ({ code }) => code !== 'empty-body' || !mayBeEmpty(source, read.data),
      ),
    ],
  };
  // The schema that made the data was chosen by the same kind.
  const frontMatter =
    read.data === undefined ? { partial: read.partial } : { frontMatter: read.data };
  return {
    compiled: { ...compiled, ...frontMatter } as CompiledFile,
    html: removeBidiControls(body.html),
  };
}

/** A draft is not written yet, and a term's or author's file need not say more than its header. */
function mayBeEmpty({ kind }: SourceFile, frontMatter: object | undefined): boolean {
  if (kind !== 'article') return kind !== 'page';
  return frontMatter !== undefined && 'draft' in frontMatter && frontMatter.draft === true;
}

/** Removed from what was compiled, not from the source, so that columns stay exact. */
function withoutBidiControls(facts: BodyFacts): BodyFacts {
  const json = JSON.stringify(facts);
  return hasBidiControl(json) ? (JSON.parse(removeBidiControls(json)) as BodyFacts) : facts;
}

/** A known key below the closing fence: the header ended before its author meant it to. */
function strayKey(source: SourceFile, markdown: string, firstLine: number): SourceDiagnostic[] {
  const [, blank = '', key = ''] = /^(\s*)(?<=^|\n)([A-Za-z_]+)[ \t]*:(?=\s)/.exec(markdown) ?? [];
  const keys = source.kind === 'article' ? articleKeys : termKeys;
  if (key === '' || !canonicalSpellings(keys).has(key)) return [];
  const span: Span = {
    line: firstLine + blank.split('\n').length - 1,
    column: 1,
    length: key.length,
  };
  return [
    diagnose(
      'header-key-in-body',
      span,
      `\`${key}\` stands below the closing fence of the header`,
      'Move it above the `---`',
    ),
  ];
}
