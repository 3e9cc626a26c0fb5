import { availableParallelism } from 'node:os';
import {
  type CompiledFile,
  type CompileOptions,
  type TimedCompilation,
  uncompiledFile,
} from '../../content/compiled-file.ts';
import type { SourceFile } from '../../content/list-content.ts';
import { sourceReader } from '../../content/read-source.ts';
import type { ContentStore } from '../../content/store/content-store.ts';
import { compareText } from '../../content/text.ts';
import { unreadable } from '../../content/unreadable.ts';
import { digestOf } from '../../files/digest-of.ts';
import { isOfSystem } from '../../files/has-code.ts';
import { forEachLimited } from '../concurrency.ts';
import { Threads, type ThreadsSettings } from '../threads.ts';
import type { CompileTask } from './compile-worker.ts';

/** A file that could not be compiled because of an error in code, and why. */
export interface StuckFile {
  file: string;
  reason: string;
}

export interface CompiledContent {
  /** In the order of the sources. */
  files: CompiledFile[];
  /** SHA-256 of the bytes of each source that could be read, in the order of the sources. */
  digests: ReadonlyMap<string, string>;
  /** How many were compiled anew; the others came from the store. */
  compiledCount: number;
  /** Files on which the compiler got stuck or broke: internal errors, in order of the files. */
  stuck: StuckFile[];
  /** The files that took longest to compile, slowest first. */
  slowest: { file: string; milliseconds: number }[];
}

const BATCH_FILES = 64;
/** Batches in flight for each thread, so that none waits for the next one to be read. */
const BATCHES_AHEAD = 2;
const MOST_SLOWEST = 5;
/** Milliseconds for one file: far more than the largest takes that the limits let through. */
const PATIENCE = 30_000;

export interface CompileContentOptions {
  /** Digests of sources that were read a moment ago; a source that the store knows by it is not read again. */
  justRead?: ReadonlyMap<string, string>;
  /** Whether a source has probably changed: then a thread loads the compiler while the store is read. */
  expectsChange?: boolean;
  /** Reads a source by its path below the content folder; by default as `sourceReader` does. */
  read?: (file: string) => Uint8Array;
  reach?: (done: number) => void;
  threadsSettings?: Partial<ThreadsSettings<CompileTask>>;
}

/** Reads every source, takes what is known from the store and compiles the rest on all cores. */
export async function compileContent(
  contentDir: string,
  sources: readonly SourceFile[],
  store: Pick<ContentStore, 'reuse' | 'add'>,
  options: CompileOptions,
  {
    justRead,
    expectsChange = false,
    read = sourceReader(contentDir),
    reach = () => undefined,
    threadsSettings = {},
  }: CompileContentOptions = {},
): Promise<CompiledContent> {
  const compiled = new Map<string, CompiledFile>();
  const digests = new Map<string, string>();
  let toCompile = 0;
  const times: CompiledContent['slowest'] = [];
  const stuck: StuckFile[] = [];
  const size = Math.min(availableParallelism(), Math.ceil(sources.length / BATCH_FILES));
  const threads = new Threads<CompileTask, TimedCompilation>({
    script: new URL('./compile-worker.ts', import.meta.url),
    data: options,
    nameOf: ({ source }) => source.file,
    size,
    patience: PATIENCE,
    ...threadsSettings,
  });
  if (expectsChange && size > 0) threads.prepare();
  const compile = async (batch: readonly CompileTask[]): Promise<void> => {
    const attempts = await threads.run(batch);
    for (const [index, attempt] of attempts.entries()) {
      const file = batch[index]?.source.file ?? '';
      if ('error' in attempt) {
        stuck.push({ file, reason: attempt.error.cause.message });
        continue;
      }
      const { milliseconds, ...compilation } = attempt.result;
      compiled.set(file, compilation.compiled);
      store.add(digests.get(file) ?? '', compilation);
      times.push({ file, milliseconds });
      reach(compiled.size);
    }
  };

  function* tasks(): Generator<CompileTask> {
    const reuse = (file: string, digest: string): boolean => {
      const known = store.reuse(file, digest);
      if (!known) return false;
      compiled.set(file, known);
      digests.set(file, digest);
      return true;
    };
    for (const source of sources) {
      const { file } = source;
      const before = justRead?.get(file);
      if (before !== undefined && reuse(file, before)) continue;
      let bytes: Uint8Array;
      try {
        bytes = read(file);
      } catch (error) {
        if (!isOfSystem(error)) throw error;
        compiled.set(file, uncompiledFile(source, unreadable('file', error)));
        continue;
      }
      const digest = digestOf(bytes);
      if (reuse(file, digest)) continue;
      digests.set(file, digest);
      toCompile += 1;
      yield { source, bytes: Uint8Array.from(bytes) };
    }
  }

  try {
    await forEachLimited(inBatches(tasks()), size * BATCHES_AHEAD, compile);
  } finally {
    await threads.close();
  }
  return {
    files: sources.flatMap(({ file }) => compiled.get(file) ?? []),
    digests,
    compiledCount: toCompile,
    stuck: stuck.sort((one, other) => compareText(one.file, other.file)),
    slowest: times
      .sort((one, other) => other.milliseconds - one.milliseconds)
      .slice(0, MOST_SLOWEST),
  };
}

function* inBatches(tasks: Iterable<CompileTask>): Generator<CompileTask[]> {
  let batch: CompileTask[] = [];
  for (const task of tasks) {
    batch.push(task);
    if (batch.length < BATCH_FILES) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
