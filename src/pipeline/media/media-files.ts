import { availableParallelism } from 'node:os';
import type { DrawnPicture } from '../../media/picture.ts';
import { sourcesOf } from '../../publication/sources-of.ts';
import { fileOf } from '../../urls.ts';
import type { AssembledSite } from '../assemble-site.ts';
import { mapLimited } from '../concurrency.ts';
import type { ConnectedSite } from '../connect-site.ts';
import type { PlannedFile } from '../publish/plan.ts';
import type { AssetFile } from './collect-assets.ts';
import { EncodedFiles, type TakePicture } from './encoded-files.ts';
import { iconFile } from './icon-file.ts';

/** Icons, encoded pictures and documents of everything on the site, each file once; encoded on all cores. */
export async function* mediaFiles(
  site: AssembledSite,
  cacheDir: string,
): AsyncGenerator<PlannedFile> {
  const wanted = new Map<string, AssetFile>();
  for (const asset of assetsOnSite(site)) wanted.set(pathOf(asset), asset);
  const encoded = new EncodedFiles(cacheDir);
  const encode = (asset: AssetFile): Promise<PlannedFile> => toFile(asset, encoded.take);
  yield* mapLimited(wanted.values(), availableParallelism(), encode);
  encoded.save();
}

/** Path of an asset below the output folder. */
export function pathOf(asset: AssetFile): string {
  switch (asset.kind) {
    case 'variant':
      return asset.variant.file;
    case 'document':
      return asset.file;
    case 'icon':
      return fileOf(asset.icon.address);
  }
}

/** Files of articles that are not on the site stay away. */
export function assetsOnSite({
  publications,
  assets,
}: Pick<ConnectedSite, 'publications' | 'assets'>): AssetFile[] {
  const onSite = publications.flatMap(({ articles, unlisted }) => [...articles, ...unlisted]);
  const published = new Set(onSite.map(({ file }) => file));
  const contents = publications.map(({ content }) => content);
  const unpublished = new Set(
    contents
      .flatMap(({ articles }) => articles)
      .filter(({ file }) => !published.has(file))
      .map(({ file }) => file),
  );
  const ofFiles = sourcesOf(contents)
    .filter(({ source }) => !unpublished.has(source.file))
    .flatMap(({ source }) => assets.filesFor(source.file));
  const categories = new Set(publications.flatMap(({ byTerm }) => [...byTerm.category.keys()]));
  const ofCategories = ['', ...categories].map((category) => assets.drawnSocialImage(category));
  const ofArticles = publications.some(({ site }) => site.titleCards)
    ? onSite
        .filter(({ image }) => (image && assets.socialImages.own(image)) === undefined)
        .map(({ categories: [category = ''], title }) => assets.drawnSocialImage(category, title))
    : [];
  const icons = assets.icons.map((icon): AssetFile => ({ kind: 'icon', icon }));
  return [...icons, ...ofFiles, ...[...ofCategories, ...ofArticles].map(toAsset)];
}

function toAsset({ draw, variant }: DrawnPicture): AssetFile {
  return { kind: 'variant', source: draw, variant };
}

async function toFile(asset: AssetFile, take: TakePicture): Promise<PlannedFile> {
  if (asset.kind === 'document') {
    return {
      path: asset.file,
      digest: asset.digest,
      group: 'asset',
      content: { copyFrom: asset.source },
    };
  }
  if (asset.kind === 'icon') {
    const file = await iconFile(asset.icon, take);
    return { path: pathOf(asset), group: 'asset', ...file };
  }
  const encoded = await take(asset.source, asset.variant);
  return {
    path: asset.variant.file,
    digest: encoded.digest,
    group: 'asset',
    content: { copyFrom: encoded.path },
  };
}
