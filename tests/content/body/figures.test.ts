import { describe, expect, it } from 'vitest';
import { compile, html } from './compile.ts';

describe('a picture alone in its paragraph', () => {
  it('is a figure with its title as the caption', () => {
    expect(html('![What it shows](a.png "Rings & *stars*")')).toBe(
      '<figure><img src="a.png"><figcaption>Rings &#x26; *stars*</figcaption></figure>',
    );
  });

  it('without a title stays a paragraph', () => {
    expect(html('![a](a.png)')).toBe('<p><img src="a.png"></p>');
    expect(html('![a](a.png " ")')).toBe('<p><img src="a.png"></p>');
  });

  it('may be a link', () => {
    expect(html('[![a](a.png "Below")](/x/)')).toBe(
      '<figure><a href="/x/"><img src="a.png"></a><figcaption>Below</figcaption></figure>',
    );
  });

  it('may lie on another site', () => {
    expect(html('![a](https://x.example/a.png "Below")')).toContain('<figcaption>Below');
  });

  it('counts the words of its caption', () => {
    expect(compile('![a](a.png "Three more words")').facts.words).toBe(3);
  });
});

it.each([
  ['beside text', '![a](a.png "T") text', '<p><img src="a.png"> text</p>'],
  // Programs wrote the names of files there.
  ['in HTML', '<p><img src="a.png" title="IMG_1" alt="a"></p>', '<p><img src="a.png"></p>'],
  [
    'where no block may stand',
    '<details><summary><p><img src="b.png" alt="b"></p>\n\n</summary></details>',
    '<details><summary><p><img src="b.png"></p>\n</summary></details>',
  ],
])('a picture %s is no figure', (_, markdown, expected) => {
  expect(html(markdown)).toBe(expected);
});

describe('sound and film', () => {
  it('have a caption as pictures do, and make no gallery', () => {
    expect(html('![A talk](a.mp3 "Below")')).toBe(
      '<figure><img src="a.mp3"><figcaption>Below</figcaption></figure>',
    );
    expect(html('![A](a.mp3) ![B](b.mp4)')).toBe('<p><img src="a.mp3"> <img src="b.mp4"></p>');
  });

  it('need words that name them', () => {
    expect(compile('![](a.mp3) ![](b.mp4)').diagnostics).toMatchObject([
      { code: 'missing-alt', message: 'the sound has no words that name it', column: 1 },
      { code: 'missing-alt', message: 'the film has no words that name it', column: 12 },
    ]);
  });
});

describe('pictures alone in one paragraph', () => {
  it('are a gallery, each with its caption', () => {
    expect(html('![a](a.png) ![b](b.png "B")\n[![c](c.png)](/c/)')).toBe(
      '<div class="gallery" role="group" aria-label="Pictures"><img src="a.png"><figure><img src="b.png"><figcaption>B</figcaption></figure><a href="/c/"><img src="c.png"></a></div>',
    );
  });

  it('are none when one of them is a link to another site', () => {
    const badges = '![a](https://x.example/a.svg) ![b](b.svg)';
    expect(html(badges)).toBe('<p><img src="https://x.example/a.svg"> <img src="b.svg"></p>');
  });
});
