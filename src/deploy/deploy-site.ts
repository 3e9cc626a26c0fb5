import type { Progress } from '../pipeline/build-log.ts';
import { forEachLimited } from '../pipeline/concurrency.ts';
import { DeployError } from './deploy-error.ts';
import { Lease, type LeaseMeans } from './lease.ts';
import { lookAtTarget } from './look-at-target.ts';
import { type DeploymentPlan, emptiedFolders, planDeployment } from './plan-deployment.ts';
import type { SiteToDeploy } from './site-file.ts';
import type { Storage } from './storage.ts';
import { type RecordedFile, recordPath, recordText, type TargetRecord } from './target-record.ts';

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
  /** Folders at the target that hold sites of their own, in order; as far as it was looked at. */
  sites: string[];
}

/** Milliseconds after which the record says what was sent by then. */
const SAVING = 15_000;

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
    const target = await lookAtTarget(site, storage, options);
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
  const target = await lookAtTarget(site, storage, options);
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
