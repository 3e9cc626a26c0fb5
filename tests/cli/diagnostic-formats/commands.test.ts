import { spawnSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { article, Workplace } from '../site-command.ts';

const place = new Workplace();

beforeAll(() => {
  place.fill({
    // More errors than GitHub annotates, so that some are plain lines.
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `articles/a${index}.md`,
        article('draft: "##[stop-commands]x\\e[31m"'),
      ]),
    ),
    'articles/b.md': article('', '[x](/##[add-mask]/)'),
    'plain.md': article(),
  });
  renameSync(
    join(place.content, 'plain.md'),
    join(place.content, '::error::\u001B[31m##[group].md'),
  );
});

afterAll(() => {
  place.remove();
});

/** With the content folder as the working folder, so that lines begin with names of files. */
function checkHere(...words: string[]) {
  return spawnSync(process.execPath, [resolve('src/cli/check.ts'), ...words], {
    cwd: place.content,
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: '.', CACHE_DIR: place.cache, GITHUB_STEP_SUMMARY: '' },
  });
}

it.each(['pretty', 'plain', 'github', 'comment', 'json', 'sarif', 'junit'])(
  'no text of an article and no name of a file is a command in the format %s',
  { timeout: 60_000 },
  (format) => {
    const { status, stdout, stderr } = checkHere('--format', format);
    expect(status).toBe(1);
    const output = stdout + stderr;
    expect(output).toContain('stop-commands');
    expect(output).not.toContain('##[');
    expect(output).not.toContain('\u001B');
    // The format itself has commands for the runner, on standard output alone.
    const commands = output.split('\n').filter((line) => /^\s*::/.test(line));
    const own = format === 'github' ? /^::(?:error|warning) file=[^:]*,title=[\w-]+::/ : /^$/;
    expect(commands.filter((line) => !own.test(line))).toEqual([]);
  },
);
