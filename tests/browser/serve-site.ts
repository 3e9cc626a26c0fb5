import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { serveFolder } from '../../src/cli/serve-folder.ts';

/** Playwright calls it once: the built site is served, and its address handed to the tests. */
export default async function serveSite(): Promise<() => Promise<void>> {
  const folder = env.OUT_DIR ?? 'dist';
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${folder} holds no built site. Run \`npm run build\` first.`);
  }
  const base = new URL(env.SITE_URL ?? 'http://localhost/').pathname;
  const served = await serveFolder({ folder, base, port: 0 });
  env.SITE_ADDRESS = served.url;
  return served.close;
}
