import type { Article } from '../content/article.ts';
import { type ContentLanguage, placeOf } from '../content/file-place.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { Editor } from './page.ts';

const NAME = 'new-article.md';

/** The editor that pages lead to; none where the publisher names no repository, or not for readers. */
export function editorOf(
  { repository, changedAt }: SiteSettings,
  preview: boolean,
  newFile: string,
): { editor?: Editor } {
  if (!repository || !(preview || repository.forReaders === true)) return {};
  const { url, branch } = repository;
  return { editor: { repository, changed: { url, branch, ...changedAt }, newFile } };
}

/**
 * Where a new article lies: beside the newest one, so that no clock decides, and where it is of the
 * language.
 *
 * @param articles those that are published, newest first
 */
export function newArticleFile(
  articles: readonly Article[],
  { prefix }: Pick<ContentLanguage, 'prefix'>,
  languages: readonly ContentLanguage[],
): string {
  const newest = articles.find(({ file }) => file.startsWith('articles/'));
  const folder = newest?.file
    .replace(/(?:\/index)?(?:\.[\w-]+)?\.\w+$/, '')
    .replace(/\/[^/]*$/, '');
  const beside = `${folder ?? 'articles'}/${NAME}`;
  return placeOf(beside, languages).prefix === prefix ? beside : `articles${prefix}/${NAME}`;
}
