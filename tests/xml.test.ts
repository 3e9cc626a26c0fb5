import { describe, expect, it } from 'vitest';
import { xmlCdata, xmlElement, xmlText } from '../src/xml.ts';
import { readXml } from './publication/read-xml.ts';

const hostile = [
  ['markup', '<b>bold</b> & "quoted" \'too\''],
  ['an end mark', 'a ]]> b ]]]]>> c'],
  ['a script’s end', '</script></title>'],
  ['characters beyond the first plane', '𝔉HIR 😀'],
] as const;

describe('XML', () => {
  it.each(hostile)('carries %s unchanged as text, attribute and CDATA', (_, text) => {
    expect(readXml(xmlElement('x', xmlText(text))).text).toBe(text);
    expect(readXml(xmlElement('x', '', { y: text })).attributes).toEqual({ y: text });
    expect(readXml(xmlElement('x', xmlCdata(text))).text).toBe(text);
  });

  it('leaves out what XML 1.0 cannot hold, and keeps tab and line breaks', () => {
    const text = 'a\u0000b\u0008c\u000Bd\u001Fe\uFFFEf\uFFFFg\uD800h\uDC00i\tj\nk';
    expect(xmlText(text)).toBe('abcdefghi\tj\nk');
    expect(xmlCdata(text)).toBe('<![CDATA[abcdefghi\tj\nk]]>');
    expect(xmlElement('x', '', { y: text })).toBe('<x y="abcdefghi\tj\nk"/>');
  });

  it.each(['\u0000', '\u001F', '\uFFFE', '\uD800', '\uDC00'])(
    'leaves out %j also where nothing else is odd',
    (character) => {
      expect(xmlText(`a${character}z`)).toBe('az');
    },
  );
});
