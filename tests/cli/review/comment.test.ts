import { describe, expect, it } from 'vitest';
import type { JsonDiagnostic, JsonReport } from '../../../src/cli/diagnostic-formats/json.ts';
import {
  COMMENT_MARK,
  commentOn,
  commentOnFailure,
  type Surroundings,
} from '../../../src/cli/review/comment.ts';
import { commentText, fenced } from '../../../src/cli/review/markdown.ts';
import { writersWords } from '../../../src/cli/review/writers-words.ts';
import {
  diagnosticCodes,
  type DiagnosticCode,
} from '../../../src/content/diagnostics/diagnostic-codes.ts';

const codes = Object.entries(diagnosticCodes).map(([code, { severity }]) => ({
  code: code as DiagnosticCode,
  severity,
}));

function diagnostic(more: Partial<JsonDiagnostic> = {}): JsonDiagnostic {
  return {
    file: 'content/articles/a.md',
    line: 3,
    column: 7,
    endColumn: 9,
    severity: 'error',
    code: 'invalid-date',
    message: 'date "soon" is not a date',
    hint: 'Write it as 2018-03-13',
    ...more,
  };
}

function report(diagnostics: JsonDiagnostic[], more: Partial<JsonReport> = {}): JsonReport {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return { version: 1, files: 9, errors, warnings, diagnostics, stuck: [], ...more };
}

const around: Surroundings = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  files: 'https://github.com/guest/crumb/blob/0123/',
  run: 'https://github.com/example/crumb/actions/runs/5',
  others: { files: [], isWhole: true },
};

/** As a reader of the page sees it. */
const seen = (markdown: string): string =>
  markdown
    .replaceAll('&#8203;', '')
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replace(/<\/?code>/g, '`');

describe.each(codes)('$code', ({ code, severity }) => {
  it('has words for writers in the comment, with its place, message and hint', () => {
    const comment = seen(commentOn(report([diagnostic({ code, severity })])));
    expect(comment).toContain(
      `- Line 3, column 7. **${writersWords[code]}:** date "soon" is not a date. Write it as 2018-03-13.`,
    );
    expect(comment).toContain(severity === 'error' ? 'What stops' : 'What should be better');
  });

  it('is told without a word that only programmers know', () => {
    const words = writersWords[code];
    expect(words).toMatch(/^[A-Z].*[^.\s]$/);
    expect(words).not.toMatch(
      /front matter|yaml|html|markdown|\bkeys?\b|\bslug|schema|syntax|\bmdx\b|utf|unicode|\burl\b|redirect|anchor|component|\bproperty|parse|compile|repository|commit\b/i,
    );
  });
});

describe('the comment', () => {
  it('is found again by its mark', () => {
    expect(commentOn(report([])).startsWith(COMMENT_MARK)).toBe(true);
    expect(commentOnFailure(around).startsWith(COMMENT_MARK)).toBe(true);
  });

  it.each([
    [[], '## This can be published\n\nThe check found nothing to mend.'],
    [
      [diagnostic({ severity: 'warning' })],
      '## This can be published, and could be better\n\nThere is 1 thing that should be better. ',
    ],
    [
      [diagnostic(), diagnostic(), diagnostic({ severity: 'warning' })],
      '## This cannot be published yet\n\nThere are 2 problems to mend before it can be published, and 1 thing that should be better. ',
    ],
  ])('begins with what it comes to', (diagnostics, expected) => {
    expect(commentOn(report(diagnostics))).toContain(expected);
  });

  it('counts by itself what a report says', () => {
    const lying = { ...report([diagnostic()]), errors: 0 };
    expect(commentOn(lying)).toContain('## This cannot be published yet');
  });

  it('shows the mended line, or that a line goes', () => {
    const suggestion = { line: 3, endLine: 3, before: ['x'], lines: ['date: 2018-03-13'] };
    const mended = commentOn(report([diagnostic({ suggestion })]));
    expect(mended).toContain('\n\n  Write:\n\n  ```\n  date: 2018-03-13\n  ```\n');
    expect(mended).toContain('“Files changed” has it with a button that takes it over.');
    const deleted = commentOn(report([diagnostic({ suggestion: { ...suggestion, lines: [] } })]));
    expect(deleted).toContain('  Delete the line.');
  });

  it('leads to the line, and to the preview', () => {
    const file = 'content/articles/was ist das?.md';
    const comment = commentOn(report([diagnostic({ file })]), {
      ...around,
      preview: 'https://github.com/example/crumb/actions/runs/5/artifacts/7',
    });
    expect(comment).toContain(
      '[Line 3, column 7](https://github.com/guest/crumb/blob/0123/content/articles/was%20ist%20das%3F.md?plain=1#L3)',
    );
    expect(comment).toContain(
      '[Download the preview](https://github.com/example/crumb/actions/runs/5/artifacts/7)',
    );
    expect(commentOn(report([diagnostic()]), around)).toContain('There is no preview');
  });

  it('lists the pages that change, with what keeps them from readers', () => {
    const pages = [
      { change: 'new', file: 'a.md', title: 'Rye & *wheat*', address: '/rye/', state: 'draft' },
      { change: 'gone', file: 'b.md', title: 'Oats', address: '/oats/' },
    ] as const;
    const comment = commentOn(report([], { pages: [...pages] }));
    expect(seen(comment)).toContain(
      '- New: Rye & *wheat* `/rye/`, a draft, which readers do not see\n- Gone: Oats `/oats/`\n',
    );
    expect(comment).toContain('Rye &#38; &#42;wheat&#42;');
    expect(commentOn(report([], { pages: [] }))).toContain('### Pages that change\n\nNone.');
    expect(commentOn(report([]))).not.toContain('Pages that change');
  });

  it('counts addresses that would be lost among what stops publication', () => {
    const comment = commentOn(report([], { lost: ['/2018/a*b/'] }));
    expect(comment).toContain('## This cannot be published yet\n\nThere is 1 problem to mend');
    expect(comment).toContain('### What stops publication\n\n- **A page that readers know');
    expect(comment).toContain('<code>/2018/a&#42;b/</code>');
  });

  it('says that a fault of the check is no mistake of the writer', () => {
    const comment = commentOn(report([], { stuck: ['articles/a.md'] }));
    expect(comment).toContain('cannot be published yet');
    expect(comment).toContain('That is no mistake of yours');
    expect(comment).not.toContain('nothing to mend');
  });

  it('names some of many files at which the check fails', () => {
    const stuck = Array.from({ length: 900 }, (_, number) => `articles/${number}.md`);
    const comment = commentOn(report([], { stuck }));
    expect(comment).toMatch(/ failed at articles\/0\.md, .*, 895 other files\. That/);
    expect(comment.length).toBeLessThan(2000);
  });

  it.each([
    [
      'suggestion',
      { suggestion: { line: 1, endLine: 1, before: ['x'], lines: ['y'.repeat(70_000)] } },
    ],
    ['message', { message: '*'.repeat(9000) }],
    ['hint', { hint: '\u202E'.repeat(9000) }],
    ['path', { file: `content/${'ü'.repeat(9000)}.md` }],
  ])('does not let one long %s take the room of the others', (_, more) => {
    const many = Array.from({ length: 2000 }, (_, line) =>
      diagnostic({ line, file: 'content/b.md' }),
    );
    const comment = commentOn(report([diagnostic(more), ...many]), around);
    expect(comment.length).toBeLessThan(65_536);
    const shown = comment.match(/^- \[?Line/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(150);
    expect(comment).toContain(`${(2001 - shown).toLocaleString('en')} more problems`);
  });

  it('ends with no heading that has nothing below it', () => {
    const many = Array.from({ length: 2000 }, (_, line) =>
      diagnostic({ line, file: `content/${line}.md`, message: '*'.repeat(line % 90) }),
    );
    expect(commentOn(report(many), around)).not.toMatch(/^(?:###|\*\*).*\n\n[\d,]+ more/m);
  });

  it('fits into what GitHub takes, the gravest first, and says what it leaves out', () => {
    const many = Array.from({ length: 2000 }, (_, line) =>
      diagnostic({ line, severity: line % 2 === 0 ? 'warning' : 'error', message: '*'.repeat(50) }),
    );
    const pages = Array.from({ length: 2000 }, (_, number) => ({
      change: 'new' as const,
      file: `${number}.md`,
      title: '<'.repeat(300),
      address: `/${'ü'.repeat(100)}/`,
    }));
    const comment = commentOn(report(many, { pages }), around);
    expect(comment.length).toBeLessThan(65_536);
    const shown = comment.match(/^- \[Line/gm)?.length ?? 0;
    expect(comment).toContain(`${(2000 - shown).toLocaleString('en')} more problems`);
    expect(comment).toMatch(/^- and 1,9\d\d other pages$/m);
    expect(comment).toContain('[Line 1, column');
  });
});

describe('untrusted text', () => {
  it.each([
    ['@guest and @example/team', /@(?=\w)/],
    ['closes #12 and example/crumb#12, GH-12', /(?<!&)#\d|GH-\d/],
    ['[here](https://evil.example) ![x](//evil.example)', /\[|:\/\//],
    ['see https://evil.example or www.evil.example', /https?:\/\/|www\./],
    ['<img src=x onerror=alert(1)> <!-- x --> &lt;', /<(?!\/?code>)|&(?!#\d+;)/],
    ['**bold** _it_ ~~gone~~ | a | `code` \\*', /\*|_|~|\||\\/],
    ['`<b>@guest</b>` and `` a ` b ``', /<b>|@g|`/],
    ['one\n\n# two\r\n- three', /\n|\r/],
    ['$\\frac{1}{2}$', /\$|\\/],
  ])('%j stays text', (text, harmful) => {
    const printed = commentText(text);
    expect(printed).not.toMatch(harmful);
    const plain = text.replace(/\s+/g, ' ').replaceAll('`', '').replace(/ +/g, '');
    expect(seen(printed).replaceAll('`', '').replace(/ +/g, '')).toBe(plain);
  });

  it('is no commit that GitHub would link, but stays whole where it is code to copy', () => {
    const hash = '0123456789abcdef0123456789abcdef01234567';
    const [inText = '', inCode = ''] = commentText(`see ${hash} or \`/${hash}/\``).split('or');
    expect(inText.replaceAll('&#8203;', ' ')).not.toMatch(/[\da-f]{7}/);
    expect(seen(inText)).toBe(`see ${hash} `);
    expect(inCode).toBe(` <code>/${hash}/</code>`);
  });

  it('cannot end the block of code that it stands in', () => {
    expect(fenced(['a ```` b', '```'])).toBe('`````\na ```` b\n```\n`````');
  });
});
