import path from 'node:path';
import type { Content, PictureFile } from '../../content/article.ts';
import { findPicture } from '../../content/assemble/find-picture.ts';
import type { Span } from '../../content/diagnostics/diagnostic.ts';
import type { ContentListing } from '../../content/list-content.ts';
import { decodePath, relativeFile } from '../../content/paths.ts';
import { compareText } from '../../content/text.ts';
import { recordingKind } from '../../files/media-types.ts';
import { sourcesOf } from '../../publication/sources-of.ts';

/** A picture, or a file of sound or film, where a source file names it. */
export interface PictureUse {
  file: string;
  picture: PictureFile;
  /** Whether the front matter names it, so that other sites may show it with the page's address. */
  inFrontMatter: boolean;
  span: Span;
}

/** Every picture that front matter and bodies name and that is there. */
export function pictureUses(
  contents: readonly Content[],
  listing: ContentListing,
  ownHosts: readonly string[],
): PictureUse[] {
  const withFrontMatter = contents.flatMap((content) => {
    const terms = [
      ...content.tags.values(),
      ...content.categories.values(),
      ...content.authors.values(),
    ];
    return [
      ...content.articles,
      ...content.pages,
      ...content.broken,
      ...terms.flatMap(({ page }) => (page && !page.isBorrowed ? page : [])),
    ];
  });
  const images = withFrontMatter.flatMap(({ file, image, imageSpan }): PictureUse[] =>
    image && imageSpan ? [{ file, picture: image, span: imageSpan, inFrontMatter: true }] : [],
  );
  const bodies = sourcesOf(contents).flatMap(({ source }) =>
    source.body.pictures.flatMap((use): PictureUse[] => {
      const found = findPicture(use.source, source.file, listing, ownHosts);
      return found.kind === 'file'
        ? [{ file: source.file, picture: found.picture, span: use, inFrontMatter: false }]
        : [];
    }),
  );
  return [...images, ...bodies];
}

/** What belongs to a film by its name and lies beside it: a picture, and captions by language. */
export interface Companions {
  poster?: PictureFile;
  /** By the BCP 47 tag in the name, as `film.de.vtt`; empty for `film.vtt`. */
  captions: { lang: string; file: PictureFile }[];
}

const POSTERS = ['jpg', 'jpeg', 'png', 'webp', 'avif'];

export function companionsOf(
  { root, file }: PictureFile,
  { assets, publicFiles }: Pick<ContentListing, 'assets' | 'publicFiles'>,
): Companions {
  if (recordingKind(file) !== 'video') return { captions: [] };
  const files = root === 'content' ? assets : publicFiles;
  const stem = file.slice(0, file.lastIndexOf('.') + 1);
  const poster = POSTERS.map((ending) => stem + ending).find((name) => files.has(name));
  const captions = [...files].flatMap((name): Companions['captions'] => {
    if (!name.startsWith(stem) || !name.endsWith('.vtt')) return [];
    const lang = name.slice(stem.length, -'vtt'.length).replace(/\.$/, '');
    return lang === '' || LANGUAGE.test(lang) ? [{ lang, file: { root, file: name } }] : [];
  });
  captions.sort((one, other) => compareText(one.lang, other.lang));
  return { ...(poster !== undefined && { poster: { root, file: poster } }), captions };
}

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Relative links to files that are no articles, and links to pictures in `images/`. */
export function linkedFiles(
  contents: readonly Content[],
  listing: ContentListing,
): { file: string; target: string }[] {
  return sourcesOf(contents).flatMap(({ source }) =>
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
