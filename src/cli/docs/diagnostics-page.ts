import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { diagnosticCodes } from '../../content/diagnostics/diagnostic-codes.ts';
import { diagnosticLine } from '../diagnostic-formats/plain.ts';
import { generatedPage, markdownTable, type GeneratedPage } from './generated-page.ts';

/** `docs/diagnostics.md`: every code that a check can print. */
export function diagnosticsPage(): GeneratedPage {
  const rows = Object.entries(diagnosticCodes).map(([code, { severity, meaning, mend }]) => [
    `\`${code}\``,
    severity,
    meaning,
    mend,
  ]);
  const source = 'src/content/diagnostics/diagnostic-codes.ts';
  return generatedPage('docs/diagnostics.md', 'Diagnostics', source, [
    introduction(),
    markdownTable(['Code', 'Severity', 'What it means', 'How to mend it'], rows),
  ]);
}

function introduction(): string {
  return `\`npm run check\` and \`npm run build\` report all errors and warnings of all files in one run, sorted by file and line:

\`\`\`text
${diagnosticLine(SAMPLE, `content/${SAMPLE.file}`)}
\`\`\`

That is the file, its line and column (both counted from 1), the severity, the code, what is wrong and how to mend it.

An **error** stops the build before anything is published, and the site stays as it was. A **warning** does not, unless the command is given \`--strict\`.`;
}

const SAMPLE: Diagnostic = {
  file: 'articles/2018/how-tides-work.md',
  line: 41,
  column: 3,
  length: 22,
  severity: diagnosticCodes['broken-link'].severity,
  code: 'broken-link',
  message: '/2017/11/12/old-post/ is not a page of this site',
  hint: 'Correct the address, or delete the link',
};
