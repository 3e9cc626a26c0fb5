import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { copyProject } from '../bench/project.ts';
import type { SiteConfig } from '../src/site-settings.ts';

/** Copies the project to a folder, with other settings in its `site.config.ts`. */
export async function projectWith(folder: string, settings: Partial<SiteConfig>): Promise<void> {
  await copyProject(resolve('.'), folder);
  const file = join(folder, 'src', 'site.config.ts');
  const text = await readFile(file, 'utf8');
  const own = `export default { ...site, ...${JSON.stringify(settings)} } as SiteConfig;`;
  if (!text.includes('export default site;')) throw new Error(`${file} has no settings to replace`);
  await writeFile(file, text.replace('export default site;', own));
}
