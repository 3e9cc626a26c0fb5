import { describe, expect, it } from 'vitest';
import type { Bibliography } from '../../src/publication/bibliography.ts';
import { en } from '../../src/i18n/en.ts';
import { citationsOf } from '../../src/publication/citations.ts';

const work: Bibliography = {
  title: 'What FHIR is',
  authors: [
    { name: 'Standards desk', isOrganization: true },
    { name: 'Ann Lee', isOrganization: false },
  ],
  day: '2025-03-04',
  publication: 'Ward Round',
  url: 'https://ward.example/2025/fhir/',
  lang: 'en',
};

function cite(more: Partial<Bibliography> = {}): Record<string, string> {
  return Object.fromEntries(
    citationsOf({ ...work, ...more }, en).map(({ label, text }) => [label, text]),
  );
}

describe('citations', () => {
  it('come as a sentence, BibTeX and RIS', () => {
    expect(cite()).toEqual({
      'Plain text':
        'Standards desk & Ann Lee (2025-03-04). What FHIR is. Ward Round. https://ward.example/2025/fhir/',
      BibTeX: `@article{standards-desk-2025-what,
  author = {{Standards desk} and Ann Lee},
  title = {{What FHIR is}},
  journal = {Ward Round},
  year = {2025},
  month = {3},
  day = {4},
  url = {https://ward.example/2025/fhir/},
  language = {en},
}`,
      RIS: `TY  - MGZN
AU  - Standards desk
AU  - Ann Lee
TI  - What FHIR is
T2  - Ward Round
PY  - 2025
DA  - 2025/03/04
LA  - en
UR  - https://ward.example/2025/fhir/
ER  - `,
    });
  });

  it('name the publication where nobody signed, and say that a draft has no date', () => {
    const { day: _day, ...undated } = work;
    const [plain, bibtex] = citationsOf({ ...undated, authors: [] }, en);
    expect(plain?.text).toBe(
      'Ward Round (no date). What FHIR is. Ward Round. https://ward.example/2025/fhir/',
    );
    expect(bibtex?.text).toContain('author = {{Ward Round}}');
    expect(bibtex?.text).not.toMatch(/year|month|day/);
  });

  it('end a title that asks with its own mark alone', () => {
    expect(cite({ title: 'Why FHIR?' })['Plain text']).toContain(
      '. Why FHIR? Ward Round.'.slice(2),
    );
    expect(cite({ title: 'Why FHIR?' })['Plain text']).not.toContain('?.');
  });

  it('escape what TeX would take for commands, braces included', () => {
    expect(cite({ title: '50 % of {A_B} & $C #1 ~^\\end' }).BibTeX).toContain(
      'title = {{50 \\% of \\{A\\_B\\} \\& \\$C \\#1 \\textasciitilde{}\\textasciicircum{}\\textbackslash{}end}}',
    );
  });

  it('keep together a person’s name that BibTeX would take apart', () => {
    const authors = [
      { name: 'Lee, Ann', isOrganization: false },
      { name: 'Salt and Pepper', isOrganization: false },
    ];
    expect(cite({ authors }).BibTeX).toContain('author = {{Lee, Ann} and {Salt and Pepper}}');
  });

  it.each([
    ['Ärzte & Söhne', 'Über alles', 'arzte-sohne-2025-uber'],
    ['健康', '電子カルテ', '2025'],
  ])('give %s a key that every program takes', (name, title, key) => {
    const authors = [{ name, isOrganization: false }];
    expect(cite({ authors, title }).BibTeX).toMatch(new RegExp(`^@article\\{${key},\\n`));
  });

  it('keep RIS to one line a field', () => {
    expect(cite({ title: 'One\nER  - two' }).RIS).toContain('TI  - One ER - two\n');
  });
});
