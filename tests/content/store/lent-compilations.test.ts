import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Compilation } from '../../../src/content/compiled-file.ts';
import { compileFile } from '../../../src/content/compile-file.ts';
import { ContentStore } from '../../../src/content/store/content-store.ts';
import { LentCompilations } from '../../../src/content/store/lent-compilations.ts';
import { sourceOf } from '../compiled.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function compilation(title: string): Compilation {
  return compileFile(sourceOf('articles/a.md'), Buffer.from(`---\ntitle: ${title}\n---\n`), {
    ownHosts: [],
    lang: 'en',
    components: {},
    typography: false,
  });
}

it('lends what a store has kept of the same bytes and code, and what was added, and writes nothing', () => {
  const cache = temporaryFolder();
  const store = new ContentStore(cache, 'code');
  store.add('one', compilation('One'));
  store.save();
  const kept = (): string[] =>
    readdirSync(join(cache, 'content')).map((name) =>
      readFileSync(join(cache, 'content', name), 'latin1'),
    );
  const before = kept();
  const lent = new LentCompilations(cache, 'code');
  expect(lent.reuse('articles/a.md', 'one')).toEqual(compilation('One').compiled);
  expect(lent.reuse('articles/b.md', 'one')).toBeUndefined();
  expect(lent.reuse('articles/a.md', 'two')).toBeUndefined();
  lent.add('two', compilation('Two'));
  expect(lent.reuse('articles/a.md', 'one')).toEqual(compilation('One').compiled);
  expect(lent.reuse('articles/a.md', 'two')).toEqual(compilation('Two').compiled);
  expect(kept()).toEqual(before);
  expect(new LentCompilations(cache, 'other').reuse('articles/a.md', 'one')).toBeUndefined();
});
