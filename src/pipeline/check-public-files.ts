import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
  type SourceDiagnostic,
} from '../content/diagnostics/diagnostic.ts';
import { unreadable } from '../content/unreadable.ts';
import { isLfsPointer, LFS_HINT, LONGEST_POINTER } from '../files/lfs-pointer.ts';
import { findActive } from '../media/svg/publish-svg.ts';
import type { SiteSettings } from '../site-settings.ts';
import {
  type Address,
  addressKey,
  type CodeAddresses,
  reservedBy,
  siteAddresses,
} from '../urls.ts';
import { checkPath } from './publish/plan.ts';

interface PublicFilesInput {
  /** Paths below the public folder. */
  files: ReadonlySet<string>;
  publicDir: string;
  site: Pick<SiteSettings, 'hosts' | 'publicCode'>;
  byCode: CodeAddresses;
  /** The address of what the site makes, by its key. */
  made: (key: string) => Address | undefined;
  /** Names a file of the project as diagnostics do. */
  pathOf: (file: string) => string;
}

const START = { line: 1, column: 1 };

/** Bytes that a file has at most which Node reads at once. */
const LARGEST_FILE = 2 ** 31 - 1;

/** Browsers run these, or some servers do. */
const RUNS =
  /^\.(?:html?|shtml|xhtml?|xht|mht|mhtml|js|mjs|cjs|wasm|swf|php\d?|phtml|cgi|aspx?|jsp)$/;
/** Browsers show these as pages where they hold some vocabularies. */
const XML = /^\.(?:xml|xslt?|rss|atom|rdf)$/;
const PAGE_IN_XML =
  /<\?xml-stylesheet|<!DOCTYPE|xhtml|2000\/svg|XSL|&#|encoding\s*=\s*["'](?!utf-8)/i;

/** What of the public folder cannot be published, or must not be without its owners' word. */
export function checkPublicFiles(input: PublicFilesInput): Diagnostic[] {
  const named = input.site.publicCode.map((path) => path.replace(/^\//, ''));
  const isAllowed = (path: string): boolean =>
    named.some((name) => name === path || (name.endsWith('/') && path.startsWith(name)));
  return [...input.files].flatMap((path) => {
    const file = join(input.publicDir, path);
    const found =
      checkPlace(path, input) ??
      checkBytes(file) ??
      (isAllowed(path) ? undefined : checkCode(path, file));
    return found ? [diagnosticIn(input.pathOf(file), found)] : [];
  });
}

function checkPlace(path: string, input: PublicFilesInput): SourceDiagnostic | undefined {
  const fault = checkPath(path);
  if (fault !== undefined) {
    return diagnose('invalid-address', START, `the file’s path ${fault}`, 'Rename the file');
  }
  const address = `/${path}`;
  if (!isMade(address, input)) return undefined;
  const owner = reservedBy(address, { ...input.byCode, publicKeys: new Set() });
  const message = `${address} belongs to ${owner ?? 'a page of this site'}`;
  return diagnose('reserved-address', START, message, 'Rename the file, or delete it');
}

/** Whether the site makes a file of this path, puts folders in its place, or keeps its folder for itself. */
function isMade(address: Address, { site, made }: PublicFilesInput): boolean {
  const whole = addressKey(address);
  const { assets, media, search, headers, redirects } = siteAddresses;
  if ([assets, media, search].some((folder) => whole.startsWith(folder))) return true;
  if (whole === headers || /^\/sitemap-\d+\.xml$/.test(whole)) return true;
  if (whole === redirects && site.hosts.some((host) => host !== 'nginx')) return true;
  const key = whole.replace(/\/index\.html$/, '');
  return made(key) !== undefined || foldersOf(whole).some((folder) => made(folder) === folder);
}

/** Opens what is not read, as a file that nobody may read stops a build. */
function checkBytes(file: string): SourceDiagnostic | undefined {
  try {
    const handle = openSync(file, 'r');
    try {
      const { size } = fstatSync(handle);
      if (size > LARGEST_FILE) {
        const message = 'the file has more than 2 GB';
        return diagnose('unreadable-file', START, message, 'Put it on another host');
      }
      if (size >= LONGEST_POINTER || !isLfsPointer(readFileSync(handle))) return undefined;
      const message = 'the file is a pointer of Git LFS, not the file itself';
      return diagnose('lfs-pointer', START, message, LFS_HINT);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return unreadable('file', error);
  }
}

function checkCode(path: string, file: string): SourceDiagnostic | undefined {
  const code = codeIn(file);
  if (code === undefined) return undefined;
  const hint = `Delete it, or name \`${path}\` in \`publicCode\` of src/site.config.ts`;
  return diagnose('public-code', START, code, hint);
}

function codeIn(file: string): string | undefined {
  const ending = extname(file).toLowerCase();
  if (RUNS.test(ending)) return 'a web page or script in `public/` runs in readers’ browsers';
  if (ending === '.svg') {
    const active = findActive(readFileSync(file));
    return active && `${active.message}; in \`public/\` it is published as it is`;
  }
  return XML.test(ending) && PAGE_IN_XML.test(readFileSync(file, 'utf8'))
    ? 'an XML file that browsers show as a page can run code'
    : undefined;
}

/** `/a` and `/a/b` for `/a/b/c`. */
function foldersOf(address: Address): Address[] {
  const parts = address.split('/');
  return parts.slice(2).map((_, index) => parts.slice(0, index + 2).join('/'));
}
