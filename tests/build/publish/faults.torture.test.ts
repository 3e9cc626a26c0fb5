import { describe, expect, test } from 'vitest';
import { failEverywhere, scenes, type Trouble } from './fail-everywhere.ts';

const troubles: readonly Trouble[] = ['ENOSPC', 'EIO', 'EMFILE'];

describe.each(scenes)('publishing over $name', (scene) => {
  test.each(troubles)(
    'comes through %s at every operation',
    async (trouble) => {
      expect(await failEverywhere(scene, trouble)).toBeGreaterThan(40);
    },
    120_000,
  );
});
