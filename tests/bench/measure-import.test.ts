import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeCorpus } from '../../bench/corpus.ts';
import { writeExport } from '../../bench/measure-import.ts';
import { readWordpress } from '../../src/import/wordpress/read-wordpress.ts';
import { importArchive } from '../../src/import/import-archive.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';
import { importOptions } from '../import/imported.ts';

it('the export of a corpus holds every article whole', async () => {
  const folder = temporaryFolder();
  const corpus = await writeCorpus({
    folder: join(folder, 'content'),
    articles: 12,
    seed: 3,
    spread: 'narrow',
    pictures: 0,
  });
  const source = join(folder, 'export.xml');
  writeExport(corpus, source);
  const texts: string[] = [];
  const { items, notes } = await importArchive(
    readWordpress,
    importOptions({ source, kind: 'wordpress' }),
    {
      write: (file, text) => {
        if (file.startsWith('articles/')) texts.push(text);
      },
      copy: () => undefined,
    },
  );
  expect(items).toHaveLength(12);
  expect(texts.every((text) => text.length > 500)).toBe(true);
  expect(notes.filter(({ outcome }) => outcome !== 'kept' && outcome !== 'converted')).toEqual([]);
});
