import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AssetFile } from './media/collect-assets.ts';
import { assetsOnSite } from './media/media-files.ts';
import type { AssembledSite } from './assemble-site.ts';
import type { BuildSettings } from './settings.ts';

/** Milliseconds that an encoded picture outlives its last use, for drafts and for branches. */
const GRACE = 30 * 24 * 60 * 60 * 1000;

/**
 * Removes from CACHE_DIR what nothing will ask for again: pictures encoded long ago that the site
 * does not show, and files that a killed build was writing. Belongs inside `withBuildLock`.
 */
export function pruneCache(
  site: Pick<AssembledSite, 'publications' | 'assets'>,
  { cacheDir, now }: Pick<BuildSettings, 'cacheDir' | 'now'>,
): void {
  const media = join(cacheDir, 'media');
  const used = new Set(
    assetsOnSite(site).flatMap((asset) => encodedFiles(asset).map((file) => basename(file))),
  );
  const isOld = (name: string): boolean => now - statSync(join(media, name)).mtimeMs > GRACE;
  remove(media, (name) => !used.has(name.replace(/\.sha256$/, '')) && isOld(name));
  for (const folder of ['', 'media', 'content', 'hosting', 'search'])
    remove(join(cacheDir, folder), (name) => name.endsWith('.tmp'));
}

function encodedFiles(asset: AssetFile): string[] {
  if (asset.kind === 'icon') return asset.icon.pictures.map(({ variant }) => variant.file);
  return asset.kind === 'variant' ? [asset.variant.file] : [];
}

function remove(folder: string, isForgotten: (name: string) => boolean): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter(isForgotten)) rmSync(join(folder, name));
}
