import { sourceOf } from '../content/list-content.ts';
import { sourceReader } from '../content/read-source.ts';
import { digestOf } from '../files/digest-of.ts';
import { walkFolder } from '../files/walk-folder.ts';
import { runInThread } from './threads.ts';

/** Digests of the bytes of sources, by their path below the content folder. */
export type SourceDigests = ReadonlyMap<string, string>;

/** Of all sources that can be read. */
export function digestSources(contentDir: string): SourceDigests {
  const read = sourceReader(contentDir);
  const digests = new Map<string, string>();
  const entries = walkFolder(contentDir, { skips: (_path, name) => name.startsWith('.') });
  for (const { path, kind } of entries) {
    if (kind !== 'file' || !sourceOf(path)) continue;
    try {
      digests.set(path, digestOf(read(path)));
    } catch {
      // Whoever compiles it says why it cannot be read.
    }
  }
  return digests;
}

/** `digestSources` in a thread, while `meanwhile` runs in this one. None where the thread fails. */
export function digestSourcesBeside(
  contentDir: string,
  meanwhile: () => void,
): Promise<SourceDigests> {
  const digesting = runInThread<string, string>(
    {
      script: new URL('./source-digests-worker.ts', import.meta.url),
      data: undefined,
      nameOf: (folder) => folder,
    },
    contentDir,
  ).then(
    (text) => new Map(JSON.parse(text) as [string, string][]),
    () => new Map<string, string>(),
  );
  meanwhile();
  return digesting;
}
