import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import type { StuckFile } from '../../pipeline/compile/compile-content.ts';
import { xmlDeclaration, xmlElement, xmlText } from '../../escape.ts';
import { countLabel } from '../../publication/labels.ts';
import { visibleText } from '../display.ts';
import type { CheckReport, Printed } from './check-report.ts';
import { diagnosticLine, formatStuck, messageOf, summarise } from './plain.ts';

interface TestCase {
  name: string;
  outcome: 'passed' | 'skipped' | 'failure' | 'error';
  /** XML inside the case; empty for a passed one. */
  content: string;
}

/**
 * Prints JUnit XML for test dashboards: a suite for each file, a case for each diagnostic. Warnings
 * count as skipped, or as failed with `--strict`. A report without diagnostics has one passed case.
 */
export function printJunit(report: CheckReport): Printed {
  const { diagnostics, stuck, fileCount } = report;
  const suites = [...Map.groupBy(diagnostics, ({ file }) => file)].map(([file, found]) => {
    const path = visibleText(report.pathOf(file));
    return suiteOf(
      path,
      found.map((diagnostic) => caseOf(diagnostic, path, report.strict)),
    );
  });
  if (stuck.length > 0) suites.push(suiteOf('compiler', stuck.map(stuckCase)));
  if (suites.length === 0) {
    const name = `no problem in ${countLabel(fileCount, 'file')}`;
    suites.push(suiteOf('content', [{ name, outcome: 'passed', content: '' }]));
  }
  return {
    stdout: `${xmlDeclaration}${xmlElement('testsuites', `\n${suites.join('\n')}\n`)}\n`,
    stderr: `${summarise(report)}\n`,
  };
}

function caseOf(diagnostic: Diagnostic, path: string, strict: boolean): TestCase {
  const { line, column, severity, code } = diagnostic;
  const outcome = severity === 'error' || strict ? 'failure' : 'skipped';
  const message = messageOf(diagnostic);
  const text = xmlText(diagnosticLine(diagnostic, path));
  return {
    name: `${line}:${column} ${code}`,
    outcome,
    content: xmlElement(outcome, text, { type: severity, message }),
  };
}

function stuckCase(stuck: StuckFile): TestCase {
  const content = xmlElement('error', '', { type: 'internal', message: formatStuck(stuck) });
  return { name: visibleText(stuck.file), outcome: 'error', content };
}

function suiteOf(name: string, cases: readonly TestCase[]): string {
  const count = (wanted: TestCase['outcome']): string =>
    String(cases.filter(({ outcome }) => outcome === wanted).length);
  const written = cases.map((one) =>
    xmlElement('testcase', one.content, { name: one.name, classname: name }),
  );
  return xmlElement('testsuite', `\n${written.join('\n')}\n`, {
    name,
    tests: String(cases.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  });
}
