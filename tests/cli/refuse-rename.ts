import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Environment for a command on whose disk one file cannot take its place; for every user, as rights
 * do not hold the system's own back. The module that sees to it is written to the folder.
 */
export function refuseRename(folder: string, file: string): Record<string, string> {
  const module = join(folder, 'refuse-rename.mjs');
  writeFileSync(
    module,
    `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { renameSync } = fs;
    fs.renameSync = (from, to) => {
      if (!String(to).endsWith(${JSON.stringify(`/${file}`)})) return renameSync(from, to);
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    };
    syncBuiltinESMExports();
    `,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(module).href}` };
}

/**
 * Environment for a command on whose disk somebody saves a file while the command writes: when its
 * first draft is on the disk, `file` gets this text.
 */
export function saveMeanwhile(folder: string, file: string, text: string): Record<string, string> {
  const module = join(folder, 'save-meanwhile.mjs');
  writeFileSync(
    module,
    `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { fsyncSync, writeFileSync } = fs;
    let isSaved = false;
    fs.fsyncSync = (handle) => {
      fsyncSync(handle);
      if (!isSaved) writeFileSync(${JSON.stringify(join(folder, 'content', file))}, ${JSON.stringify(text)});
      isSaved = true;
    };
    syncBuiltinESMExports();
    `,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(module).href}` };
}
