import { visibleText } from './display.ts';

/*
 * All that commands print. Names of files and text of articles may be anybody's: what a terminal or a
 * program that reads the log would obey is broken up here.
 */

/** Prints lines for people on standard error. */
export function say(lines: string | readonly string[]): void {
  process.stderr.write(printable(lines));
}

/** Prints lines on standard output. */
export function print(lines: string | readonly string[]): void {
  process.stdout.write(printable(lines));
}

/** Prints a diff, which has every character of its files, but in a job whose log is obeyed. */
export function printExactly(text: string): void {
  process.stdout.write(process.env.GITHUB_ACTIONS === 'true' ? withoutCommands(text) : text);
}

/**
 * Prints what a format made, in which it has made text visible itself. Its standard output is for
 * programs, and may hold workflow commands of its own.
 */
export function printFormatted({ stdout, stderr }: { stdout: string; stderr: string }): void {
  process.stdout.write(stdout);
  process.stderr.write(withoutCommands(stderr));
}

/** JSON of a value on several lines, without what a log would take for a command. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll('##[', String.raw`##\u005b`);
}

function printable(lines: string | readonly string[]): string {
  const all = (typeof lines === 'string' ? [lines] : lines).flatMap((text) => text.split('\n'));
  return withoutCommands(all.map((line) => `${visibleText(line)}\n`).join(''));
}

/**
 * Breaks up workflow commands: GitHub's runner obeys `::` at the beginning of a line, after white
 * space too, and `##[` anywhere in it.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function withoutCommands(text: string): string {
  return text
    .replaceAll('##[', '##<U+005B>')
    .replace(/^([^\S\n]*):(?=:)/gm, (_, indent: string) => `${indent}<U+003A>`);
}
