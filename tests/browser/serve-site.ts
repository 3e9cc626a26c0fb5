import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { readSettings } from '../../src/pipeline/settings.ts';
import { serveFolder } from '../../src/cli/serve-folder.ts';
import { buildOddSites, oddSiteUrl } from './odd-sites.ts';

/**
 * Playwright calls it once: the built site is served, and small sites of odd content are built and
 * served beside it. Their addresses and folders are handed to the tests by the environment.
 */
export default async function serveSites(): Promise<() => Promise<void>> {
  const { outDir, site } = readSettings(env, Date.now);
  if (!existsSync(join(outDir, 'index.html'))) {
    throw new Error(`${outDir} holds no built site. Run \`npm run build\` first.`);
  }
  const closers: (() => Promise<void>)[] = [];
  const serve = async (folder: string, base: string): Promise<string> => {
    const served = await serveFolder({ folder, base, port: 0 });
    closers.push(served.close);
    return served.url;
  };
  env.SITE_ADDRESS = await serve(outDir, site.base);
  const odd = await buildOddSites();
  closers.push(odd.remove);
  const { pathname } = new URL(oddSiteUrl);
  for (const name of ['empty', 'single', 'odd'] as const) {
    const variable = name.toUpperCase();
    env[`${variable}_SITE_FOLDER`] = odd[name];
    env[`${variable}_SITE_ADDRESS`] = await serve(odd[name], pathname);
  }
  return async () => {
    await Promise.all(closers.map((close) => close()));
  };
}
