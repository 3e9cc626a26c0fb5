/** One package of `package.json`. */
export interface Dependency {
  name: string;
  /** As its own `package.json` says; absent where it is not installed on this platform. */
  licence?: string;
}

const row = /^\| `(?<name>[^`]+)` *\|(?<licence>[^|]+)\|(?<reason>[^|]*)\|$/gm;

/**
 * What `docs/dependencies.md` says wrongly, a sentence each: a package without a row or a reason,
 * two rows for one, a row without a package, another licence than the package's own.
 *
 * @param page text of the page, whose tables have the columns package, licence, reason
 */
export function compareDependencies(page: string, dependencies: readonly Dependency[]): string[] {
  const complaints: string[] = [];
  const licences = new Map<string, string>();
  for (const { groups } of page.matchAll(row)) {
    const { name = '', licence = '', reason = '' } = groups ?? {};
    if (licences.has(name)) complaints.push(`${name} has two rows.`);
    if (reason.trim() === '') complaints.push(`${name} has no reason.`);
    if (!dependencies.some((dependency) => dependency.name === name)) {
      complaints.push(`${name} is not in package.json. Delete its row.`);
    }
    licences.set(name, licence.trim());
  }
  for (const { name, licence } of dependencies) {
    const stated = licences.get(name);
    if (stated === undefined) complaints.push(`${name} has no row. Add one with the reason.`);
    else if (licence !== undefined && licence !== stated) {
      complaints.push(`${name} is under ${licence}, not ${stated}.`);
    }
  }
  return complaints;
}
