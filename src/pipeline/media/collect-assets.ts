import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Content, PictureFile } from '../../content/article.ts';
import { diagnose, type Diagnostic, diagnosticIn } from '../../content/diagnostics/diagnostic.ts';
import type { ContentListing } from '../../content/list-content.ts';
import { lazy, memoize } from '../../content/memoize.ts';
import { unreadable } from '../../content/unreadable.ts';
import { digestOf } from '../../files/digest-of.ts';
import { isLfsPointer, LFS_HINT } from '../../files/lfs-pointer.ts';
import { isDocument } from '../../files/media-types.ts';
import { type DrawnIcon, drawIcons } from '../../media/draw-icons.ts';
import { drawSocialImage } from '../../media/draw-social-image.ts';
import { type Emblem, letterEmblem, logoEmblem } from '../../media/emblem.ts';
import {
  type DrawnPicture,
  formats,
  type PictureFacts,
  type PictureVariant,
} from '../../media/picture.ts';
import { initialOf, titleSetter } from '../../media/set-titles.ts';
import { describePicture, planSocialImage, planVariants } from '../../media/variants.ts';
import type { SocialImage } from '../../publication/page.ts';
import type { Publication, SiteLook } from '../../publication/publication.ts';
import type { LinkTargets, RefusedFile } from '../../publication/resolve-link.ts';
import type { SiteSettings } from '../../site-settings.ts';
import { hueOf, toOklch } from '../../styles/oklch.ts';
import { readPalette } from '../read-palette.ts';
import type { BuildSettings } from '../settings.ts';
import {
  collectRecordings,
  isRecording,
  posterUses,
  type Recordings,
} from './collect-recordings.ts';
import { documentFile, type DocumentFile } from './document-file.ts';
import { inspectPictures, type PictureFault } from './inspect-pictures.ts';
import { markOf } from './site-mark.ts';
import { linkedFiles, pictureUses } from './named-files.ts';

/** The pictures, recordings and documents that articles name. */
export interface Assets {
  picture: Publication['picture'];
  recording: Recordings['recording'];
  socialImages: Publication['socialImages'];
  drawnSocialImage: (category: string, title?: string) => DrawnPicture;
  /** Those in whose place `public/` has no file. */
  icons: readonly DrawnIcon[];
  look: SiteLook;
  /** Why the logo cannot be used. */
  logoFault: Omit<RefusedFile, 'code'> | undefined;
  link: LinkTargets['asset'];
  /** Files to publish for a source file: variants to encode and documents to copy. */
  filesFor: (file: string) => AssetFile[];
  diagnostics: Diagnostic[];
}

export type AssetFile =
  /** `source` is a path, or draws the picture. */
  | { kind: 'variant'; source: string | (() => Uint8Array); variant: PictureVariant }
  | { kind: 'icon'; icon: DrawnIcon }
  | DocumentFile;

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;

export async function collectAssets(
  contents: readonly Content[],
  listing: ContentListing,
  settings: BuildSettings,
  fingerprint: string,
): Promise<Assets> {
  const { contentDir, publicDir, cacheDir, site } = settings;
  const named = pictureUses(contents, listing, site.ownHosts);
  const played = named.filter(isRecording);
  const uses = [...named.filter((use) => !isRecording(use)), ...posterUses(played, listing)];
  const linked = linkedFiles(contents, listing);
  const linkedPictures = linked.filter(({ target }) => PICTURE.test(target));
  const logo = logoFile(site, listing.publicFiles);
  const pictures = [
    ...(logo ? [logo] : []),
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
  const recordings = await collectRecordings(played, {
    listing,
    settings,
    fingerprint,
    posterOf: (picture) => described(picture)?.src,
  });
  const faultOf = (picture: PictureFile): RefusedFile | undefined => {
    const found = facts(picture);
    if (!found || 'digest' in found) return undefined;
    const { code = 'unsafe-picture', message, hint } = found;
    return { code, message: `${picture.file}: ${message}`, hint };
  };
  const setTitle = lazy(titleSetter);
  const palette = readPalette(site.colors);
  const { emblem, fault: logoFault } = readEmblem(
    site,
    path.join(publicDir, logo?.file ?? ''),
    logo && facts(logo),
  );
  const cardLook = lazy(() => ({
    hue: hueOf(palette('accent').light),
    strength: Math.min(1, toOklch(palette('accent').light).c / STRONG),
    emblem: emblem(),
  }));
  const plainSocialImage = memoize(
    (category: string) => category,
    (category) => drawSocialImage(category, cardLook()),
  );
  const drawnSocialImage = (category: string, title?: string): DrawnPicture => {
    const set = title === undefined ? undefined : setTitle()(title);
    return set ? drawSocialImage(category, cardLook(), set) : plainSocialImage(category);
  };
  const icons = drawIcons(emblem(), {
    accent: palette('accent').light,
    onAccent: palette('on-accent').light,
    paper: palette('paper').light,
  }).filter(({ address }) => !listing.publicFiles.has(address.slice(1)));
  const { light, dark } = palette('paper');
  const targets = new Set(linked.map(({ target }) => target).filter(isDocument));
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
  const all = [...ofUses, ...ofLinks, ...recordings.assets];
  const byFile = Map.groupBy(all, ({ file }) => file);
  return {
    picture: (file, alt) => {
      const picture = described(file);
      return picture && { ...picture, alt };
    },
    recording: recordings.recording,
    socialImages: {
      own: (file) => {
        const variant = socialImageOf(file);
        return variant && describeSocialImage(variant, site.base);
      },
      drawn: (category, title) =>
        describeSocialImage(drawnSocialImage(category, title).variant, site.base),
    },
    drawnSocialImage,
    icons,
    look: {
      themeColor: { light, dark },
      ...(logo && !logoFault && { mark: markOf(emblem(), logo.file, site) }),
    },
    logoFault,
    link: (file) => {
      if (!listing.assets.has(file)) return undefined;
      const picture: PictureFile = { root: 'content', file };
      const target = documents.get(file) ?? variantsOf(picture).at(-1);
      if (target === undefined) return faultOf(picture) ?? 'other kind';
      return 'code' in target ? target : { href: site.base + target.file };
    },
    filesFor: (file) => byFile.get(file)?.map(({ asset }) => asset) ?? [],
    diagnostics: [
      ...uses.flatMap(({ file, picture, span }) => {
        const found = faultOf(picture);
        if (!found) return [];
        return [diagnosticIn(file, diagnose(found.code, span, found.message, found.hint))];
      }),
      ...recordings.diagnostics,
    ],
  };
}

/** Chroma of a strong colour. */
const STRONG = 0.06;

/** Undefined without a logo that `public/` holds. */
function logoFile(
  { logo = '' }: SiteSettings,
  publicFiles: ReadonlySet<string>,
): PictureFile | undefined {
  const file = logo.replace(/^\//, '');
  return publicFiles.has(file) ? { root: 'public', file } : undefined;
}

/** What stands for the site: its logo; for want of one that can be used, the first letter of its name. */
function readEmblem(
  { name, logo }: SiteSettings,
  file: string,
  found: PictureFacts | PictureFault | undefined,
): { emblem: () => Emblem; fault: Assets['logoFault'] } {
  const letter = lazy(() => letterEmblem(initialOf(name)));
  if (logo === undefined) return { emblem: letter, fault: undefined };
  const refuse = (fault: Assets['logoFault']): ReturnType<typeof readEmblem> => ({
    emblem: letter,
    fault,
  });
  if (!found)
    return refuse({
      message: 'there is no such file in `public/`',
      hint: 'Put it there, or delete `logo`: icons then show the first letter of the name',
    });
  if (!('digest' in found)) return refuse(found);
  if (found.format !== 'svg') {
    const message = `it is a ${formats[found.format].label}`;
    return refuse({ message, hint: 'Name an SVG, of which icons can be made in every size' });
  }
  return { emblem: lazy(() => logoEmblem(readFileSync(file), found)), fault: undefined };
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
  return documentFile(source, digestOf(bytes));
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
