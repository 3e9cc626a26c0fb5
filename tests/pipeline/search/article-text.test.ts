import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mdxText } from '../../../src/pipeline/search/article-text.ts';

it('reads an MDX article without its code, and with what stands in its components', () => {
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  writeFileSync(
    join(folder, 'a.mdx'),
    `---\ntitle: T\n---\nimport X from './x.astro';\n\n## Head\n\nA **bold** word.\n\n<X kind="note">\n\nInside it.\n\n</X>\n\n{1 + 1}\n`,
  );
  const text = mdxText(folder, 'a.mdx').replace(/\s+/g, ' ');
  rmSync(folder, { recursive: true });
  expect(text).toContain('Head A bold word. Inside it.');
  expect(text).not.toMatch(/import|title|kind|1 \+ 1/);
});
