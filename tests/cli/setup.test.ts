import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'setup-'));
const setup = join(root, 'src/cli/setup.js');
const env = { ...process.env, npm_execpath: join(root, 'npm-cli.js'), CHROME_PATH: '/bin/sh' };

beforeAll(() => {
  mkdirSync(join(root, 'src/cli'), { recursive: true });
  cpSync('src/cli/setup.js', setup);
  cpSync('src/cli/setup', join(root, 'src/cli/setup'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(join(root, 'npm-cli.js'), '');
  writeFileSync(
    join(root, 'command.ts'),
    `const words: string[] = process.argv.slice(2);
    const { execArgv, env } = process;
    console.log(JSON.stringify({ words, execArgv, folder: process.cwd(), browser: env.CHROME_PATH }));
    process.exitCode = 7;`,
  );
  writeFileSync(
    join(root, 'wait.ts'),
    `process.on('SIGTERM', () => {
      console.log('tidied up');
      process.exit(5);
    });
    console.log('ready');
    setInterval(() => undefined, 1000);`,
  );
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

it('hands on words, folder and exit status', () => {
  const words = [setup, 'command.ts', 'two words', '--flag', ''];
  const { status, stdout } = spawnSync(process.execPath, words, {
    env,
    cwd: tmpdir(),
    encoding: 'utf8',
  });
  expect(status).toBe(7);
  expect(JSON.parse(stdout)).toMatchObject({
    words: ['two words', '--flag', ''],
    folder: tmpdir(),
  });
});

it.each([
  ["  name: 'One';\n  kind: 'news',", '2:14', 'not valid TypeScript: Expected'],
  ["  name: 'One,\n  kind: 'news',", '3:3', 'not valid TypeScript: Expected'],
  ['  name: One,', '2:9', 'cannot be run: One is not defined.'],
])('names the place in settings that cannot be read: %j', (settings, at, reason) => {
  writeFileSync(join(root, 'src/site.config.ts'), `export default {\n${settings}\n};\n`);
  writeFileSync(join(root, 'read.ts'), "import './src/site.config.ts';\n");
  const { status, stdout, stderr } = spawnSync(process.execPath, [setup, 'read.ts'], {
    env,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toContain(`src/site.config.ts:${at} error invalid-setting the file `);
  expect(stdout).toContain(reason);
});

it('leaves other errors to Node', () => {
  writeFileSync(join(root, 'throw.ts'), "throw new Error('not the settings');\n");
  const { status, stdout, stderr } = spawnSync(process.execPath, [setup, 'throw.ts'], {
    env,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('Error: not the settings');
});

it('gives Node the options before the file', () => {
  const words = [setup, '--max-semi-space-size=16', 'command.ts', '--flag'];
  const { stdout } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
  expect(JSON.parse(stdout)).toMatchObject({
    execArgv: expect.arrayContaining(['--max-semi-space-size=16']) as unknown,
    words: ['--flag'],
  });
});

it('names the browser to a command that needs one', () => {
  const words = [setup, '--browser', 'command.ts'];
  const { stdout } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
  expect(JSON.parse(stdout)).toMatchObject({ browser: '/bin/sh', words: [] });
});

it('hands on a signal and waits for the command to tidy up', async () => {
  const child = spawn(process.execPath, [setup, 'wait.ts'], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    output += part;
    if (output === 'ready\n') child.kill('SIGTERM');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  expect(output).toBe('ready\ntidied up\n');
  expect(code).toBe(5);
});

it('says how it is used when no file is named', () => {
  const { status, stderr } = spawnSync(process.execPath, [setup], { env, encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('Usage: node src/cli/setup.js');
});
