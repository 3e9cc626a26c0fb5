import { expect, it } from 'vitest';
import { compileBody } from '../../src/content/body/compile-body.ts';
import { htmlText } from '../../src/search/html-text.ts';

function textOf(markdown: string): string {
  const options = { firstLine: 1, ownHosts: [], lang: 'en', syntax: 'md' } as const;
  return htmlText(compileBody(markdown, options).html).replace(/\s+/g, ' ').trim();
}

it('reads a body without its tags, links and pictures', () => {
  const text = textOf(
    '# Head\n\nTele**health** is [here](https://a.example/x "t>t").\n\n![Alt](x.png)\n\n| a | b |\n|---|---|\n| c | d |\n\n- one\n- two',
  );
  expect(text).toContain('Head Telehealth is here.');
  expect(text).toContain('a b c d one two');
  expect(text).not.toMatch(/[<>\p{Cc}]|example|png/u);
});

it('reads character references as what they stand for', () => {
  expect(textOf('A &lt; B &amp; C')).toBe('A < B & C');
});
