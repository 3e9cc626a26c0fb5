import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { visibleText } from '../../src/cli/display.ts';
import { jsonText, print, printExactly, printFormatted, say } from '../../src/cli/print.ts';

let stdout = '';
let stderr = '';
beforeEach(() => {
  [stdout, stderr] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('what is printed for people', () => {
  it.each([
    ['::add-mask::x', '<U+003A>:add-mask::x'],
    ['  ::error::x', '  <U+003A>:error::x'],
    ['\t::error::x', '<U+0009>::error::x'],
    ['a.md ##[stop-commands]x', 'a.md ##<U+005B>stop-commands]x'],
    ['a::b', 'a::b'],
    ['## [a heading]', '## [a heading]'],
    ['\u001B[31mred', '<U+001B>[31mred'],
    ['one\r::error::x', 'one<U+000D>::error::x'],
    ['tit\u200Ble', 'tit<U+200B>le'],
    ['\u00A0date', '<U+00A0>date'],
    ['soft\u00ADly', 'soft<U+00AD>ly'],
    ['👩\u200D⚕️ and a\u200Db', '👩\u200D⚕️ and a<U+200D>b'],
  ])('%j is %j', (text, shown) => {
    say(text);
    print([text, 'next']);
    expect([stderr, stdout]).toEqual([`${shown}\n`, `${shown}\nnext\n`]);
  });

  it('every line of a text is looked at', () => {
    say('first\n::error::x\nlast');
    expect(stderr).toBe('first\n<U+003A>:error::x\nlast\n');
  });

  it('no lines are nothing', () => {
    print([]);
    expect(stdout).toBe('');
  });
});

describe('what is printed for programs', () => {
  it('a diff is exact, but in a job whose log is obeyed', () => {
    const diff = '+##[group]\n ::error::x\n+\u200B\n';
    vi.stubEnv('GITHUB_ACTIONS', '');
    printExactly(diff);
    expect(stdout).toBe(diff);
    stdout = '';
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    printExactly(diff);
    expect(stdout).toBe('+##<U+005B>group]\n <U+003A>:error::x\n+\u200B\n');
  });

  it('a format may have commands of its own on standard output alone', () => {
    printFormatted({ stdout: '::error::x\n', stderr: '::error::x\n' });
    expect([stdout, stderr]).toEqual(['::error::x\n', '<U+003A>:error::x\n']);
  });

  it('JSON says the same without what is a command', () => {
    const text = jsonText({ message: '##[group] [x]' });
    expect(text).not.toContain('##[');
    expect(JSON.parse(text)).toEqual({ message: '##[group] [x]' });
  });
});

it('text that is visible stays as it is when it is made visible again', () => {
  const once = visibleText('##[x] \u202E');
  expect(visibleText(once)).toBe(once);
  expect(once).toBe('##<U+005B>x] <U+202E>');
});
