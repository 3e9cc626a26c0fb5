import { describe, expect, it } from 'vitest';
import { cleanRendered } from '../../src/feeds/clean-rendered.ts';
import { simplifyHtml } from '../../src/feeds/simplify-html.ts';

describe('a rendered body', () => {
  it.each([
    ['<!DOCTYPE html><div class="prose"> <p>One</p>\n<p>Two</p> </div>', '<p>One</p>\n<p>Two</p>'],
    ['<link rel="stylesheet" href="/a.css"><div><p>One</p></div>', '<p>One</p>'],
    [
      '<div><script>a("<p>")</script><style>p{}</style><p onclick="a()">One</p></div>',
      '<p>One</p>',
    ],
    ['<div><p><a href="javascript:a()">One</a></p></div>', '<p><a>One</a></p>'],
    ['<div><p title=\'a "b"\' data-x>One</p></div>', '<p title="a &#x22;b&#x22;">One</p>'],
    ['<div><my-part><p>One</p></my-part></div>', '<p>One</p>'],
    [
      '<div><span class="picture"><picture><source srcset="a"><img src="https://a.example/b" width="2" height="1" alt="c"></picture></span></div>',
      '<span><img src="https://a.example/b" width="2" height="1" alt="c"></span>',
    ],
    ['', ''],
  ])('%s becomes as the compiler would have it', (rendered, clean) => {
    expect(cleanRendered(rendered)).toBe(clean);
  });

  it('keeps what the simplifier must know to drop', () => {
    const heading =
      '<div><div class="heading"><h2 id="a">A</h2><a class="permalink" href="#a">#</a></div></div>';
    expect(simplifyHtml(cleanRendered(heading), 'https://a.example/')).toBe('<h2>A</h2>');
  });
});
