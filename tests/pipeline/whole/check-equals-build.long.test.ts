import { beforeAll, expect, test } from 'vitest';
import { drawAndCompare } from './check-and-build.ts';
import { prepareRenderers } from './prepared-renderer.ts';
import { usual } from './workplace.ts';

beforeAll(() => prepareRenderers([usual.siteUrl], 'no features'), 240_000);

test('a check of any of 150 publications drawn at random says what a build says', async () => {
  expect(await drawAndCompare(20_260_402, 150)).toBeGreaterThan(20);
}, 600_000);
