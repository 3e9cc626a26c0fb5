import type { Diagnostic } from './diagnostic.ts';
import { diagnosticCodes, type Severities } from './diagnostic-codes.ts';

const CHOICES: readonly unknown[] = ['error', 'warning', 'off'];

/**
 * Diagnostics with the severities that the publisher chose; those turned off are left out. Whoever
 * shows or counts diagnostics gets them from here.
 */
export function applySeverities(
  diagnostics: readonly Diagnostic[],
  severities: Severities,
): Diagnostic[] {
  const chosen: Readonly<Partial<Record<string, string>>> = severities;
  return diagnostics.flatMap((diagnostic): Diagnostic[] => {
    const choice = Object.hasOwn(chosen, diagnostic.code) ? chosen[diagnostic.code] : undefined;
    if (choice === 'off') return [];
    if (choice !== 'error' && choice !== 'warning') return [diagnostic];
    return [{ ...diagnostic, severity: choice }];
  });
}

/**
 * What is wrong with severities as they were written, where no type check saw them: a code that is
 * none, one of an error, which guards the site and stays as it is, or no severity. Undefined when
 * nothing is.
 */
export function faultOfSeverities(written: Readonly<Record<string, unknown>>): string | undefined {
  for (const [code, choice] of Object.entries(written)) {
    const known = Object.entries(diagnosticCodes).find(([name]) => name === code)?.[1];
    if (!known) return `\`${code}\` is no diagnostic; docs/diagnostics.md names all`;
    if (known.severity === 'error') return `\`${code}\` is an error, which cannot be changed`;
    if (!CHOICES.includes(choice))
      return `\`${code}\` is ${JSON.stringify(choice)}: write 'error', 'warning' or 'off'`;
  }
  return undefined;
}
