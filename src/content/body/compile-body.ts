import type { Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { append } from '../append.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { findUnfinishedMerge } from '../source-text.ts';
import { analyzeTree, type Analysis } from './analyze-tree.ts';
import { noFacts, type CompiledBody } from './body.ts';
import { checkComponents, type Components } from './check-components.ts';
import { cleanTree } from './clean-tree.ts';
import { foldContainers, markContainers } from './containers.ts';
import {
  findControlEntities,
  reportControlEntities,
  withoutControlEntities,
} from './control-entities.ts';
import { reportDropped } from './dropped-blocks.ts';
import {
  parseMarkdown,
  parseMarkdownWithHtml,
  parseMdx,
  parseSyntax,
  type ParsedMdx,
} from './engine.ts';
import { findFormulas, type Formula, maskFormulas, nameFormulas } from './formulas.ts';
import { reportProgramMarks, reportTemplates } from './leftover-marks.ts';
import { checkSourceLimits, TooComplex, tooComplex } from './limits.ts';
import { outside, type AddressRange } from './locate-address.ts';
import { keepEscapes, markText, nameEscapes } from './marked-text.ts';
import { BodySource, ElementPositions } from './positions.ts';
import { adoptJsxElements } from './rehype-body.ts';
import {
  asFences,
  asText,
  findHighlights,
  type Highlight,
  isCode,
  withoutMarks,
} from './reread.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { transformTree, type TransformedTree } from './transform-tree.ts';
import type { BodyRoot } from './tree.ts';

interface CommonOptions {
  /** The file's line that the body begins on, from 1. */
  firstLine: number;
  /** Hosts whose links are this site's own, lower case, as `www.example.org`. */
  ownHosts: readonly string[];
  /** BCP 47 tag of the language the body is written in. */
  lang: string;
  /** Whether straight quotation marks and the like are set as the language has them; `false` if absent. */
  typography?: boolean | undefined;
}

interface MdxOptions extends CommonOptions {
  /** What the body may use without an import. */
  components: Components;
}

export type BodyOptions = (CommonOptions & { syntax: 'md' }) | (MdxOptions & { syntax: 'mdx' });

/**
 * Compiles a body. Pure, and never throws for any text. For `mdx` it yields facts and diagnostics
 * only: Astro renders the body, with the plugin of `rehype-body.ts`.
 */
export function compileBody(markdown: string, options: BodyOptions): CompiledBody {
  const source = new BodySource(markdown, options.firstLine);
  try {
    checkSourceLimits(markdown);
    return options.syntax === 'mdx'
      ? compileMdx(source, options)
      : compileMarkdown(source, options);
  } catch (error) {
    if (error instanceof TooComplex) return lost(tooComplex(source, error.message, error.offset));
    const message = `the body cannot be compiled (${error instanceof Error ? error.message : 'unknown fault'})`;
    return lost(
      diagnose('lost-body', source.span(0, 0), message, 'Simplify what is unusual in it'),
    );
  }
}

function compileMarkdown(
  source: BodySource,
  { ownHosts, lang, typography }: CommonOptions,
): CompiledBody {
  const formulas = findFormulas(source.text, 'md');
  const { markdown, plain, analysis, words, containers } = readMarkdown(source, lang, formulas);
  const tree = analysis.hasRawHtml ? parseMarkdownWithHtml(markdown) : plain;
  if (tree !== plain && containers.length > 0) foldContainers(tree);
  if (markdown.includes('==')) markText(tree);
  const positions = analysis.hasRawHtml ? new ElementPositions(analysis.constructs) : undefined;
  const cleaning = cleanTree(tree, { source, ownHosts, lang, formulas, positions });
  const safe = sanitize(tree as Root, sanitizeSchema) as Root;
  const transformed = transformTree(safe, {
    source,
    ownHosts,
    lang,
    typography,
    placeholders: 'marks',
  });
  const html = toHtml(safe);
  checkGrowth(source.text, html);
  const diagnostics = [
    ...words,
    ...analysis.diagnostics,
    ...cleaning,
    ...transformed.diagnostics,
    ...reportLeftOut(source, markdown, 'md', analysis),
    ...reportTemplates(source, analysis.ignored),
    ...reportProgramMarks(source, [...analysis.ignored, ...containers]),
    ...reportMerge(source, analysis.ignored),
    ...reportNothing(source, analysis, transformed),
  ];
  return { facts: transformed.facts, html, diagnostics: inOrder(diagnostics, formulas) };
}

/** What Markdown leaves out of the tree, which only another parse can tell. */
function reportLeftOut(
  source: BodySource,
  text: string,
  syntax: 'md' | 'mdx',
  { hasTable, notes, syntaxTree }: Analysis,
): SourceDiagnostic[] {
  if (!hasTable && !text.includes(']:')) return [];
  return reportDropped(syntaxTree ?? parseSyntax(text, syntax), source, notes);
}

/** How often a source is read anew, since a word in angle brackets may hold another. */
const mostReadings = 6;

interface MarkdownReading {
  /** What was parsed: the source, with words in angle brackets as text and Jekyll's code as fences. */
  markdown: string;
  plain: BodyRoot;
  analysis: Analysis;
  /** The lines that open and close containers. */
  containers: AddressRange[];
  /** Diagnostics of what is not as it was in what was parsed last. */
  words: SourceDiagnostic[];
}

function readMarkdown(
  source: BodySource,
  lang: string,
  formulas: readonly Formula[],
): MarkdownReading {
  const masked = maskFormulas(withoutMarks(source.text), formulas);
  const { text, lines: containers } = markContainers(masked, 'md');
  let markdown = keepEscapes(text, 'md');
  const words: SourceDiagnostic[] = [];
  let fences: Highlight[] = [];
  /** Offsets of Jekyll's code that is none where it stands. */
  const refused = new Set<number>();
  for (let reading = 1; ; reading += 1) {
    const parsed = markdown === source.text ? source : source.withText(markdown);
    const plain = parseMarkdown(markdown);
    if (containers.length > 0) foldContainers(plain);
    const analysis = analyzeTree(plain, parsed, lang, 'md');
    append(analysis.ignored, formulas);
    const entities = findControlEntities(markdown, analysis.ignored);
    if (entities.length > 0 && reading < mostReadings) {
      append(words, reportControlEntities(source, entities));
      markdown = withoutControlEntities(markdown, entities);
      continue;
    }
    for (const fence of fences) {
      if (!isCode(fence, analysis.ignored)) refused.add(fence.start);
    }
    const undone = fences.filter(({ start }) => refused.has(start));
    fences = outside(findHighlights(markdown), analysis.ignored).filter(
      ({ start }) => !refused.has(start),
    );
    const isDone = analysis.words.length === 0 && fences.length === 0 && undone.length === 0;
    if (reading === mostReadings || isDone) {
      return { markdown, plain, analysis, words, containers };
    }
    if (fences.length > 0 || undone.length > 0) {
      // What is a word depends on what is code.
      markdown = asFences(markdown, fences);
      for (const { start, end } of undone) {
        markdown = markdown.slice(0, start) + source.text.slice(start, end) + markdown.slice(end);
      }
      continue;
    }
    for (const one of analysis.diagnostics) if (one.code === 'unknown-element') words.push(one);
    markdown = asText(markdown, analysis.words);
  }
}

function compileMdx(
  source: BodySource,
  { ownHosts, lang, typography, components }: MdxOptions,
): CompiledBody {
  const formulas = findFormulas(source.text, 'mdx');
  const masked = maskFormulas(source.text, formulas);
  const { text, lines: containers } = markContainers(masked, 'mdx');
  const marked = source.withText(keepEscapes(text, 'mdx'));
  const parsed = tryParseMdx(marked);
  if ('message' in parsed) return lost(parsed);
  const { tree } = parsed;
  foldContainers(tree);
  markText(tree);
  // Before the analysis, which moves positions from elements to their addresses.
  const checked = checkComponents(parsed, source, components);
  const analysis = analyzeTree(tree, marked, lang, 'mdx');
  append(analysis.ignored, formulas);
  adoptJsxElements(tree);
  const cleaning = cleanTree(tree, { source, ownHosts, lang, formulas, isLast: true });
  const transformed = transformTree(tree, {
    source,
    ownHosts,
    lang,
    typography,
    placeholders: 'numbers',
  });
  const { imports } = checked;
  return {
    facts: { ...transformed.facts, ...(imports.length > 0 && { imports }) },
    html: '',
    diagnostics: inOrder(
      [
        ...analysis.diagnostics,
        ...reportLeftOut(source, marked.text, 'mdx', analysis),
        ...reportProgramMarks(source, [...analysis.ignored, ...containers]),
        ...reportMerge(source, analysis.ignored),
        ...reportControlEntities(source, findControlEntities(source.text, analysis.ignored)),
        ...checked.diagnostics,
        ...cleaning,
        ...transformed.diagnostics,
      ],
      formulas,
    ),
  };
}

function tryParseMdx(source: BodySource): ParsedMdx | SourceDiagnostic {
  try {
    return parseMdx(source.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const match = /^(\d+):(\d+): ([\s\S]*?)(?: \([\w-]+:[\w-]+\))?$/.exec(message);
    const start = source.span(0, 0);
    const at =
      match === null
        ? start
        : { line: start.line + Number(match[1]) - 1, column: Number(match[2]) };
    // Positions inside the message count from the start of the body.
    const what = (match?.[3] ?? message)
      .replace(/\s+/g, ' ')
      .replace(/ \(\d+:\d+(?:-\d+:\d+)?\)/g, '')
      .replace(/\.$/, '');
    return diagnose('mdx-syntax', at, `MDX cannot read this: ${what}`, 'Mend the syntax here');
  }
}

/** @throws TooComplex when the page is many times the size of its source. */
function checkGrowth(text: string, html: string): void {
  if (html.length > text.length * 20 + 200_000) {
    throw new TooComplex(`the body grows to ${html.length} characters of HTML`, 0);
  }
}

function reportNothing(
  source: BodySource,
  analysis: Analysis,
  transformed: TransformedTree,
): SourceDiagnostic[] {
  if (transformed.showsSomething) return [];
  const at = source.span(0, 0);
  return analysis.hasProse
    ? [
        diagnose(
          'lost-body',
          at,
          'the body has text, but its page would have none',
          `Look for an HTML comment or tag that is never closed`,
        ),
      ]
    : [diagnose('empty-body', at, 'the article has no text', 'Write it, or set `draft: true`')];
}

/**
 * Leaves out what follows from another diagnostic at its position, or is the same once more. Messages
 * quote formulas as they are written.
 */
function inOrder(
  diagnostics: SourceDiagnostic[],
  formulas: readonly Formula[],
): SourceDiagnostic[] {
  const seen = new Set<string>();
  for (const { code, line, column } of diagnostics) {
    if (code === 'unclosed-html') seen.add(`removed-content ${line} ${column}`);
  }
  return diagnostics
    .filter(({ code, line, column }) => {
      const key = `${code} ${line} ${column}`;
      return !seen.has(key) && seen.add(key);
    })
    .map((one) => ({ ...one, message: nameEscapes(nameFormulas(one.message, formulas)) }))
    .sort((a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1));
}

function reportMerge(source: BodySource, ignored: readonly AddressRange[]): SourceDiagnostic[] {
  const found = findUnfinishedMerge(source.text);
  if (!found || outside([found], ignored).length === 0) return [];
  const { start } = found;
  const message = 'an unfinished merge: both versions stand below each other';
  const hint = 'Keep one of them, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`';
  return [diagnose('unfinished-merge', source.span(start, start + 7), message, hint)];
}

function lost(diagnostic: SourceDiagnostic): CompiledBody {
  return { facts: noFacts(), html: '', diagnostics: [diagnostic] };
}
