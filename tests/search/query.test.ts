import { expect, it } from 'vitest';
import { printQuery, readQuery } from '../../src/search/query/query.ts';

it('a query comes back from its address', () => {
  const query = { text: 'C# & é 病', category: 'care-delivery', tag: 'hl7', year: '2021' };
  expect(readQuery(printQuery(query))).toEqual(query);
});

it('an address says nothing of what is not asked for', () => {
  expect(printQuery({ text: ' audit logs ', category: '', tag: '', year: '' })).toBe(
    '?q=audit+logs',
  );
  expect(printQuery({ text: ' ', category: '', tag: '', year: '' })).toBe('');
});

it('an address that says too much is cut', () => {
  expect(readQuery(`?q=${'x'.repeat(900)}&other=1`).text).toHaveLength(200);
});
