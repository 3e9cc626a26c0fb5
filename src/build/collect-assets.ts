import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Content, PictureFile } from '../content/article.ts';
import { findPicture } from '../content/assemble/find-picture.ts';
import { decodePath } from '../content/decode-path.ts';
import { problem, type Diagnostic, type Span } from '../content/diagnostic.ts';
import { diagnosticIn } from '../content/diagnostic-in.ts';
import type { ContentListing } from '../content/list-content.ts';
import { relativeFile } from '../content/relative-file.ts';
import { slugify } from '../content/slugify.ts';
import { digestOf } from '../files/digest-of.ts';
import { describePicture } from '../media/describe-picture.ts';
import { drawCard } from '../media/draw-card.ts';
import { formats } from '../media/formats.ts';
import type { PictureVariant } from '../media/picture.ts';
import { planCard } from '../media/plan-card.ts';
import { planVariants } from '../media/plan-variants.ts';
import { once } from '../content/once.ts';
import type { LinkTargets } from '../publication/resolve-link.ts';
import type { CardPicture, Publication } from '../publication/publication.ts';
import { sourcesOf } from '../publication/sources-of.ts';
import { inspectPictures } from './inspect-pictures.ts';
import type { BuildSettings } from './settings.ts';

/** The pictures and documents that articles name. */
export interface Assets {
  picture: Publication['picture'];
  cards: Publication['cards'];
  link: LinkTargets['asset'];
  /** Files to publish for a source file: variants to encode and documents to copy. */
  filesFor: (file: string) => AssetFile[];
  diagnostics: Diagnostic[];
}

export type AssetFile =
  /** `source` is a path, or the bytes of what was drawn. */
  | { kind: 'variant'; source: string | Uint8Array; variant: PictureVariant }
  | { kind: 'document'; source: string; file: string; digest: string };

interface Use {
  file: string;
  picture: PictureFile;
  /** Whether the header names it, so that other sites may show it with the page's address. */
  inHeader: boolean;
  span: Span;
}

/** Kinds of documents that a browser shows or saves without running anything of them. */
const DOCUMENT =
  /\.(?:pdf|csv|tsv|txt|json|zip|epub|docx?|xlsx?|pptx?|od[tsp]|mp3|mp4|webm|ogg|wav|vtt|ics|bib|ris)$/i;
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;

export async function collectAssets(
  content: Content,
  listing: ContentListing,
  { contentDir, publicDir, cacheDir, site }: BuildSettings,
  fingerprint: string,
): Promise<Assets> {
  const uses = pictureUses(content, listing, site.ownHosts);
  const documents = linkedFiles(content, listing);
  const linkedPictures = documents.filter(({ target }) => PICTURE.test(target));
  const pictures = [
    ...uses.map(({ picture }) => picture),
    ...linkedPictures.map(({ target }): PictureFile => ({ root: 'content', file: target })),
  ];
  const { facts } = await inspectPictures(
    pictures,
    { contentDir, publicDir, cacheDir },
    fingerprint,
  );
  const pathOf = ({ root, file }: PictureFile): string =>
    path.join(root === 'content' ? contentDir : publicDir, file);
  const variantsOf = oncePerPicture((picture): PictureVariant[] => {
    const found = facts(picture);
    return found && 'digest' in found ? planVariants(found, picture.file) : [];
  });
  const cardOf = oncePerPicture((picture): PictureVariant | undefined => {
    const found = facts(picture);
    return found && 'digest' in found ? planCard(found, picture.file) : undefined;
  });
  const described = oncePerPicture((picture) => {
    const found = facts(picture);
    return found && 'digest' in found
      ? describePicture(found, picture.file, '', site.base)
      : undefined;
  });
  const documentOf = (file: string): { file: string; digest: string } => {
    const digest = digestOf(readFileSync(path.join(contentDir, file)));
    const extension = path.posix.extname(file).toLowerCase();
    const name = slugify(path.posix.basename(file, path.posix.extname(file))) || 'document';
    return { file: `_media/${name}-${digest.slice(0, 12)}${extension}`, digest };
  };
  const published = new Map(
    documents
      .filter(({ target }) => DOCUMENT.test(target))
      .map(({ target }) => [target, documentOf(target)]),
  );
  const filesOfSource = new Map<string, AssetFile[]>();
  const add = (source: string, files: readonly AssetFile[]): void => {
    filesOfSource.set(source, [...(filesOfSource.get(source) ?? []), ...files]);
  };
  const asVariants = oncePerPicture((picture): AssetFile[] => {
    const source = pathOf(picture);
    return variantsOf(picture).map((variant) => ({ kind: 'variant', source, variant }));
  });
  for (const { file, picture, inHeader } of uses) {
    add(file, asVariants(picture));
    const variant = inHeader ? cardOf(picture) : undefined;
    if (variant) add(file, [{ kind: 'variant', source: pathOf(picture), variant }]);
  }
  for (const { file, target } of documents) {
    const document = published.get(target);
    if (document)
      add(file, [{ kind: 'document', source: path.join(contentDir, target), ...document }]);
    else add(file, asVariants({ root: 'content', file: target }));
  }
  return {
    picture: (file, alt) => {
      const picture = described(file);
      return picture && { ...picture, alt };
    },
    cards: {
      own: (file) => {
        const variant = cardOf(file);
        return variant && describeCard(variant, site.base);
      },
      drawn: once(
        (category) => category,
        (category) => describeCard(drawCard(category).variant, site.base),
      ),
    },
    link: (file) => {
      if (!listing.assets.has(file)) return undefined;
      const document = published.get(file);
      const largest = variantsOf({ root: 'content', file }).at(-1);
      const target = document ?? largest;
      return target ? { href: site.base + target.file } : 'refused';
    },
    filesFor: (file) => filesOfSource.get(file) ?? [],
    diagnostics: uses.flatMap(({ file, picture, span }) => {
      const found = facts(picture);
      if (!found || 'digest' in found) return [];
      const message = `${picture.file}: ${found.message}`;
      return [diagnosticIn(file, problem('unsafe-picture', span, message, found.hint))];
    }),
  };
}

function describeCard({ file, format, width, height }: PictureVariant, base: string): CardPicture {
  return { src: base + file, type: formats[format].type, width, height };
}

/** Hundreds of pages may show one picture, and the names of its files are digests. */
function oncePerPicture<Made>(make: (picture: PictureFile) => Made): typeof make {
  return once(({ root, file }) => `${root}:${file}`, make);
}

function pictureUses(
  content: Content,
  listing: ContentListing,
  ownHosts: readonly string[],
): Use[] {
  const terms = [
    ...content.tags.values(),
    ...content.categories.values(),
    ...content.authors.values(),
  ];
  const withHeader = [
    ...content.articles,
    ...content.pages,
    ...content.broken,
    ...terms.flatMap(({ page }) => page ?? []),
  ];
  const headers = withHeader.flatMap(({ file, image, imageSpan }): Use[] =>
    image && imageSpan ? [{ file, picture: image, span: imageSpan, inHeader: true }] : [],
  );
  const bodies = sourcesOf(content).flatMap(({ source }) =>
    source.body.pictures.flatMap((use): Use[] => {
      const found = findPicture(use.source, source.file, listing, ownHosts);
      return found.kind === 'file'
        ? [{ file: source.file, picture: found.picture, span: use, inHeader: false }]
        : [];
    }),
  );
  return [...headers, ...bodies];
}

/** Relative links to files that are no articles, and links to pictures in `images/`. */
function linkedFiles(
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
