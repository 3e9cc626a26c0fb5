import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nginxRedirects } from '../publication/hosting/nginx-redirects.ts';
import { nginxServer } from '../publication/hosting/nginx-server.ts';
import type { HostRule, Redirect } from '../publication/plan-redirects.ts';
import type { BuildSettings } from './settings.ts';

/** Writes what a host of one's own includes to `hosting/` of CACHE_DIR: no reader is to get it. */
export function writeHosting(
  { cacheDir, site }: Pick<BuildSettings, 'cacheDir' | 'site'>,
  redirects: readonly Redirect[],
  rules: readonly HostRule[],
): void {
  const folder = join(cacheDir, 'hosting');
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, 'nginx-server.conf'), nginxServer(site));
  writeWhole(join(folder, 'nginx-redirects.conf'), nginxRedirects(site, redirects, rules));
}

/** A server that starts meanwhile reads all of it, old or new. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${randomUUID()}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
