import { join } from 'node:path';
import { writeWhole } from '../files/write-file.ts';
import { nginxRedirects, nginxServer } from '../redirects/hosts/nginx.ts';
import type { HostRule, Redirect } from '../redirects/plan-redirects.ts';
import type { BuildSettings } from './settings.ts';

/** Writes what a host of one's own includes to `hosting/` of CACHE_DIR: no reader is to get it. */
export function writeHosting(
  { cacheDir, site }: Pick<BuildSettings, 'cacheDir' | 'site'>,
  redirects: readonly Redirect[],
  rules: readonly HostRule[],
): void {
  const folder = join(cacheDir, 'hosting');
  // A server that starts meanwhile reads all of a file, old or new.
  writeWhole(join(folder, 'nginx-server.conf'), nginxServer(site));
  writeWhole(join(folder, 'nginx-redirects.conf'), nginxRedirects(site, redirects, rules));
}
