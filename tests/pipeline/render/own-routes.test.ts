import { expect, it } from 'vitest';
import { codeAddresses, listOwnRoutes } from '../../../src/pipeline/render/own-routes.ts';
import { article, compiled, listed } from '../../content/compiled.ts';
import { temporaryFolder, writeFiles } from '../../content/temporary-folder.ts';
import { assembleContent } from '../../../src/content/assemble/assemble-content.ts';

it('an article cannot lie below a file that an adopter’s code makes, and can below a page', () => {
  const project = temporaryFolder();
  writeFiles(project, {
    'src/pages/Data.json.ts': '',
    'src/pages/desks.astro': '',
    'src/pages/[x].json.ts': '',
  });
  const byCode = codeAddresses(listOwnRoutes(project), { editions: [] });
  expect([...(byCode.ownFiles ?? [])]).toEqual([['/data.json', 'src/pages/Data.json.ts']]);
  const texts = {
    'articles/above.md': article('safeURL: /data.json/x/'),
    'articles/alias.md': article('aliases: [/Data.json/y/]'),
    'articles/below.md': article('safeURL: /desks/x/'),
    'articles/same.md': article('safeURL: /desks/'),
  };
  const files = Object.entries(texts).map(([file, text]) => compiled(file, text));
  const listing = { assets: new Set<string>(), publicFiles: new Set<string>() };
  const { diagnostics } = assembleContent(files, listing, { ownHosts: [] }, byCode);
  expect(listed(diagnostics)).toEqual([
    'articles/above.md:4:10 reserved-address',
    'articles/alias.md:4:11 reserved-address',
    'articles/same.md:4:10 reserved-address',
  ]);
  expect(diagnostics[0]?.message).toBe(
    '/data.json/x/ belongs to src/pages/Data.json.ts, which makes /data.json a file',
  );
});
