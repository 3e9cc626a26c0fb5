import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentTypeOf } from '../files/media-types.ts';
import { DeployError } from './deploy-error.ts';
import { RcloneError, RcloneProcess, runRclone } from './rclone-process.ts';
import { targetLabel } from './target-label.ts';
import { requireApart } from './require-apart.ts';
import type { Headers } from './site-file.ts';
import type { Comparison, Entry, Storage } from './storage.ts';
import { deploymentFolder } from './target-record.ts';

/** What `operations/fsinfo` says of a storage. */
interface StorageInfo {
  /** Path of the target in it. */
  Root: string;
  Hashes: string[] | null;
  Features: {
    BucketBased: boolean;
    CanHaveEmptyDirectories: boolean;
    DuplicateFiles: boolean;
    IsLocal: boolean;
    Move: boolean;
    /** Whether it has to read a file to tell its hash. */
    SlowHash: boolean;
    WriteMimeType: boolean;
  };
}

/** Folders that a storage works with. */
interface Places {
  /** Holds the files to send. */
  source: string;
  /** Those that a target must not lie in or around. */
  guarded: readonly string[];
  /** For small files on their way; emptied at the beginning and at the end. */
  desk: string;
}

/** Folder at the target where files arrive before they take their places. */
const incoming = `${deploymentFolder}/incoming`;

/** Milliseconds to wait before each further attempt. */
const PAUSES = [500, 3000];

/**
 * A target that rclone reaches: `remote:path`, or a folder.
 *
 * Object storage (S3, R2, GCS, Azure) takes headers and replaces an object whole. Elsewhere a file first
 * arrives beside the site and is then renamed over the old one. Servers that do not rename over a file
 * (WebDAV; SFTP with an older rclone, as 1.60) are asked to remove the old one first.
 */
export class RcloneStorage implements Storage {
  readonly name: string;
  readonly keepsHeaders: boolean;
  readonly hasFolders: boolean;
  readonly width: number;
  /** The folder that the target will be, where there is none yet. */
  readonly newFolder: string | undefined;
  readonly #env: NodeJS.ProcessEnv;
  readonly #target: string;
  readonly #source: string;
  readonly #desk: string;
  readonly #info: StorageInfo;
  readonly #rclone: RcloneProcess;
  readonly #id = randomUUID();
  #count = 0;
  #renamesOver = true;

  /**
   * @param target as the person named it
   * @throws {DeployError}
   */
  static async open(
    target: string,
    places: Places,
    env: NodeJS.ProcessEnv,
  ): Promise<RcloneStorage> {
    const rclone = await RcloneProcess.start(env);
    try {
      const info = (await rclone.call('operations/fsinfo', { fs: target })) as StorageInfo;
      if (info.Features.IsLocal) requireApart(info.Root, [places.source, ...places.guarded]);
      if (info.Features.BucketBased && info.Root === '') throw withoutBucket(target);
      return new RcloneStorage(target, places, env, rclone, info);
    } catch (error) {
      rclone.close();
      throw error instanceof RcloneError ? unusable(target, error) : error;
    }
  }

  private constructor(
    target: string,
    { source, desk }: Places,
    env: NodeJS.ProcessEnv,
    rclone: RcloneProcess,
    info: StorageInfo,
  ) {
    this.name = targetLabel(target);
    this.#target = target;
    this.keepsHeaders = info.Features.WriteMimeType;
    this.hasFolders = info.Features.CanHaveEmptyDirectories;
    // Servers of SFTP refuse many connections at once; object storage is far away and wide.
    this.width = this.keepsHeaders ? 16 : 8;
    this.#env = env;
    this.#source = source;
    this.#desk = desk;
    this.newFolder = info.Features.IsLocal && !existsSync(info.Root) ? info.Root : undefined;
    // One that was killed left its files.
    rmSync(desk, { recursive: true, force: true });
    mkdirSync(desk, { recursive: true });
    this.#rclone = rclone;
    this.#info = info;
  }

  async read(path: string): Promise<string | undefined> {
    const here = String((this.#count += 1));
    try {
      await this.#attempt('cannot be read', path, () =>
        this.#copy(this.#target, path, this.#desk, here, {}),
      );
    } catch (error) {
      if (error instanceof DeployError && isMissing(error.cause)) return undefined;
      throw error;
    }
    const text = readFileSync(join(this.#desk, here), 'utf8');
    rmSync(join(this.#desk, here));
    return text;
  }

  async write(path: string, text: string): Promise<void> {
    const here = String((this.#count += 1));
    writeFileSync(join(this.#desk, here), text);
    const headers = { 'Content-Type': contentTypeOf(path), 'Cache-Control': 'no-store' };
    await this.#put(this.#desk, here, path, headers);
    rmSync(join(this.#desk, here));
  }

  async send(path: string, headers: Headers): Promise<void> {
    await this.#put(this.#source, path, path, headers);
  }

  async sizeOf(path: string): Promise<number | undefined> {
    const { item } = (await this.#attempt('cannot be looked at', path, () =>
      this.#rclone.call('operations/stat', { fs: this.#target, remote: path }),
    )) as { item: { Size: number } | null };
    return item?.Size;
  }

  async remove(path: string): Promise<void> {
    await this.#attempt('cannot be removed', path, async () => {
      await this.#rclone
        .call('operations/deletefile', { fs: this.#target, remote: path })
        .catch(unlessMissing);
    });
  }

  async removeFolder(path: string): Promise<void> {
    // One that holds something is refused, and stays.
    await this.#rclone
      .call('operations/rmdir', { fs: this.#target, remote: path })
      .catch(() => undefined);
  }

  async entries(): Promise<Entry[]> {
    try {
      const { list } = (await this.#attempt('cannot be listed', '', () =>
        this.#rclone.call('operations/list', {
          fs: this.#target,
          remote: '',
          opt: { noModTime: true, noMimeType: true },
        }),
      )) as { list: { Name: string; IsDir: boolean }[] | null };
      return (list ?? []).map(({ Name, IsDir }) => ({ name: Name, isFolder: IsDir }));
    } catch (error) {
      if (error instanceof DeployError && isMissing(error.cause)) return [];
      throw error;
    }
  }

  async compare(): Promise<Comparison> {
    const same = new Set<string>();
    const others = new Set<string>();
    // Without hashes of its own a storage has to hand over every file.
    const download = (this.#info.Hashes ?? []).length === 0 ? ['--download'] : [];
    const printed = await runRclone(
      [
        'check',
        this.#source,
        this.#target,
        // Object storage lists everything at once for the price of one folder.
        ...['--fast-list', '--combined', '-', '--exclude', `/${deploymentFolder}/**`],
        ...download,
      ],
      this.#env,
      // 1 says that files differ, 3 that the target is not there yet.
      [0, 1, 3],
    );
    // A line with `!` is of a file that cannot be read: sending it mends that, or says why not.
    for (const line of printed.split('\n')) {
      const path = line.slice(2);
      if (line.startsWith('= ')) same.add(path);
      else if (line.startsWith('- ')) others.add(path);
    }
    return { same, others };
  }

  async tidy(): Promise<void> {
    if (!this.#stages()) return;
    await this.#rclone
      .call('operations/purge', { fs: this.#target, remote: incoming })
      .catch(unlessMissing);
  }

  close(): void {
    this.#rclone.close();
    rmSync(this.#desk, { recursive: true, force: true });
  }

  #stages(): boolean {
    return !this.keepsHeaders && this.#info.Features.Move;
  }

  async #put(sourceFs: string, source: string, path: string, headers: Headers): Promise<void> {
    await this.#attempt('cannot be sent', path, async () => {
      if (!this.#stages()) return this.#copy(sourceFs, source, this.#target, path, headers);
      const staged = `${incoming}/${this.#id}/${(this.#count += 1)}`;
      await this.#copy(sourceFs, source, this.#target, staged, headers);
      await this.#rename(staged, path);
    });
  }

  /**
   * rclone compares the size of what arrived, and its hash where the storage knows it: over SFTP each would
   * be a command of its own, and SSH has checksums already.
   */
  async #copy(
    srcFs: string,
    srcRemote: string,
    dstFs: string,
    dstRemote: string,
    headers: Headers,
  ): Promise<void> {
    const UploadHeaders = this.keepsHeaders
      ? Object.entries(headers).map(([Key, Value]) => ({ Key, Value }))
      : [];
    // To look for an old file first is needed only where two may have one name.
    const NoCheckDest = !this.#info.Features.DuplicateFiles;
    await this.#rclone.call('operations/copyfile', {
      ...{ srcFs, srcRemote, dstFs, dstRemote },
      _config: {
        ...{ NoCheckDest, IgnoreTimes: true, UploadHeaders },
        IgnoreChecksum: this.#info.Features.SlowHash,
      },
    });
  }

  async #rename(staged: string, path: string): Promise<void> {
    const rename = (NoCheckDest: boolean): Promise<unknown> =>
      this.#rclone.call('operations/movefile', {
        ...{ srcFs: this.#target, srcRemote: staged, dstFs: this.#target, dstRemote: path },
        _config: { NoCheckDest, IgnoreTimes: true },
      });
    if (this.#renamesOver) {
      try {
        await rename(true);
        return;
      } catch (error) {
        if ((await this.sizeOf(path)) === undefined) throw error;
      }
    }
    await rename(false);
    this.#renamesOver = false;
  }

  async #attempt<T>(what: string, path: string, work: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof RcloneError)) throw error;
        const pause = isMissing(error) ? undefined : PAUSES[attempt];
        if (pause === undefined) throw refused(this.name, path, what, error);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof RcloneError && error.isMissing;
}

function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}

function unusable(target: string, error: RcloneError): DeployError {
  const { message } = error;
  if (message.includes("didn't find section in config file"))
    return new DeployError(
      'usage',
      `rclone knows no remote of the name in ${targetLabel(target)}. Nothing was sent. \`rclone listremotes\` lists those that it knows, \`rclone config\` adds one.`,
      { cause: error },
    );
  const { message: said } = refused(targetLabel(target), '', 'cannot be used', error);
  return new DeployError(WRONG.test(message) ? 'usage' : 'carrier', said, { cause: error });
}

/** What rclone says of targets that are none. */
const WRONG =
  /empty string as a path|is a file not a directory|didn't find backend|config value|when revealing password/;

function withoutBucket(target: string): DeployError {
  const label = targetLabel(target);
  return new DeployError(
    'usage',
    `${label} names no bucket: write ${label}BUCKET. Nothing was sent.`,
  );
}

/** What rclone says of frequent causes, and how to mend them. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /no space left|remaining disk space|disk quota|507 |insufficient storage/i,
    'The target is full: free some space.',
  ],
  [
    /AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|unable to authenticate|Unauthorized|Forbidden|\b40[13]\b/i,
    'The credentials are wrong, or do not allow it: correct them with `rclone config`, or in the environment.',
  ],
  [
    /configuration password/i,
    'The settings of rclone are encrypted: give their password in RCLONE_CONFIG_PASS.',
  ],
  [/permission denied/i, 'The user may not write there: give the permission.'],
  [
    /no such host|connection refused|i\/o timeout|network is unreachable/i,
    'The storage cannot be reached: check its address and the network.',
  ],
];

function refused(target: string, path: string, what: string, error: RcloneError): DeployError {
  const remedy = REMEDIES.find(([pattern]) => pattern.test(error.message))?.[1] ?? '';
  const place = target === '' ? 'The empty TARGET' : target;
  const subject = path === '' ? place : `${place}${place.endsWith(':') ? '' : ':'} ${path}`;
  return new DeployError('carrier', `${subject} ${what}: ${error.message} ${remedy}`.trim(), {
    cause: error,
  });
}
