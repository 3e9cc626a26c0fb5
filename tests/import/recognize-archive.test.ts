import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ArchiveError } from '../../src/import/archive.ts';
import { recognizeArchive } from '../../src/import/recognize-archive.ts';
import { writeFiles } from './imported.ts';

const wxr =
  '<?xml version="1.0"?><rss><channel><wp:wxr_version>1.2</wp:wxr_version></channel></rss>';

it.each([
  ['wordpress', { 'export.xml': wxr }],
  ['hugo', { 'hugo.toml': '', 'content/a.md': '' }],
  ['hugo', { 'config.toml': 'baseURL = "https://example.org/"' }],
  ['hugo', { 'config/_default/params.toml': '' }],
  ['zola', { 'config.toml': 'base_url = "https://example.org"' }],
  ['jekyll', { '_config.yml': 'permalink: pretty' }],
  ['hexo', { '_config.yml': 'source_dir: source' }],
])('knows %s by its files', (kind, files) => {
  expect(recognizeArchive(writeFiles(files))).toEqual({ kind });
});

it.each([
  ['jekyll', { 'en/_posts/2020-01-01-a.md': '' }],
  ['jekyll', { '2020-01-01-a.md': '', '2020-01-02-b.md': '', 'about.md': '' }],
  ['hexo', { 'source/_posts/a.md': '' }],
  ['markdown', { 'posts/a.md': '' }],
])('says the doubt where it takes an archive for %s', (kind, files) => {
  const { doubt, ...recognized } = recognizeArchive(writeFiles(files));
  expect(recognized).toEqual({ kind });
  expect(doubt).toMatch(/^(?:it has|most names)/);
});

it('knows an export by its beginning, whatever its encoding', () => {
  const folder = writeFiles({ 'a.xml': wxr, 'b.dat': Buffer.from(wxr, 'utf16le') });
  expect(recognizeArchive(join(folder, 'a.xml'))).toEqual({ kind: 'wordpress' });
  expect(recognizeArchive(join(folder, 'b.dat'))).toEqual({ kind: 'wordpress' });
});

it.each([
  ['feed.xml', 'it is XML, but no export of WordPress'],
  ['note.txt', 'a single file is read if it is an export of WordPress'],
  ['missing', 'there is no such file or folder'],
])('says why it does not read %s', (name, message) => {
  const folder = writeFiles({ 'feed.xml': '<rss/>', 'note.txt': 'Hello' });
  expect(() => recognizeArchive(join(folder, name))).toThrow(ArchiveError);
  expect(() => recognizeArchive(join(folder, name))).toThrow(message);
});

it('does not take a folder of pictures for an archive', () => {
  expect(() => recognizeArchive(writeFiles({ 'a.png': '' }))).toThrow('there is no Markdown in it');
});
