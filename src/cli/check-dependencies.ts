/** `npm run check:dependencies`: every package has its reason, and none is known to be unsafe. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { compareDependencies } from './compare-dependencies.ts';
import { readAudit } from './read-audit.ts';
import { readDependencies } from './read-dependencies.ts';
import { runCommand } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run check:dependencies

Compares docs/dependencies.md with package.json, then asks the registry for
known vulnerabilities. Ends with 0 when there is nothing to mend, with 1 when
there is, and with 3 when the registry does not answer such questions.`,
  options: {},
  operands: [0, 0],
  run: () => Promise.resolve(check()),
});

function check(): 0 | 1 | 3 {
  const page = readFileSync('docs/dependencies.md', 'utf8');
  const dependencies = [...readDependencies('.'), ...readDependencies('node')];
  const complaints = compareDependencies(page, dependencies);
  for (const complaint of complaints) console.error(`docs/dependencies.md: ${complaint}`);

  const { stdout } = spawnSync('npm audit --json', { shell: true, encoding: 'utf8' });
  const audit = readAudit(stdout);
  if (!audit.answered) {
    console.error(`The registry did not say whether it knows of vulnerabilities: ${audit.reason}.`);
    console.error(
      'That is no success: nothing is known. Ask another registry: npm audit --registry ADDRESS',
    );
    return complaints.length > 0 ? 1 : 3;
  }
  for (const vulnerability of audit.vulnerabilities) console.error(vulnerability);
  if (complaints.length + audit.vulnerabilities.length > 0) return 1;
  console.log('Every dependency has its reason, and the registry knows of no vulnerability.');
  return 0;
}
