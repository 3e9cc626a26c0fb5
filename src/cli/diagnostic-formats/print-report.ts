import { appendFileSync, statSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import { printFormatted } from '../print.ts';
import { UsageError } from '../run-command.ts';
import type { CheckReport, Printed } from './check-report.ts';

type Printer = (report: CheckReport) => Printed;

/** Loaded on demand, as most runs need one format. */
const PRINTERS = {
  pretty: async (): Promise<Printer> => {
    const { printPretty } = await import('./pretty.ts');
    return (report) => printPretty(report, terminalOf(process.stderr));
  },
  plain: async (): Promise<Printer> => (await import('./plain.ts')).printPlain,
  github: async (): Promise<Printer> => {
    const { jobSummary, printGithub } = await import('./github.ts');
    return (report) => {
      const file = process.env.GITHUB_STEP_SUMMARY;
      if (file !== undefined && file !== '') {
        const written = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
        appendFileSync(file, jobSummary(report, MAX_SUMMARY - written));
      }
      return printGithub(report);
    };
  },
  comment: async () => (await import('./comment.ts')).printComment,
  json: async (): Promise<Printer> => (await import('./json.ts')).printJson,
  sarif: async (): Promise<Printer> => (await import('./sarif.ts')).printSarif,
  junit: async (): Promise<Printer> => (await import('./junit.ts')).printJunit,
} as const;

export type FormatName = keyof typeof PRINTERS;

/** GitHub drops a larger step summary altogether; in bytes. */
const MAX_SUMMARY = 1024 * 1024;
const DEFAULT_COLUMNS = 80;

/**
 * Checks a format's name. The default is `pretty` at a terminal and `plain` elsewhere.
 *
 * @throws {UsageError}
 */
export function chooseFormat(name?: string): FormatName {
  if (name === undefined) return process.stderr.isTTY ? 'pretty' : 'plain';
  if (isFormat(name)) return name;
  const names = Object.keys(PRINTERS).join(', ');
  throw new UsageError(`\`${name}\` is no format: choose one of ${names}`);
}

/** Loads a format and returns a function that prints reports in it. */
export async function loadFormat(format: FormatName): Promise<(report: CheckReport) => void> {
  const print = await PRINTERS[format]();
  return (report) => {
    printFormatted(print(report));
  };
}

function isFormat(name: string): name is FormatName {
  return Object.hasOwn(PRINTERS, name);
}

/** `hasColors` respects `NO_COLOR`. */
function terminalOf(stream: WriteStream): { columns: number; colours: boolean } {
  const { isTTY, columns } = stream;
  const colours = isTTY && stream.hasColors();
  return { columns: isTTY && columns > 0 ? columns : DEFAULT_COLUMNS, colours };
}
