import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as listenOnly } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ensurePackages } from '../../../src/cli/setup/packages.js';

let root: string;
let said: string[];

const lock = {
  name: 'site',
  lockfileVersion: 3,
  packages: {
    '': { name: 'site', dependencies: { 'left-shelf': '1.0.0' } },
    'node_modules/left-shelf': { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` },
  },
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'registry-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
  writeFileSync(join(root, 'package.json'), '{"dependencies":{"left-shelf":"1.0.0"}}');
  vi.stubEnv('npm_config_cache', join(root, 'npm-cache'));
  said = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

async function whatIsSaid(registry: string): Promise<{ message: string; seconds: number }> {
  vi.stubEnv('npm_config_registry', registry);
  const started = performance.now();
  const message = await ensurePackages(root, 'the packages', false).then(
    () => 'all is well',
    (fault: unknown) => String(fault),
  );
  return { message, seconds: (performance.now() - started) / 1000 };
}

it('names a registry that never answers within fifteen seconds', async () => {
  // The system takes the connection; nobody reads what is asked.
  const server = listenOnly().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { message, seconds } = await whatIsSaid(`http://127.0.0.1:${port}/`);
  server.close();
  const silence = `The package registry http://127.0.0.1:${port}/ does not answer (no answer within 8 seconds).`;
  expect(said.at(-1)).toBe(`${silence} npm tries with the packages that it has kept from before.`);
  expect(message).toContain(`${silence} Connect to the network, or name a registry that answers`);
  expect(seconds).toBeLessThan(15);
});

it('names a registry at whose port nothing listens', async () => {
  const { message } = await whatIsSaid('http://127.0.0.1:9/');
  expect(message).toContain(
    'The package registry http://127.0.0.1:9/ does not answer (ECONNREFUSED).',
  );
});

it('names a registry whose host is not found, as without a network', async () => {
  const { message } = await whatIsSaid('http://registry.invalid/');
  expect(message).toMatch(
    /The package registry http:\/\/registry\.invalid\/ does not answer \((?:ENOTFOUND|EAI_AGAIN)\)\./,
  );
});
