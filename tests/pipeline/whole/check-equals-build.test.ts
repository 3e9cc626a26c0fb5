import { beforeAll, expect, test } from 'vitest';
import { checkEqualsBuild, drawAndCompare } from './check-and-build.ts';
import { prepareRenderers } from './prepared-renderer.ts';
import { everySoundFile } from './wild-content.ts';
import { usual } from './workplace.ts';

beforeAll(() => prepareRenderers([usual.siteUrl], 'no features'), 240_000);

test('every picture and document that a check passes is published', async () => {
  expect(await checkEqualsBuild(everySoundFile)).toBe(true);
}, 240_000);

test('what a check passes is published, and what it refuses a build refuses in the same words', async () => {
  expect(await drawAndCompare(20_260_401, 10)).toBeGreaterThan(1);
}, 240_000);
