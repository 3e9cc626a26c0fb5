import { describe, expect, it } from 'vitest';
import {
  escapeAttribute,
  escapeHtml,
  scriptJson,
  xmlCdata,
  xmlElement,
  xmlText,
} from '../src/escape.ts';
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

describe('HTML', () => {
  it('has no markup left in a text', () => {
    expect(escapeHtml('<a b="c">&amp;\'</a>')).toBe(
      "&lt;a b=&quot;c&quot;&gt;&amp;amp;'&lt;/a&gt;",
    );
  });

  it('keeps `>` in an attribute, as hast-util-to-html does', () => {
    expect(escapeAttribute('/?a=1&b="<>"')).toBe('/?a=1&amp;b=&quot;&lt;>&quot;');
  });
});

describe('JSON in a script element', () => {
  it('cannot end the element and reads back unchanged', () => {
    const data = { name: '</script><!--', text: 'a & b \u2028 \u2029' };
    expect(scriptJson(data)).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(scriptJson(data))).toEqual(data);
  });
});
