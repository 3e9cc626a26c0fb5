import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const guide = readFileSync('CONTRIBUTING.md', 'utf8');
const examples = [...guide.matchAll(/<!-- file: (\S+) -->\n\n```\w+\n(.*?)\n```\n/gs)].map(
  ([, file = '', text = '']) => ({ file, text: `${text}\n` }),
);
const output = /<!-- output -->\n\n```text\n(.*?)\n```/s.exec(guide)?.[1]?.split('\n') ?? [];

describe('CONTRIBUTING.md', () => {
  let folder = '';
  let lines: string[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'guide-'));
    const content = join(folder, 'content');
    cpSync('content', content, { recursive: true });
    for (const { file, text } of examples) writeFileSync(join(content, file), text, { flag: 'wx' });
    const { stderr } = spawnSync(process.execPath, ['src/cli/check.ts'], {
      encoding: 'utf8',
      env: {
        ...process.env,
        CONTENT_DIR: content,
        CACHE_DIR: join(folder, 'cache'),
        BUILD_TIME: '2026-11-22T09:00:00Z',
      },
    });
    lines = stderr.trimEnd().replaceAll(relative('.', content), 'content').split('\n');
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('shows a good article, a plain page, a feature and articles with mistakes', () => {
    expect(examples.map(({ file }) => file)).toHaveLength(5);
  });

  it('shows what the check says about its examples, and nothing else', () => {
    expect(lines.slice(0, -1)).toEqual(output);
  });
});
