import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readSettings, WrongSetting, type BuildSettings } from '../../src/pipeline/settings.ts';

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
