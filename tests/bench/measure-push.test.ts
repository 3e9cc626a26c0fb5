import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { requireProgramsOfPush } from '../../bench/measure-push.ts';
import { temporaryFolder, writeFiles } from '../content/temporary-folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('a push asks for the programs that it needs before anything is measured', () => {
  const folder = temporaryFolder();
  vi.stubEnv('PATH', folder);
  const install = (...names: string[]): void => {
    writeFiles(folder, Object.fromEntries(names.map((name) => [name, '#!/bin/sh\n'])));
    for (const name of names) chmodSync(join(folder, name), 0o755);
  };
  install('git', 'zstd');
  expect(requireProgramsOfPush).toThrow(
    'rclone is missing, which a push needs: install it (apt-get install rclone), or leave `push` out of --only',
  );
  install('rclone');
  expect(requireProgramsOfPush).not.toThrow();
});
