import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWhole } from '../../src/files/write-file.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';

it('writes text and bytes, and makes the folders that are missing', () => {
  const folder = temporaryFolder();
  writeWhole(join(folder, 'a/b/text'), 'Fieber');
  writeWhole(join(folder, 'a/bytes'), Uint8Array.of(0, 255));
  expect(readFileSync(join(folder, 'a/b/text'), 'utf8')).toBe('Fieber');
  expect([...readFileSync(join(folder, 'a/bytes'))]).toEqual([0, 255]);
});

it('puts another file in the place of the old one, which readers still have open', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'x');
  writeFileSync(file, 'old');
  const before = statSync(file).ino;
  writeWhole(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).ino).not.toBe(before);
  expect(readdirSync(folder)).toEqual(['x']);
});

it('throws and leaves nothing over when the file cannot take its place', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'x/in-the-way'), { recursive: true });
  expect(() => {
    writeWhole(join(folder, 'x'), 'new');
  }).toThrow(/rename/);
  expect(readdirSync(folder)).toEqual(['x']);
});
