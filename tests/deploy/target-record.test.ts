import { expect, it } from 'vitest';
import { readRecordText, recordText, type TargetRecord } from '../../src/deploy/target-record.ts';

const html = { 'Cache-Control': 'no-cache', 'Content-Type': 'text/html; charset=utf-8' };
const record: TargetRecord = {
  site: 'https://example.org/',
  files: new Map([
    ['b.html', { digest: 'f'.repeat(64), size: 12, headers: html }],
    ['__proto__', { digest: '', size: 0, headers: {} }],
    ['a.html', { digest: 'e'.repeat(64), size: 3, headers: html, goneSince: 1234 }],
  ]),
};

it('reads what was written', () => {
  const read = readRecordText(recordText(record));
  expect(read?.site).toBe(record.site);
  expect(new Map([...(read?.files ?? [])].sort())).toEqual(new Map([...record.files].sort()));
});

it('writes the same record as the same text, in whatever order it came to be', () => {
  const other = { ...record, files: new Map([...record.files].reverse()) };
  expect(recordText(other)).toBe(recordText(record));
});

it.each(['../other/x', 'a/../../x', '/etc/passwd', 'a//b', './x'])(
  'refuses one with %s, which leads out of the target',
  (path) => {
    const files = new Map([[path, { digest: '', size: 0, headers: {} }]]);
    expect(readRecordText(recordText({ ...record, files }))).toBeUndefined();
  },
);

it('refuses a text that lacks a byte, or is none of its own', () => {
  const text = recordText(record);
  expect(readRecordText(text.slice(0, -1))).toBeUndefined();
  expect(readRecordText(text.replace('b.html', 'c.html'))).toBeUndefined();
  expect(readRecordText('<!doctype html>')).toBeUndefined();
});
