import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { DrawnSocialImage } from '../../media/draw-social-image.ts';
import { encodedPicture } from '../../media/encoded-picture.ts';
import { sourcesOf } from '../../publication/sources-of.ts';
import type { AssembledSite } from '../assemble-site.ts';
import { mapLimited } from '../concurrency.ts';
import type { ConnectedSite } from '../connect-site.ts';
import type { PlannedFile } from '../publish/plan.ts';
import type { AssetFile } from './collect-assets.ts';

/** Encoded pictures and documents of everything on the site, each file once; encoded on all cores. */
export async function* mediaFiles(
  site: AssembledSite,
  cacheDir: string,
): AsyncGenerator<PlannedFile> {
  const wanted = new Map<string, AssetFile>();
  for (const asset of assetsOnSite(site))
    wanted.set(asset.kind === 'variant' ? asset.variant.file : asset.file, asset);
  const folder = join(cacheDir, 'media');
  const encode = (asset: AssetFile): Promise<PlannedFile> => toFile(asset, folder);
  yield* mapLimited(wanted.values(), availableParallelism(), encode);
}

/** Files of articles that are not on the site stay away. */
export function assetsOnSite({
  publication,
  assets,
}: Pick<ConnectedSite, 'publication' | 'assets'>): AssetFile[] {
  const { content, articles, unlisted } = publication;
  const onSite = [...articles, ...unlisted];
  const published = new Set(onSite.map(({ file }) => file));
  const unpublished = new Set(
    content.articles.filter(({ file }) => !published.has(file)).map(({ file }) => file),
  );
  const ofFiles = sourcesOf(content)
    .filter(({ source }) => !unpublished.has(source.file))
    .flatMap(({ source }) => assets.filesFor(source.file));
  // A dozen social images do for an archive of any size, unless each article has its own.
  const ofCategories = ['', ...publication.byTerm.category.keys()].map((category) =>
    assets.drawnSocialImage(category),
  );
  const ofArticles = publication.site.titleCards
    ? onSite
        .filter(({ image }) => (image && assets.socialImages.own(image)) === undefined)
        .map(({ categories: [category = ''], title }) => assets.drawnSocialImage(category, title))
    : [];
  return [...ofFiles, ...[...ofCategories, ...ofArticles].map(toAsset)];
}

function toAsset({ draw, variant }: DrawnSocialImage): AssetFile {
  return { kind: 'variant', source: draw, variant };
}

async function toFile(asset: AssetFile, cacheFolder: string): Promise<PlannedFile> {
  if (asset.kind === 'document') {
    return {
      path: asset.file,
      digest: asset.digest,
      group: 'asset',
      content: { copyFrom: asset.source },
    };
  }
  const encoded = await encodedPicture(cacheFolder, asset.source, asset.variant);
  return {
    path: asset.variant.file,
    digest: encoded.digest,
    group: 'asset',
    content: { copyFrom: encoded.path },
  };
}
