import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { diagnosticCodes } from '../../content/diagnostics/diagnostic-codes.ts';
import { countLabel } from '../../publication/labels.ts';
import { encodePath } from '../../urls.ts';
import { jsonText } from '../print.ts';
import type { CheckReport, Printed } from './check-report.ts';
import { formatStuck, messageOf, summarise } from './plain.ts';

/**
 * GitHub's code scanning rejects a run with more results, and shows the 5,000 most severe.
 * https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
const MAX_RESULTS = 25_000;
const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Prints a SARIF 2.1.0 log of one run for code scanning. Paths are relative to `%SRCROOT%`. */
export function printSarif(report: CheckReport): Printed {
  return {
    stdout: `${jsonText(sarifLog(report))}\n`,
    stderr: `${summarise(report)}\n`,
  };
}

function sarifLog({ diagnostics, stuck, pathOf }: CheckReport): object {
  const codes = Object.keys(diagnosticCodes);
  const ranked = [
    ...diagnostics.filter(({ severity }) => severity === 'error'),
    ...diagnostics.filter(({ severity }) => severity !== 'error'),
  ];
  const surplus = diagnostics.length - MAX_RESULTS;
  const notes = [
    ...stuck.map((one) => ({ level: 'error', message: { text: formatStuck(one) } })),
    ...(surplus > 0
      ? [{ level: 'warning', message: { text: `${countLabel(surplus, 'result')} left out` } }]
      : []),
  ];
  const run = {
    tool: { driver: { name: 'content check', rules: rules() } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: stuck.length === 0,
        ...(notes.length > 0 && { toolExecutionNotifications: notes }),
      },
    ],
    results: ranked.slice(0, MAX_RESULTS).map((diagnostic) => ({
      ruleId: diagnostic.code,
      ruleIndex: codes.indexOf(diagnostic.code),
      level: diagnostic.severity,
      message: { text: messageOf(diagnostic) },
      locations: [{ physicalLocation: locationOf(diagnostic, pathOf(diagnostic.file)) }],
    })),
  };
  return { version: '2.1.0', $schema: SCHEMA, runs: [run] };
}

function rules(): object[] {
  return Object.entries(diagnosticCodes).map(([code, { severity, meaning, mend }]) => ({
    id: code,
    shortDescription: { text: meaning },
    fullDescription: { text: meaning },
    help: { text: mend, markdown: mend },
    defaultConfiguration: { level: severity },
  }));
}

/** A region's end column is exclusive (SARIF 2.1.0, 3.30.8). */
function locationOf({ line, column, length }: Diagnostic, path: string): object {
  return {
    artifactLocation: {
      uri: encodePath(path),
      uriBaseId: '%SRCROOT%',
    },
    region: { startLine: line, startColumn: column, endLine: line, endColumn: column + length },
  };
}
