import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tryRead } from '../files/try-read.ts';
import { filesIn } from '../files/walk-folder.ts';
import { ArchiveError, type ArchiveKind } from './archive.ts';

export interface Recognized {
  kind: ArchiveKind;
  /** Why it may be another; absent where the archive leaves no doubt. */
  doubt?: string;
}

/** Bytes in which an export of WordPress says what it is. */
const BEGINNING = 64 * 1024;
const HUGO_FILES = ['hugo', 'config', 'config/_default/hugo', 'config/_default/config'].flatMap(
  (name) => ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`),
);

/**
 * Tells which program an archive is of from its files.
 *
 * @throws {ArchiveError} for what is none of the kinds that are read
 */
export function recognizeArchive(source: string): Recognized {
  const stats = statSync(source, { throwIfNoEntry: false });
  const place = { file: basename(source), line: 1 };
  if (!stats) throw new ArchiveError('there is no such file or folder', place);
  if (stats.isFile()) {
    if (isWxr(source)) return { kind: 'wordpress' };
    if (/\.xml$/i.test(source))
      throw new ArchiveError(
        'it is XML, but no export of WordPress: it has no `wp:` elements',
        place,
      );
    throw new ArchiveError(
      'a single file is read if it is an export of WordPress; name the folder that holds the archive',
      place,
    );
  }
  const has = (name: string): boolean =>
    statSync(join(source, name), { throwIfNoEntry: false }) !== undefined;
  const text = (name: string): string => tryRead(join(source, name))?.toString('utf8') ?? '';

  const jekyllOrHexo = text('_config.yml') || text('_config.yaml');
  if (jekyllOrHexo !== '') {
    const isHexo =
      /^(?:source_dir|new_post_name|public_dir|tag_dir|archive_dir|category_dir):/m.test(
        jekyllOrHexo,
      ) ||
      (has('source/_posts') && !has('_posts'));
    return { kind: isHexo ? 'hexo' : 'jekyll' };
  }
  if (has('source/_posts'))
    return { kind: 'hexo', doubt: 'it has `source/_posts`, and no `_config.yml`' };
  if (has('config.toml') && isZola(text('config.toml'), has)) return { kind: 'zola' };
  if (HUGO_FILES.some(has) || has('config/_default')) return { kind: 'hugo' };

  const files = filesIn(source);
  const exports = files.filter(
    (file) => !file.includes('/') && /\.xml$/i.test(file) && isWxr(join(source, file)),
  );
  if (exports.length > 0) return { kind: 'wordpress' };
  if (files.some((file) => /(?:^|\/)_posts\//.test(file)))
    return { kind: 'jekyll', doubt: 'it has `_posts`, and no `_config.yml`' };
  const markdown = files.filter((file) => /\.(?:md|markdown|mdx)$/i.test(file));
  if (markdown.length === 0)
    throw new ArchiveError(
      'nothing in this folder shows what it is, and there is no Markdown in it',
      place,
    );
  const dated = markdown.filter((file) => /(?:^|\/)\d{4}-\d{1,2}-\d{1,2}-[^/]*$/.test(file));
  if (dated.length * 2 > markdown.length)
    return { kind: 'jekyll', doubt: 'most names of its files begin with a day' };
  return { kind: 'markdown', doubt: 'it has Markdown, and no configuration that is known' };
}

/** Both Hugo and Zola have `config.toml`; only Zola's keys have underscores. */
function isZola(config: string, has: (name: string) => boolean): boolean {
  if (/^\s*(?:baseURL|baseurl|languageCode|contentDir|defaultContentLanguage)\s*=/m.test(config))
    return false;
  return /^\s*base_url\s*=/m.test(config) || has('sass') || has('templates');
}

function isWxr(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(BEGINNING);
    const length = readSync(handle, bytes, 0, BEGINNING, 0);
    // UTF-16 has a zero beside each of these letters.
    const beginning = bytes.toString('latin1', 0, length).replaceAll('\0', '');
    return /<wp:|wordpress\.org\/export\//.test(beginning);
  } finally {
    closeSync(handle);
  }
}
