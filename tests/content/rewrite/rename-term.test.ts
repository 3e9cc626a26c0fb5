import { describe, expect, it } from 'vitest';
import { renameTerm } from '../../../src/content/rewrite/rename-term.ts';
import { slugify } from '../../../src/content/text.ts';

function renamed(frontMatter: string, into = 'New Name'): unknown {
  const before = `---\ntitle: A\ndate: 2018-03-13\n${frontMatter}\n---\n\nOld, old [Old]\n`;
  const after = renameTerm(before, {
    keys: ['tags', 'categories'],
    matches: (value) => slugify(value) === 'old',
    into,
  });
  if (typeof after !== 'string') return after;
  const [start, end] = [before.indexOf(frontMatter), '\n---\n\nOld, old [Old]\n'];
  expect([after.slice(0, start), after.slice(-end.length)]).toEqual([before.slice(0, start), end]);
  return after.slice(start, -end.length);
}

describe('renameTerm', () => {
  it.each([
    ['tags: Old', 'tags: New Name'],
    ['tags: [Old]', 'tags: [New Name]'],
    ['tags : [ Old,Other ]  # old', 'tags : [ New Name,Other ]  # old'],
    ['tags: [\'Old\', "old", Other]', "tags: ['New Name', Other]"],
    ['categories: ["Old"]', 'categories: ["New Name"]'],
    ['tags: Other, Old , Third', 'tags: Other, New Name , Third'],
    ['tags: "Other, Old"', 'tags: "Other, New Name"'],
    ['category: Old', 'category: New Name'],
    ['tags:\n  - Other\n  - Old # why\n', 'tags:\n  - Other\n  - New Name # why\n'],
    ['tags:\n- Old\n- Other', 'tags:\n- New Name\n- Other'],
    ['keywords: Old\ntags: [Old]', 'keywords: Old\ntags: [New Name]'],
    ['tags: [Old]\r\ncategories: [x]\r', 'tags: [New Name]\r\ncategories: [x]\r'],
    ['tags: [\n  Old, # the first\n  Other\n]', 'tags: [\n  New Name, # the first\n  Other\n]'],
    ["tags: ['&#79;ld']", "tags: ['New Name']"],
  ])('changes the value and nothing else: %j', (before, after) => {
    expect(renamed(before)).toBe(after);
  });

  it.each([
    ['tags: [Old, New Name]', 'tags: [New Name]'],
    ['tags: [New Name, Old]', 'tags: [New Name]'],
    ['tags: [a, Old, New Name, old]', 'tags: [a, New Name]'],
    ['tags: [New Name, OLD, Old ]', 'tags: [New Name ]'],
    ['tags: Old, New Name', 'tags: New Name'],
    ['tags: New Name, Old', 'tags: New Name'],
    ['tags:\n  - Old\n  - New Name\n  - c', 'tags:\n  - New Name\n  - c'],
    ['tags:\n  - New Name\n  - Old', 'tags:\n  - New Name'],
    ['tags: [\n  Old, # mine\n  New Name\n]', 'tags: [\n   # mine\n  New Name\n]'],
    ['tags: [\n  New Name, # stays\n  Old\n]', 'tags: [\n  New Name # stays\n  \n]'],
  ])('takes it out where the new one is there already: %j', (before, after) => {
    expect(renamed(before)).toBe(after);
  });

  it('changes a key that is repeated at each of its places', () => {
    expect(renamed('tags: [Old, a]\ntags: [b, Old]')).toBe(
      'tags: [New Name, a]\ntags: [b, New Name]',
    );
  });

  it.each([
    ['tags: [Old]', "Let's: go", "tags: ['Let''s: go']"],
    ["tags: ['Old']", "Let's go", "tags: ['Let''s go']"],
    ['tags: ["Old"]', 'A "b" \\ c', 'tags: ["A \\"b\\" \\\\ c"]'],
    ['tags: [Old]', 'null', "tags: ['null']"],
    ['tags: [Old]', 'C#', "tags: ['C#']"],
    ['tags: [Old]', 'AT&T', 'tags: [AT&T]'],
    ['tags: [Old]', '{x}', "tags: ['{x}']"],
    ['tags: [Old]', '1.10', 'tags: [1.10]'],
    ['tags: [Old]', 'Ünïcode 名', 'tags: [Ünïcode 名]'],
    ['tags: [Old]', '-', "tags: ['-']"],
  ])('writes what YAML reads as that text: %j as %j', (before, into, after) => {
    expect(renamed(before, into)).toBe(after);
  });

  it.each([
    ['tags: Old, b', "it's: x", 4],
    ['tags: "b,\n  Old"', 'New Name', 4],
    ['tags: "b, \\u004Fld"', 'New Name', 4],
    ['tags: |\n  Old', 'New Name', 4],
  ])('refuses what it cannot write so that it is read as meant: %j', (before, into, line) => {
    expect(renamed(before, into)).toMatchObject({ line });
  });

  it('keeps a byte-order mark, and leaves alone what does not hold the term', () => {
    const renaming = {
      keys: ['tags' as const],
      matches: (value: string) => value === 'Old',
      into: 'New',
    };
    const text =
      '\uFEFF---\ntitle: A\ndate: 2018-03-13\ntags: [Old]\ncategories: [Old]\n---\nOld\n';
    expect(renameTerm(text, renaming)).toBe(text.replace('tags: [Old]', 'tags: [New]'));
    const other = text.replaceAll('Old', 'Other');
    expect(renameTerm(other, renaming)).toBe(other);
  });
});
