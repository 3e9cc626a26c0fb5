import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pathWithRclone } from '../../../src/cli/setup/rclone.js';

const folder = mkdtempSync(join(tmpdir(), 'find-rclone-'));

/** A folder with an rclone in it that starts, or not. */
function placeWith(name: string, status: number): string {
  const place = join(folder, name, 'usr/bin');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'rclone'), `#!/bin/sh\nexit ${status}\n`, { mode: 0o755 });
  return place;
}

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('adds the one that is unpacked behind the PATH', () => {
  const unpacked = placeWith('unpacked', 0);
  const PATH = [tmpdir(), '/nowhere'].join(delimiter);
  expect(pathWithRclone({ PATH }, join(folder, 'unpacked'))).toBe(
    [tmpdir(), '/nowhere', unpacked].join(delimiter),
  );
});
