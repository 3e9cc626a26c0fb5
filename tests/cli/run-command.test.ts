import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'command-'));
const script = join(folder, 'command.ts');
const runCommand = pathToFileURL('src/cli/run-command.ts').href;
writeFileSync(
  script,
  `import { runCommand } from '${runCommand}';
  await runCommand({
    usage: 'Usage: npm run sample -- [--format F] [TITLE]',
    options: { format: { type: 'string' } },
    operands: [0, 1],
    run: async ({ options, operands }) => {
      if (operands[0] === 'fault') throw new Error('the disk is full');
      console.log(JSON.stringify({ options, operands }));
      return operands[0] === 'bad' ? 1 : 0;
    },
  });`,
);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

it('passes options and positional arguments to the command and exits with its status', () => {
  const { status, stdout } = run('--format', 'json', 'A title');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ options: { format: 'json' }, operands: ['A title'] });
  expect(run('bad').status).toBe(1);
});

it('prints the usage for --help and does nothing else', () => {
  expect(run('--help', 'fault')).toEqual({
    status: 0,
    stdout: 'Usage: npm run sample -- [--format F] [TITLE]\n',
    stderr: '',
  });
});

it.each([
  [['--fromat', 'json'], "Unknown option '--fromat'."],
  [['one', 'two'], '`two` is one argument too many.'],
  [['--format'], "Option '--format <value>' argument missing."],
])('answers wrong arguments %j with the reason, the usage and status 2', (args, reason) => {
  expect(run(...args)).toEqual({
    status: 2,
    stdout: '',
    stderr: `${reason}\n\nUsage: npm run sample -- [--format F] [TITLE]\n`,
  });
});

it('answers an internal fault with status 3, its stack only with --verbose', () => {
  const { status, stderr } = run('fault');
  expect(status).toBe(3);
  expect(stderr).toBe('An internal fault: the disk is full (--verbose shows where)\n');
  expect(run('fault', '--verbose').stderr).toContain('command.ts:');
});
