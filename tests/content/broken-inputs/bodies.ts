import { article, headed, text, type BrokenInput } from './broken-input.ts';

/** Bodies that would show readers less, or other, than their editors meant. */
export const brokenBodies: readonly BrokenInput[] = [
  {
    fault: 'a link to a file that is not there',
    files: { 'articles/lost-file.md': text('See [rule](other/lost.md).') },
    lines: [
      'articles/lost-file.md:6:12 warning missing-file other/lost.md leads to no file. Correct the path; the address of a page begins with a slash.',
    ],
  },
  {
    fault: 'a picture that is not there',
    files: { 'articles/lost-body-picture.md': text('![A chart](charts/lost.png)') },
    lines: [
      'articles/lost-body-picture.md:6:12 warning missing-file charts/lost.png is not in `articles/charts/`. Correct the path, or add the file.',
    ],
  },
  {
    fault: 'a picture at a lost path',
    files: { 'articles/lost-body-path.md': text('![A chart](/wp-content/lost.png)') },
    lines: [
      'articles/lost-body-path.md:6:12 warning missing-picture /wp-content/lost.png is neither in `images/` nor in `public/`. Correct the path, or add the file.',
    ],
  },
  {
    fault: 'a bare picture name',
    files: { 'articles/lost-bare-name.md': text('![A chart](lost.png)') },
    lines: [
      'articles/lost-bare-name.md:6:12 warning missing-file lost.png is neither in `images/` nor beside the article. Correct the path, or add the file.',
    ],
  },
  {
    fault: 'a picture that is none',
    files: {
      'articles/cut-picture.md': text('Text.\n\n![A chart](cut.jpg)'),
      'images/cut.jpg': '\u00FF\u00D8',
    },
    lines: [
      'articles/cut-picture.md:8:12 error unsafe-picture images/cut.jpg: The file is no picture in a format the site knows. Save the picture as JPEG, PNG, WebP, AVIF, GIF or plain SVG.',
    ],
  },
  {
    fault: 'a link out of the content folder',
    files: { 'articles/outside-link.md': text('[Out](../../package.json)') },
    lines: [
      'articles/outside-link.md:6:7 error outside-content ../../package.json leads out of the content folder. Write the address of a page, or move the file.',
    ],
  },
  {
    fault: 'a picture out of the content folder',
    files: { 'articles/outside-body-picture.md': text('![Out](../../secret.png)') },
    lines: [
      'articles/outside-body-picture.md:6:8 error outside-content ../../secret.png leads out of the content folder. Move the picture into `content/images/`.',
    ],
  },
  {
    fault: 'a link to a web page beside the article',
    files: {
      'articles/attached-page.md': text('[Demo](demo.html)'),
      'articles/demo.html': '<p>Demo',
    },
    lines: [
      'articles/attached-page.md:6:8 error unpublishable-file demo.html is of a kind of file that is not published. Link to a picture, a PDF or another document.',
      'articles/demo.html:1:1 warning unused-file no page is made from this file. Articles end in `.md`.',
    ],
  },
  {
    fault: 'a link to a draft',
    files: {
      'articles/links-draft.md': text('[Soon](a-draft.md)'),
      'articles/a-draft.md': headed('title: A\ndraft: true'),
    },
    lines: [
      'articles/links-draft.md:6:8 warning broken-link a-draft.md is not published. Correct the address, or delete the link.',
    ],
  },
  {
    fault: 'an internal address that leads nowhere',
    files: { 'articles/broken-link.md': text('Read\n[rule](/2017/11/12/old-post/).') },
    lines: [
      'articles/broken-link.md:7:8 warning broken-link /2017/11/12/old-post/ is not a page of this site. Correct the address, or delete the link.',
    ],
  },
  {
    fault: 'an address on an own host that leads nowhere',
    files: {
      'articles/broken-own-link.md': text('[Rule](https://www.healthcareguys.com/gone/?a=b#c)'),
    },
    lines: [
      'articles/broken-own-link.md:6:8 warning broken-link https://www.healthcareguys.com/gone/?a=b#c is not a page of this site. Correct the address, or delete the link.',
    ],
  },
  {
    fault: 'an internal address that is none',
    files: { 'articles/false-address.md': text('[Rule](/a//b/)') },
    lines: [
      'articles/false-address.md:6:8 warning broken-link /a//b/ has an empty part between two slashes. Correct the address, or delete the link.',
    ],
  },
  {
    fault: 'a section that is not there',
    files: { 'articles/broken-anchor.md': text('## One\n\n[Two](#two)') },
    lines: [
      'articles/broken-anchor.md:8:7 warning broken-anchor /2018/03/13/broken-anchor/ has no section #two. Correct the part after `#`.',
    ],
  },
  {
    fault: 'a section that another page lacks',
    files: {
      'articles/other-anchor.md': text('[Two](target.md#two), [Two](/2018/03/13/target/#two)'),
      'articles/target.md': text('## One\n\nText.'),
    },
    lines: [
      'articles/other-anchor.md:6:7 warning broken-anchor /2018/03/13/target/ has no section #two. Correct the part after `#`.',
      'articles/other-anchor.md:6:29 warning broken-anchor /2018/03/13/target/ has no section #two. Correct the part after `#`.',
    ],
  },
  {
    fault: 'a script as address',
    files: {
      'articles/script-link.md': text('[x](javascript:alert) and <a href="JaVaScRiPt:x">y</a>'),
    },
    lines: [
      'articles/script-link.md:6:5 warning unsafe-link `javascript:` is no scheme that a page may link to; the text stays, the link goes. Delete the link, or write an `https:` address.',
      'articles/script-link.md:6:36 warning unsafe-link `javascript:` is no scheme that a page may link to; the text stays, the link goes. Delete the link, or write an `https:` address.',
    ],
  },
  {
    fault: 'a host without a scheme',
    files: { 'articles/no-scheme.md': text('[x](www.example.org/a) and [y](example.com)') },
    lines: [
      'articles/no-scheme.md:6:5 warning link-without-scheme www.example.org/a looks like a host without a scheme; the text stays, the link goes. Write `https://` before it.',
      'articles/no-scheme.md:6:32 warning link-without-scheme example.com looks like a host without a scheme; the text stays, the link goes. Write `https://` before it.',
    ],
  },
  {
    fault: 'a link without an address',
    files: { 'articles/no-address.md': text('[x]()') },
    lines: [
      'articles/no-address.md:6:5 warning broken-link the link has no address; the text stays, the link goes. Write the address, or delete the link.',
    ],
  },
  {
    fault: 'a picture on another host',
    files: { 'articles/remote-body-picture.md': text('![A chart](https://cdn.example.org/a.png)') },
    lines: [
      'articles/remote-body-picture.md:6:12 warning remote-picture https://cdn.example.org/a.png lies on another host and is not loaded. Put a copy into `content/images/`, if you may.',
    ],
  },
  {
    fault: 'a picture without alternative text',
    files: { 'articles/no-alt.md': text('Text ![](https://cdn.example.org/a.png)') },
    lines: [
      'articles/no-alt.md:6:6 warning missing-alt the picture has no alternative text. Say in the square brackets what it shows, or write `<img alt="">` when it only decorates.',
      'articles/no-alt.md:6:10 warning remote-picture https://cdn.example.org/a.png lies on another host and is not loaded. Put a copy into `content/images/`, if you may.',
    ],
  },
  {
    fault: 'tags of other generators',
    files: {
      'articles/templates.md': text(
        '{% include a.html %}\n\n{{< figure src="a" >}}\n\n[caption id="a"]b[/caption]\n\n[x]({{ site.url }}/a)',
      ),
    },
    lines: [
      'articles/templates.md:6:1 warning leftover-template `{% include a.html %}` is a tag of another generator, which readers would see. Replace it with Markdown.',
      'articles/templates.md:8:1 warning leftover-template `{{< figure src="a" >}}` is a tag of another generator, which readers would see. Replace it with Markdown.',
      'articles/templates.md:10:1 warning leftover-template `[caption id="a"]` is a tag of another generator, which readers would see. Replace it with Markdown.',
      'articles/templates.md:12:5 warning leftover-template `{{ site.url }}` is a tag of another generator, which readers would see. Replace it with Markdown.',
    ],
  },
  {
    fault: 'a heading level left out',
    files: { 'articles/skipped-heading.md': text('## One\n\nText.\n\n#### Two\n\nText.') },
    lines: [
      'articles/skipped-heading.md:10:1 warning skipped-heading a heading of level 4 follows one of level 2. Use level 3.',
    ],
  },
  {
    fault: 'no text',
    files: { 'articles/no-text.md': text('') },
    lines: [
      'articles/no-text.md:5:1 warning empty-body the article has no text. Write it, or set `draft: true`.',
    ],
  },
  {
    fault: 'a comment that swallows the text',
    files: { 'articles/lost-text.md': text('<!-- A remark\n\nText.') },
    lines: [
      'articles/lost-text.md:5:1 error lost-body the body has text, but its page would have none. Look for an HTML comment or tag that is never closed.',
      'articles/lost-text.md:6:1 warning unclosed-html the comment is never closed and swallows what follows. Write `-->` where it ends.',
    ],
  },
  {
    fault: 'an element that swallows the text',
    files: {
      'articles/open-details.md': text('Text.\n\n<details>\n<summary>More</summary>\n\nText.'),
    },
    lines: [
      'articles/open-details.md:8:1 warning unclosed-html the `<details>` is never closed and swallows what follows. Write `</details>` where it ends.',
    ],
  },
  {
    fault: 'a frame of another site',
    files: {
      'articles/frame.md': text('Text.\n\n<iframe src="https://maps.example.org/x"></iframe>'),
    },
    lines: [
      'articles/frame.md:8:14 warning remote-frame the frame of https://maps.example.org/x is not loaded; a link stands in. Link to the page instead.',
    ],
  },
  {
    fault: 'forty-one quotes',
    files: { 'articles/deep-quotes.md': text(`${'> '.repeat(41)}Text.`) },
    lines: [
      'articles/deep-quotes.md:6:1 error body-too-complex quotes or lists nest deeper than 40 levels. Simplify this part, or split the article.',
    ],
  },
  {
    fault: 'a table of 101 columns',
    files: { 'articles/wide-table.md': text(`${'|a'.repeat(101)}|\n${'|-'.repeat(101)}|`) },
    lines: [
      'articles/wide-table.md:7:1 error body-too-complex a table has more than 100 columns. Simplify this part, or split the article.',
    ],
  },
  {
    fault: 'a broken body below a broken header',
    files: { 'articles/all-broken.md': article('draft: perhaps', '[x](javascript:y)') },
    lines: [
      'articles/all-broken.md:4:8 error invalid-value draft "perhaps" is neither true nor false. Write `true` or `false` without quotation marks.',
      'articles/all-broken.md:7:5 warning unsafe-link `javascript:` is no scheme that a page may link to; the text stays, the link goes. Delete the link, or write an `https:` address.',
    ],
  },
  {
    fault: 'a link text that says nothing',
    files: {
      'articles/vague-link.md': article('lang: en', '[Click here](https://hl7.org/) for the rule.'),
      'articles/vague-link-german.md': article('lang: de', '[Hier](https://hl7.org/) und [mehr].'),
    },
    lines: [
      'articles/vague-link-german.md:7:2 warning vague-link-text the link text "Hier" does not say where the link leads. Make the words that name its target the link.',
      'articles/vague-link.md:7:2 warning vague-link-text the link text "Click here" does not say where the link leads. Make the words that name its target the link.',
    ],
  },
  {
    fault: 'a component that is not there',
    files: {
      'features/component.mdx': text('Text.\n\n<SubscribeForm id="news" />'),
      'features/component-near.mdx': text('<Calout kind="note">Text.</Calout>'),
    },
    lines: [
      'features/component-near.mdx:6:2 error mdx-component `<Calout>` is no component of this site, and the file does not import it. Did you mean `Callout`?',
      'features/component.mdx:8:2 error mdx-component `<SubscribeForm>` is no component of this site, and the file does not import it. Import it, or write a component of docs/components.md.',
    ],
  },
  {
    fault: 'properties that a component does not take',
    files: {
      'features/properties.mdx': text(
        '<Callout kin="note">Text.</Callout>\n\n<Callout kind="alarm">Text.</Callout>\n\n<Comparison\n  caption="c"\n  columns="a"\n/>',
      ),
    },
    lines: [
      'features/properties.mdx:6:10 error mdx-unknown-property `kin` is no property of `<Callout>`, which takes `kind` and `title`. Did you mean `kind`?',
      'features/properties.mdx:8:16 error mdx-property-value "alarm" is no value of `kind` of `<Callout>`. Write `note`, `info`, `tip`, `important`, `warning`, `caution`, `danger` or `evidence`.',
      'features/properties.mdx:10:2 error mdx-missing-property `<Comparison>` lacks `rows`. Add what is missing.',
      'features/properties.mdx:12:12 error mdx-property-value `columns` of `<Comparison>` takes an expression, no text. Write `columns={…}`.',
    ],
  },
  {
    fault: 'text that a component does not show',
    files: {
      'features/lost-content.mdx': text(
        'Text.\n\n<Figure src="https://other.example/a.png" alt="A">Lost.</Figure>',
      ),
    },
    lines: [
      'features/lost-content.mdx:8:2 error mdx-lost-content `<Figure>` does not show what stands between its tags. Put the text below it.',
      'features/lost-content.mdx:8:14 warning remote-picture https://other.example/a.png lies on another host and is not loaded. Put a copy into `content/images/`, if you may.',
    ],
  },
  {
    fault: 'imports that lead nowhere',
    files: {
      'features/imports.mdx': text(
        [
          "import { Counter } from './counter'",
          "import pad from 'left-pad-of-nobody/x.js'",
          "import data from '../articles/data.json'",
          "import settings from '/package.json'",
          "import { far } from 'https://cdn.example/far.js'",
          "import check from '/src/cli/check.ts'",
          "import near, { a } from './near'",
          "import folder from './folder'",
          "import raw from './near.ts?raw'",
          "import Mark from '/src/components/Mark.astro'",
          "import { join } from 'node:path'",
          "import { Image } from 'astro:assets'",
          "import { Code } from 'astro/components'",
          '',
          '<Counter /> <Mark />',
        ].join('\n'),
      ),
      'features/near.ts': 'export default 1;\nexport const a = 2;',
      'features/folder/index.js': 'export default 1;',
      'articles/data.json': '{}',
    },
    lines: [
      'features/imports.mdx:6:26 error mdx-import ./counter leads to no file. Correct the path, or add the file.',
      'features/imports.mdx:7:18 error mdx-import left-pad-of-nobody/x.js is no installed package. Install it, or begin the path of a file with `./` or `/src/`.',
      'features/imports.mdx:8:19 error mdx-import ../articles/data.json leads out of `features/` and the code of pages in `src/`. Move the file into one of the two, where changes are noticed.',
      'features/imports.mdx:9:23 error mdx-import /package.json leads out of `features/` and the code of pages in `src/`. Move the file into one of the two, where changes are noticed.',
      'features/imports.mdx:10:22 error mdx-import https://cdn.example/far.js is no installed package. Install it, or begin the path of a file with `./` or `/src/`.',
      'features/imports.mdx:11:20 error mdx-import /src/cli/check.ts leads out of `features/` and the code of pages in `src/`. Move the file into one of the two, where changes are noticed.',
    ],
  },
];
