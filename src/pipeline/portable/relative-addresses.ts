import path from 'node:path';
import { decodeHTMLAttribute } from 'entities';
import { decodePath } from '../../content/paths.ts';
import { escapeAttribute } from '../../escape.ts';
import { encodePath } from '../../urls.ts';

/** Files of a site by their paths, each with the path that it has in a copy. */
export type CopiedFiles = ReadonlyMap<string, string>;

interface Place {
  /** The root path of the site, as `/` or `/blog/`. */
  base: string;
  /** Path of the file that holds the address, as in `files`. */
  from: string;
  files: CopiedFiles;
}

const TAG = /<[a-z][\w:-]*\s(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const ATTRIBUTE =
  /(?<=\s)(?<name>href|src|srcset|imagesrcset|poster|action|content|data-search-index)=(?:"(?<value>[^"]*)"|'(?<quoted>[^']*)')/gi;
/** A module, which browsers refuse to load from a disk. */
const MODULE = /<script type="module"(?: async)? src="(?<address>[^"]*)"><\/script>/g;

/** What browsers load early from a server, and refuse to from a disk. */
const PRELOAD = /<link rel="preload"[^>]*>/g;

/** A page whose addresses lead from its own place, and whose scripts run from a disk. */
export function relativePage(html: string, place: Place): string {
  const scripts = new Set<string>();
  const plain = html.replaceAll(PRELOAD, '').replace(MODULE, (_, address: string) => {
    if (scripts.has(address)) return '';
    scripts.add(address);
    return `<script defer src="${address}"></script>`;
  });
  return plain.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (whole, name: string, value?: string, quoted?: string) => {
      const written = decodeHTMLAttribute(value ?? quoted ?? '');
      const relative = relativeValue(name.toLowerCase(), written, place);
      return relative === written ? whole : `${name}="${escapeAttribute(relative)}"`;
    }),
  );
}

/** A stylesheet, whose addresses lead from its own place, and which waits for faces that nothing preloads. */
export function relativeStyles(css: string, place: Place): string {
  return css
    .replace(/(?<=font-display: ?)optional/g, 'swap')
    .replace(
      /url\((["']?)(\/[^"')]*)\1\)/g,
      (_, mark: string, address: string) => `url(${mark}${relativeAddress(address, place)}${mark})`,
    );
}

/**
 * A module as a script that shares no names with others; the same where it takes or gives something,
 * which a script cannot.
 */
export function plainScript(code: string): string {
  return /(?:^|[;}\s])(?:import\s*[\w{*"']|export\s*[\w{*])/.test(code)
    ? code
    : `(()=>{${code}\n})();\n`;
}

function relativeValue(name: string, value: string, place: Place): string {
  if (name === 'content') {
    const [, before = '', address] = /^(\d+; *url=)(.*)$/i.exec(value) ?? [];
    return address === undefined ? value : before + relativeAddress(address, place);
  }
  if (!name.endsWith('srcset')) return relativeAddress(value, place);
  return value
    .split(/,\s+/)
    .map((candidate) => candidate.replace(/^\S+/, (address) => relativeAddress(address, place)))
    .join(', ');
}

/** The same address where it is none of a file of the site. */
export function relativeAddress(address: string, { base, from, files }: Place): string {
  const [, whole = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  if (!whole.startsWith(base) || whole.startsWith('//')) return address;
  const asked = decodePath(whole.slice(base.length));
  const file = [asked, `${asked.replace(/\/$/, '')}/index.html`.replace(/^\//, '')].find((one) =>
    files.has(one),
  );
  const target = file === undefined ? undefined : files.get(file);
  if (target === undefined) return address;
  const own = files.get(from) ?? from;
  const relative = path.posix.relative(path.posix.dirname(own), target);
  return encodePath(relative) + rest;
}

/**
 * The paths of a copy: without characters that archives and the disks of some systems refuse, and each
 * once, whatever its case.
 */
export function copiedFiles(paths: readonly string[]): CopiedFiles {
  const taken = new Set<string>();
  return new Map(
    paths.map((file): [string, string] => {
      const safe = file
        .replace(/[\\:*?"<>|\p{Cc}]/gu, '_')
        .split('/')
        .map((name) => name.replace(/[. ]$/, '_'))
        .join('/');
      const { dir, name, ext } = path.posix.parse(safe);
      let copy = safe;
      for (let number = 2; taken.has(copy.toLowerCase()); number += 1)
        copy = path.posix.join(dir, `${name}-${number}${ext}`);
      taken.add(copy.toLowerCase());
      return [file, copy];
    }),
  );
}
