import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package in `package.json`. */
export interface Dependency {
  name: string;
  /** From the package's own `package.json`; absent if it is not installed on this platform. */
  licence?: string;
}

/** Folders with a `package.json` and a lock file of their own. */
export const PACKAGE_FOLDERS = ['.', 'node', 'editors/vscode'] as const;

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  license?: string;
}

/** Reads the packages in the `package.json` of a folder, with the licences of those installed. */
export function readDependencies(root: string): Dependency[] {
  const { dependencies, devDependencies, optionalDependencies } = readManifest(root);
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  return names.map((name) => {
    const folder = join(root, 'node_modules', name);
    const licence = existsSync(folder) ? readManifest(folder).license : undefined;
    return licence === undefined ? { name } : { name, licence };
  });
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/**
 * Compares the tables of `docs/dependencies.md` with the packages. Returns a sentence for each
 * difference: a package without a row or reason, two rows for one package, a row without a package,
 * or a wrong licence.
 *
 * @param page text of the page; its tables have the columns package, licence, reason
 */
export function compareDependencies(page: string, dependencies: readonly Dependency[]): string[] {
  const row = /^\| `(?<name>[^`]+)` *\|(?<licence>[^|]+)\|(?<reason>[^|]*)\|$/gm;
  const differences: string[] = [];
  const licences = new Map<string, string>();
  for (const { groups } of page.matchAll(row)) {
    const { name = '', licence = '', reason = '' } = groups ?? {};
    if (licences.has(name)) differences.push(`${name} has two rows.`);
    if (reason.trim() === '') differences.push(`${name} has no reason.`);
    if (!dependencies.some((dependency) => dependency.name === name)) {
      differences.push(`${name} is not in package.json. Delete its row.`);
    }
    licences.set(name, licence.trim());
  }
  for (const { name, licence } of dependencies) {
    const stated = licences.get(name);
    if (stated === undefined) differences.push(`${name} has no row. Add one with the reason.`);
    else if (licence !== undefined && licence !== stated) {
      differences.push(`${name} is under ${licence}, not ${stated}.`);
    }
  }
  return differences;
}

export type Audit =
  | { answered: true; vulnerabilities: readonly string[] }
  /** The registry has no audit service or could not be reached: nothing is known. */
  | { answered: false; reason: string };

interface AuditReport {
  message?: string;
  vulnerabilities?: Record<string, { severity: string; range: string }>;
}

/** Reads the output of `npm audit --json`. */
export function readAudit(output: string): Audit {
  const report = parseReport(output);
  if (report?.vulnerabilities === undefined) {
    return { answered: false, reason: report?.message ?? 'npm gave no report' };
  }
  const found = Object.entries(report.vulnerabilities);
  return {
    answered: true,
    vulnerabilities: found.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`),
  };
}

function parseReport(output: string): AuditReport | undefined {
  try {
    return JSON.parse(output) as AuditReport;
  } catch {
    return undefined;
  }
}
