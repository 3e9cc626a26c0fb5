import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { copyProject } from '../../../bench/project.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'component-files-'));
  project = join(folder, 'project');
  await copyProject(resolve('.'), project);
  for (const name of ['articles', 'features'])
    mkdirSync(join(folder, 'content', name), { recursive: true });
  writeFileSync(
    join(folder, 'content/features/quiet.mdx'),
    '---\ntitle: Quiet\ndate: 2020-03-05\n---\n\n<Aside tone="calm">Text.</Aside>\n',
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Exit status and diagnostics of a check by the code of the copy, always with the same cache. */
function check(): { status: number | null; lines: string[] } {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/check.ts'], {
    cwd: project,
    encoding: 'utf8',
    env: {
      ...process.env,
      CONTENT_DIR: join(folder, 'content'),
      CACHE_DIR: join(folder, 'cache'),
      BUILD_TIME: '2026-11-22T09:00:00Z',
    },
  });
  const lines = stderr.split('\n').filter((line) => / (?:error|warning) /.test(line));
  return { status, lines: lines.map((line) => line.replace(/^\S*features\//, '')) };
}

const file = (): string => join(project, 'src/components/mdx/Aside.astro');
const aside = (tone: string): string =>
  `---\ninterface Props {\n  tone: ${tone};\n}\nconst { tone } = Astro.props;\n---\n\n<aside class={tone}><slot /></aside>\n`;

it('knows a component by its file alone, and follows each change of its properties', () => {
  const unknown = {
    status: 1,
    lines: [
      'quiet.mdx:6:2 error mdx-component `<Aside>` is no component of this site, and the file does not import it. Import it, or write a component of docs/components.md.',
    ],
  };
  expect(check()).toEqual(unknown);

  writeFileSync(file(), aside("'calm' | 'loud'"));
  expect(check()).toEqual({ status: 0, lines: [] });

  writeFileSync(file(), aside("'quiet' | 'loud'"));
  expect(check()).toEqual({
    status: 1,
    lines: [
      'quiet.mdx:6:14 error mdx-property-value "calm" is no value of `tone` of `<Aside>`. Write `quiet` or `loud`.',
    ],
  });

  rmSync(file());
  expect(check()).toEqual(unknown);
});
