import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/pipeline/settings.ts';
import { documents, tableBelow } from './read-markdown.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

describe.each(documents())('%s', (path) => {
  it('names npm scripts that are there', () => {
    const text = readFileSync(path, 'utf8');
    const named = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('README.md', () => {
  it('has a row for every npm script', () => {
    const parts = ['editors', 'whoever runs the publication', 'developers'];
    const rows = parts.flatMap((part) => tableBelow('README.md', `### For ${part}`));
    const named = rows
      .map(([command = '']) => command)
      .map((command) => /^`npm (?:run )?([\w:-]+)/.exec(command)?.[1]);
    expect(named.sort()).toEqual(Object.keys(scripts).sort());
  });

  it('has a row for every setting that commands read from the environment', () => {
    const asked = new Set<string>();
    const environment = new Proxy<NodeJS.ProcessEnv>(
      {},
      {
        get: (_, name) => {
          asked.add(String(name));
          return undefined;
        },
      },
    );
    readSettings(environment, () => 0);
    const rows = tableBelow('README.md', '## Settings').map(([name = '']) => name);
    expect(rows.sort()).toEqual([...asked].map((name) => `\`${name}\``).sort());
  });
});
