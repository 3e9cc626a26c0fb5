import { expect, it } from 'vitest';
import { connectSite } from '../../../src/pipeline/connect-site.ts';
import { diagnose, diagnosticIn } from '../../../src/content/diagnostics/diagnostic.ts';
import {
  diagnosticCodes,
  type Severities,
} from '../../../src/content/diagnostics/diagnostic-codes.ts';
import {
  applySeverities,
  checkSeverities,
  softenDrafts,
} from '../../../src/content/diagnostics/severities.ts';
import { readSettings } from '../../../src/pipeline/settings.ts';
import { withPublic } from '../../with-public.ts';

const at = { line: 1, column: 1 };
const found = [
  diagnosticIn('a.md', diagnose('missing-alt', at, 'x')),
  diagnosticIn('b.md', diagnose('broken-link', at, 'x')),
  diagnosticIn('c.md', diagnose('outside-content', at, 'x')),
];

it('makes errors of warnings, leaves out what is off, and keeps the rest', () => {
  const severities: Severities = { 'missing-alt': 'error', 'broken-link': 'off' };
  expect(applySeverities(found, severities).map(({ file, severity }) => [file, severity])).toEqual([
    ['a.md', 'error'],
    ['c.md', 'error'],
  ]);
  expect(applySeverities(found, {})).toEqual(found);
});

it('makes warnings of the errors of drafts, but of MDX, which is compiled all the same', () => {
  const faults = ['c.md', 'd.md'].flatMap((file) => [
    diagnosticIn(file, diagnose('invalid-date', at, 'x')),
    diagnosticIn(file, diagnose('mdx-syntax', at, 'x')),
    diagnosticIn(file, diagnose('missing-alt', at, 'x')),
  ]);
  const softened = softenDrafts(faults, (file) => file === 'd.md');
  expect(softened.map(({ file, severity }) => `${file} ${severity}`)).toEqual([
    'c.md error',
    'c.md error',
    'c.md warning',
    'd.md warning',
    'd.md error',
    'd.md warning',
  ]);
});

it.each([
  ['nothing', {}, undefined],
  [
    'every severity',
    { 'missing-alt': 'off', 'broken-link': 'error', 'long-title': 'warning' },
    undefined,
  ],
  [
    'a misspelt code',
    { 'missing-alts': 'off' },
    '`missing-alts` is no diagnostic; docs/diagnostics.md names all',
  ],
  [
    'a property of every object',
    { constructor: 'off' },
    '`constructor` is no diagnostic; docs/diagnostics.md names all',
  ],
  [
    'an error',
    { 'outside-content': 'warning' },
    '`outside-content` is an error, which cannot be changed',
  ],
  [
    'no severity',
    { 'missing-alt': 'warn' },
    "`missing-alt` is \"warn\": write 'error', 'warning' or 'off'",
  ],
])('checks %s', (_, written, fault) => {
  expect(checkSeverities(written)).toBe(fault);
});

it('lets the publisher raise every warning', () => {
  for (const [code, { severity }] of Object.entries(diagnosticCodes)) {
    const fault = checkSeverities({ [code]: 'error' });
    expect([code, fault === undefined]).toEqual([code, severity === 'warning']);
  }
});

it('reaches everything that reads what is wrong with a site', async () => {
  const settings = withPublic(
    readSettings({}, () => 0),
    'none',
  );
  const listing = { sources: [], assets: new Set<string>(), publicFiles: new Set<string>() };
  const diagnostics = async (severities: Severities): Promise<string[]> => {
    const site = { ...settings.site, severities };
    const connected = await connectSite(
      [],
      { ...listing, diagnostics: found },
      { ...settings, site },
      '',
    );
    return connected.diagnostics.map(({ file, severity }) => `${file} ${severity}`);
  };
  expect(await diagnostics({})).toEqual(['a.md warning', 'b.md warning', 'c.md error']);
  expect(await diagnostics({ 'missing-alt': 'error', 'broken-link': 'off' })).toEqual([
    'a.md error',
    'c.md error',
  ]);
});
