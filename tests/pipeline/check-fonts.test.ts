import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkFonts, fontsDigest } from '../../src/pipeline/check-fonts.ts';
import type { FontFile } from '../../src/site-settings.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';

const whole = readFileSync('src/styles/fonts/text-400.woff2');

/** A public folder, with a font beside it. */
function publicFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'public/fonts'), { recursive: true });
  writeFileSync(join(folder, 'beside.woff2'), whole);
  writeFileSync(join(folder, 'public/fonts/whole.woff2'), whole);
  writeFileSync(join(folder, 'public/fonts/cut.woff2'), whole.subarray(0, 3000));
  writeFileSync(join(folder, 'public/fonts/old.woff2'), 'wOFF and more');
  return join(folder, 'public');
}

const font = (path: string, weight = '400'): FontFile => ({ path, weight, style: 'normal' });

async function said(...files: FontFile[]): Promise<string[]> {
  const fonts = { text: { family: 'Ink', files } };
  const found = await checkFonts({ fonts }, publicFolder(), (one) => ({
    line: files.indexOf(one) + 1,
    column: 1,
  }));
  return found.map(({ code, line, message }) => `${code} ${line} ${message}`);
}

it('says nothing of WOFF2 files that are there, nor of other choices', async () => {
  expect(await said(font('fonts/whole.woff2'), font('fonts/whole.woff2', '400 700'))).toEqual([]);
  expect(
    await checkFonts({ fonts: { text: 'system' } }, publicFolder(), () => ({ line: 1, column: 1 })),
  ).toEqual([]);
});

it('names each that is not there, is another kind, is cut off, or has no weight', async () => {
  expect(
    await said(
      font('fonts/none.woff2'),
      font('fonts/old.woff2'),
      font('fonts/cut.woff2'),
      font('fonts/whole.woff2', 'bold'),
      font('../beside.woff2'),
    ),
  ).toEqual([
    'font-file 1 there is no file `public/fonts/none.woff2`',
    'font-file 2 `public/fonts/old.woff2` is no WOFF2 file',
    'font-file 3 `public/fonts/cut.woff2` is a WOFF2 file that cannot be read',
    'font-file 4 "bold" is no weight of a font',
    'font-file 5 there is no file `public/../beside.woff2`',
  ]);
});

it('gives another digest for other bytes', () => {
  const publicDir = publicFolder();
  const digest = (): string =>
    fontsDigest(
      { fonts: { text: { family: 'Ink', files: [font('fonts/new.woff2')] } } },
      publicDir,
    );
  const missing = digest();
  writeFileSync(join(publicDir, 'fonts/new.woff2'), whole);
  const there = digest();
  writeFileSync(join(publicDir, 'fonts/new.woff2'), whole.subarray(1));
  expect(new Set([missing, there, digest()]).size).toBe(3);
});
