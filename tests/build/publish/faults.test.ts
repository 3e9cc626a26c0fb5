import { describe, expect, test } from 'vitest';
import { failEverywhere, scenes, type Trouble } from './fail-everywhere.ts';

const troubles: readonly Trouble[] = ['EACCES', 'crash', 'torn write'];

describe.each(scenes)('publishing over $name', (scene) => {
  test.each(troubles)(
    'comes through %s at every operation',
    async (trouble) => {
      expect(await failEverywhere(scene, trouble)).toBeGreaterThan(2);
    },
    120_000,
  );
});
