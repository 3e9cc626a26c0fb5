import matter from 'gray-matter';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';

export interface SplitSource {
  /** YAML between the fences, from the line break after the opening one; absent when there is none. */
  yaml?: string;
  /** Offset of `yaml` in the file's text. */
  yamlOffset: number;
  /** Offset at which the body begins; absent where the front matter does not end. */
  bodyOffset?: number;
  diagnostics: SourceDiagnostic[];
}

const FENCE = '---';

/**
 * Separates front matter and body. Nothing is evaluated: gray-matter's YAML engine is replaced by one
 * that hands the text through, its other engines by ones that throw, and a fence that names another
 * language never reaches them.
 */
export function splitFrontMatter(text: string): SplitSource {
  const blank = /^(?:[ \t]*\r?\n)*/.exec(text)?.[0] ?? '';
  const fenced = text.slice(blank.length);
  const openingLine = blank.split('\n').length;
  const fence = /^[^\r\n]*/.exec(fenced)?.[0] ?? '';
  const invalid = checkFence(fence, openingLine);
  if (invalid) return { yamlOffset: 0, diagnostics: [invalid] };

  let yaml = '';
  const file = matter(fenced, {
    language: 'yaml',
    engines: {
      yaml: (frontMatter: string) => {
        yaml = frontMatter;
        return {};
      },
      javascript: throwInstead,
      coffee: throwInstead,
      json: throwInstead,
    },
  });
  // gray-matter calls no engine for empty front matter.
  if (yaml === '') yaml = file.matter;
  const yamlStart = /\S/.test(fence.slice(FENCE.length)) ? fence.length : FENCE.length;
  const yamlOffset = blank.length + yamlStart;
  const closing = closingFence(fenced, yamlStart + yaml.length);
  if (closing !== FENCE) {
    const at = { line: openingLine, column: 1, length: 3 };
    const message =
      closing === ''
        ? 'the front matter is never closed'
        : `the front matter is never closed: ${JSON.stringify(closing.slice(0, 40))} is no fence`;
    const unclosed = diagnose(
      'unclosed-header',
      at,
      message,
      'Put a line with only `---` below the last key',
    );
    return { yamlOffset, diagnostics: [unclosed] };
  }
  const bodyOffset = text.length - file.content.length;
  // Before the closing fence, gray-matter leaves the first half of CRLF, which YAML reads as text.
  return { yaml: yaml.replace(/\r$/, ''), yamlOffset, bodyOffset, diagnostics: [] };
}

function checkFence(fence: string, line: number): SourceDiagnostic | undefined {
  const at = { line, column: 1, length: fence.length };
  const named = /^---[ \t]*([^-\s].*?)[ \t]*$/.exec(fence)?.[1];
  if (named !== undefined && !/^ya?ml$/i.test(named)) {
    const message = `front matter in ${JSON.stringify(named.slice(0, 40))} is not read and never run`;
    return diagnose('header-language', at, message, 'Write it as YAML between two lines of `---`');
  }
  if (/^(?:\+\+\+|;;;|\{)/.test(fence)) {
    const message = `front matter that begins with ${JSON.stringify(fence.slice(0, 3))} is not read`;
    return diagnose('header-language', at, message, 'Write it as YAML between two lines of `---`');
  }
  if (named === undefined && !/^---[ \t]*$/.test(fence)) {
    const message = 'the file does not begin with front matter';
    return diagnose(
      'missing-header',
      { line: 1, column: 1 },
      message,
      'Begin it with a line of `---`, the keys, and a line of `---`',
    );
  }
  return undefined;
}

/** The line after the YAML, without white space at its end; empty where the file ends. */
function closingFence(fenced: string, from: number): string {
  return /^\n([^\r\n]*?)[ \t]*(?:\r?\n|$)/.exec(fenced.slice(from, from + 400))?.[1] ?? '';
}

function throwInstead(): never {
  throw new Error('front matter is data and is never evaluated');
}
