import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  compareDependencies,
  PACKAGE_FOLDERS,
  readAudit,
  readDependencies,
} from './dependencies.ts';
import { print, say } from './print.ts';
import { runCommand } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run check:dependencies

Compares docs/dependencies.md with package.json, then asks the registry for
known vulnerabilities. Exits with 0 if there is nothing to mend, 1 if there is,
and 3 if the registry does not answer.`,
  options: {},
  operands: [0, 0],
  run: () => Promise.resolve(check()),
});

function check(): 0 | 1 | 3 {
  const page = readFileSync('docs/dependencies.md', 'utf8');
  const dependencies = PACKAGE_FOLDERS.flatMap(readDependencies);
  const differences = compareDependencies(page, dependencies);
  for (const difference of differences) say(`docs/dependencies.md: ${difference}`);

  const { stdout } = spawnSync('npm audit --json', { shell: true, encoding: 'utf8' });
  const audit = readAudit(stdout);
  if (!audit.answered) {
    say(`The registry did not say whether it knows of vulnerabilities: ${audit.reason}.`);
    say('That is no success: nothing is known. Ask another registry: npm audit --registry ADDRESS');
    return differences.length > 0 ? 1 : 3;
  }
  for (const vulnerability of audit.vulnerabilities) say(vulnerability);
  if (differences.length + audit.vulnerabilities.length > 0) return 1;
  print('Every dependency has its reason, and the registry knows of no vulnerability.');
  return 0;
}
