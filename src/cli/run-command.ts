import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { DeployError } from '../deploy/deploy-error.ts';
import { CannotWrite } from '../files/write-file.ts';
import { PublishError } from '../pipeline/publish/publish-error.ts';
import { WrongSetting } from '../pipeline/settings.ts';
import { print, say } from './print.ts';

/** Thrown for wrong arguments; the message has no full stop. Printed with the usage, status 2. */
export class UsageError extends Error {}

export interface Command<Options extends ParseArgsOptionsConfig> {
  /** Printed for `--help` and after a usage error. */
  usage: string;
  options: Options;
  /** Minimum and maximum number of positional arguments. */
  operands: readonly [number, number];
  /** Returns the exit status: 0 fine, 1 something to mend, 3 no answer. */
  run: (args: Arguments<Options>) => Promise<0 | 1 | 3>;
}

type Parsed<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true; strict: true }>
>;

interface Arguments<Options extends ParseArgsOptionsConfig> {
  options: Parsed<Options>['values'];
  operands: readonly string[];
  /** Whether to tell more, as how long each stage took. */
  verbose: boolean;
}

/**
 * Runs a command with the arguments of the process and sets the exit status: the result of `run`,
 * 2 for wrong use, 3 for an internal fault. Every command has `--help` and `--verbose`, which prints
 * the stack of an error, and times where the command measures any.
 */
export async function runCommand<Options extends ParseArgsOptionsConfig>(
  command: Command<Options>,
): Promise<void> {
  const args = process.argv.slice(2);
  const verbose = args.includes('--verbose');
  if (args.includes('--help')) {
    print(command.usage);
    return;
  }
  try {
    const own = args.filter((arg) => arg !== '--verbose');
    process.exitCode = await command.run({ ...readArguments(own, command), verbose });
  } catch (error) {
    process.exitCode = statusOf(error);
    say(describe(error, command.usage, verbose));
  }
}

/** Resolves on SIGINT, SIGTERM or SIGHUP. */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}

function readArguments<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  { options, operands: [fewest, most] }: Command<Options>,
): Omit<Arguments<Options>, 'verbose'> {
  const { values, positionals } = parse(args, options);
  const surplus = positionals[most];
  if (surplus !== undefined) throw new UsageError(`\`${surplus}\` is one argument too many`);
  if (positionals.length < fewest) throw new UsageError('An argument is missing');
  return { options: values, operands: positionals };
}

function parse<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
): Parsed<Options> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(firstSentence(error.message));
    throw error;
  }
}

/** Drops Node's hint about positional arguments. */
function firstSentence(message: string): string {
  return message.split('. ')[0]?.replace(/\.$/, '') ?? message;
}

/** 130 is what shells say of a program that Ctrl-C ended. */
const deployStatus = { usage: 2, conflict: 1, carrier: 3, interrupted: 130 } as const;

function statusOf(error: unknown): 1 | 2 | 3 | 130 {
  if (error instanceof PublishError) return error.standing === 'usage' ? 2 : 3;
  if (error instanceof DeployError) return deployStatus[error.fault];
  return error instanceof UsageError || error instanceof WrongSetting ? 2 : 3;
}

function describe(error: unknown, usage: string, verbose: boolean): string {
  if (error instanceof UsageError) return `${error.message}.\n\n${usage}`;
  if (error instanceof WrongSetting) return error.message;
  const isExplained = [PublishError, CannotWrite, DeployError].some((one) => error instanceof one);
  if (isExplained && error instanceof Error && !verbose) return error.message;
  if (!(error instanceof Error)) return `An internal fault: ${String(error)}`;
  if (verbose) return error.stack ?? error.message;
  return `An internal fault: ${error.message} (--verbose shows where)`;
}
