import { expect, it } from 'vitest';
import { originalsOf } from '../../../src/import/media/original-of.ts';

it.each([
  ['/up/name-300x200.jpg', ['/up/name.jpg', '/up/name-scaled.jpg']],
  ['/up/name-scaled.jpg', ['/up/name.jpg']],
  ['/up/name-rotated.PNG', ['/up/name.PNG', '/up/name-scaled.PNG']],
  ['/up/name@2x.png', ['/up/name.png', '/up/name-scaled.png']],
  [
    '/up/name-e1400000000000-300x200.jpg',
    [
      '/up/name-e1400000000000.jpg',
      '/up/name.jpg',
      '/up/name-e1400000000000-scaled.jpg',
      '/up/name-scaled.jpg',
    ],
  ],
  [
    'name-150x150@2x.jpg',
    ['name-150x150.jpg', 'name.jpg', 'name-150x150-scaled.jpg', 'name-scaled.jpg'],
  ],
  ['/up/name-300x200.jpg.webp', ['/up/name-300x200.jpg', '/up/name.jpg', '/up/name-scaled.jpg']],
  ['/up/name.jpg.webp', ['/up/name.jpg']],
  ['/up/name.jpg', []],
  ['/up/name-300x200', []],
  ['/up/-300x200.jpg', []],
  ['/up-300x200/name.jpg', []],
  ['/up/h-e123.jpg', []],
])('knows what %s was made from', (path, originals) => {
  expect(originalsOf(path)).toEqual(originals);
});
