import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { article, sevenDiagnostics, sevenLines, Workplace } from './site-command.ts';

const place = new Workplace();
const slow = { timeout: 120_000 };

afterAll(() => {
  place.remove();
});

describe('check', slow, () => {
  it('answers 0 for sound content, and says how much there was', () => {
    place.fill({ 'articles/a.md': article() });
    expect(place.run('check')).toEqual({
      status: 0,
      stdout: '',
      lines: ['1 file checked, no problems'],
    });
  });

  it('answers 1 for errors, names all of them in one run, and writes no site', () => {
    place.fill(sevenDiagnostics);
    const { status, stdout, lines } = place.run('check');
    expect(lines).toEqual([...sevenLines, '7 errors, 0 warnings in 7 of 7 files']);
    expect([status, stdout, existsSync(place.out)]).toEqual([1, '', false]);
  });

  it('answers 0 for warnings, and 1 with --strict', () => {
    place.fill({ 'articles/a.md': article('', '[x](/gone/)') });
    const { status, lines } = place.run('check');
    expect([status, lines.at(-1)]).toEqual([0, '0 errors, 1 warning in 1 of 1 file']);
    expect(place.run('check', {}, '--strict').status).toBe(1);
  });

  it('answers 2 for unknown arguments', () => {
    const { status, lines } = place.run('check', {}, '--fast');
    expect([status, lines[0]]).toEqual([2, "Unknown option '--fast'."]);
  });

  it.each([
    ['SITE_URL', 'example', 'SITE_URL is "example": write an address as https://example.org/'],
    ['BUILD_TIME', 'soon', 'BUILD_TIME is "soon": write a time as 2026-11-22T09:00:00Z'],
  ])('answers 2 for a wrong %s', (name, value, line) => {
    expect(place.run('check', { [name]: value })).toEqual({ status: 2, stdout: '', lines: [line] });
  });

  it.each(['build', 'check'] as const)('answers 2 for a folder without articles: %s', (command) => {
    const folder = join(place.folder, 'elsewhere');
    const line = `${folder}/articles is not there: make it, or name the folder that holds \`articles/\` in CONTENT_DIR`;
    expect(place.run(command, { CONTENT_DIR: folder })).toEqual({
      status: 2,
      stdout: '',
      lines: [line],
    });
  });

  it('answers 2 for a CACHE_DIR that is no folder, and names it', () => {
    place.fill({ 'articles/a.md': article() });
    const file = join(place.folder, 'file');
    writeFileSync(file, '');
    const { status, lines } = place.run('check', { CACHE_DIR: file });
    expect(status).toBe(2);
    expect(lines.join('\n')).toContain(file);
  });

  it('answers 3 for an unexpected error', () => {
    place.fill({ 'articles/a.md': article() });
    const summary = { GITHUB_STEP_SUMMARY: place.folder };
    const { status, lines } = place.run('check', summary, '--format', 'github');
    expect(status).toBe(3);
    expect(lines[0]).toMatch(/^An internal fault: .*\(--verbose shows where\)$/);
  });
});
