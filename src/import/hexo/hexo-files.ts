import { lstatSync } from 'node:fs';
import path from 'node:path';
import { isWithin, walkFolder } from '../../files/walk-folder.ts';
import type { Note } from '../archive.ts';
import { readText, type SiteFile } from '../jekyll/site-files.ts';
import { defaultHexoConfig, readHexoConfig, type HexoConfig } from './hexo-config.ts';

export interface HexoFiles {
  config: HexoConfig;
  /** What lies in the source folder, with `path` below it; sorted by code unit. */
  files: readonly SiteFile[];
  notes: readonly Note[];
}

/** How many folders above the one that is read may hold its configuration. */
const MOST_PARENTS = 2;

/** Lists a site of Hexo, its source folder, or its posts alone. */
export function listHexo(source: string): HexoFiles {
  const { config, folder } = findConfig(source);
  const own = path.join(folder, config.sourceDir);
  const isFolder = lstatSync(own, { throwIfNoEntry: false })?.isDirectory() === true;
  const root = isFolder && (isWithin(own, source) || isWithin(source, own)) ? own : source;
  const walked = isWithin(root, source) ? root : source;
  const above = slashed(path.relative(root, walked));
  const below = slashed(path.relative(source, walked));
  const files: SiteFile[] = [];
  const notes: Note[] = [];
  const skips = (_: string, name: string): boolean =>
    /^[.#]|~$/.test(name) || name === 'node_modules';
  for (const { path: found, kind } of walkFolder(walked, { skips })) {
    const file = join(below, found);
    if (kind === 'file') {
      files.push({ path: join(above, found), file, absolute: path.join(walked, found) });
    } else if (kind !== 'folder') {
      notes.push({
        outcome: 'left-out',
        subject: kind === 'link' ? 'symbolic link' : 'special file',
        place: { file, line: 1 },
        message: 'It is not followed, as it may lead out of the archive',
      });
    }
  }
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  notes.sort((one, other) => (one.place.file < other.place.file ? -1 : 1));
  return { config, files, notes };
}

function findConfig(source: string): { config: HexoConfig; folder: string } {
  let folder = source;
  for (let parents = 0; parents <= MOST_PARENTS; parents += 1) {
    for (const name of ['_config.yml', '_config.yaml']) {
      const file = path.join(folder, name);
      if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) continue;
      return { config: readHexoConfig(readText(file).text, name), folder };
    }
    folder = path.dirname(folder);
  }
  return { config: defaultHexoConfig(), folder: source };
}

function slashed(relative: string): string {
  return relative.split(path.sep).join('/');
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
