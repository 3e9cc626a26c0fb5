import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureFile } from '../../content/article.ts';
import { unreadable } from '../../content/unreadable.ts';
import { readChecked, writeChecked } from '../../files/checked-file.ts';
import { inspectRecording, type RecordingFacts } from '../../media/inspect-recording.ts';
import type { PictureFault } from './inspect-pictures.ts';
import { settledAt, statOf } from './file-state.ts';

interface Known {
  /** What the file system says of the file when it was read. */
  stat: string;
  facts: RecordingFacts | PictureFault;
}

interface Folders {
  contentDir: string;
  publicDir: string;
  cacheDir: string;
}

/** Reads every file of sound, film or captions that was not read before, and says what each is. */
export async function inspectRecordings(
  files: readonly PictureFile[],
  folders: Folders,
  fingerprint: string,
): Promise<(file: PictureFile) => RecordingFacts | PictureFault | undefined> {
  if (files.length === 0) return () => undefined;
  const noteFile = join(folders.cacheDir, 'recordings.json');
  const before = (readChecked(noteFile, fingerprint) ?? {}) as Record<string, Known>;
  const now = new Map<string, Known>();
  const settled: Record<string, Known> = {};
  for (const file of files) {
    const key = keyOf(file);
    if (now.has(key)) continue;
    const path = join(file.root === 'content' ? folders.contentDir : folders.publicDir, file.file);
    try {
      const found = await lstat(path, { bigint: true });
      const stat = statOf(found);
      const startedAt = Date.now();
      const known = before[key];
      const facts = known?.stat === stat ? known.facts : await inspectRecording(path);
      now.set(key, { stat, facts });
      if (known?.stat === stat || settledAt(found, startedAt)) settled[key] = { stat, facts };
    } catch (error) {
      now.set(key, { stat: '', facts: unreadable('file', error) });
    }
  }
  if (JSON.stringify(settled) !== JSON.stringify(before))
    writeChecked(noteFile, fingerprint, settled);
  return (file) => now.get(keyOf(file))?.facts;
}

function keyOf({ root, file }: PictureFile): string {
  return `${root}:${file}`;
}
