/** What the registry knows against the packages of the lock file. */
export type Audit =
  | { answered: true; vulnerabilities: readonly string[] }
  /** The registry has no such service, or could not be reached: nothing is known either way. */
  | { answered: false; reason: string };

interface Report {
  message?: string;
  vulnerabilities?: Record<string, { severity: string; range: string }>;
}

/** Reads what `npm audit --json` printed. */
export function readAudit(output: string): Audit {
  const report = parse(output);
  if (report?.vulnerabilities === undefined) {
    return { answered: false, reason: report?.message ?? 'npm gave no report' };
  }
  const found = Object.entries(report.vulnerabilities);
  return {
    answered: true,
    vulnerabilities: found.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`),
  };
}

function parse(output: string): Report | undefined {
  try {
    return JSON.parse(output) as Report;
  } catch {
    return undefined;
  }
}
