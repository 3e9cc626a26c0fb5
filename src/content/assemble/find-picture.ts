import path from 'node:path';
import type { PictureFile } from '../article.ts';
import { decodePath } from '../decode-path.ts';
import type { ContentListing } from '../list-content.ts';
import { relativeFile } from '../relative-file.ts';

/** What a picture's name leads to. */
export type FoundPicture =
  | { kind: 'file'; picture: PictureFile }
  | { kind: 'remote'; url: string }
  /** A name that could lie in `images/` or beside the article, or a path of the site: may be lost. */
  | { kind: 'missing'; where: string }
  /** A path that leads out of the content folder. */
  | { kind: 'outside' };

/**
 * Looks a picture up as the contract says: a bare name in `images/`, then beside the article; a path
 * relative to the article; with a leading slash in `images/`, then `public/`.
 */
export function findPicture(
  name: string,
  article: string,
  listing: Pick<ContentListing, 'assets' | 'publicFiles'>,
  ownHosts: readonly string[],
): FoundPicture {
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(name)) {
    const url = URL.parse(name, 'https://elsewhere.invalid');
    if (!url || !ownHosts.includes(url.host)) return { kind: 'remote', url: name };
    return findPicture(url.pathname, article, listing, ownHosts);
  }
  const written = decodePath(name.replace(/[?#].*$/s, ''));
  if (written.startsWith('/')) {
    const below = path.posix.normalize(written).slice(1);
    return (
      inContent(`images/${below}`, listing) ??
      inPublic(below, listing) ?? {
        kind: 'missing',
        where: 'neither in `images/` nor in `public/`',
      }
    );
  }
  const relative = relativeFile(article, name.replace(/[?#].*$/s, ''));
  if (relative.startsWith('../')) return { kind: 'outside' };
  if (!written.includes('/')) {
    return (
      inContent(`images/${written}`, listing) ??
      inContent(relative, listing) ?? {
        kind: 'missing',
        where: 'neither in `images/` nor beside the article',
      }
    );
  }
  return (
    inContent(relative, listing) ?? {
      kind: 'missing',
      where: `not in \`${path.posix.dirname(relative)}/\``,
    }
  );
}

function inContent(
  file: string,
  { assets }: Pick<ContentListing, 'assets'>,
): FoundPicture | undefined {
  return assets.has(file) ? { kind: 'file', picture: { root: 'content', file } } : undefined;
}

function inPublic(
  file: string,
  { publicFiles }: Pick<ContentListing, 'publicFiles'>,
): FoundPicture | undefined {
  return publicFiles.has(file) ? { kind: 'file', picture: { root: 'public', file } } : undefined;
}
