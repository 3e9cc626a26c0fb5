import { expect, it } from 'vitest';
import { resolveSite } from '../../src/site-settings.ts';
import config from '../../src/site.config.ts';
import { archiveWith, body, importOptions, importRead } from './imported.ts';

const translated = archiveWith([
  body('Text.\n', { file: 'articles/a.md', addresses: ['/a/'] }),
  body('Text.\n', { file: 'articles/de/a.md', addresses: ['/de/a/'], keys: { lang: 'de' } }),
  body('See [a](/beitrag/).\n', {
    file: 'articles/de/b.md',
    addresses: ['/beitrag/'],
    keys: { lang: 'de' },
  }),
  body('[b](/beitrag/)\n', {
    file: 'articles/de/c.md',
    addresses: ['/tags/'],
    keys: { lang: 'de' },
  }),
]);

it('an item in a language of the site gets its address below the prefix, and the old one redirects', async () => {
  const languages = [{ lang: 'en' }, { lang: 'de' }];
  const site = resolveSite({ ...config, languages, redirects: [] }, 'https://new.example.org/');
  const { claimed } = importOptions();
  const prefixes = site.editions.map(({ prefix }) => prefix);
  const { files, report } = await importRead(translated, {
    site,
    claimed: { ...claimed, prefixes },
  });
  expect(files['articles/a.md']).toContain('safeURL: /a/\n');
  expect(files['articles/de/a.md']).toContain('safeURL: /de/a/\n');
  expect(files['articles/de/a.md']).not.toContain('aliases');
  expect(files['articles/de/b.md']).toContain('safeURL: /de/beitrag/\n');
  expect(files['articles/de/b.md']).toContain('aliases:\n  - /beitrag/\n');
  expect(files['articles/de/b.md']).toContain('See [a](/de/beitrag/).');
  expect(files['articles/de/c.md']).toContain('safeURL: /de/articles/tags/\n');
  expect(report.notes.map(({ subject }) => subject)).not.toContain('language');
});

it('the report names the languages that the site is not told of, once', async () => {
  const { report } = await importRead(translated);
  expect(report.notes.filter(({ subject }) => subject === 'language')).toMatchObject([
    { outcome: 'to-do', message: expect.stringContaining('Articles are in `de`') as string },
  ]);
});
