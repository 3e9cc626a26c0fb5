import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dependency } from './compare-dependencies.ts';

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  license?: string;
}

/** The packages that the `package.json` of a folder names, with the licences of those installed. */
export function readDependencies(root: string): Dependency[] {
  const { dependencies, devDependencies, optionalDependencies } = readManifest(root);
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  return names.map((name) => {
    const folder = join(root, 'node_modules', name);
    const licence = existsSync(folder) ? readManifest(folder).license : undefined;
    return licence === undefined ? { name } : { name, licence };
  });
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
