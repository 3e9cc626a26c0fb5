import { digestOf } from '../files/digest-of.ts';
import type { BodyFacts } from './body/body.ts';
import { compileBody } from './body/compile-body.ts';
import {
  uncompiledFile,
  type Compilation,
  type CompiledFile,
  type CompileOptions,
} from './compiled-file.ts';
import { diagnose, type SourceDiagnostic } from './diagnostics/diagnostic.ts';
import { LineIndex } from './diagnostics/line-index.ts';
import { placeOf } from './file-place.ts';
import { articleFields, termFields } from './front-matter/fields.ts';
import { readFrontMatter } from './front-matter/read-front-matter.ts';
import { isDraft } from './front-matter/is-draft.ts';
import type { SourceFile } from './list-content.ts';
import { LARGEST_FILE } from './read-source.ts';
import {
  decodeSource,
  findBidiControls,
  hasBidiControl,
  removeBidiControls,
  withoutControls,
} from './source-text.ts';

/**
 * Compiles the bytes of one file: decodes them, reads the front matter, compiles the body, and
 * collects the diagnostics of all three. Pure, and never throws for any bytes.
 */
export function compileFile(
  source: SourceFile,
  bytes: Uint8Array,
  options: CompileOptions,
): Compilation {
  if (bytes.length > LARGEST_FILE) {
    const start = { line: 1, column: 1 };
    const large = diagnose(
      'file-too-large',
      start,
      'the file is larger than 1 MB',
      'Split the article',
    );
    return { compiled: uncompiledFile(source, large), html: '' };
  }
  const { text, diagnostics } = decodeSource(bytes);

  const frontMatter =
    source.kind === 'article'
      ? readFrontMatter(withoutControls(text), articleFields)
      : readFrontMatter(withoutControls(text), termFields);
  const { data, partial, spans, otherSpellings, fence, published } = frontMatter;

  const bodyOffset = frontMatter.bodyOffset ?? text.length;
  const markdown = text.slice(bodyOffset);
  const firstLine = new LineIndex(text).at(bodyOffset).line;
  const body = compileBody(markdown, {
    firstLine,
    ownHosts: options.ownHosts,
    lang: languageOf(source, (data ?? partial)?.lang, options),
    typography: options.typography,
    syntax: source.syntax,
    components: options.components,
  });
  const bodyLine = frontMatter.bodyOffset === undefined ? Infinity : firstLine;
  const bodyRange = { from: bodyOffset, to: text.length };
  // Without an end of the front matter, the body is not known.
  const ofBody = frontMatter.bodyOffset === undefined ? [] : body.diagnostics;

  const compiled = {
    ...source,
    spans,
    otherSpellings,
    fence,
    ...(published && { published }),
    body: withoutBidiControls(body.facts),
    bodyDigest: digestOf(source.syntax === 'mdx' ? markdown : body.html),
    diagnostics: [
      ...diagnostics.map((found) => (isRemovable(found, bodyLine) ? removed(found) : found)),
      ...frontMatter.diagnostics,
      ...findStrayKey(source, markdown, firstLine),
      ...findBidiControls(text, 'bidi-control-removed', bodyRange),
      ...ofBody.filter(({ code }) => code !== 'empty-body' || !mayBeEmpty(source, data ?? partial)),
    ],
    ...(data === undefined ? { partial } : { frontMatter: data }),
  };
  return {
    // The kind chose the fields, and so the type of the data.
    compiled: compiled as CompiledFile,
    html: removeBidiControls(body.html),
  };
}

function languageOf(
  { file }: SourceFile,
  written: string | undefined,
  { lang, languages = [] }: CompileOptions,
): string {
  if (written !== undefined || languages.length <= 1) return written ?? lang;
  return placeOf(file, languages).lang;
}

/**
 * Drafts may have no text yet; the file of a term or author may be front matter alone. Nobody knows
 * whether an article is a draft whose front matter cannot be parsed.
 */
function mayBeEmpty({ kind }: SourceFile, data: object | undefined): boolean {
  if (kind !== 'article') return kind !== 'page';
  return data === undefined || isDraft(data);
}

/** Whether a control character stands in the body, where it is left out; NUL never is. */
function isRemovable({ code, line, message }: SourceDiagnostic, bodyLine: number): boolean {
  return code === 'control-character' && line >= bodyLine && !message.includes('U+0000');
}

function removed(found: SourceDiagnostic): SourceDiagnostic {
  return {
    ...found,
    code: 'control-character-removed',
    message: `${found.message} is left out of the page`,
  };
}

/** Removes them from what was compiled, not from the source, so that columns stay exact. */
function withoutBidiControls(facts: BodyFacts): BodyFacts {
  const json = JSON.stringify(facts);
  return hasBidiControl(json) ? (JSON.parse(removeBidiControls(json)) as BodyFacts) : facts;
}

/** A known key below the closing fence: the front matter was closed too early. */
function findStrayKey(
  { kind }: SourceFile,
  markdown: string,
  firstLine: number,
): SourceDiagnostic[] {
  const [, blank = '', key = ''] = /^(\s*)(?<=^|\n)([A-Za-z_]+)[ \t]*:(?=\s)/.exec(markdown) ?? [];
  const { spellings } = kind === 'article' ? articleFields : termFields;
  if (!spellings.has(key)) return [];
  const line = firstLine + blank.split('\n').length - 1;
  const message = `\`${key}\` stands below the closing fence of the front matter`;
  const span = { line, column: 1, length: key.length };
  return [diagnose('header-key-in-body', span, message, 'Move it above the `---`')];
}
