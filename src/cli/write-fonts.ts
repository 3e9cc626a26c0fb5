/** `node src/cli/write-fonts.ts`: cuts the files of `src/styles/fonts/` from the packages' fonts. */
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { cutSubset, subsetFiles } from './fonts/subset-fonts.ts';
import { say } from './print.ts';
import { runCommand } from './run-command.ts';

await runCommand({
  usage: `Usage: node src/cli/write-fonts.ts

Cuts the files of src/styles/fonts/ from the fonts of the packages: only the
characters that src/styles/typefaces.ts lists, and the features that pages use.`,
  options: {},
  operands: [0, 0],
  run: async () => {
    for (const file of subsetFiles) {
      const bytes = await cutSubset(file);
      writeFileSync(join('src/styles/fonts', file.name), bytes);
      say(`${file.name}: ${bytes.length} bytes`);
    }
    return 0;
  },
});
