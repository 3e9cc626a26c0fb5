import { expect, it } from 'vitest';
import { readArticle } from './support.ts';

it('reads the point of a picture that a crop keeps', () => {
  const of = (line: string) => readArticle(line).data?.imageFocus;
  expect(of('imageFocus: 50% 20%')).toEqual({ x: 50, y: 20 });
  expect(of('imageFocus: " 0%   100% "')).toEqual({ x: 0, y: 100 });
  expect(of('toc: true')).toBeUndefined();
});

it.each(['50%', '50% 120%', 'top', '50 20', ''])('says how to write it instead of %j', (value) => {
  const { diagnostics } = readArticle(`imageFocus: ${value}`);
  expect(diagnostics).toMatchObject([{ code: 'invalid-value' }]);
  expect(diagnostics[0]?.hint).toContain('50% 20%');
});
