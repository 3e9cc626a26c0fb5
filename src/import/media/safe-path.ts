import { addressKey } from '../../urls.ts';

/** Keys of the files that are placed, and of their folders with a slash at the end. */
export type TakenPaths = Set<string>;

/** Bytes of a name; the files that a picture's is part of have longer ones, and systems allow 255. */
const LONGEST_NAME = 200;
/** Bytes of a path; leaves room for the folder around it in what systems allow. */
const LONGEST_PATH = 900;
/** Letters of what counts as the ending of a name. */
const LONGEST_ENDING = 10;
/** Characters that some file system or address gives a meaning. */
const FORBIDDEN = /[<>:"|?*#%]/g;
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u202A-\u202E\u2066-\u2069]/gu;
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/**
 * The path below the content folder that a file gets, for one that the archive wishes: never out of the
 * folder, no path that a system of any kind cannot hold, and none that another file has, whatever its
 * capitals. Adds it to `taken`. The same wishes in the same order get the same paths.
 */
export function safePath(wished: string, taken: TakenPaths): string {
  const names = wished
    .split(/[/\\]/)
    .map(safeName)
    .filter((name) => name !== '');
  const last = names.pop() ?? 'file';
  let folder = '';
  for (const name of shortened(names, last)) {
    folder += `${free(name, (other) => !taken.has(keyOf(folder + other)))}/`;
    taken.add(`${keyOf(folder)}/`);
  }
  const isFree = (name: string): boolean => {
    const key = keyOf(folder + name);
    return !taken.has(key) && !taken.has(`${key}/`);
  };
  const path = folder + free(last, isFree);
  taken.add(keyOf(path));
  return path;
}

/** One part of a path; empty for one that is no name. */
function safeName(written: string): string {
  const name = written
    .toWellFormed()
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(FORBIDDEN, '-')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(DEVICE_NAME, (device) => `${device}-file`);
  return cut(name);
}

/** Cuts a long name before its ending, between two characters. */
function cut(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  const ending = endingOf(name);
  const characters = Array.from(name.slice(0, name.length - ending.length));
  while (Buffer.byteLength(characters.join('') + ending) > LONGEST_NAME) characters.pop();
  return characters.join('').trimEnd().replace(/\.+$/, '') + ending;
}

/** Leaves out folders of a long path, from the second on. */
function shortened(folders: readonly string[], last: string): string[] {
  const kept = [...folders];
  while (kept.length > 1 && Buffer.byteLength([...kept, last].join('/')) > LONGEST_PATH)
    kept.splice(1, 1);
  return kept;
}

/** The name itself, or the first with a number before its ending that is free. */
function free(name: string, isFree: (name: string) => boolean): string {
  const ending = endingOf(name);
  const stem = name.slice(0, name.length - ending.length);
  let candidate = name;
  for (let number = 2; !isFree(candidate); number += 1) candidate = `${stem}-${number}${ending}`;
  return candidate;
}

/** With its dot; empty for a name without one. */
function endingOf(name: string): string {
  const [ending = ''] = /(?<=.)\.[\p{L}\p{N}]+$/u.exec(name) ?? [];
  return ending.length > LONGEST_ENDING + 1 ? '' : ending;
}

function keyOf(path: string): string {
  return addressKey(`/${path}`);
}
