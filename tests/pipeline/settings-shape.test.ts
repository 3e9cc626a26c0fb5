import { expect, it } from 'vitest';
import { shapeFaults } from '../../src/pipeline/settings.ts';
import { config } from '../publication/sample.ts';

/** Faults of settings as they stand in `site.config.ts`, with the line of each. */
function faults(settings: object): string[] {
  const whole = { ...config, ...settings };
  const text = `const site = ${JSON.stringify(settings, undefined, 2)};\n`;
  return shapeFaults(whole, () => text)?.split('\n') ?? [];
}

it('has nothing against settings that commands can work with', () => {
  expect(faults({})).toEqual([]);
  expect(
    faults({
      kind: 'personal',
      colors: { accent: '#a23b12', paper: { light: '#ffffff' }, acent: '' },
      fonts: {
        text: 'system',
        interface: {
          family: 'A',
          files: [{ path: 'a.woff2', weight: '400 700', style: 'italic' }],
        },
      },
      social: [{ label: 'A', url: 'https://a.example/' }],
      newsletter: { label: 'A', url: 'https://a.example/' },
      home: { categories: [] },
      repository: { host: 'forgejo', url: 'https://git.example/a/b', branch: 'main' },
      languages: [{ lang: 'en' }, { lang: 'de', name: 'A', footer: [] }],
      severities: { 'unused-picture': 'off' },
      logo: undefined,
    }),
  ).toEqual([]);
});

it.each([
  [
    { repository: { host: 'sourcehut', url: '', branch: '' } },
    "3:13 `repository.host` has \"sourcehut\": write 'github' or 'gitlab' or 'forgejo' or 'bitbucket'",
  ],
  [
    { repository: { host: 'github', url: '', branch: '', forReader: true } },
    '6:18 `forReader` is no part of `repository`: write `forReaders`',
  ],
  [{ colours: {} }, '2:14 `colours` is no setting: write `colors`'],
  [{ theme: 'dark' }, '2:12 `theme` is no setting: delete it'],
  [{ name: undefined }, '1:1 `name` is missing: write it as a text in quotation marks'],
  [{ typography: 'yes' }, '2:17 `typography` has "yes": write `true` or `false`'],
  [
    { hosts: ['apache'] },
    "2:12 `hosts` has \"apache\": write 'nginx' or 'netlify' or 'cloudflare' or 'github'",
  ],
  [{ fonts: { txt: 'system' } }, '3:12 `txt` is no part of `fonts`: write `text`'],
  [
    { fonts: { text: 'Arial' } },
    '3:13 `fonts.text` has "Arial": write \'system\' or `{ family, files }`',
  ],
  [{ fonts: 'system' }, '2:12 `fonts` has "system": write `{ text, interface }`'],
  [
    { colors: { accent: { dark: '#111111' } } },
    '3:15 `colors.accent.light` is missing: write it as a text in quotation marks',
  ],
  [
    { newsletter: 'https://a.example' },
    '2:17 `newsletter` has "https://a.example": write `{ label, url }`',
  ],
  [{ social: [{ label: 'A', link: '' }] }, '5:15 `link` is no part of `social`: delete it'],
])('names what is wrong with %j at its line', (settings, expected) => {
  expect(faults(settings)[0]).toBe(`src/site.config.ts:${expected}`);
});
