import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archivesFolder } from '../archives-folder.ts';
import { allowedDifferences } from './engine-differences.ts';
import { renderWithEngine, renderWithoutHtml, renderWithReference } from './engines.ts';

const specification = readFileSync(join(archivesFolder(), 'corpora/gfm-spec/spec.txt'), 'utf8');
const fence = '`'.repeat(32);
const pattern = new RegExp(
  `^${fence} example[^\\n]*\\n([\\s\\S]*?)^\\.\\n[\\s\\S]*?^${fence}$`,
  'gm',
);
const examples = [...specification.matchAll(pattern)].map((match, index) => ({
  number: index + 1,
  markdown: (match[1] ?? '').replaceAll('→', '\t'),
}));

describe('every example of the GFM specification', () => {
  it('is there', () => {
    expect(examples.length).toBe(673);
  });

  it.each(examples)('$number: means the same in .md and .mdx', ({ markdown }) => {
    const ours = renderWithEngine(markdown);
    const reference = renderWithReference(markdown);
    if (allowedDifferences.has(markdown)) expect(ours).not.toBe(reference);
    else expect(ours).toBe(reference);
    const withoutHtml = renderWithoutHtml(markdown);
    if (withoutHtml !== undefined) expect(withoutHtml).toBe(ours);
  });
});
