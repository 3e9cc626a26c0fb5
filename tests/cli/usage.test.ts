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

function run(command: string, word: string) {
  return spawnSync(process.execPath, [command, word], { encoding: 'utf8' });
}

it.each(commands)('%s tells how it is used, on eighty columns', { timeout: 60_000 }, (command) => {
  const asked = run(command, '--help');
  expect([asked.status, asked.stderr]).toEqual([0, '']);
  expect(asked.stdout).toMatch(/^Usage: npm (?:start|run )/);
  const wide = asked.stdout.split('\n').filter((line) => stringWidth(line) > 80);
  expect(wide).toEqual([]);

  const wrong = run(command, '--no-such-word');
  expect([wrong.status, wrong.stdout]).toEqual([2, '']);
  expect(wrong.stderr).toBe(`Unknown option '--no-such-word'.\n\n${asked.stdout}`);
});
