import { describe, expect, it } from 'vitest';
import { editTermFile } from '../../../src/content/rewrite/edit-term-file.ts';

const BODY = '---\nAbout it.\n';

/** The front matter below a title once these aliases are added and /tags/new/ is taken out. */
function edited(aliases: string, ...add: string[]): string | undefined {
  const before = `---\ntitle: New\n${aliases}${BODY}`;
  const after = editTermFile(before, { add, drop: '/tags/new/' });
  return after?.slice('---\ntitle: New\n'.length, -BODY.length);
}

describe('aliases of a term’s file', () => {
  it.each([
    ['', 'aliases: [/tags/a/]\n'],
    ['aliases: /tags/b/\n', 'aliases: [/tags/b/, /tags/a/]\n'],
    ["aliases: ['/tags/b/'] # old\n", "aliases: ['/tags/b/', '/tags/a/'] # old\n"],
    ['aliases:\n  - /tags/b/ # old\n', 'aliases:\n  - /tags/b/ # old\n  - /tags/a/\n'],
    ['redirect_from: [tags/b]\n', 'redirect_from: [tags/b, /tags/a/]\n'],
    ['aliases: [/tags/a/]\n', 'aliases: [/tags/a/]\n'],
  ])('get one more in the notation that is there: %j', (before, after) => {
    expect(edited(before, '/tags/a/')).toBe(after);
  });

  it.each([
    ['aliases: /tags/new/\n', 'aliases: [/tags/a/, /tags/b/]\n'],
    ['aliases: [/tags/new/]\n', 'aliases: [/tags/a/, /tags/b/]\n'],
    ['aliases:\n  - tags/new # old\n', 'aliases:\n  - /tags/a/ # old\n  - /tags/b/\n'],
  ])('lose the file’s new address: %j', (before, after) => {
    expect(edited(before, '/tags/a/', '/tags/b/')).toBe(after);
    expect(edited(before)).not.toContain('new');
  });

  it.each(['aliases: []\n', 'aliases:\n', 'aliases: >\n  /tags/b/\n'])(
    'stay as they are in a notation that is not edited: %j',
    (before) => {
      expect(edited(before, '/tags/a/')).toBeUndefined();
    },
  );
});

it('changes the title in its quotation marks, and keeps a byte-order mark and the line endings', () => {
  expect(editTermFile('\uFEFF---\r\nname: "Old"\r\n---\r\n', { title: 'A "B"', add: [] })).toBe(
    '\uFEFF---\r\nname: "A \\"B\\""\r\n---\r\n',
  );
});
