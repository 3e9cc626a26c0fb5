import { describe, expect, it } from 'vitest';
import { type FontFile, neededFonts } from '../../src/styles/needed-fonts.ts';

const file = (
  url: string,
  role: FontFile['role'],
  style: FontFile['style'] = 'normal',
  script = 'latin',
): FontFile => ({ role, style, url, script });

const files = [
  file('regular', 'text'),
  file('italic', 'text', 'italic'),
  file('bold', 'text'),
  file('greek', 'text', 'normal', 'greek'),
  file('label', 'interface'),
  file('slanted label', 'interface', 'italic'),
];

const needed = (main: string, text = 'en', ui = 'en', of = files): string[] =>
  neededFonts(of, main, { text, interface: ui }).map(({ url }) => url);

describe('the fonts that a page needs', () => {
  it('are those of its text, of its titles and of the interface', () => {
    expect(needed('<h1>Years</h1>')).toEqual(['regular', 'bold', 'label']);
  });

  it('are the italic cut too where something is in italics, and not for code that says so', () => {
    expect(needed('<p><em>A</em></p>')).toEqual(['regular', 'italic', 'bold', 'label']);
    expect(needed('<p><cite lang="fr">A</cite></p>')).toContain('italic');
    expect(needed('<p><img><code>&lt;em></code></p>')).not.toContain('italic');
  });

  it('are those of the scripts of each language', () => {
    expect(needed('', 'el')).toEqual(['regular', 'bold', 'greek', 'label']);
    expect(needed('', 'ja', 'en')).toEqual(['label']);
    expect(needed('', 'en', 'ar')).toEqual(['regular', 'bold']);
  });

  it('are files without a script in every language', () => {
    const own: FontFile = { role: 'text', style: 'normal', url: 'own' };
    expect(needed('', 'ja', 'ja', [own])).toEqual(['own']);
  });
});
