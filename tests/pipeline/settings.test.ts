import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import {
  languageFault,
  languagesFault,
  readSettings,
  WrongSetting,
  type BuildSettings,
} from '../../src/pipeline/settings.ts';

const read = (environment: NodeJS.ProcessEnv): BuildSettings => readSettings(environment, () => 7);

it('takes an empty variable for one that is not set', () => {
  const empty = { CONTENT_DIR: '', OUT_DIR: '', CACHE_DIR: '', SITE_URL: '', BUILD_TIME: '' };
  expect(read(empty)).toEqual(read({}));
  expect(read(empty)).toMatchObject({
    contentDir: resolve('content'),
    outDir: resolve('dist'),
    cacheDir: resolve('.cache'),
    now: 7,
  });
});

it('takes from the environment where changed files are', () => {
  const url = 'https://github.com/guest/magazine';
  expect(read({}).site.changedAt).toEqual({});
  expect(read({ REPOSITORY_URL: url, REPOSITORY_BRANCH: 'tides' }).site.changedAt).toEqual({
    url,
    branch: 'tides',
  });
});

it.each(['.', 'content', '..', './content/'])(
  'refuses %s as CACHE_DIR: with the cache, the content would be deleted',
  (folder) => {
    expect(() => read({ CACHE_DIR: folder })).toThrow(WrongSetting);
    expect(() => read({ CACHE_DIR: folder })).toThrow(
      `CACHE_DIR is ${resolve(folder)}, which holds CONTENT_DIR (${resolve('content')}): ` +
        'name another folder, as builds delete what lies in it',
    );
  },
);

it('takes a CACHE_DIR within the content folder, beside it, or with its name as a beginning', () => {
  for (const folder of ['content/.cache', 'cache', 'content-cache', '..content'])
    expect(read({ CACHE_DIR: folder }).cacheDir).toBe(join(resolve('.'), folder));
});

it.each(['en', 'en-GB', 'de-AT', 'pt', 'pt-BR', 'zh', 'zh-CN', 'zh-Hans-SG', 'AR-eg'])(
  'takes %s as the language of the site',
  (lang) => {
    expect(languageFault(lang)).toBeUndefined();
  },
);

it.each(['zh-TW', 'zh-Hant-HK', 'sv', 'deu', 'constructor', ''])(
  'refuses %s as the language of the site and names the file to add',
  (lang) => {
    expect(languageFault(lang)).toBe(
      `\`lang\` of src/site.config.ts is ${JSON.stringify(lang)}, for which the interface has no texts: ` +
        `add src/i18n/${lang}.ts as docs/extending.md shows, or name another language`,
    );
  },
);

it.each([
  ['en', [], undefined],
  ['en', ['en', 'de', 'pt-BR'], undefined],
  ['en', ['de', 'en'], 'begins with "de", and `lang` is "en": name that one first'],
  ['en', ['en', 'de', 'DE'], 'has "DE" twice: delete one'],
  ['en', ['en', 'sv'], 'is "sv", for which the interface has no texts: add src/i18n/sv.ts'],
])('of %s with the languages %j it says %s', (lang, tags, fault) => {
  const found = languagesFault({ lang, languages: tags.map((tag) => ({ lang: tag })) });
  if (fault === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(fault);
});
