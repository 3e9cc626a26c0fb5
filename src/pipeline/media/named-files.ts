import path from 'node:path';
import type { Content, PictureFile } from '../../content/article.ts';
import { findPicture } from '../../content/assemble/find-picture.ts';
import type { Span } from '../../content/diagnostics/diagnostic.ts';
import type { ContentListing } from '../../content/list-content.ts';
import { decodePath, relativeFile } from '../../content/paths.ts';
import { sourcesOf } from '../../publication/sources-of.ts';

/** A picture where a source file names it. */
export interface PictureUse {
  file: string;
  picture: PictureFile;
  /** Whether the front matter names it, so that other sites may show it with the page's address. */
  inFrontMatter: boolean;
  span: Span;
}

/** Every picture that front matter and bodies name and that is there. */
export function pictureUses(
  content: Content,
  listing: ContentListing,
  ownHosts: readonly string[],
): PictureUse[] {
  const terms = [
    ...content.tags.values(),
    ...content.categories.values(),
    ...content.authors.values(),
  ];
  const withFrontMatter = [
    ...content.articles,
    ...content.pages,
    ...content.broken,
    ...terms.flatMap(({ page }) => page ?? []),
  ];
  const images = withFrontMatter.flatMap(({ file, image, imageSpan }): PictureUse[] =>
    image && imageSpan ? [{ file, picture: image, span: imageSpan, inFrontMatter: true }] : [],
  );
  const bodies = sourcesOf(content).flatMap(({ source }) =>
    source.body.pictures.flatMap((use): PictureUse[] => {
      const found = findPicture(use.source, source.file, listing, ownHosts);
      return found.kind === 'file'
        ? [{ file: source.file, picture: found.picture, span: use, inFrontMatter: false }]
        : [];
    }),
  );
  return [...images, ...bodies];
}

/** Relative links to files that are no articles, and links to pictures in `images/`. */
export function linkedFiles(
  content: Content,
  listing: ContentListing,
): { file: string; target: string }[] {
  return sourcesOf(content).flatMap(({ source }) =>
    source.body.links.flatMap(({ target, kind }) => {
      const place = target.replace(/[?#].*$/s, '');
      // Most links lead to pages, whose addresses end as no file's name does.
      if (kind !== 'internal' || place === '' || place.endsWith('/')) return [];
      const written = decodePath(place);
      const file = written.startsWith('/')
        ? `images${path.posix.normalize(written)}`
        : relativeFile(source.file, place);
      return listing.assets.has(file) ? [{ file: source.file, target: file }] : [];
    }),
  );
}
