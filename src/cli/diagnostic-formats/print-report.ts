import { appendFileSync, statSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import { WrongUse } from '../arguments.ts';
import type { CheckReport, Printed } from './check-report.ts';

/** Each is loaded when it is asked for: most runs need one. */
const PRINTERS = {
  pretty: async (report: CheckReport): Promise<Printed> => {
    const { printPretty } = await import('./pretty.ts');
    return printPretty(report, terminalOf(process.stderr));
  },
  plain: async (report: CheckReport): Promise<Printed> =>
    (await import('./plain.ts')).printPlain(report),
  github: async (report: CheckReport): Promise<Printed> => {
    const { jobSummary, printGithub } = await import('./github.ts');
    const file = process.env.GITHUB_STEP_SUMMARY;
    if (file !== undefined && file !== '') {
      const written = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      appendFileSync(file, jobSummary(report, LARGEST_SUMMARY - written));
    }
    return printGithub(report);
  },
  json: async (report: CheckReport): Promise<Printed> =>
    (await import('./json.ts')).printJson(report),
  sarif: async (report: CheckReport): Promise<Printed> =>
    (await import('./sarif.ts')).printSarif(report),
  junit: async (report: CheckReport): Promise<Printed> =>
    (await import('./junit.ts')).printJunit(report),
} as const;

export type FormatName = keyof typeof PRINTERS;

/** Bytes of a step's summary at GitHub; a larger one is not shown at all. */
const LARGEST_SUMMARY = 1024 * 1024;
const DEFAULT_COLUMNS = 80;

/**
 * The format that was asked for; without a word, frames for a person at a terminal and lines for all
 * else.
 *
 * @throws {WrongUse}
 */
export function chooseFormat(name: string | undefined): FormatName {
  if (name === undefined) return process.stderr.isTTY ? 'pretty' : 'plain';
  if (isFormat(name)) return name;
  const names = Object.keys(PRINTERS).join(', ');
  throw new WrongUse(`\`${name}\` is no format: choose one of ${names}`);
}

/** Writes a report to the streams that its format uses. */
export async function printReport(report: CheckReport, format: FormatName): Promise<void> {
  const { stdout, stderr } = await PRINTERS[format](report);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
}

function isFormat(name: string): name is FormatName {
  return Object.hasOwn(PRINTERS, name);
}

/** Colours as the stream and `NO_COLOR` say. */
function terminalOf(stream: WriteStream): { columns: number; colours: boolean } {
  const { isTTY, columns } = stream;
  const colours = isTTY && stream.hasColors();
  return { columns: isTTY && columns > 0 ? columns : DEFAULT_COLUMNS, colours };
}
