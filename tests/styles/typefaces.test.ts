import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBuffer } from '@capsizecss/unpack';
import { describe, expect, it } from 'vitest';
import { cutSubset, subsetFiles } from '../../src/cli/fonts/subset-fonts.ts';
import { familyOf, latinCharacters, scriptsOf } from '../../src/styles/typefaces.ts';

const folder = 'src/styles/fonts';
const namesOf = (lang: string): string[] => scriptsOf(lang).map(({ name }) => name);
const filesOf = (langs: readonly string[]): string[] =>
  (['text', 'interface'] as const).flatMap(
    (role) => familyOf(role, {}, langs)?.files.map(({ file }) => file) ?? [],
  );

describe('the fonts of the project', () => {
  it('are what `write-fonts.ts` cuts from the packages', async () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.woff2'));
    expect(files.sort()).toEqual(subsetFiles.map(({ name }) => name).sort());
    for (const file of subsetFiles) {
      const written = readFileSync(join(folder, file.name));
      expect(written.equals(await cutSubset(file)), file.name).toBe(true);
    }
  });

  it('weigh 60,000 bytes at most together', () => {
    const bytes = subsetFiles.reduce(
      (sum, { name }) => sum + readFileSync(join(folder, name)).length,
      0,
    );
    expect(bytes).toBeLessThanOrEqual(60_000);
  });

  it('do not carry the name that the licence reserves', async () => {
    for (const { name } of subsetFiles.filter(({ name }) => name.startsWith('text'))) {
      const { familyName, fullName, postscriptName } = await fromBuffer(
        readFileSync(join(folder, name)),
      );
      expect([familyName, fullName, postscriptName].join()).not.toContain('Source');
      expect(familyName).toMatch(/^Magazine Serif/);
    }
  });

  it('have the letters of the languages of Western Europe', () => {
    for (const letter of 'AZaz09äöüßÄÖÜéèêëàâçîïôûùœŒáíóúñ¿¡ãõªºåæøðþ“”‘’„‚«»‹›–—…€·')
      expect(latinCharacters, letter).toContain(letter);
    expect(latinCharacters).not.toContain('ł');
  });
});

describe('the scripts of a language', () => {
  it('are Latin, and its own where it has one', () => {
    expect(namesOf('en')).toEqual(['latin']);
    expect(namesOf('pt-BR')).toEqual(['latin']);
    expect(namesOf('pl')).toEqual(['latin', 'latin-ext']);
    expect(namesOf('ru')).toEqual(['latin', 'cyrillic']);
  });

  it('are none where no font has its letters', () => {
    for (const lang of ['ja', 'zh-CN', 'ar', 'he']) expect(namesOf(lang), lang).toEqual([]);
  });

  it('decide about files: each script once, and none for languages of systems’ faces', () => {
    expect(filesOf(['en', 'de'])).toEqual(filesOf(['en']));
    expect(filesOf(['en'])).toHaveLength(4);
    expect(filesOf(['ja', 'ar'])).toEqual([]);
    expect(filesOf(['en', 'el'])).toContain(
      '@fontsource/source-serif-4/files/source-serif-4-greek-400-italic.woff2',
    );
  });

  it('do not matter for files of the publisher', () => {
    const files = [{ path: 'fonts/a.woff2', weight: '400', style: 'normal' }] as const;
    expect(familyOf('text', { text: { family: 'A', files } }, ['ja'])).toEqual({
      name: 'A',
      files: [{ file: 'fonts/a.woff2', weight: '400', style: 'normal' }],
      isOwn: false,
    });
    expect(familyOf('text', { text: 'system' }, ['en'])).toBeUndefined();
  });
});
