import { draftText } from '../content/draft-text.ts';
import type { Repository } from '../site-settings.ts';
import { encodePath } from '../urls.ts';
import type { EditingLinks, Editor } from './page.ts';

/** What a new article belongs to, as front matter names it. */
export interface Section {
  categories?: readonly string[];
  tags?: readonly string[];
  authors?: readonly string[];
}

type Place = Pick<Repository, 'host' | 'url' | 'branch'>;

/** Where a page is edited, by its file below the content folder, and where an article is begun. */
export function editingLinks(
  { repository, changed, newFile }: Editor,
  file: string | undefined,
  { categories = [], tags = [], authors = [] }: Section = {},
): EditingLinks {
  const { folder = 'content' } = repository;
  const text = draftText({ title: '', date: '', categories, tags, authors });
  return {
    ...(file !== undefined && {
      page: editAddress({ ...repository, ...changed }, `${folder}/${file}`),
    }),
    newArticle: newFileAddress(repository, `${folder}/${newFile}`, text),
  };
}

/**
 * Where the git host edits a file. What each takes is in docs/writing-in-the-browser.md.
 *
 * @param path from the top of the repository
 */
export function editAddress(place: Place, path: string): string {
  const top = topOf(place);
  const [branch, file] = [encodePath(place.branch), encodePath(path)];
  switch (place.host) {
    case 'github':
      return `${top}/edit/${branch}/${file}`;
    case 'gitlab':
      return `${top}/-/edit/${branch}/${file}`;
    case 'forgejo':
      return `${top}/_edit/${branch}/${file}`;
    case 'bitbucket':
      return `${top}/src/${branch}/${file}?${query({ mode: 'edit', spa: '0', at: place.branch })}`;
  }
}

/** Where the git host begins a file, with as much of name and text as it fills in. */
export function newFileAddress(place: Place, path: string, text: string): string {
  const top = topOf(place);
  const branch = encodePath(place.branch);
  const at = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, at), path.slice(at + 1)];
  switch (place.host) {
    case 'github':
      return `${top}/new/${branch}?${query({ filename: path, value: text })}`;
    case 'gitlab':
      return `${top}/-/new/${branch}?${query({ file_name: path, content: text })}`;
    case 'forgejo':
      return `${top}/_new/${branch}/${encodePath(folder)}?${query({ filename: name, value: text })}`;
    case 'bitbucket':
      return `${top}/create-file/${branch}/${encodePath(folder)}?${query({ at: place.branch })}`;
  }
}

function topOf({ url }: Place): string {
  return url.replace(/\/+$/, '');
}

/** Spaces as `%20`: not every host takes `+` for one. */
function query(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
