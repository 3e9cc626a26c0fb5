import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

it('owners are told each week of newer actions and packages', () => {
  expect(parse(readFileSync('.github/dependabot.yml', 'utf8'))).toEqual({
    version: 2,
    updates: [
      ['github-actions', '/'],
      ['npm', '/'],
      ['npm', '/editors/vscode'],
    ].map(([ecosystem, directory]) => ({
      'package-ecosystem': ecosystem,
      directory,
      schedule: { interval: 'weekly' },
    })),
  });
});
