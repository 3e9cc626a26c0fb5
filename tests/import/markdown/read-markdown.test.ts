import { expect, it } from 'vitest';
import { importFiles, picture } from '../imported.ts';

const dog = picture(3);

it('reads a blog of Docusaurus with its authors, admonitions and pictures', async () => {
  const { files, copies, report } = await importFiles('markdown', {
    'docusaurus.config.js': "module.exports = { url: 'https://old.example.org', baseUrl: '/' };\n",
    'blog/authors.yml':
      'jane:\n  name: Jane Doe\n  title: Keeper of records\n  url: https://example.org/jane\n',
    'blog/2021-08-26-welcome/index.md':
      '---\nslug: welcome\ntitle: Welcome\nauthors: [jane]\ntags: [records]\nhide_table_of_contents: false\n---\n' +
      'See [the next](../2021-09-01-next.mdx).\n\n<!-- truncate -->\n\n:::tip Mind this\n\nA `:::note`.\n\n' +
      '```md\n:::note\n```\n\n:::\n\n![Dog](./dog.gif) ![Logo](/img/logo.gif)\n',
    'blog/2021-08-26-welcome/dog.gif': dog,
    'blog/2021-09-01-next.mdx': '---\ntitle: Next\n---\n{/* truncate */}\n\nOnly *Markdown*.\n',
    'static/img/logo.gif': picture(4),
    'README.md': '# About the code\n',
  });
  expect(files['articles/blog/2021-08-26-welcome/index.md']).toBe(`---
title: Welcome
safeURL: /blog/welcome/
date: 2021-08-26
tags:
  - records
authors:
  - Jane Doe
---

See [the next](/blog/2021/09/01/next/).

> [!TIP]
> **Mind this**
>
> A \`:::note\`.
>
> \`\`\`md
> :::note
> \`\`\`

![Dog](dog.gif) ![Logo](/img/logo.gif)
`);
  expect(files['articles/blog/2021-09-01-next.md']).toBe(
    '---\ntitle: Next\nsafeURL: /blog/2021/09/01/next/\ndate: 2021-09-01\n---\n\nOnly *Markdown*.\n',
  );
  expect(files['authors/jane-doe.md']).toBe(
    '---\ntitle: Jane Doe\ndescription: Keeper of records\nlinks:\n  - label: example.org\n    url: https://example.org/jane\n---\n',
  );
  expect(Object.keys(files)).toHaveLength(3);
  expect(Object.keys(copies)).toEqual([
    'articles/blog/2021-08-26-welcome/dog.gif',
    'images/img/logo.gif',
  ]);
  expect(
    report.notes.map(({ outcome, subject, place: { file, line } }) => [
      outcome,
      subject,
      file,
      line,
    ]),
  ).toEqual([
    ['left-out', 'front matter `hide_table_of_contents`', 'blog/2021-08-26-welcome/index.md', 1],
    ['left-out', 'mark of an excerpt', 'blog/2021-08-26-welcome/index.md', 10],
    ['left-out', 'mark of an excerpt', 'blog/2021-09-01-next.mdx', 4],
    ['converted', 'admonition', 'blog/2021-08-26-welcome/index.md', 12],
  ]);
});

it('makes a draft of MDX that Markdown cannot say, and lists what it needs', async () => {
  const { files, report } = await importFiles('markdown', {
    'astro.config.mjs': "export default { site: 'https://old.example.org' };\n",
    'src/content/blog/chart.mdx':
      "---\ntitle: Chart\npubDate: 2022-01-02\n---\nimport Chart from './Chart.jsx';\n\n<Chart of={1} />\n",
    'src/content/blog/plain.md':
      '---\ntitle: Plain\npubDate: 2022-01-03\n---\nText {with} braces.\n',
  });
  expect(files['features/blog/chart.mdx']).toBe(
    "---\ntitle: Chart\nsafeURL: /blog/chart/\ndate: 2022-01-02\ndraft: true\n---\n\n{/* import Chart from './Chart.jsx'; */}\n\n<Chart of={1} />\n",
  );
  expect(files['articles/blog/plain.md']).toContain('safeURL: /blog/plain/\n');
  expect(
    report.notes.filter(({ subject }) => subject === 'MDX').map(({ message }) => message),
  ).toEqual([
    'It is code (Chart), and a draft here: make its components known in src/components/mdx/, and delete `draft`',
  ]);
});

it('takes addresses from the keys of Eleventy, and drops the day of a name', async () => {
  const { report } = await importFiles('markdown', {
    'eleventy.config.js': '',
    'posts/2020-05-06-one.md': '---\ntitle: One\n---\n1\n',
    'posts/two.md': '---\ntitle: Two\ndate: 2020-05-07\npermalink: /kept/here.html\n---\n2\n',
    'posts/three.md':
      '---\ntitle: Three\ndate: 2020-05-08\npermalink: "/{{ page.fileSlug }}/"\n---\n3\n',
    'about.md': '---\ntitle: About\n---\nUs\n',
  });
  expect(report.items.map(({ file, address, aliases }) => [file, address, ...aliases])).toEqual([
    ['pages/about.md', '/about/'],
    ['articles/posts/2020-05-06-one.md', '/posts/one/'],
    ['articles/posts/three.md', '/posts/three/'],
    ['articles/posts/two.md', '/kept/here/', '/kept/here.html'],
  ]);
});

it('takes the date from git where nothing else gives one, and the title from the heading', async () => {
  const { files } = await importFiles(
    'markdown',
    { 'notes/a.md': '# All *about* it\n\nText\n', 'notes/b.md': 'Text\n' },
    { gitDate: (file) => (file === 'notes/a.md' ? '2019-03-04T05:06:07+00:00' : undefined) },
  );
  expect(files['articles/notes/a.md']).toContain(
    'title: All about it\nsafeURL: /notes/a/\ndate: 2019-03-04T05:06:07+00:00\n',
  );
  expect(files['articles/notes/b.md']).toContain('title: B\nsafeURL: /notes/b/\ndraft: true\n');
});

it('reads what is no UTF-8 and what has broken front matter, and says so', async () => {
  const { report } = await importFiles('markdown', {
    'posts/a.md': Buffer.concat([
      Buffer.from('---\ntitle: A\ndate: 2020-01-01\n---\nCaf'),
      Buffer.from([0xe9, 10]),
    ]),
    'posts/b.md': '---\ntitle: "B\ndate: 2020-01-01\n---\nText\n',
  });
  expect(
    report.notes.map(({ subject, place, message }) => [subject, place.file, place.line, message]),
  ).toEqual(
    expect.arrayContaining([
      ['encoding', 'posts/a.md', 5, 'It is not UTF-8; what could not be read became U+FFFD'],
      [
        'front matter',
        'posts/b.md',
        4,
        expect.stringContaining('It cannot be read, so the article is a draft: '),
      ],
    ]),
  );
});

it('holds back what Eleventy writes no page for', async () => {
  const { files, report } = await importFiles('markdown', {
    '.eleventy.js': '',
    'posts/a.md': '---\ntitle: A\ndate: 2020-01-01\npermalink: false\n---\nText\n',
  });
  expect(files['articles/posts/a.md']).toContain('\ndraft: true\n');
  expect(report.notes).toEqual([
    expect.objectContaining({ outcome: 'to-do', subject: 'front matter `permalink`' }),
  ]);
});

it('takes no folder of a collection for a part of the address where nothing names the program', async () => {
  const { report } = await importFiles('markdown', {
    'src/content/blog/a.md': '---\ntitle: A\ndate: 2020-01-01\n---\nText\n',
  });
  expect(report.items.map(({ address }) => address)).toEqual(['/blog/a/']);
});
