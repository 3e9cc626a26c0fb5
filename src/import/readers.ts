import type { ArchiveKind, ReadArchive } from './archive.ts';
import { readHexo } from './hexo/read-hexo.ts';
import { readHugo } from './hugo/read-hugo.ts';
import { readJekyll } from './jekyll/read-jekyll.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { readWordpress } from './wordpress/read-wordpress.ts';
import { readZola } from './zola/read-zola.ts';

/** The reader of each kind of archive. */
export const readers: Readonly<Record<ArchiveKind, ReadArchive>> = {
  wordpress: readWordpress,
  hugo: readHugo,
  jekyll: readJekyll,
  zola: readZola,
  hexo: readHexo,
  markdown: readMarkdown,
};
