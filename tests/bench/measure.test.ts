import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseUsage, timeArguments } from '../../bench/measure.ts';
import { readPlan } from '../../bench/plan.ts';
import { copyProject, editLayout } from '../../bench/project.ts';

describe('the usage of a command', () => {
  it('is read from what GNU time was asked to write', () => {
    const command = { program: 'node', args: ['x.ts'], folder: '/' };
    expect(timeArguments('/tmp/usage', command)).toEqual([
      '--format=%U %S %M',
      '--output=/tmp/usage',
      'node',
      'x.ts',
    ]);
    expect(parseUsage('1.50 0.25 2048\n')).toEqual({ cpuSeconds: 1.75, peakBytes: 2_097_152 });
  });

  it('is the last line where others tell of a signal', () => {
    const text = 'Command terminated by signal 15\n0.10 0.20 100\n';
    expect(parseUsage(text).peakBytes).toBe(102_400);
  });

  it('throws where there is none', () => {
    expect(() => parseUsage('')).toThrow('GNU time wrote ""');
  });
});

describe('the plan of a bench', () => {
  const options = {
    sizes: '10000,1000',
    seed: '1',
    runs: '3',
    spread: 'wide',
    only: 'build,check',
  };

  it('takes sizes in ascending order, with a site of one article before builds', () => {
    expect(readPlan(options).sizes).toEqual([1, 1_000, 10_000]);
    expect(readPlan({ ...options, only: 'check' }).sizes).toEqual([1_000, 10_000]);
  });

  it.each([
    [{ only: 'builds' }, '--only takes build, check, dev, import, push, not `builds`'],
    [{ sizes: '1000,x' }, '--sizes takes whole numbers from 1 on, not `x`'],
    [{ spread: 'broad' }, '--spread takes narrow, wide, not `broad`'],
    [{ runs: '0' }, '--runs takes whole numbers from 1 on, not `0`'],
    [{ seed: '-1' }, '--seed takes whole numbers from 0 on, not `-1`'],
  ])('refuses %o', (wrong, message) => {
    expect(() => readPlan({ ...options, ...wrong })).toThrow(message);
  });
});

describe('the copy of the code that is measured', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'project-test-'));
    const layouts = join(folder, 'checkout', 'src', 'layouts');
    await mkdir(layouts, { recursive: true });
    await writeFile(join(layouts, 'Article.astro'), '<Frame><slot /></Frame>\n');
    await writeFile(join(layouts, 'Frame.astro'), '<body><slot /></body>\n');
    for (const name of ['node_modules/astro', 'node_modules/.vite', '.git', 'content', 'dist']) {
      await mkdir(join(folder, 'checkout', name), { recursive: true });
    }
    await copyProject(join(folder, 'checkout'), join(folder, 'copy'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('holds the code and its packages, but no content and nothing an earlier build kept', async () => {
    expect((await readdir(join(folder, 'copy'))).sort()).toEqual(['node_modules', 'src']);
    expect(await readdir(join(folder, 'copy', 'node_modules'))).toEqual(['astro']);
  });

  it('can have its layout edited without a change to the checkout', async () => {
    await editLayout(join(folder, 'copy'), 'edit 1');
    const shell = join('src', 'layouts', 'Frame.astro');
    expect(await readFile(join(folder, 'copy', shell), 'utf8')).toContain('<!-- edit 1 --></body>');
    expect(await readFile(join(folder, 'checkout', shell), 'utf8')).not.toContain('edit 1');
  });

  it('cannot be edited where no layout closes a body', async () => {
    await rm(join(folder, 'copy', 'src', 'layouts', 'Frame.astro'));
    await expect(editLayout(join(folder, 'copy'), 'x')).rejects.toThrow('cannot edit a layout');
  });
});
