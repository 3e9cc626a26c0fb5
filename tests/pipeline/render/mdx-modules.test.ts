import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { bodyInPlace, languageOf } from '../../../src/pipeline/render/mdx-modules.ts';
import { temporaryFolder } from '../../content/temporary-folder.ts';

describe('bodyInPlace', () => {
  it('leaves the lines of a header empty, so that the body keeps its line numbers', () => {
    expect(bodyInPlace('---\ntitle: A\ntags: [a]\ntags: [b]\n---\n\nBody\n')).toBe(
      '\n\n\n\n\n\nBody\n',
    );
  });

  it('reads the fences that the content compiler reads', () => {
    const blank = (text: string): string => bodyInPlace(text).trim();
    expect(blank('\uFEFF---\ntitle: A\n---\nBody')).toBe('Body');
    expect(blank('---\r\ntitle: A\r\n---\r\nBody')).toBe('Body');
    expect(blank('\n\n--- \n\ntitle: A\n\n---  \nBody')).toBe('Body');
  });

  it('ends at the first closing fence', () => {
    expect(bodyInPlace('---\na: 1\n---\nBody\n\n---\n\nMore\n')).toBe(
      '\n\n\nBody\n\n---\n\nMore\n',
    );
  });

  it('drops what reverses the direction of text', () => {
    expect(bodyInPlace('---\na: 1\n---\nA \u202Eword\n')).toBe('\n\n\nA word\n');
  });

  it('leaves a text without a header alone', () => {
    expect(bodyInPlace('Body\n\n---\n\nMore\n\n---\n')).toBe('Body\n\n---\n\nMore\n\n---\n');
  });
});

describe('languageOf', () => {
  it.each([
    ["title: A\nlang: 'de'", 'de'],
    ['title: A\nlanguage: fr-CA\ndate: nonsense', 'fr-CA'],
    ['title: A', 'en'],
  ])('reads %j as %s', (header, lang) => {
    const file = join(temporaryFolder(), 'a.mdx');
    writeFileSync(file, `---\n${header}\n---\n\nBody\n`);
    expect(languageOf(file, [{ lang: 'en', prefix: '' }])).toBe(lang);
  });
});
