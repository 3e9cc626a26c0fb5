import type { Diagnostic } from './diagnostic.ts';
import { diagnosticCodes, type Severities } from './diagnostic-codes.ts';

const CHOICES: readonly unknown[] = ['error', 'warning', 'off'];

/**
 * Applies the severities that the publisher chose, and drops diagnostics that are turned off. To be
 * applied before diagnostics are shown or counted.
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

/** Of MDX, what is first found out when a page is rendered, as no page of a draft is. */
const FOUND_RENDERING: ReadonlySet<string> = new Set([
  'mdx-component',
  'mdx-unknown-property',
  'mdx-missing-property',
  'mdx-property-value',
]);

/**
 * Makes warnings of the errors of drafts, which keep nothing from being published. MDX is compiled
 * whether or not it is published: what cannot be compiled stays an error.
 */
export function softenDrafts(
  diagnostics: readonly Diagnostic[],
  isDraft: (file: string) => boolean,
): Diagnostic[] {
  return diagnostics.map((found) =>
    found.severity === 'error' && isSoftened(found.code) && isDraft(found.file)
      ? { ...found, severity: 'warning' as const }
      : found,
  );
}

function isSoftened(code: string): boolean {
  return !code.startsWith('mdx-') || FOUND_RENDERING.has(code);
}

/**
 * What is wrong with the severities of the settings, which may not have been type-checked: an unknown
 * code, the code of an error, which cannot be changed, or an unknown severity. Undefined for valid
 * ones.
 */
export function checkSeverities(written: Readonly<Record<string, unknown>>): string | undefined {
  for (const [code, choice] of Object.entries(written)) {
    const known = Object.entries(diagnosticCodes).find(([name]) => name === code)?.[1];
    if (!known) return `\`${code}\` is no diagnostic; docs/diagnostics.md names all`;
    if (known.severity === 'error') return `\`${code}\` is an error, which cannot be changed`;
    if (!CHOICES.includes(choice))
      return `\`${code}\` is ${JSON.stringify(choice)}: write 'error', 'warning' or 'off'`;
  }
  return undefined;
}
