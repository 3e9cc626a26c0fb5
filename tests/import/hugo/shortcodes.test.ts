import { describe, expect, it } from 'vitest';
import type { Note } from '../../../src/import/archive.ts';
import { readHugo } from '../../../src/import/hugo/read-hugo.ts';
import type { Mapping } from '../../../src/import/mapping.ts';
import { writeFiles } from '../imported.ts';

interface Converted {
  markdown: string;
  notes: readonly Note[];
}

async function convert(
  body: string,
  { mapping = new Map() as Mapping, config = '', files = {} } = {},
): Promise<Converted> {
  const source = writeFiles({
    'hugo.toml': `baseURL = 'https://old.example.org/'\n${config}`,
    'content/posts/a.md': `---\ntitle: A\ndate: 2018-03-13\nmood: calm\n---\n${body}\n`,
    ...files,
  });
  const { bodies } = await readHugo({ source, mapping });
  for await (const { item, markdown, notes } of bodies())
    if (item.place.file === 'content/posts/a.md') return { markdown: markdown.trimEnd(), notes };
  throw new Error('the article is missing');
}

describe('shortcodes of Hugo', () => {
  it.each([
    ['{{< vimeo 1234 >}}', 'https://vimeo.com/1234'],
    [
      'See {{< youtube "abc-defghij" >}} now.',
      'See <https://www.youtube.com/watch?v=abc-defghij> now.',
    ],
    ['{{< tweet 12 >}}', 'https://x.com/i/status/12'],
    ['{{< instagram Abc_1 >}}', 'https://www.instagram.com/p/Abc_1/'],
    ['{{< gist a 1f "My File.go" >}}', 'https://gist.github.com/a/1f#file-my-file-go'],
    ['{{<figure src="/a b.png" alt="An [x]">}}', String.raw`![An \[x\]](/a%20b.png)`],
    ['{{< figure src="a.png" link="/x/" >}}', '[![](a.png)](/x/)'],
    [
      'A {{< figure src="a.png" caption="So \\"it\\" is" >}} b',
      'A ![](a.png "So &quot;it&quot; is") b',
    ],
    [
      '{{< figure\n  src="a.png"\n  title="T"\n  attr="Jane"\n  attrlink="https://x.org" >}}',
      '<figure>\n<img src="a.png" alt="">\n<figcaption>\n\n**T** [Jane](https://x.org)\n\n</figcaption>\n</figure>',
    ],
    [
      'Text\n{{< figure src="a.png" caption="C" >}}\nmore',
      'Text\n\n<figure>\n<img src="a.png" alt="">\n<figcaption>C</figcaption>\n</figure>\n\nmore',
    ],
    ['- item\n\n  {{< vimeo 1234 >}}', '- item\n\n  https://vimeo.com/1234'],
    ['{{< highlight `go` >}}\na := `x```\n{{< / highlight >}}', '````go\na := `x```\n````'],
    ['Say {{< highlight go >}}a`b{{< /highlight >}}.', 'Say ``a`b``.'],
    ['Say {{< highlight go >}}\na\n\nb\n{{< /highlight >}}', 'Say \n```go\na\n\nb\n```'],
    ['{{% param mood %}} and {{< param "Phone" >}}', 'calm and 555'],
    ['{{< comment >}}secret{{< /comment >}}x', 'x'],
    ['`{{</* ref "x" */>}}` and {{%/* x */%}}', '`{{< ref "x" >}}` and ' + String.raw`\{\{% x %}}`],
    [
      '{{< details summary="A < B" open=true >}}\n{{< vimeo 1234 >}}\n{{< /details >}}',
      '<details open>\n<summary>A &lt; B</summary>\n\nhttps://vimeo.com/1234\n\n</details>',
    ],
  ])('%j', async (body, markdown) => {
    const converted = await convert(body, { config: '[params]\nphone = 555\n' });
    expect(converted.markdown).toBe(markdown);
    expect(converted.notes.every(({ outcome }) => outcome === 'converted')).toBe(true);
  });

  it('that are not known stay, with what is known in them', async () => {
    const { markdown, notes } = await convert(
      '{{< box "x" >}}\n{{< vimeo 1234 >}}\n\n{{< box "y"/ >}}\n{{< /box >}}\n',
    );
    expect(markdown).toBe(
      '{{< box "x" >}}\n\nhttps://vimeo.com/1234\n\n{{< box "y"/ >}}\n{{< /box >}}',
    );
    expect(
      notes.map(({ outcome, subject, place, mappable }) => [
        outcome,
        subject,
        place.line,
        mappable,
      ]),
    ).toEqual([
      ['converted', 'shortcode `vimeo`', 7, 'shortcode vimeo'],
      ['kept', 'shortcode `box`', 9, 'shortcode box'],
      ['kept', 'shortcode `box`', 6, 'shortcode box'],
    ]);
  });

  it('that are not known and hold no word stand as comments', async () => {
    const { markdown, notes } = await convert(
      '{{< chart >}}\n\nA {{< chart >}}\n\n    {{< chart >}}',
    );
    expect(markdown).toBe('<!-- {{< chart >}} -->\n\nA {{< chart >}}\n\n    {{< chart >}}');
    expect(notes.map(({ outcome }) => outcome)).toEqual(['to-do', 'kept', 'kept']);
  });

  it('become what a person says', async () => {
    const mapping: Mapping = new Map([
      ['shortcode box', '> {{0}} ({{kind}}): {{inner}}'],
      ['shortcode vimeo', null],
    ]);
    const { markdown } = await convert(
      '{{% box "It\'s" %}}{{% box kind=b %}}in{{% /box %}}{{% /box %}}\n\n{{< vimeo 1 >}}',
      { mapping },
    );
    expect(markdown).toBe("> It's (): >  (b): in\n\n{{< vimeo 1 >}}");
  });
});

describe('references', () => {
  const files = {
    'content/posts/b.md': '---\ntitle: B\ndate: 2018-03-14\nslug: bee\n---\n',
    'content/posts/bundle/index.md': '---\ntitle: C\ndate: 2018-03-15\n---\n',
    'content/news/b-side.md': '---\ntitle: D\ndate: 2018-03-15\nurl: /d(1).html\n---\n',
    'content/news/_index.md': '---\ntitle: News\n---\n',
    'content/one/twin.md': '---\ntitle: E\ndate: 2018-03-15\n---\n',
    'content/two/twin.md': '---\ntitle: F\ndate: 2018-03-15\n---\n',
  };
  it.each([
    ['{{< ref "b" >}}', '/posts/bee/'],
    ['{{< ref "b.md" >}}', '/posts/bee/'],
    ['{{% ref `b.md#Part` %}}', '/posts/bee/#Part'],
    ['{{<ref b.md>}}', '/posts/bee/'],
    ['{{< relref "./b.md" >}}', '/posts/bee/'],
    ['{{< relref "/posts/b.md" >}}', '/posts/bee/'],
    ['{{< relref "posts/b" >}}', '/posts/bee/'],
    ['{{< relref path="../posts/B.md" >}}', '/posts/bee/'],
    ['{{< ref "bundle" >}}', '/posts/bundle/'],
    ['{{< ref "posts/bundle/index.md" >}}', '/posts/bundle/'],
    ['{{< ref "bundle/" >}}', '/posts/bundle/'],
    ['{{< ref "b-side" >}}', '/d%281%29.html'],
    ['{{< ref "/news" >}}', '/news/'],
    ['{{< ref "/news/_index.md" >}}', '/news/'],
    ['{{< ref "one/twin.md" >}}', '/one/twin/'],
    ['{{< ref "../../one/twin.md" >}}', '/one/twin/'],
    ['{{< ref "../../../posts/bundle/index.md" >}}', '/posts/bundle/'],
    ['{{< ref "../b-side.md#x" >}}', '/d%281%29.html#x'],
    ['{{< ref "#part" >}}', '#part'],
  ])('%s', async (written, address) => {
    const { markdown } = await convert(`[a](${written})`, { files });
    expect(markdown).toBe(`[a](${address})`);
  });

  it('to no page, or to one of several, are left to a person', async () => {
    const text = '[a]({{< ref "nothing.md" >}}) [b]({{< ref "twin.md" >}})';
    const { markdown, notes } = await convert(text, { files });
    expect(markdown).toBe(text);
    expect(notes.map(({ outcome, message }) => [outcome, message])).toEqual([
      ['to-do', 'No page of the archive is nothing.md; write its address'],
      ['to-do', 'No page of the archive is twin.md; write its address'],
    ]);
  });
});

describe('Markdown of Hugo', () => {
  it('keeps the id of a heading that a link names', async () => {
    const files = {
      'content/posts/b.md': '---\ntitle: B\ndate: 2018-03-14\n---\n[x](/posts/a/#whats-_new_-½)\n',
    };
    const { markdown } = await convert(
      '# Other\n\n## What’s _new_ ½\n\n[y](#whats-_new_-)\n\nSet *text*\n---\n[z](#set-text-1)\n\n# Set text',
      { files },
    );
    expect(markdown).toBe(
      '# Other\n\n## What’s _new_ ½ {#whats-_new_-}\n\n[y](#whats-_new_-)\n\nSet *text*\n---\n[z](#set-text-1)\n\n# Set text',
    );
  });

  it('has ids as its configuration says', async () => {
    const config = "[markup.goldmark.parser]\nautoHeadingIDType = 'blackfriday'\n";
    const { markdown } = await convert('# A & (b)\n\n[y](#a-b)', { config });
    expect(markdown).toBe('# A & (b) {#a-b}\n\n[y](#a-b)');
  });

  it('loses attributes of blocks, but ids that links name', async () => {
    const config = '[markup.goldmark.parser.attribute]\nblock = true\n';
    const text =
      'One.\n{.lead}\n\n> Two.\n{#two .x}\n\n[2](#two)\n\n```\na\n{.b}\n```\n\n```go {hl_lines=[1]}\nb\n```';
    const { markdown } = await convert(text, { config });
    expect(markdown).toBe(
      'One.\n\n> Two.\n\n<span id="two"></span>\n\n[2](#two)\n\n```\na\n{.b}\n```\n\n```go {hl_lines=[1]}\nb\n```',
    );
    expect((await convert(text)).markdown).toBe(text);
  });

  it('has emoji only where they are switched on', async () => {
    const text = 'A :tada: at 10:30:45, `:tada:` and :nothing_known:';
    expect((await convert(text)).markdown).toBe(text);
    const { markdown, notes } = await convert(text, { config: 'enableEmoji = true\n' });
    expect(markdown).toBe('A 🎉 at 10:30:45, `:tada:` and :nothing_known:');
    expect(notes.map(({ outcome, subject }) => [outcome, subject])).toEqual([
      ['converted', 'emoji by name'],
      ['kept', 'emoji :nothing_known:'],
    ]);
  });

  it.each([
    ['<p>A <b>b</b></p>\n{{< vimeo 1234 >}}', 'A **b**\n\nhttps://vimeo.com/1234'],
    [
      '<ul><li>{{< highlight go >}}\na\n\nb\n{{< /highlight >}}</li></ul>',
      '- ```go\n  a\n\n  b\n  ```',
    ],
    ['<p><a href=\'{{< ref "in-html" >}}\'>x</a></p>', '[x](/posts/in-html/)'],
    [
      '<p>A {{<own "b">}}</p>{{% two %}}<p>C</p>{{% /two %}}',
      'A {{<own "b">}}\n\n{{% two %}}\n\nC\n\n{{% /two %}}',
    ],
    ['<p>{{</* a */>}} <code>{{</* a */>}}</code></p>', '&#123;{< a >}} `{{< a >}}`'],
    ['<p>A</p>\n{{<lone>}}', 'A\n\n<!-- {{<lone>}} -->'],
    [
      '<h2 id="far">A</h2><p id="x">B</p><p id="y">C</p>',
      '## A {#far}\n\n<span id="x"></span>B\n\nC',
    ],
  ])('stand in HTML too: %s', async (body, expected) => {
    const source = writeFiles({
      'hugo.toml': "baseURL = 'https://old.example.org/'\n",
      'content/posts/in-html.html': `---\ntitle: A\ndate: 2018-03-13\n---\n${body}\n`,
      'content/posts/b.md': '---\ntitle: B\n---\n[A](/posts/in-html/#x)\n',
    });
    const { bodies } = await readHugo({ source, mapping: new Map() });
    for await (const { item, markdown } of bodies())
      if (item.place.file.endsWith('.html')) expect(markdown.trimEnd()).toBe(expected);
    expect.assertions(1);
  });

  it('has marks around words where they are switched on', async () => {
    const on = (name: string): string =>
      `[markup.goldmark.extensions.extras.${name}]\nenable = true\n`;
    const config = ['insert', 'mark', 'subscript', 'superscript'].map(on).join('');
    const text = 'H~2~O is ==so wet==, 2^10^ ++times++, ~~not~~ `==a==` a == b == c[^1]\n\n[^1]: N';
    const { markdown } = await convert(text, { config });
    expect(markdown).toBe(
      'H<sub>2</sub>O is <mark>so wet</mark>, 2<sup>10</sup> <ins>times</ins>, ~~not~~ `==a==` a == b == c[^1]\n\n[^1]: N',
    );
    expect((await convert(text)).markdown).toBe(text);
  });

  it('finds notes by their number', async () => {
    const text = 'A[^x] b[^y] <a href="#fn:2">2</a>\n\n[^y]: Y\n[^x]: X';
    const { markdown } = await convert(text);
    expect(markdown).toBe(text.replace('#fn:2', '#user-content-fn-y'));
  });
});
