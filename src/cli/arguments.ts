import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';

/** Words that a command does not understand; the message says which, without a full stop. */
export class WrongUse extends Error {}

/** What a command accepts after `--`. */
export interface Accepts<Options extends ParseArgsOptionsConfig> {
  options: Options;
  /** How many words that are no options: from, to. */
  operands: readonly [number, number];
}

type Parsed<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true; strict: true }>
>;

export interface Arguments<Options extends ParseArgsOptionsConfig> {
  options: Parsed<Options>['values'];
  operands: readonly string[];
}

/**
 * The words of a command line, read as `accepts` says.
 *
 * @throws {WrongUse}
 */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  accepts: Accepts<Options>,
): Arguments<Options> {
  const { values, positionals } = parse(words, accepts.options);
  const [fewest, most] = accepts.operands;
  const surplus = positionals[most];
  if (surplus !== undefined) throw new WrongUse(`\`${surplus}\` is one word too many`);
  if (positionals.length < fewest) throw new WrongUse('A word is missing');
  return { options: values, operands: positionals };
}

function parse<Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
): Parsed<Options> {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (fault) {
    if (fault instanceof TypeError) throw new WrongUse(firstSentence(fault.message));
    throw fault;
  }
}

/** Node goes on to explain positional arguments, which nobody asked about. */
function firstSentence(message: string): string {
  return message.split('. ')[0]?.replace(/\.$/, '') ?? message;
}
