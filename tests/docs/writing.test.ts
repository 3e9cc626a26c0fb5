import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile, html } from '../content/body/compile.ts';

const guide = readFileSync('docs/writing.md', 'utf8');
const examples = [...guide.matchAll(/^(`{3,})markdown\n(.*?)\n\1$/gms)].map(
  ([, , text = '']) => text,
);

describe('docs/writing.md', () => {
  it('has an example for each mark', () => {
    const all = examples.map(html).join('\n');
    const callouts = [...all.matchAll(/class="callout callout-(\w+)"/g)].map(([, kind]) => kind);
    expect(callouts).toEqual(['note', 'warning', 'tip', 'caution', 'note']);
    for (const element of ['<dl>', '<mark>', 'id="label"', '<table>', '<pre '])
      expect(all).toContain(element);
  });

  it.each(examples)('shows what the check has nothing to say of: %j', (example) => {
    const found = compile(example).diagnostics;
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
    // Ids of headings are the one mark that MDX writes otherwise.
    const mdx = example.replace('{#label}', '{/* #label */}');
    expect(compile(mdx, 'mdx').diagnostics).toEqual([]);
    expect(compile(mdx, 'mdx').facts.headings).toEqual(compile(example).facts.headings);
  });
});
