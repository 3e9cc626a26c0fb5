import fc from 'fast-check';
import { expect, it } from 'vitest';
import { slugify } from '../../src/content/text.ts';
import { anyText } from './any-text.ts';

it.each([
  ['Healthcare IT', 'healthcare-it'],
  ['  Social   media ', 'social-media'],
  ['C#', 'csharp'],
  ['C++', 'cplusplus'],
  ['C#/F#', 'csharp-fsharp'],
  ['#HIMSS18', 'himss18'],
  ['A # B', 'a-b'],
  ['cafe\u0301#', 'caf\u00E9sharp'],
  ['##', ''],
  ['Heart \u2764\uFE0F', 'heart'],
  ['HL7\u200B', 'hl7'],
  ['soft\u00ADhyphen', 'soft-hyphen'],
  ['R&D', 'rd'],
  ['Healthcare & Government IT', 'healthcare-government-it'],
  ['ASP.NET/MVC', 'asp-net-mvc'],
  ['don’t', 'don-t'],
  ['Gesundheit für Ältere', 'gesundheit-für-ältere'],
  ['医療情報', '医療情報'],
  ['स्वास्थ्य', 'स्वास्थ्य'],
  ['cafe\u0301', 'caf\u00E9'],
  ['İstanbul', 'i\u0307stanbul'],
  ['2018', '2018'],
  ['!!!', ''],
  ['&', ''],
  ['', ''],
])('makes of %j the slug %j', (name, slug) => {
  expect(slugify(name)).toBe(slug);
});

it('makes one path segment that needs no care, whatever the name', () => {
  fc.assert(
    fc.property(anyText(12), (name) => {
      const slug = slugify(name);
      expect(slug).toMatch(/^[\p{L}\p{N}\p{M}-]*$/u);
      expect(slug).not.toMatch(/^-|-$|--/);
      expect(slug).toBe(slug.normalize('NFC'));
    }),
  );
});

it('is the same for both Unicode forms of a name', () => {
  fc.assert(
    fc.property(anyText(12), (name) => {
      expect(slugify(name.normalize('NFD'))).toBe(slugify(name.normalize('NFC')));
    }),
  );
});
