import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MODULE = join(import.meta.dirname, '..', '..', 'bench', 'process-group.ts');

it('ends what the bench started, children included, when the bench is ended', async () => {
  const bench = `
    import { spawnGroup } from ${JSON.stringify(MODULE)};
    process.once('SIGTERM', () => process.exit(130));
    const child = spawnGroup('sh', ['-c', 'sleep 60 & echo $!; wait'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child.stdout.on('data', (text) => process.stdout.write(text));
  `;
  const host = spawn(process.execPath, ['--input-type=module', '-e', bench], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const grandchild = await new Promise<number>((resolve, reject) => {
    host.stdout.once('data', (text: Buffer) => {
      resolve(Number(text.toString()));
    });
    host.once('exit', () => {
      reject(new Error('the bench ended before it was told to'));
    });
  });
  expect(isRunning(grandchild)).toBe(true);
  host.kill('SIGTERM');
  await expect.poll(() => isRunning(grandchild), { timeout: 5_000 }).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
