import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};
const commands = Object.values(scripts).flatMap(
  (script) => /\b(?:src\/cli|bench)\/[\w-]+\.ts\b/.exec(script)?.[0] ?? [],
);

/** What it prints for `--help` is the same, as for every command that `runCommand` runs. */
it.each(commands)('%s tells how it is used, on eighty columns', { timeout: 60_000 }, (command) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, '--no-such-word'], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  const [mistake, ...usage] = stderr.split('\n\n');
  expect(mistake).toBe("Unknown option '--no-such-word'.");
  expect(usage.join('\n\n')).toMatch(/^Usage: npm (?:start|run )/);
  expect(stderr.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
});
