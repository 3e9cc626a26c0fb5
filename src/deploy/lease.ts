import { fromChecked, withChecksum } from '../files/checked-file.ts';
import { isoTime } from '../publication/labels.ts';
import { DeployError } from './deploy-error.ts';
import type { Storage } from './storage.ts';
import { deploymentFolder } from './target-record.ts';

export const leasePath = `${deploymentFolder}/lease.json`;

/** Milliseconds for which a lease holds unless it is renewed. */
const DURATION = 120_000;
/** Milliseconds between two renewals. */
const RENEWAL = 30_000;
/** Milliseconds after which two who took the lease at the same time both see whose it is. */
const SETTLING = 1000;

const TITLE = 'deployment-lease 1';

interface LeaseText {
  id: string;
  /** In milliseconds since 1970. */
  until: number;
}

/** What a lease needs besides the storage. */
export interface LeaseMeans {
  /** Different for every deployment. */
  id: string;
  clock: () => number;
  pause: (milliseconds: number) => Promise<void>;
}

type Asked = Pick<Storage, 'name' | 'read' | 'write' | 'remove'>;

/**
 * Keeps two deployments to one target apart. Storage has no lock: who wants it writes an id, waits, and
 * has it if the id is still there. It ends by itself when nobody renews it.
 */
export class Lease {
  readonly #storage: Asked;
  readonly #means: LeaseMeans;
  readonly #renewal: NodeJS.Timeout;
  #until: number;
  #lost: DeployError | undefined;

  /** @throws {DeployError} while another deployment has it. */
  static async take(storage: Asked, means: LeaseMeans): Promise<Lease> {
    const text = await storage.read(leasePath);
    const held = parse(text);
    if (held !== undefined && held.until > means.clock()) {
      const isAlive =
        held.until <= means.clock() + DURATION || (await changes(storage, text, means.pause));
      if (isAlive)
        throw busy(storage, `its lease ends at ${isoTime(held.until)} unless it goes on`);
    }
    const lease = new Lease(storage, means);
    try {
      await lease.#write();
      await means.pause(SETTLING);
      await lease.verify();
      return lease;
    } catch (error) {
      clearInterval(lease.#renewal);
      throw error;
    }
  }

  private constructor(storage: Asked, means: LeaseMeans) {
    this.#storage = storage;
    this.#means = means;
    this.#until = 0;
    this.#renewal = setInterval(() => void this.#renew(), RENEWAL);
    this.#renewal.unref();
  }

  /** Throws when it was seen to be lost, or ended because the storage could not be reached. */
  check(): void {
    if (this.#lost !== undefined) throw this.#lost;
    if (this.#until <= this.#means.clock())
      throw new DeployError('carrier', `${this.#storage.name} could not be reached for too long.`);
  }

  /** Reads it again; throws when it is another's by now. */
  async verify(): Promise<void> {
    const found = parse(await this.#storage.read(leasePath));
    if (found?.id !== this.#means.id)
      this.#lost = busy(this.#storage, 'it began at the same time, or took over from this one');
    this.check();
  }

  /** Leaves the target to others. */
  async release(): Promise<void> {
    clearInterval(this.#renewal);
    if (this.#lost !== undefined) return;
    const found = parse(await this.#storage.read(leasePath));
    if (found?.id === this.#means.id) await this.#storage.remove(leasePath);
  }

  async #renew(): Promise<void> {
    try {
      await this.verify();
      await this.#write();
    } catch {
      // `check` throws what was lost; a storage that does not answer may do so before the lease ends.
    }
  }

  async #write(): Promise<void> {
    const until = this.#means.clock() + DURATION;
    const text: LeaseText = { id: this.#means.id, until };
    await this.#storage.write(leasePath, withChecksum(TITLE, text));
    this.#until = until;
  }
}

/** `undefined` for one that is not there, or was not written whole. */
function parse(text: string | undefined): LeaseText | undefined {
  return text === undefined ? undefined : (fromChecked(TITLE, text) as LeaseText | undefined);
}

/** Whether somebody renews a lease, of whom all that is known is that their clock is wrong. */
async function changes(
  storage: Asked,
  text: string | undefined,
  pause: LeaseMeans['pause'],
): Promise<boolean> {
  // One that failed does not count.
  await pause(2 * RENEWAL);
  return (await storage.read(leasePath)) !== text;
}

function busy({ name }: Asked, why: string): DeployError {
  return new DeployError(
    'conflict',
    `Another deployment is at work at ${name}: ${why}. Nothing more was sent. Wait for it, then run the command again.`,
  );
}
