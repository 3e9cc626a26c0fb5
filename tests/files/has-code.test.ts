import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hasCode, isOfSystem } from '../../src/files/has-code.ts';

function faultOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

it('knows an error of the file system by its code, and nothing else', () => {
  const missing = faultOf(() => readFileSync('/no/such/file'));
  expect(hasCode(missing, 'EACCES', 'ENOENT')).toBe(true);
  expect(hasCode(missing, 'EACCES')).toBe(false);
  expect(hasCode(new Error('ENOENT'), 'ENOENT')).toBe(false);
  expect(hasCode({ code: 'ENOENT' }, 'ENOENT')).toBe(false);
});

it('tells what the operating system refused from all other errors', () => {
  expect(isOfSystem(faultOf(() => readFileSync('/no/such/file')))).toBe(true);
  expect(isOfSystem(faultOf(() => readFileSync({} as string)))).toBe(false);
  expect(isOfSystem(new Error('ENOENT'))).toBe(false);
});
