import { countLabel } from '../publication/labels.ts';
import type { Progress } from '../pipeline/build-log.ts';
import { forEachLimited } from '../pipeline/concurrency.ts';
import type { DeliveryGroup } from './delivery-group.ts';
import { DeployError } from './deploy-error.ts';
import { Lease, type LeaseMeans } from './lease.ts';
import { type DeploymentPlan, emptiedFolders, planDeployment } from './plan-deployment.ts';
import type { SiteFile } from './site-file.ts';
import type { Storage } from './storage.ts';
import {
  deploymentFolder,
  readRecordText,
  type RecordedFile,
  recordPath,
  recordText,
  type TargetRecord,
} from './target-record.ts';

/** The site as it is to be at the target. */
export interface SiteToDeploy {
  /** Its address. */
  url: string;
  files: ReadonlyMap<string, SiteFile>;
  groupOf: (path: string) => DeliveryGroup;
}

export interface DeployOptions extends LeaseMeans {
  /** Compares every file with what lies at the target, whatever the record says. */
  repair: boolean;
  /** Also makes a target of its own that holds another site or other files. */
  takeOver: boolean;
  progress: Progress;
  /** Ends the deployment after the files that are on their way. */
  signal: AbortSignal;
}

export interface Deployed {
  sent: number;
  /** Of the files that were sent. */
  bytes: number;
  unchanged: number;
  removed: number;
  /** Files that the site no longer has, and that a later deployment removes. */
  waiting: number;
  /** Files at the target that its record does not name, in order; known after a repair only. */
  others: string[];
  /** Folders at the target that hold sites of their own, in order; known when it was listed. */
  sites: string[];
}

/** Milliseconds after which the record says what was sent by then. */
const SAVING = 15_000;
/** How many files are looked at to notice that others changed the target. */
const SAMPLES = 32;

/**
 * Makes the target hold the site. Sends what the record does not have, in an order in which no page is
 * there before what it needs, and removes what is gone at the end. When it is cut anywhere, the next one
 * goes on.
 */
export async function deploySite(
  site: SiteToDeploy,
  storage: Storage,
  options: DeployOptions,
): Promise<Deployed> {
  const lease = await Lease.take(storage, options);
  try {
    const target = await lookAt(site, storage, options);
    const plan = planDeployment(site.files, target.files, site.groupOf, options.clock());
    const work = new Deployment(site, storage, lease, options, target.files);
    await work.carryOut(plan);
    await storage.tidy();
    await lease.release();
    return { ...countsOf(site, plan), others: target.others, sites: target.sites };
  } catch (error) {
    // The error says more. The lease ends by itself, and the next deployment tidies.
    await lease.release().catch(() => undefined);
    throw error;
  }
}

/** What a deployment would do now. Changes nothing, and takes no lease. */
export async function previewDeployment(
  site: SiteToDeploy,
  storage: Storage,
  options: Pick<DeployOptions, 'repair' | 'takeOver' | 'clock'>,
): Promise<{ plan: DeploymentPlan; outcome: Deployed }> {
  const target = await lookAt(site, storage, options);
  const plan = planDeployment(site.files, target.files, site.groupOf, options.clock());
  return { plan, outcome: { ...countsOf(site, plan), others: target.others, sites: target.sites } };
}

function countsOf(
  { files }: SiteToDeploy,
  { sends, clears, removals, waiting }: DeploymentPlan,
): Omit<Deployed, 'others' | 'sites'> {
  const sent = sends.flat();
  return {
    sent: sent.length,
    bytes: sent.reduce((sum, path) => sum + (files.get(path)?.size ?? 0), 0),
    unchanged: files.size - sent.length,
    removed: clears.length + removals.length,
    waiting: waiting.size,
  };
}

interface Target {
  files: ReadonlyMap<string, RecordedFile>;
  others: string[];
  sites: string[];
}

/** @throws {DeployError} when the target is not that of this site as its last deployment left it. */
async function lookAt(
  site: SiteToDeploy,
  storage: Storage,
  { repair, takeOver }: Pick<DeployOptions, 'repair' | 'takeOver'>,
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
  await requireUnchanged(storage, record.files);
  return { files: record.files, others: [], sites: [] };
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
    if (sites.some((folder) => path.startsWith(`${folder}/`))) continue;
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

/** One deployment at work. */
class Deployment {
  readonly #site: SiteToDeploy;
  readonly #storage: Storage;
  readonly #lease: Lease;
  readonly #options: DeployOptions;
  /** What the target is known to have at this moment. */
  readonly #files: Map<string, RecordedFile>;
  #saved: number;
  #saving: Promise<void> | undefined;

  constructor(
    site: SiteToDeploy,
    storage: Storage,
    lease: Lease,
    options: DeployOptions,
    files: ReadonlyMap<string, RecordedFile>,
  ) {
    this.#site = site;
    this.#storage = storage;
    this.#lease = lease;
    this.#options = options;
    this.#files = new Map(files);
    this.#saved = options.clock();
  }

  async carryOut(plan: DeploymentPlan): Promise<void> {
    const before = recordText(this.#record());
    this.#mark(plan);
    const isAnyMarked = plan.clears.length + plan.removals.length + plan.sends.length > 0;
    if (!isAnyMarked && recordText(this.#record()) === before) return;
    // From here on whatever a cut leaves is known not to be known.
    await this.#save();
    try {
      await this.#remove(plan.clears);
      await this.#send(plan.sends);
      await this.#lease.verify();
      await this.#remove(plan.removals);
    } catch (error) {
      await this.#saveAsFarAsPossible();
      throw error;
    }
    await this.#saving;
    this.#lease.check();
    await this.#save();
  }

  /** Spares the next deployment what this one did; without it, it does so once more. */
  async #saveAsFarAsPossible(): Promise<void> {
    try {
      await this.#saving;
      this.#lease.check();
      await this.#save();
    } catch {
      // The error that ended the deployment says more.
    }
  }

  #mark({ clears, sends, removals, waiting }: DeploymentPlan): void {
    for (const path of [...clears, ...removals]) this.#set(path, { digest: '' });
    for (const path of sends.flat()) {
      const { size = 0, headers = {} } = this.#site.files.get(path) ?? {};
      this.#files.set(path, { digest: '', size, headers });
    }
    for (const [path, goneSince] of waiting) this.#set(path, { goneSince });
    for (const path of this.#site.files.keys()) {
      const known = this.#files.get(path);
      if (known?.goneSince === undefined) continue;
      const { digest, size, headers } = known;
      this.#files.set(path, { digest, size, headers });
    }
  }

  #set(path: string, change: Partial<RecordedFile>): void {
    const known = this.#files.get(path);
    if (known !== undefined) this.#files.set(path, { ...known, ...change });
  }

  async #send(groups: readonly (readonly string[])[]): Promise<void> {
    const { progress } = this.#options;
    let sent = 0;
    progress.begin('Sending files', groups.flat().length);
    for (const group of groups) {
      await forEachLimited(group, this.#storage.width, async (path) => {
        const file = this.#site.files.get(path);
        if (file === undefined) return;
        this.#goOn();
        await this.#storage.send(path, file.headers);
        this.#files.set(path, file);
        sent += 1;
        progress.reach(sent);
        this.#saveNowAndThen();
      });
    }
    progress.end();
  }

  async #remove(paths: readonly string[]): Promise<void> {
    await forEachLimited(paths, this.#storage.width, async (path) => {
      this.#goOn();
      await this.#storage.remove(path);
      this.#files.delete(path);
    });
    if (!this.#storage.hasFolders) return;
    for (const folder of emptiedFolders(paths, this.#files.keys()))
      await this.#storage.removeFolder(folder);
  }

  #goOn(): void {
    this.#lease.check();
    if (!this.#options.signal.aborted) return;
    throw new DeployError('interrupted', 'Interrupted. Run the command again to go on from here.');
  }

  #saveNowAndThen(): void {
    if (this.#saving !== undefined || this.#options.clock() - this.#saved < SAVING) return;
    // What comes of it is seen when the record is saved at the end.
    this.#saving = this.#save()
      .catch(() => undefined)
      .finally(() => (this.#saving = undefined));
  }

  async #save(): Promise<void> {
    await this.#storage.write(recordPath, recordText(this.#record()));
    this.#saved = this.#options.clock();
  }

  #record(): TargetRecord {
    return { site: this.#site.url, files: this.#files };
  }
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
