import type { ParseArgsOptionsConfig } from 'node:util';
import { PublishError } from '../pipeline/publish/publish-error.ts';
import { WrongSetting } from '../pipeline/settings.ts';
import { readArguments, WrongUse } from './arguments.ts';
import type { Accepts, Arguments } from './arguments.ts';
import { CannotWrite } from '../files/write-file.ts';

export interface Command<Options extends ParseArgsOptionsConfig> extends Accepts<Options> {
  /** Printed for `--help` and below a complaint about wrong words. */
  usage: string;
  /** Does the work and gives the exit status: 0 fine, 1 something to mend, 3 no answer. */
  run: (words: Arguments<Options>) => Promise<0 | 1 | 3>;
}

/**
 * Runs a command with the words of the process and sets its exit status: what `run` gives, 2 for
 * wrong use, 3 for an internal fault. `--help` and `--verbose`, which shows a fault's stack, work
 * with every command.
 */
export async function runCommand<Options extends ParseArgsOptionsConfig>(
  command: Command<Options>,
): Promise<void> {
  const words = process.argv.slice(2);
  const verbose = words.includes('--verbose');
  if (words.includes('--help')) {
    process.stdout.write(`${command.usage}\n`);
    return;
  }
  try {
    const own = words.filter((word) => word !== '--verbose');
    process.exitCode = await command.run(readArguments(own, command));
  } catch (fault) {
    process.exitCode = isWrongUse(fault) ? 2 : 3;
    process.stderr.write(`${describe(fault, command.usage, verbose)}\n`);
  }
}

function isWrongUse(fault: unknown): boolean {
  if (fault instanceof PublishError) return fault.standing === 'usage';
  return fault instanceof WrongUse || fault instanceof WrongSetting;
}

function describe(fault: unknown, usage: string, verbose: boolean): string {
  if (fault instanceof WrongUse) return `${fault.message}.\n\n${usage}`;
  if (fault instanceof WrongSetting) return fault.message;
  const isOfDisk = fault instanceof PublishError || fault instanceof CannotWrite;
  if (isOfDisk && !verbose) return fault.message;
  if (!(fault instanceof Error)) return `An internal fault: ${String(fault)}`;
  if (verbose) return fault.stack ?? fault.message;
  return `An internal fault: ${fault.message} (--verbose shows where)`;
}
