import type { Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { CompiledBody } from './body.ts';
import { BodySource } from './body-source.ts';
import { cleanTree } from './clean-tree.ts';
import { parseMarkdown, parseMarkdownWithHtml, parseMdx } from './engine.ts';
import { finishTree, type FinishedTree } from './finish-tree.ts';
import { adoptJsxElements } from './jsx-elements.ts';
import { reportTemplates } from './leftover-templates.ts';
import { checkSourceLimits, TooComplex, tooComplex } from './limits.ts';
import { noFacts } from './no-facts.ts';
import { ElementPlaces } from './place-elements.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { surveyTree, type Survey } from './survey.ts';
import type { BodyRoot } from './tree.ts';

export interface BodyOptions {
  /** The file's line that the body begins on, from 1. */
  firstLine: number;
  /** Hosts whose links are this site's own, lower case, as `www.example.org`. */
  ownHosts: readonly string[];
  /** BCP 47 tag of the language the body is written in. */
  lang: string;
  syntax: 'md' | 'mdx';
}

/**
 * Compiles a body. Pure, and never throws for any text. For `mdx` it yields facts and problems only:
 * Astro renders the body, with the plugins of `mdx-plugins.ts`.
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

function compileMarkdown(source: BodySource, { ownHosts, lang }: BodyOptions): CompiledBody {
  const plain = parseMarkdown(source.text);
  const survey = surveyTree(plain, source, lang);
  const tree = survey.hasRawHtml ? parseMarkdownWithHtml(source.text) : plain;
  const places = survey.hasRawHtml ? new ElementPlaces(survey.constructs) : undefined;
  const cleaning = cleanTree(tree, { source, ownHosts, places });
  const safe = sanitize(tree as Root, sanitizeSchema) as Root;
  const finished = finishTree(safe, { source, ownHosts, placeholders: 'marks' });
  const html = toHtml(safe);
  checkGrowth(source.text, html);
  const diagnostics = [
    ...survey.diagnostics,
    ...cleaning,
    ...finished.diagnostics,
    ...reportTemplates(source, survey.ignored),
    ...reportNothing(source, survey, finished),
  ];
  return { facts: finished.facts, html, diagnostics: inOrder(diagnostics) };
}

function compileMdx(source: BodySource, { ownHosts, lang }: BodyOptions): CompiledBody {
  const parsed = tryParseMdx(source);
  if ('code' in parsed) return lost(parsed);
  const survey = surveyTree(parsed, source, lang);
  adoptJsxElements(parsed);
  const cleaning = cleanTree(parsed, { source, ownHosts });
  const { facts, diagnostics } = finishTree(parsed, { source, ownHosts, placeholders: 'numbers' });
  return {
    facts,
    html: '',
    diagnostics: inOrder([...survey.diagnostics, ...cleaning, ...diagnostics]),
  };
}

function tryParseMdx(source: BodySource): BodyRoot | SourceDiagnostic {
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
    // Places inside the message count from the body's start.
    const what = (match?.[3] ?? message)
      .replace(/\s+/g, ' ')
      .replace(/ \(\d+:\d+(?:-\d+:\d+)?\)/g, '')
      .replace(/\.$/, '');
    return diagnose('mdx-syntax', at, `MDX cannot read this: ${what}`, 'Mend the syntax here');
  }
}

/** A page many times the size of its source was not meant by who wrote it. */
function checkGrowth(text: string, html: string): void {
  if (html.length > text.length * 20 + 200_000) {
    throw new TooComplex(`the body grows to ${html.length} characters of HTML`, 0);
  }
}

function reportNothing(
  source: BodySource,
  survey: Survey,
  finished: FinishedTree,
): SourceDiagnostic[] {
  if (finished.showsSomething) return [];
  const at = source.span(0, 0);
  return survey.hasProse
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

function inOrder(diagnostics: SourceDiagnostic[]): SourceDiagnostic[] {
  return diagnostics.sort(
    (a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1),
  );
}

function lost(fault: SourceDiagnostic): CompiledBody {
  return { facts: noFacts(), html: '', diagnostics: [fault] };
}
