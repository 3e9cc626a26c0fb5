import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isWithin, walkFolder } from '../../files/walk-folder.ts';
import type { Note } from '../archive.ts';
import { defaultConfig, matchesGlob, readConfig, type JekyllConfig } from './config.ts';

/** A file of the site that is below the folder to be read. */
export interface SiteFile {
  /** Below the root of the site, with forward slashes. */
  path: string;
  /** Below the folder that is read. */
  file: string;
  absolute: string;
}

export interface SiteFiles {
  config: JekyllConfig;
  /** Sorted by code unit. */
  files: readonly SiteFile[];
  /** Symbolic links. */
  notes: readonly Note[];
}

const CONFIG_NAMES = ['_config.yml', '_config.yaml'];
/** How many folders above the one that is read may hold its configuration. */
const MOST_PARENTS = 3;

/** Folders of tools, whose names say nothing of the site. */
const TOOLS = new Set(['node_modules', 'vendor', '.git', '_site', '.jekyll-cache', '.sass-cache']);

/** Lists a Jekyll site, or one folder of it, whose configuration lies above. */
export function listSite(source: string): SiteFiles {
  const { config, folder } = findConfig(source);
  const { root, walked } = placeSource(source, path.join(folder, config.source));
  const above = path.relative(root, walked).split(path.sep).join('/');
  const below = path.relative(source, walked).split(path.sep).join('/');
  const files: SiteFile[] = [];
  const notes: Note[] = [];
  const skips = (found: string, name: string): boolean => {
    const sitePath = join(above, found);
    if (TOOLS.has(name) || isExcluded(sitePath, config)) return true;
    return /^[.#]|~$/.test(name) && name !== '.htaccess' && !config.include.includes(name);
  };
  for (const { path: found, kind } of walkFolder(walked, { skips })) {
    if (kind === 'file') {
      files.push({
        path: join(above, found),
        file: join(below, found),
        absolute: path.join(walked, found),
      });
    } else if (kind !== 'folder') {
      notes.push({
        outcome: 'left-out',
        subject: kind === 'link' ? 'symbolic link' : 'special file',
        place: { file: join(below, found), line: 1 },
        message: 'It is not followed, as it may lead out of the archive',
      });
    }
  }
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  notes.sort((one, other) => (one.place.file < other.place.file ? -1 : 1));
  return { config, files, notes };
}

/** Nothing outside `source` is listed, whatever its configuration says. */
function placeSource(source: string, root: string): { root: string; walked: string } {
  if (isWithin(source, root)) return { root, walked: source };
  const exists = lstatSync(root, { throwIfNoEntry: false })?.isDirectory() === true;
  if (exists && isWithin(realpathSync(root), realpathSync(source))) return { root, walked: root };
  return { root: source, walked: source };
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function findConfig(source: string): { config: JekyllConfig; folder: string } {
  let folder = source;
  for (let parents = 0; parents <= MOST_PARENTS; parents += 1) {
    for (const name of CONFIG_NAMES) {
      const file = path.join(folder, name);
      if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) continue;
      return { config: readConfig(readText(file).text, name), folder };
    }
    const parent = path.dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  return { config: defaultConfig(), folder: source };
}

function isExcluded(sitePath: string, { exclude, include, destination }: JekyllConfig): boolean {
  if (sitePath === destination) return true;
  if (include.some((one) => one.replace(/\/$/, '') === sitePath)) return false;
  return exclude.some((one) => {
    const pattern = one.replace(/^\/|\/$/g, '');
    return pattern !== '' && (sitePath === pattern || matchesGlob(sitePath, pattern));
  });
}

/** Reads a text; one that is no UTF-8 is taken for the Western encoding of Windows. */
export function readText(file: string): { text: string; isUtf8: boolean } {
  const bytes = readFileSync(file);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isUtf8: true };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isUtf8: false };
  }
}
