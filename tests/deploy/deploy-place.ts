import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { noteBuild, originOf } from '../../src/pipeline/fresh-build.ts';
import { type BuildSettings, readSettings } from '../../src/pipeline/settings.ts';
import { publishFiles } from '../redirects/hosts/publish-samples.ts';
import type { Texts } from './deploy-memory.ts';

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Folders from which the command deploys. Sites are published as a build does, without rendering. */
export class DeployPlace implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  readonly env: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    CONTENT_DIR: this.path('content'),
    OUT_DIR: this.path('dist'),
    CACHE_DIR: this.path('cache'),
    SITE_URL: 'https://example.org/',
    // What rclone is told on this machine does not count.
    RCLONE_CONFIG: this.path('rclone.conf'),
  };

  constructor() {
    mkdirSync(this.path('content'));
  }

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  settings(): BuildSettings {
    return readSettings(this.env, Date.now);
  }

  /** Publishes a site to the output folder, for the command to deploy. */
  async publish(files: Texts, change: Partial<BuildSettings> = {}): Promise<void> {
    const settings = { ...this.settings(), ...change };
    await publishFiles(files, settings);
    noteBuild(settings, originOf(settings));
  }

  start(...args: string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, ['src/cli/deploy.ts', ...args], { env: this.env });
  }

  async run(...args: string[]): Promise<Ended> {
    const child = this.start(...args);
    const [stdout, stderr, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    return { status, stdout, stderr };
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
