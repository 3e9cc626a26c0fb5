import { contentTypeOf } from '../files/media-types.ts';
import { requireAsLeft, requireFreshBuild } from '../pipeline/fresh-build.ts';
import { nodeFileSystem } from '../pipeline/publish/file-system.ts';
import { locate } from '../pipeline/publish/location.ts';
import { markerName, type Settings } from '../pipeline/publish/plan.ts';
import { digestIn, readSite } from '../pipeline/publish/published-site.ts';
import type { BuildSettings } from '../pipeline/settings.ts';
import { headerFinder, headerRules } from '../redirects/hosts/header-rules.ts';
import { resolveSite } from '../site-settings.ts';
import { siteAddresses } from '../urls.ts';
import { deliveryGroupFor } from './delivery-group.ts';
import type { Headers, SiteFile, SiteToDeploy } from './site-file.ts';

/** What Netlify and Cloudflare Pages read, and publishing itself: a target that rclone reaches has no use for it. */
const OF_OTHERS = new Set([
  markerName,
  siteAddresses.headers.slice(1),
  siteAddresses.redirects.slice(1),
]);

export interface BuiltSite extends SiteToDeploy {
  /** Where its files lie. */
  folder: string;
}

/**
 * The site that the last build published, as it is to be deployed. Digests come from the record of
 * publishing; files that it does not know are read.
 *
 * @param copy where the files to send lie: the output folder, or its compressed copy
 * @throws {WrongSetting} when it is not fit for readers, see `requireFreshBuild`.
 */
export function readBuiltSite(
  settings: BuildSettings,
  copy: Settings,
  keepsHeaders: boolean,
): BuiltSite {
  const { url } = requireFreshBuild(settings);
  if (copy.outDir !== settings.outDir) requireAsLeft(copy);
  const site = resolveSite(settings.site, url);
  const headersOf = headerFinder(headerRules(site));
  const location = locate(copy, nodeFileSystem);
  const published = readSite(copy, location, nodeFileSystem);
  const files = new Map<string, SiteFile>();
  for (const path of published.found.files.keys()) {
    const known = OF_OTHERS.has(path)
      ? undefined
      : digestIn(published, location, path, nodeFileSystem);
    if (known === undefined) continue;
    const headers = keepsHeaders ? storedHeaders(path, headersOf(`/${path}`)) : {};
    files.set(path, { digest: known.digest, size: known.stat.size, headers });
  }
  return { folder: location.folder, url, files, groupOf: deliveryGroupFor(site) };
}

/** Those that object storage keeps; others need a host or a CDN that adds them. */
function storedHeaders(path: string, headers: Readonly<Record<string, string>>): Headers {
  const { 'Content-Type': type = contentTypeOf(path), 'Cache-Control': cache = 'no-cache' } =
    headers;
  return { 'Cache-Control': cache, 'Content-Type': type };
}
