import { describe, expect, it } from 'vitest';
import type { JsonDiagnostic } from '../../../src/cli/diagnostic-formats/json.ts';
import {
  compareComments,
  type LineComment,
  SUGGESTION_MARK,
  suggestionsOn,
} from '../../../src/cli/review/review.ts';

const PATCH = `@@ -1,3 +1,4 @@
 ---
-title: Old
+title: "FHIR
+date: 2026-01-02
 ---
@@ -10 +11 @@ Heading
-Old.
+New.
\\ No newline at end of file`;
const files = [{ filename: 'content/a.md', patch: PATCH }, { filename: 'content/large.md' }];

function found(
  line: number,
  before: string[],
  lines: string[],
  file = 'content/a.md',
): JsonDiagnostic {
  const suggestion = { line, endLine: line + before.length - 1, before, lines };
  return {
    file,
    line,
    column: 8,
    endColumn: 13,
    severity: 'error',
    code: 'header-syntax',
    message: 'a quotation mark is opened and never closed',
    hint: '',
    suggestion,
  };
}

const on = (...diagnostics: JsonDiagnostic[]): LineComment[] =>
  suggestionsOn({ diagnostics }, files);

describe('a suggestion', () => {
  it('stands at its line, with the words for writers', () => {
    expect(on(found(2, ['title: "FHIR'], ['title: "FHIR"']))).toEqual([
      {
        path: 'content/a.md',
        line: 2,
        body: `${SUGGESTION_MARK}\n\n**The lines about the article cannot be read from here on:** a quotation mark is opened and never closed.\n\n\`\`\`suggestion\ntitle: "FHIR"\n\`\`\``,
      },
    ]);
  });

  it('may take the place of several lines, or of one that goes', () => {
    const [both] = on(found(2, ['title: "FHIR', 'date: 2026-01-02'], ['title: FHIR']));
    expect(both).toMatchObject({ start_line: 2, line: 3 });
    const [gone] = on(found(11, ['New.'], []));
    expect(gone?.body).toMatch(/```suggestion\n```$/);
  });

  it.each([
    ['a line that the change does not show', found(7, ['text'], ['x'])],
    ['a line that is another by now', found(2, ['title: Other'], ['x'])],
    ['lines of which one is not shown', found(4, ['---', ''], ['x'])],
    ['a line that was deleted', found(2, ['title: Old'], ['x'])],
    ['a file that the change does not touch', found(2, ['title: "FHIR'], ['x'], 'content/b.md')],
    ['a file without a patch', found(1, ['---'], ['x'], 'content/large.md')],
    ['a line that is mended by one too long', found(2, ['title: "FHIR'], ['x'.repeat(61_000)])],
    [
      'lines that it does not count',
      {
        ...found(2, ['title: "FHIR'], []),
        suggestion: { line: 2, endLine: 9, before: ['title: "FHIR'], lines: [] },
      },
    ],
  ])('is none at %s', (_, one) => {
    expect(on(one)).toEqual([]);
  });

  it('is one of thirty at most', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      found(2, ['title: "FHIR'], [`title: ${index}`]),
    );
    expect(on(...many)).toHaveLength(30);
  });
});

describe('comments that are there', () => {
  const one = { path: 'a.md', line: 2, body: 'one' };
  const two = { path: 'a.md', line: 3, start_line: 2, body: 'two' };

  it('stay where they say the same, once', () => {
    const known = [
      { ...one, id: 1 },
      { ...one, id: 2 },
      { ...two, id: 3 },
    ];
    expect(compareComments(known, [one, two])).toEqual({ added: [], outdated: [2] });
  });

  it('go where they say something else, or stand elsewhere', () => {
    const known = [
      { ...one, body: 'old', id: 1 },
      { ...one, line: 0, id: 2 },
      { path: 'a.md', line: 3, body: 'two', id: 3 },
    ];
    expect(compareComments(known, [one, two])).toEqual({ added: [one, two], outdated: [1, 2, 3] });
  });
});
