import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Content, PictureFile } from '../../content/article.ts';
import { diagnose, type Diagnostic, diagnosticIn } from '../../content/diagnostics/diagnostic.ts';
import type { ContentListing } from '../../content/list-content.ts';
import { lazy, memoize } from '../../content/memoize.ts';
import { slugify } from '../../content/text.ts';
import { unreadable } from '../../content/unreadable.ts';
import { digestOf } from '../../files/digest-of.ts';
import { isLfsPointer, LFS_HINT } from '../../files/lfs-pointer.ts';
import { type DrawnSocialImage, drawSocialImage } from '../../media/draw-social-image.ts';
import { formats, type PictureFacts, type PictureVariant } from '../../media/picture.ts';
import { titleSetter } from '../../media/set-titles.ts';
import { describePicture, planSocialImage, planVariants } from '../../media/variants.ts';
import type { SocialImage } from '../../publication/page.ts';
import type { Publication } from '../../publication/publication.ts';
import type { LinkTargets, RefusedFile } from '../../publication/resolve-link.ts';
import { hueOf } from '../../styles/palette.ts';
import { siteAddresses } from '../../urls.ts';
import { readPalette } from '../read-palette.ts';
import type { BuildSettings } from '../settings.ts';
import { inspectPictures } from './inspect-pictures.ts';
import { linkedFiles, pictureUses } from './named-files.ts';

/** The pictures and documents that articles name. */
export interface Assets {
  picture: Publication['picture'];
  socialImages: Publication['socialImages'];
  drawnSocialImage: (category: string, title?: string) => DrawnSocialImage;
  link: LinkTargets['asset'];
  /** Files to publish for a source file: variants to encode and documents to copy. */
  filesFor: (file: string) => AssetFile[];
  diagnostics: Diagnostic[];
}

export type AssetFile =
  /** `source` is a path, or draws the picture. */
  { kind: 'variant'; source: string | (() => Uint8Array); variant: PictureVariant } | DocumentFile;

interface DocumentFile {
  kind: 'document';
  source: string;
  file: string;
  digest: string;
}

/** Kinds of documents that a browser shows or saves without running anything of them. */
const DOCUMENT =
  /\.(?:pdf|csv|tsv|txt|json|zip|epub|docx?|xlsx?|pptx?|od[tsp]|mp3|mp4|webm|ogg|wav|vtt|ics|bib|ris)$/i;
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;
/** Bytes of a document's name, as its address has it. */
const LONGEST_NAME = 200;

export async function collectAssets(
  content: Content,
  listing: ContentListing,
  { contentDir, publicDir, cacheDir, site }: BuildSettings,
  fingerprint: string,
): Promise<Assets> {
  const uses = pictureUses(content, listing, site.ownHosts);
  const linked = linkedFiles(content, listing);
  const linkedPictures = linked.filter(({ target }) => PICTURE.test(target));
  const pictures = [
    ...uses.map(({ picture }) => picture),
    ...linkedPictures.map(({ target }): PictureFile => ({ root: 'content', file: target })),
  ];
  const { facts } = await inspectPictures(
    pictures,
    { contentDir, publicDir, cacheDir },
    fingerprint,
  );
  const safe = (picture: PictureFile): PictureFacts | undefined => {
    const found = facts(picture);
    return found && 'digest' in found ? found : undefined;
  };
  const variantsOf = memoizePerPicture((picture) => {
    const found = safe(picture);
    return found ? planVariants(found, picture.file) : [];
  });
  const socialImageOf = memoizePerPicture((picture) => {
    const found = safe(picture);
    return found && planSocialImage(found, picture.file);
  });
  const described = memoizePerPicture((picture) => {
    const found = safe(picture);
    return found && describePicture(found, picture.file, '', site.base);
  });
  const faultOf = (picture: PictureFile): RefusedFile | undefined => {
    const found = facts(picture);
    if (!found || 'digest' in found) return undefined;
    const { code = 'unsafe-picture', message, hint } = found;
    return { code, message: `${picture.file}: ${message}`, hint };
  };
  const setTitle = lazy(titleSetter);
  const hue = lazy(() => hueOf(readPalette()('accent').light));
  const plainSocialImage = memoize(
    (category: string) => category,
    (category) => drawSocialImage(category, hue()),
  );
  const drawnSocialImage = (category: string, title?: string): DrawnSocialImage => {
    const set = title === undefined ? undefined : setTitle()(title);
    return set ? drawSocialImage(category, hue(), set) : plainSocialImage(category);
  };
  const targets = new Set(linked.map(({ target }) => target).filter((file) => DOCUMENT.test(file)));
  const documents = new Map([...targets].map((file) => [file, readDocument(contentDir, file)]));
  const asFile = (picture: PictureFile, variant: PictureVariant): AssetFile => {
    const { root, file } = picture;
    const source = path.join(root === 'content' ? contentDir : publicDir, file);
    return { kind: 'variant', source, variant };
  };
  const asFiles = memoizePerPicture((picture) =>
    variantsOf(picture).map((variant) => asFile(picture, variant)),
  );
  const ofUses = uses.flatMap(({ file, picture, inFrontMatter }) => {
    const socialImage = inFrontMatter ? socialImageOf(picture) : undefined;
    const files = [...asFiles(picture), ...(socialImage ? [asFile(picture, socialImage)] : [])];
    return files.map((asset) => ({ file, asset }));
  });
  const ofLinks = linked.flatMap(({ file, target }) => {
    const document = documents.get(target);
    if (document) return 'code' in document ? [] : [{ file, asset: document }];
    const files = asFiles({ root: 'content', file: target });
    return files.map((asset) => ({ file, asset }));
  });
  const byFile = Map.groupBy([...ofUses, ...ofLinks], ({ file }) => file);
  return {
    picture: (file, alt) => {
      const picture = described(file);
      return picture && { ...picture, alt };
    },
    socialImages: {
      own: (file) => {
        const variant = socialImageOf(file);
        return variant && describeSocialImage(variant, site.base);
      },
      drawn: (category, title) =>
        describeSocialImage(drawnSocialImage(category, title).variant, site.base),
    },
    drawnSocialImage,
    link: (file) => {
      if (!listing.assets.has(file)) return undefined;
      const picture: PictureFile = { root: 'content', file };
      const target = documents.get(file) ?? variantsOf(picture).at(-1);
      if (target === undefined) return faultOf(picture) ?? 'other kind';
      return 'code' in target ? target : { href: site.base + target.file };
    },
    filesFor: (file) => byFile.get(file)?.map(({ asset }) => asset) ?? [],
    diagnostics: uses.flatMap(({ file, picture, span }) => {
      const found = faultOf(picture);
      if (!found) return [];
      return [diagnosticIn(file, diagnose(found.code, span, found.message, found.hint))];
    }),
  };
}

function readDocument(contentDir: string, file: string): DocumentFile | RefusedFile {
  const source = path.join(contentDir, file);
  const refuse = ({ code, message, hint }: RefusedFile): RefusedFile => ({
    code,
    message: `${file}: ${message}`,
    hint,
  });
  let bytes: Buffer;
  try {
    bytes = readFileSync(source);
  } catch (error) {
    return refuse(unreadable('file', error));
  }
  if (isLfsPointer(bytes)) {
    const message = 'the file is a pointer of Git LFS, not the document itself';
    return refuse({ code: 'lfs-pointer', message, hint: LFS_HINT });
  }
  const digest = digestOf(bytes);
  const ending = path.posix.extname(file);
  const name = shorten(slugify(path.posix.basename(file, ending))) || 'document';
  const published = `${name}-${digest.slice(0, 12)}${ending.toLowerCase()}`;
  return { kind: 'document', source, file: siteAddresses.media.slice(1) + published, digest };
}

/** Leaves room for digest and ending within the 255 bytes that file systems allow in a name. */
function shorten(name: string): string {
  const characters = Array.from(name);
  while (Buffer.byteLength(characters.join('')) > LONGEST_NAME) characters.pop();
  return characters.join('');
}

function describeSocialImage(
  { file, format, width, height }: PictureVariant,
  base: string,
): SocialImage {
  return { src: base + file, type: formats[format].type, width, height };
}

/** Hundreds of pages may show one picture, and the names of its files are digests. */
function memoizePerPicture<Made>(make: (picture: PictureFile) => Made): typeof make {
  return memoize(({ root, file }) => `${root}:${file}`, make);
}
