import { expect, it } from 'vitest';
import { isNewEnough } from '../../../src/cli/setup/node.js';

it.each(['24.16.0', '24.21.0', '25.0.0', '26.10.0', '100.0.0'])('accepts Node %s', (version) => {
  expect(isNewEnough(version)).toBe(true);
});

it.each(['20.20.2', '22.12.0', '24.15.9', '9.99.0'])('refuses Node %s', (version) => {
  expect(isNewEnough(version)).toBe(false);
});
