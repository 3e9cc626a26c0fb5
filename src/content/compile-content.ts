import { closeSync, constants, openSync, readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { digestOf } from '../files/digest-of.ts';
// Only types: the threads load the compiler, and this one need not where nothing is compiled.
import {
  type CompiledFile,
  type CompileOptions,
  type TimedCompilation,
  LARGEST_FILE,
  uncompiledFile,
} from './compiled-file.ts';
import { CompilePool } from './compile-pool.ts';
import { type SourceFile, unreadable } from './list-content.ts';
import type { ContentStore } from './store/content-store.ts';

export interface CompiledContent {
  /** In the order of the sources. */
  files: CompiledFile[];
  /** How many were compiled anew; the others came from the store. */
  compiledCount: number;
  /** Files on which the compiler got stuck or broke: an internal fault, named for the person who mends it. */
  stuck: string[];
  /** The files that took longest to compile, slowest first. */
  slowest: { file: string; milliseconds: number }[];
}

const BATCH_FILES = 64;
const MOST_SLOWEST = 5;

/** Reads every source once, takes what is known from the store and compiles the rest on all cores. */
export async function compileContent(
  contentDir: string,
  sources: readonly SourceFile[],
  store: ContentStore,
  options: CompileOptions,
  reach: (done: number) => void = () => undefined,
): Promise<CompiledContent> {
  const compiled = new Map<string, CompiledFile>();
  const digests = new Map<string, string>();
  const times: CompiledContent['slowest'] = [];
  const keep = ({ milliseconds, ...compilation }: TimedCompilation): void => {
    const { file } = compilation.compiled;
    times.push({ file, milliseconds });
    compiled.set(file, compilation.compiled);
    store.add(digests.get(file) ?? '', compilation);
    reach(compiled.size);
  };
  const size = Math.min(availableParallelism(), Math.ceil(sources.length / BATCH_FILES));
  const pool = new CompilePool({ size, options, keep });
  const buffer = Buffer.allocUnsafe(LARGEST_FILE + 1);
  let batch: { source: SourceFile; bytes: Uint8Array }[] = [];
  let compiledCount = 0;
  try {
    for (const source of sources) {
      let bytes: Uint8Array;
      try {
        bytes = readSource(path.join(contentDir, source.file), buffer);
      } catch (error) {
        compiled.set(source.file, uncompiledFile(source, unreadable('file', error)));
        continue;
      }
      const digest = digestOf(bytes);
      const known = store.reuse(source.file, digest);
      if (known) {
        compiled.set(source.file, known);
        continue;
      }
      digests.set(source.file, digest);
      compiledCount += 1;
      batch.push({ source, bytes });
      if (batch.length < BATCH_FILES) continue;
      await pool.compile(batch);
      batch = [];
    }
    if (batch.length > 0) await pool.compile(batch);
    const stuck = await pool.finish();
    const files = sources.flatMap(({ file }) => compiled.get(file) ?? []);
    const slowest = times.sort((one, other) => other.milliseconds - one.milliseconds);
    return { files, compiledCount, stuck, slowest: slowest.slice(0, MOST_SLOWEST) };
  } finally {
    await pool.close();
  }
}

/** A copy of at most as many bytes as the buffer has; a symbolic link is not followed. */
function readSource(file: string, buffer: Buffer): Uint8Array {
  const descriptor = openSync(
    file,
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  );
  try {
    let length = 0;
    while (length < buffer.length) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return Uint8Array.from(buffer.subarray(0, length));
  } finally {
    closeSync(descriptor);
  }
}
