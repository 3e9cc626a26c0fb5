/**
 * Loaded before a command. Where `src/site.config.ts` cannot be read, which every command imports first, it
 * says so as a diagnostic in place of Node's own report.
 */
import { writeSync } from 'node:fs';

const SETTINGS = 'src/site.config.ts';

/**
 * The diagnostic for an error that the settings threw when they were loaded; undefined for others.
 *
 * @param {unknown} error
 */
function settingsFault(error) {
  if (!(error instanceof Error)) return undefined;
  const { stack = '', message } = error;
  const parsed = /^file:\S*\/src\/site\.config\.ts:(\d+)\n(?:.*\n)*?( *)\^/.exec(stack);
  if (parsed) {
    const [, line, before = ''] = parsed;
    return `${SETTINGS}:${line}:${before.length + 1} error invalid-setting the file is not valid TypeScript: ${sentence(message)} Look for a comma, a bracket or a quote that is missing here or in the line before.`;
  }
  const [, at] = /^.*\n +at (?:.*\()?file:\S*\/src\/site\.config\.ts:(\d+:\d+)/.exec(stack) ?? [];
  if (at === undefined) return undefined;
  return `${SETTINGS}:${at} error invalid-setting the file cannot be run: ${sentence(message)} Write each text between quotes.`;
}

/** @param {string} message */
function sentence(message) {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

process.on('uncaughtExceptionMonitor', (error) => {
  const fault = settingsFault(error);
  if (fault === undefined) return;
  writeSync(1, `${fault}\n`);
  process.exit(1);
});
