import { describe, expect, it } from 'vitest';
import { classifyLink } from '../../../src/content/body/classify-link.ts';
import { html, diagnostics, compile } from './compile.ts';

describe('classifyLink', () => {
  it.each([
    ['/a/', 'internal'],
    ['other.md#part', 'internal'],
    ['#part', 'internal'],
    ['images/x.png', 'internal'],
    ['page.html', 'internal'],
    ['file.md', 'internal'],
    ['script.py', 'internal'],
    ['v1.2/notes', 'internal'],
    ['https://www.example.org/x', 'internal'],
    ['http://WWW.EXAMPLE.ORG/x', 'internal'],
    ['https://example.net', 'external'],
    ['//example.net/x', 'external'],
    ['\\\\example.net/x', 'external'],
    ['/\\example.net/x', 'external'],
    ['mailto:a@b.example', 'external'],
    ['tel:+1', 'external'],
    ['http://', 'unreadable'],
    ['www.example.net', 'no-scheme'],
    ['example.com', 'no-scheme'],
    ['example.com:8080/x', 'no-scheme'],
    ['localhost:4321/x', 'no-scheme'],
    ['sub.example.org/a/b?c#d', 'no-scheme'],
    ['javascript:alert(1)', 'unsafe'],
    ['JaVa\nScript:alert(1)', 'unsafe'],
    [' vbscript:x', 'unsafe'],
    ['data:text/html,x', 'unsafe'],
    ['file:///etc/passwd', 'unsafe'],
    ['blob:x', 'unsafe'],
    ['{{ site.url }}/x', 'template'],
    ['%7B%7Bsite.url%7D%7D/x', 'template'],
    ['', 'empty'],
    [' \n', 'empty'],
  ])('%j is %s', (address, kind) => {
    expect(classifyLink(address, ['www.example.org']).kind).toBe(kind);
  });
});

describe('a link', () => {
  it('to another site is marked, and described by the note that the layout holds', () => {
    expect(html('[a](https://other.example/)')).toBe(
      '<p><a href="https://other.example/" class="external" rel="external" aria-describedby="external-link">a</a></p>',
    );
  });

  it('whose text is its address is marked, so that paper has it once', () => {
    const compiled = html(
      '<https://other.example/> [https://other.example](https://other.example/)',
    );
    expect(compiled.match(/class="[^"]*"/g)).toEqual(['class="external bare"', 'class="external"']);
  });

  it('to this site or by mail is not', () => {
    expect(html('[a](https://www.example.org/) [b](mailto:c@d.example)')).toBe(
      '<p><a href="https://www.example.org/">a</a> <a href="mailto:c@d.example">b</a></p>',
    );
  });

  it('that is unsafe goes, its text stays, and its place is reported', () => {
    const markdown = 'x [a *b*](javascript:alert(1)) <a href="vbscript:x">c</a>';
    expect(html(markdown)).toBe('<p>x a <em>b</em> c</p>');
    expect(diagnostics(markdown)).toEqual(['1:11 unsafe-link', '1:41 unsafe-link']);
  });

  it('without a scheme goes, its text stays, and nothing else is said of it', () => {
    const markdown = '[a](www.other.example/b) [c](<example.com>)';
    expect(html(markdown)).toBe('<p>a c</p>');
    expect(diagnostics(markdown)).toEqual(['1:5 link-without-scheme', '1:31 link-without-scheme']);
    expect(compile(markdown).facts.links).toEqual([]);
  });

  it('without an address goes with a warning', () => {
    expect(html('[a]()')).toBe('<p>a</p>');
    expect(diagnostics('[a]()')).toEqual(['1:5 broken-link']);
  });

  it('of a picture without a text says where it leads', () => {
    expect(html('[![](b.png)](/a)')).toBe(
      '<p><a href="/a" aria-label="/a"><img src="b.png"></a></p>',
    );
  });

  it('never stands inside another', () => {
    const markdown = '<a href="/x">a <iframe src="https://youtu.be/abcDEF_-123"></iframe></a>';
    expect(html(markdown)).toBe('<p><a href="/x">a Video on YouTube</a></p>');
  });

  it('that shows nothing goes, with a warning', () => {
    expect(html('a [](/b) c')).toBe('<p>a  c</p>');
    expect(diagnostics('a [](/b) c')).toEqual(['1:6 removed-content']);
  });

  it('opens no window, sends no ping and has no handler', () => {
    expect(
      html('<a href="/a" target="_blank" ping="https://x.example" onclick="x()" style="x">b</a>'),
    ).toBe('<p><a href="/a">b</a></p>');
  });

  it('that is never closed is reported once', () => {
    expect(diagnostics('<a href="javascript:x">b\n\nc\n\nd')).toEqual([
      '1:1 unclosed-html',
      '1:10 unsafe-link',
    ]);
  });

  it('says of a picture in it that it stands there', () => {
    const pictures = compile('[![a](b.png)](/c) ![d](e.png)').facts.pictures;
    expect(pictures.map(({ inLink }) => inLink)).toEqual([true, false]);
  });

  it('made for a footnote is not among the links of the body', () => {
    const { facts, html: compiled } = compile('a[^x] [b](/c)\n\n[^x]: d');
    expect(facts.links.map(({ target }) => target)).toEqual(['/c']);
    expect(compiled).toContain('href="#user-content-fn-x"');
    expect(facts.anchors).toContain('user-content-fn-x');
  });
});
