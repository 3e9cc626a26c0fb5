import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const rows = readFileSync('.github/CODEOWNERS', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/ +/));

it.each(['/content/features/', '/src/', '/.github/', '/package-lock.json'])(
  'what can run code has an owner: %s',
  (path) => {
    const [, owner] = rows.find(([pattern]) => pattern === path) ?? [];
    expect(owner).toMatch(/^@/);
  },
);

it('no owner guards a path that is gone', () => {
  expect(rows.filter(([pattern]) => !existsSync(`.${pattern ?? ''}`))).toEqual([]);
});
