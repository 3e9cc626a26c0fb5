import { forEachLimited } from '../pipeline/concurrency.ts';
import { countLabel } from '../publication/labels.ts';
import { DeployError } from './deploy-error.ts';
import type { SiteToDeploy } from './site-file.ts';
import type { Storage } from './storage.ts';
import {
  deploymentFolder,
  readRecordText,
  type RecordedFile,
  recordPath,
  type TargetRecord,
} from './target-record.ts';

/** How many files are looked at to notice that others changed the target. */
const SAMPLES = 32;

/** What is known of a target before anything is sent. */
interface Target {
  files: ReadonlyMap<string, RecordedFile>;
  others: string[];
  sites: string[];
}

/** @throws {DeployError} when the target is not that of this site as its last deployment left it. */
export async function lookAtTarget(
  site: SiteToDeploy,
  storage: Storage,
  { repair, takeOver }: { repair: boolean; takeOver: boolean },
): Promise<Target> {
  const text = await storage.read(recordPath);
  const record = text === undefined ? undefined : readRecordText(text);
  if (!takeOver) {
    if (record !== undefined && record.site !== site.url) throw otherSite(storage, record, site);
    if (text !== undefined && record === undefined) throw unreadable(storage);
  }
  if (takeOver || (repair && record !== undefined))
    return compared(site, storage, record, { takeOver, wasDeployed: text !== undefined });
  if (record === undefined)
    return { files: new Map(), others: [], sites: await requireEmpty(site, storage) };
  const target = await withoutSites(site, storage, record.files);
  await requireUnchanged(storage, target.files);
  return target;
}

/** Of the folders that the site no longer has, another one may have taken some since. */
async function withoutSites(
  site: SiteToDeploy,
  storage: Storage,
  recorded: ReadonlyMap<string, RecordedFile>,
): Promise<Target> {
  const still = topFolders(site.files.keys());
  const gone = [...topFolders(recorded.keys())].filter((folder) => !still.has(folder)).sort();
  const sites: string[] = [];
  for (const folder of gone)
    if ((await storage.read(`${folder}/${recordPath}`)) !== undefined) sites.push(folder);
  const files = [...recorded].filter(([path]) => !isInOne(path, sites));
  return { files: new Map(files), others: [], sites };
}

function topFolders(paths: Iterable<string>): Set<string> {
  return new Set([...paths].flatMap((path) => path.split('/').slice(0, -1).slice(0, 1)));
}

function isInOne(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
}

/** Gives the folders of other sites, which are all that may be there. */
async function requireEmpty(site: SiteToDeploy, storage: Storage): Promise<string[]> {
  const entries = (await storage.entries())
    .filter(({ name }) => name !== deploymentFolder)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const sites: string[] = [];
  for (const { name, isFolder } of entries) {
    const isSite = isFolder && (await storage.read(`${name}/${recordPath}`)) !== undefined;
    if (!isSite) throw occupied(storage, name, entries.some(isHomePage));
    sites.push(name);
  }
  requireOutside(site, storage, sites);
  return sites;
}

function isHomePage({ name }: { name: string }): boolean {
  return name === 'index.html';
}

/** What another site has is its own: none of its files may be replaced or removed. */
function requireOutside(
  { files }: SiteToDeploy,
  { name }: Storage,
  sites: readonly string[],
): void {
  for (const path of files.keys()) {
    const folder = sites.find((one) => path === one || path.startsWith(`${one}/`));
    if (folder === undefined) continue;
    throw new DeployError(
      'usage',
      `${name} holds another site in \`${folder}\`, and this one has ${path}. Nothing was sent. Name another target, or give the page another address.`,
    );
  }
}

/** Looks at files all over the site; to look at each is what a repair does. */
async function requireUnchanged(
  storage: Storage,
  files: ReadonlyMap<string, RecordedFile>,
): Promise<void> {
  const known = [...files].filter(([, { digest }]) => digest !== '');
  const step = Math.max(1, known.length / SAMPLES);
  const samples = Array.from({ length: Math.min(SAMPLES, known.length) }, (_, index) =>
    known.at(Math.floor(index * step)),
  );
  await forEachLimited(samples, storage.width, async (sample) => {
    if (sample === undefined) return;
    const [path, { size }] = sample;
    const found = await storage.sizeOf(path);
    if (found === undefined) throw changed(storage, `${path} is gone`);
    if (found !== size) throw changed(storage, `${path} has ${found} bytes in place of ${size}`);
  });
}

async function compared(
  site: SiteToDeploy,
  storage: Storage,
  record: TargetRecord | undefined,
  { takeOver, wasDeployed }: { takeOver: boolean; wasDeployed: boolean },
): Promise<Target> {
  const { same, others } = await storage.compare();
  const sites = sitesAmong(others);
  requireOutside(site, storage, sites);
  const found = new Map<string, RecordedFile>();
  for (const [path, file] of site.files) {
    // What headers a file has is known of those alone that a deployment sent.
    const headers = record?.files.get(path)?.headers ?? (storage.keepsHeaders ? {} : file.headers);
    if (same.has(path)) found.set(path, { ...file, headers });
    else if (record?.files.has(path) === true) found.set(path, { ...file, digest: '' });
  }
  const foreign: string[] = [];
  for (const path of others) {
    if (isInOne(path, sites)) continue;
    const known = record?.files.get(path);
    if (known !== undefined) found.set(path, known);
    else foreign.push(path);
  }
  foreign.sort();
  if (!takeOver) return { files: found, others: foreign, sites };
  if (!wasDeployed && foreign.length > 0) await requireSite(storage, foreign);
  for (const path of foreign) found.set(path, { digest: '', size: 0, headers: {} });
  return { files: found, others: [], sites };
}

/** Folders that have a record of their own. */
function sitesAmong(paths: ReadonlySet<string>): string[] {
  const end = `/${recordPath}`;
  return [...paths]
    .filter((path) => path.endsWith(end))
    .map((path) => path.slice(0, -end.length))
    .sort();
}

/** Whoever names a home folder or a disk by mistake is not to lose it. */
async function requireSite(storage: Storage, foreign: readonly string[]): Promise<void> {
  const entries = await storage.entries();
  if (entries.some(isHomePage)) return;
  const some = foreign.slice(0, 3).map((path) => `\`${path}\``);
  throw new DeployError(
    'usage',
    `${storage.name} holds no site: it has no index.html, but ${countLabel(foreign.length, 'file')} that would be removed, as ${some.join(', ')}. Nothing was sent. Name another place; or empty this one yourself.`,
  );
}

function otherSite({ name }: Storage, record: TargetRecord, { url }: SiteToDeploy): DeployError {
  return new DeployError(
    'usage',
    `${name} holds ${record.site}, and this is ${url}. Nothing was sent. Name another target or set SITE_URL; or, if the site has moved, run the command with --take-over.`,
  );
}

function occupied({ name }: Storage, entry: string, isSite: boolean): DeployError {
  const how = isSite
    ? '; or run the command with --take-over, which removes whatever the site does not have.'
    : '.';
  return new DeployError(
    'usage',
    `${name} holds files that no deployment put there, \`${entry}\` among them. Nothing was sent. Name an empty place${how}`,
  );
}

/** Nobody knows whose files lie there. */
function unreadable({ name }: Storage): DeployError {
  return new DeployError(
    'conflict',
    `${name} was changed by others: ${recordPath} is not as a deployment wrote it, and so does not say which site is there. Nothing was sent. If it is this one, run the command with --take-over, which removes whatever the site does not have; --dry-run beside it tells what.`,
  );
}

function changed({ name }: Storage, what: string): DeployError {
  return new DeployError(
    'conflict',
    `${name} was changed by others: ${what}. Nothing was sent. Run the command with --repair, which compares every file.`,
  );
}
