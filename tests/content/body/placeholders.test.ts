import { describe, expect, it } from 'vitest';
import { fillPlaceholders } from '../../../src/content/body/placeholders.ts';
import { compile } from './compile.ts';

describe('fillPlaceholders', () => {
  it('puts addresses and pictures into their places, in order', () => {
    const { html } = compile('[a](x) ![b](c) [d](y)\n\n![e](f)');
    expect(fillPlaceholders(html, ['/1', '/2'], ['<img alt="b">', '<img alt="e">'])).toBe(
      '<p><a href="/1">a</a> <img alt="b"> <a href="/2">d</a></p>\n<p><img alt="e"></p>',
    );
  });

  it('escapes addresses', () => {
    const { html } = compile('[a](x)');
    expect(fillPlaceholders(html, ['/?a=1&b="<'], [])).toBe(
      '<p><a href="/?a=1&amp;b=&quot;&lt;">a</a></p>',
    );
  });

  it('leaves the text of a link without an address', () => {
    const { html } = compile('[a *b* ![c](d)](x "t > u") [e](y)');
    expect(fillPlaceholders(html, ['', '/2'], ['<a href="/p">c</a>'])).toBe(
      '<p>a <em>b</em> <a href="/p">c</a> <a href="/2">e</a></p>',
    );
  });

  it('keeps a link that stands in for a picture apart from words, and a picture where it is', () => {
    const { html } = compile('one![a](b)two ![c](d). e![f](g)h');
    expect(fillPlaceholders(html, [], ['<a href="/b">a</a>', '<a href="/d">c</a>', '<img>'])).toBe(
      '<p>one <a href="/b">a</a> two <a href="/d">c</a>. e<img>h</p>',
    );
  });

  it('leaves the id of a link without an address', () => {
    const { html } = compile('<a id="here" href="x">a</a> [b](y)');
    expect(fillPlaceholders(html, ['', ''], [])).toBe('<p><span id="here">a</span> b</p>');
  });

  it('inserts what looks like a pattern as it is', () => {
    const { html } = compile('[a](x) ![b](c)');
    expect(fillPlaceholders(html, ['/$&'], ["$1$'"])).toBe('<p><a href="/$&amp;">a</a> $1$\'</p>');
  });

  it('refuses to leave a placeholder empty', () => {
    const { html } = compile('[a](x) ![b](c)');
    expect(() => fillPlaceholders(html, [], ['x'])).toThrow(RangeError);
    expect(() => fillPlaceholders(html, ['x'], [])).toThrow(RangeError);
  });

  it.each([
    '&#1;0&#2;',
    '<b>&#1;0&#1;</b>',
    '<a href="&#1;0&#2;">x</a>',
    '<p title="&#1;0&#1;">x</p>',
    '\u00010\u0001',
  ])('takes %j for text, not for a placeholder', (markdown) => {
    const { html, facts } = compile(`${markdown}\n\n[a](x)`);
    expect(
      fillPlaceholders(
        html,
        facts.links.map(() => '/only'),
        [],
      ),
    ).not.toContain('undefined');
    expect(html.split('\u0001')).toHaveLength(facts.links.length + 1);
    expect(facts.links.length).toBeGreaterThan(0);
  });
});
