import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn } from '../../src/files/walk-folder.ts';
import { PlaceNotClean, Staging } from '../../src/import/staging.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';

it('moves everything into place, and leaves nothing else', async () => {
  const into = join(temporaryFolder(), 'content');
  const staging = new Staging(into);
  await staging.write('articles/a.md', 'A');
  await staging.write('redirects.yaml', 'R');
  expect(existsSync(join(into, 'articles'))).toBe(false);
  await staging.finish();
  await staging.discard();
  expect(filesIn(into)).toEqual(['articles/a.md', 'redirects.yaml']);
});

it('writes nothing where a file of the same name is, and names it', async () => {
  const into = temporaryFolder();
  mkdirSync(join(into, 'articles'));
  writeFileSync(join(into, 'articles/a.md'), 'mine');
  const staging = new Staging(into);
  await staging.write('articles/a.md', 'A');
  await staging.write('articles/b.md', 'B');
  try {
    await staging.finish();
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(PlaceNotClean);
    expect((error as PlaceNotClean).files).toEqual(['articles/a.md']);
  } finally {
    await staging.discard();
  }
  expect(filesIn(into)).toEqual(['articles/a.md']);
  expect(readFileSync(join(into, 'articles/a.md'), 'utf8')).toBe('mine');
});

it('takes away a folder that it made for nothing', async () => {
  const into = join(temporaryFolder(), 'content');
  await new Staging(into).discard();
  expect(existsSync(into)).toBe(false);
});

it('takes back what a run that was killed had moved, and nothing else', async () => {
  const into = temporaryFolder();
  const waiting = join(into, '.import/files/articles');
  mkdirSync(waiting, { recursive: true });
  mkdirSync(join(into, 'articles/deep'), { recursive: true });
  writeFileSync(
    join(into, '.import/plan.json'),
    JSON.stringify(['articles/deep/a.md', 'articles/b.md']),
  );
  // The first was moved when it was killed, the second not yet.
  writeFileSync(join(into, 'articles/deep/a.md'), 'A');
  writeFileSync(join(waiting, 'b.md'), 'B');
  writeFileSync(join(into, 'articles/mine.md'), 'mine');
  const staging = new Staging(into);
  expect(filesIn(into)).toEqual(['articles/mine.md']);
  expect(existsSync(join(into, 'articles/deep'))).toBe(false);
  await staging.discard();
});

it('changes nothing where a file cannot be written', async () => {
  const into = temporaryFolder();
  const staging = new Staging(into);
  await staging.write('articles/a.md', 'A');
  await staging.write('articles/a.md', 'A');
  await expect(staging.finish()).rejects.toThrow('EEXIST');
  await staging.discard();
  expect(filesIn(into)).toEqual([]);
});

it('keeps what a run that was killed at its very end had moved as a whole', async () => {
  const into = temporaryFolder();
  mkdirSync(join(into, '.import/files'), { recursive: true });
  mkdirSync(join(into, 'articles'));
  writeFileSync(join(into, '.import/plan.json'), JSON.stringify(['articles/a.md']));
  writeFileSync(join(into, 'articles/a.md'), 'A, and what was written since');
  const staging = new Staging(into);
  await staging.discard();
  expect(filesIn(into)).toEqual(['articles/a.md']);
});
