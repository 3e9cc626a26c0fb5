import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { digestOf } from '../../files/digest-of.ts';
import { readChecked, writeChecked } from '../../files/checked-file.ts';
import { siteAddresses } from '../../urls.ts';
import { astroEnvironment } from './astro-environment.ts';
import type { BundleFault } from './bundle-fault.ts';
import { filesIn } from '../../files/walk-folder.ts';
import type { BuildSettings } from '../settings.ts';

/** What `astro build` made of the layouts: a module that renders pages, and the files they load. */
export interface Renderer {
  /** Path of the module that exports `render`. */
  entry: string;
  /** Styles and scripts: their path below the site's root, where they lie, and their SHA-256. */
  assets: { path: string; file: string; digest: string }[];
}

/** SHA-256 of every file by its path, with forward slashes. */
type Digests = Record<string, string>;

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const SEAL = 'seal';
const RUN_ASTRO = fileURLToPath(new URL('./run-astro.ts', import.meta.url));
const END_WITH_PARENT = new URL('./end-with-parent.ts', import.meta.url).href;
/**
 * As Astro's log marks what may make a page wrong. The pipeline itself calls `getStaticPaths`, which
 * Astro does not expect of routes on demand.
 */
const WARNING = /^.*\[WARN\](?!.*getStaticPaths\(\) ignored in dynamic page).*$/m;

/** Astro could not build the pages' code, or code of MDX articles. */
export class RendererFault extends Error {
  override readonly name = 'RendererFault';
  /** Those whose file is known, each once. */
  readonly faults: readonly BundleFault[];

  constructor(message: string, faults: readonly BundleFault[]) {
    super(message);
    this.faults = faults;
  }
}

/**
 * The renderer for a fingerprint, from the cache when it is whole there. `fingerprint` stands for
 * everything it is built from.
 */
export async function ensureRenderer(
  settings: BuildSettings,
  fingerprint: string,
): Promise<Renderer> {
  const shelf = join(settings.cacheDir, 'renderer');
  const folder = join(shelf, fingerprint);
  let digests = readWhole(folder, fingerprint);
  if (!digests) {
    rmSync(shelf, { recursive: true, force: true });
    const fresh = join(shelf, `${randomUUID()}.tmp`);
    mkdirSync(fresh, { recursive: true });
    await runAstro(settings, fresh);
    digests = digestsIn(fresh);
    writeChecked(join(fresh, SEAL), fingerprint, digests);
    renameSync(fresh, folder);
  }
  const client = 'client';
  return {
    entry: join(folder, 'server', 'entry.mjs'),
    assets: Object.entries(digests)
      .filter(([path]) => path.startsWith(client + siteAddresses.assets))
      .map(([path, digest]) => ({
        path: path.slice(client.length + 1),
        file: join(folder, path),
        digest,
      })),
  };
}

/** Undefined unless every file of the folder is as it was built. */
function readWhole(folder: string, fingerprint: string): Digests | undefined {
  const sealed = readChecked(join(folder, SEAL), fingerprint) as Digests | undefined;
  if (!sealed) return undefined;
  return JSON.stringify(digestsIn(folder)) === JSON.stringify(sealed) ? sealed : undefined;
}

function digestsIn(folder: string): Digests {
  const files = filesIn(folder).filter((file) => file !== SEAL);
  return Object.fromEntries(
    files.map((file) => [file, digestOf(readFileSync(join(folder, file)))]),
  );
}

async function runAstro(settings: BuildSettings, outDir: string): Promise<void> {
  const child = fork(RUN_ASTRO, {
    cwd: PROJECT,
    execArgv: ['--import', END_WITH_PARENT],
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...astroEnvironment(settings),
      NODE_ENV: 'production',
      RENDERER_DIR: outDir,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => (output += part));
  }
  const faults = new Map<string, BundleFault>();
  child.on('message', (fault) => faults.set(JSON.stringify(fault), fault as BundleFault));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const told = stripVTControlCharacters(output).trim();
  const all = [...faults.values()];
  if (status !== 0) throw new RendererFault(`Astro could not build the pages’ code:\n${told}`, all);
  if (WARNING.test(told))
    throw new RendererFault(`Astro built the pages’ code with a warning:\n${told}`, all);
}
