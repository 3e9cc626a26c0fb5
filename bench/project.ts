import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

const LEFT_OUT = new Set(['.git', 'node_modules', 'content', 'dist', 'bench', 'tests', 'docs']);

/**
 * Copies the site's code to a folder, where a layout can be edited and builds find nothing that earlier
 * ones left beside the code. Packages are linked one by one, so a cache inside `node_modules` stays
 * in the copy.
 */
export async function copyProject(checkout: string, target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await copyCode(checkout, target);
  await mkdir(join(target, 'node_modules'));
  const packages = packageFolder(checkout);
  for (const name of await readdir(packages)) {
    if (isKept(name) && name !== '.bin') continue;
    await symlink(join(packages, name), join(target, 'node_modules', name));
  }
}

/** Copies the site's code without packages and content, and creates the folder. */
export async function copyCode(checkout: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const entry of await readdir(checkout, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name) || isKept(entry.name)) continue;
    await cp(join(checkout, entry.name), join(target, entry.name), { recursive: true });
  }
}

/**
 * Adds a comment to every page, at the end of the first layout that closes a body.
 *
 * @throws Error if no layout does
 */
export async function editLayout(project: string, note: string): Promise<void> {
  const folder = join(project, 'src', 'layouts');
  for (const name of (await readdir(folder)).sort()) {
    const file = join(folder, name);
    const text = name.endsWith('.astro') ? await readFile(file, 'utf8') : '';
    if (!text.includes('</body>')) continue;
    await writeFile(file, text.replace('</body>', `<!-- ${note} --></body>`));
    return;
  }
  throw new Error(`No .astro file in ${folder} holds </body>: the bench cannot edit a layout`);
}

/** Tools keep their caches in entries that begin with a dot. */
function isKept(name: string): boolean {
  return name.startsWith('.') && name !== '.npmrc' && name !== '.gitignore';
}

/** Finds the packages in the checkout or in a folder above it, as for a git worktree. */
function packageFolder(checkout: string): string {
  for (let folder = resolve(checkout); ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    if (existsSync(packages)) return packages;
    if (folder === dirname(folder)) throw new Error('No node_modules: run npm install first');
  }
}
