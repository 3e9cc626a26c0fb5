import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/content/body/compile-body.ts';
import type { Archive, ConvertedBody, Note } from '../../../src/import/archive.ts';
import { readWordpress } from '../../../src/import/wordpress/read-wordpress.ts';
import { temporaryFolder } from '../../content/temporary-folder.ts';
import { importFiles, picture, writeFiles, type Imported } from '../imported.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const exported = readFileSync(join(fixtures, 'export.xml'), 'utf8');

function importWard(): Promise<Imported> {
  return importFiles('wordpress', {
    'export.xml': exported,
    'wp-content/uploads/2018/03/chart.png': picture(1),
    'wp-content/uploads/2018/03/chart-300x200.png': picture(2),
  });
}

/** Files one behind the other, each below its path. */
function listed(files: Readonly<Record<string, string>>): string {
  return Object.keys(files)
    .sort()
    .map((file) => `=== ${file}\n${files[file] ?? ''}`)
    .join('\n');
}

it('writes exactly these files of an export that holds everything', async () => {
  const { files, copies } = await importWard();
  await expect(listed(files)).toMatchFileSnapshot(join(fixtures, 'expected.txt'));
  expect(Object.keys(copies)).toEqual(['images/wp-content/uploads/2018/03/chart.gif']);
});

it('writes the same at the second time', async () => {
  const [one, other] = [await importWard(), await importWard()];
  expect(listed(other.files)).toBe(listed(one.files));
});

it('accounts for every item of the export', async () => {
  const { report } = await importWard();
  expect(report.items.map(({ source }) => source)).toHaveLength(12);
  expect(report.counts).toMatchObject({
    articles: 10,
    pages: 2,
    attachments: 3,
    'comments, left out': 1,
    'items of the type `wp_block`, left out': 1,
    'items of the type `nav_menu_item`, left out': 1,
    'terms of the taxonomy `nav_menu`, left out': 1,
    'custom fields, left out': 1,
  });
  expect(report.remoteFiles).toEqual([
    'https://ward.example.org/wp-content/uploads/2012/01/talk.mp3',
    'https://ward.example.org/wp-content/uploads/2018/03/bed.jpg',
  ]);
  const said = report.notes
    .filter(({ outcome }) => outcome !== 'converted')
    .map(({ outcome, subject, mappable }) => [outcome, subject, mappable ?? ''].join(' | '));
  expect(said.sort()).toEqual([
    'kept | link that leads nowhere | ',
    'kept | link that leads nowhere | ',
    'kept | link that leads nowhere | ',
    'kept | picture that is not in the archive | ',
    'kept | picture that is not in the archive | ',
    'kept | picture that is not in the archive | ',
    'kept | picture that is not in the archive | ',
    'kept | shortcode `contact-form-7` | shortcode contact-form-7',
    'kept | shortcode `price` | shortcode price',
    'left-out | category without articles | ',
    'left-out | page of an attachment | ',
    'left-out | script | ',
    'to-do | block `latest-posts` | ',
    'to-do | password | ',
    'to-do | title | ',
  ]);
});

it('puts what a person decided in place of a shortcode', async () => {
  const { files } = await importFiles(
    'wordpress',
    { 'export.xml': exported },
    {
      mapping: new Map([
        ['shortcode price', '**{{inner}} {{currency}}**'],
        ['shortcode contact-form-7', '## {{title}}\n\n[Write](mailto:a@ward.example.org)'],
      ]),
    },
  );
  expect(files['articles/2018/rounds.md']).toContain('ends it. **12 EUR**\n');
  expect(files['articles/2012/embeds.md']).toContain(
    '\n## Write to us\n\n[Write](mailto:a@ward.example.org)\n',
  );
});

it('puts a block that a person decided on its own lines, with what it encloses as Markdown', async () => {
  const content =
    'Oak [box]is *hard* & <b>old</b>[/box] Elm\n\n[box]One\n\nTwo [n][/box]\n\n<ul><li>[box]Ash[/box]</li></ul>\n\n' +
    '<table><tr><td colspan="2">[box]Fir[/box]</td></tr></table>';
  const folder = writeFiles({
    'export.xml': head + item(1, `<![CDATA[${content}]]>`) + tail,
  });
  const archive = await readWordpress({
    source: join(folder, 'export.xml'),
    mapping: new Map([
      ['shortcode box', '> [!NOTE]\n> {{inner}}\n'],
      ['shortcode n', '*n*'],
    ]),
  });
  const notes: Note[] = [];
  const texts: string[] = [];
  for await (const { markdown, notes: found } of archive.bodies()) {
    texts.push(markdown.trim());
    notes.push(...found);
  }
  expect(texts).toEqual([
    'Oak\n\n> [!NOTE]\n> is \\*hard\\* & **old**\n\nElm\n\n> [!NOTE]\n> One\n>\n> Two *n*\n\n' +
      '- > [!NOTE]\n  > Ash\n\n' +
      '<table><tbody><tr><td colspan="2">> [!NOTE]\n> Fir</td></tr></tbody></table>',
  ]);
  expect(notes.filter(({ outcome }) => outcome === 'to-do').map(({ subject }) => subject)).toEqual([
    'mapping',
  ]);
});

it('has at least 99 % of the words of every text on its page, in order', async () => {
  const { bodies, items } = await read(exported);
  const all = await collect(bodies());
  expect(all.map(({ item }) => item)).toEqual(items);
  const texts = contentsOf(exported);
  for (const { markdown, item } of all) {
    const wanted = wordsOf(texts.get(item.place.line) ?? '');
    const { html } = compileBody(markdown, {
      syntax: 'md',
      firstLine: 1,
      ownHosts: [],
      lang: 'en',
    });
    const kept = longestCommon(wanted, wordsOf(html));
    expect(kept, item.file).toBeGreaterThanOrEqual(Math.floor(wanted.length * 0.99));
  }
});

/** Texts of items by the line of the item, without comments, scripts and the tags of shortcodes. */
function contentsOf(xml: string): Map<number, string> {
  return new Map(
    [...xml.matchAll(/<item>[\s\S]*?<content:encoded><!\[CDATA\[([\s\S]*?)\]\]><\/content/g)].map(
      ({ 1: content = '', index }) => [
        xml.slice(0, index).split('\n').length,
        content
          .replace(/<!--[\s\S]*?-->|<script>.*?<\/script>/g, '')
          // A footnote stands below the text.
          .replace(/\[ref\].*?\[\/ref\]/g, '')
          .replace(
            /(?<!\[)\[\/?(?:caption|gallery|embed|youtube|audio|video|playlist|php)\b[^\]]*\]/g,
            '',
          ),
      ],
    ),
  );
}

function wordsOf(html: string): string[] {
  const text = html.replace(/<[a-z/][^>]*>/g, (tag) => (/^<\/?(?:sub|b|em)>/.test(tag) ? '' : ' '));
  return decodeHTML(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Length of the longest sequence of words that both have in their order. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  let last = other.map(() => 0);
  for (const word of one) {
    const next: number[] = [];
    for (const [index, candidate] of other.entries()) {
      const before = index === 0 ? 0 : (last[index - 1] ?? 0);
      next.push(word === candidate ? before + 1 : Math.max(next[index - 1] ?? 0, last[index] ?? 0));
    }
    last = next;
  }
  return last.at(-1) ?? 0;
}

async function collect(bodies: AsyncIterable<ConvertedBody>): Promise<ConvertedBody[]> {
  const all: ConvertedBody[] = [];
  for await (const one of bodies) all.push(one);
  return all;
}

function read(export_: string | Uint8Array, more = {}): Promise<Archive> {
  const folder = writeFiles({ 'export.xml': export_, ...more });
  return readWordpress({ source: join(folder, 'export.xml'), mapping: new Map() });
}

const head = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><link>https://a.example.org</link><wp:wxr_version>1.2</wp:wxr_version>
`;
const tail = '</channel></rss>\n';

function item(id: number, content: string, more = ''): string {
  return `<item><title>Item ${id}</title>
<link>https://a.example.org/item-${id}/</link>
<content:encoded>${content}</content:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2018-03-1${id} 08:00:00</wp:post_date_gmt>
<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>${more}</item>
`;
}

function damages(notes: readonly Note[]): string[] {
  return notes
    .filter(({ subject }) => subject === 'damaged export')
    .map(({ place, message = '' }) => `${place.line} ${message}`);
}

async function textsOf(archive: Archive): Promise<string[]> {
  return (await collect(archive.bodies())).map(({ markdown }) => markdown.trim());
}

describe('a damaged export', () => {
  it('that is cut off gives the items that are whole', async () => {
    const whole = head + item(1, '<![CDATA[One]]>') + item(2, '<![CDATA[Two]]>');
    const archive = await read(whole.slice(0, whole.indexOf('Two') + 1));
    expect(await textsOf(archive)).toEqual(['One']);
    expect(damages(archive.notes)[0]).toBe(
      '9 the file is cut off in this item, which is left out: export it again',
    );
  });

  it('with an item that is not closed gives it and the next', async () => {
    const archive = await read(
      head + item(1, '<![CDATA[One]]>').replace('</item>', '') + item(2, '<![CDATA[Two]]>') + tail,
    );
    expect(await textsOf(archive)).toEqual(['One', 'Two']);
    expect(damages(archive.notes)[0]).toBe('9 an item begins before the one before it is closed');
  });

  it('with an entity that nothing declares has it as text', async () => {
    const archive = await read(head + item(1, 'a &nosuch; b') + tail);
    expect(damages(archive.notes)).toEqual([
      '6 it is not well-formed XML: Invalid character entity',
    ]);
    expect(await textsOf(archive)).toEqual(['a \\&nosuch; b']);
  });

  it('without the declaration of its namespaces is read by its prefixes', async () => {
    const archive = await read(
      head.replace(/ xmlns:\w+="[^"]*"/g, '') + item(1, '<![CDATA[One]]>') + tail,
    );
    expect(await textsOf(archive)).toEqual(['One']);
    expect(damages(archive.notes)).toEqual([
      '3 the prefix `wp` is not declared; it is read as WordPress means it',
      '6 the prefix `content` is not declared; it is read as WordPress means it',
    ]);
  });

  it('with control characters is read without them', async () => {
    const archive = await read(head + item(1, '<![CDATA[O\u0000n\u0008e]]>') + tail);
    expect(await textsOf(archive)).toEqual(['One']);
    expect(damages(archive.notes)).toEqual([
      '6 a control character, which XML does not allow, is left out',
    ]);
  });

  it('with a line of Windows-1252 in UTF-8 has both', async () => {
    const archive = await read(
      Buffer.concat([
        Buffer.from(head + item(1, '<![CDATA[Žluťoučký]]>')),
        Buffer.from(item(2, '<![CDATA[caf\u00e9 \u0093x\u0094]]>'), 'latin1'),
        Buffer.from(tail),
      ]),
    );
    expect(await textsOf(archive)).toEqual(['Žluťoučký', 'café “x”']);
    expect(damages(archive.notes)).toEqual([
      '11 the line is not UTF-8, and is read as Windows-1252',
    ]);
  });

  it.each(['utf-16le', 'iso-8859-1'])('in %s is read', async (encoding) => {
    const text = head.replace('UTF-8', encoding) + item(1, '<![CDATA[café]]>') + tail;
    const bytes =
      encoding === 'utf-16le'
        ? Buffer.from(`\ufeff${text}`, 'utf16le')
        : Buffer.from(text, 'latin1');
    expect(await textsOf(await read(bytes))).toEqual(['café']);
  });

  it('joins CDATA sections, split at `]]>` or ended by it', async () => {
    const archive = await read(
      head +
        item(1, '<![CDATA[a]]><![CDATA[ b ]]]]><![CDATA[> c]]>') +
        item(2, '<![CDATA[a ]]> b]]>') +
        tail,
    );
    expect(await textsOf(archive)).toEqual(['a b ]]> c', 'a ]]> b']);
    expect(damages(archive.notes)).toEqual([
      '11 `]]>` inside a CDATA section ended it too early; its text is whole',
    ]);
  });

  it('without a version, and with elements where text should be, is read', async () => {
    const archive = await read(
      head.replace(/<wp:wxr_version>.*<\/wp:wxr_version>/, '') +
        item(1, '<p>a <em>b</em></p>') +
        tail,
    );
    expect(await textsOf(archive)).toEqual(['a *b*']);
    expect(damages(archive.notes)).toEqual([
      '1 it has no `wp:wxr_version`, and is read like version 1.2',
    ]);
  });

  it('is an error where nothing of it is whole', async () => {
    await expect(read('<wp:nothing')).rejects.toThrow('it is no export of WordPress');
  });

  it('never fails, wherever it is cut off', async () => {
    for (let end = 400; end < exported.length; end += 797) {
      const archive = await read(exported.slice(0, end));
      expect((await textsOf(archive)).length).toBe(archive.items.length);
    }
  });
});

it('gives many texts in their order, as it does few', async () => {
  const numbers = Array.from({ length: 450 }, (_, index) => index + 1);
  const items = numbers.map((id) =>
    item(1, `<![CDATA[Text <b>${id}</b>\n\n[price n="${id}"] [gallery ids="9"]]]>`).replace(
      '<wp:post_id>1<',
      `<wp:post_id>${id + 10}<`,
    ),
  );
  const upload = item(9, '')
    .replace('>post<', '>attachment<')
    .replace(
      '</item>',
      '<wp:attachment_url>https://a.example.org/wp-content/uploads/9.png</wp:attachment_url></item>',
    );
  const folder = writeFiles({ 'export.xml': head + upload + items.join('') + tail });
  const archive = await readWordpress({
    source: join(folder, 'export.xml'),
    mapping: new Map([['shortcode price', '*{{n}}*']]),
  });
  expect(await textsOf(archive)).toEqual(
    numbers.map(
      (id) => `Text **${id}**\n\n*${id}*\n\n![](https://a.example.org/wp-content/uploads/9.png)`,
    ),
  );
});

it('takes an item once, and reads all exports of a folder', async () => {
  const folder = writeFiles({
    'b.xml': head + item(1, '<![CDATA[Again]]>') + item(2, '<![CDATA[Two]]>') + tail,
    'a.xml': head + item(1, '<![CDATA[One]]>') + tail,
  });
  const archive = await readWordpress({ source: folder, mapping: new Map() });
  expect(await textsOf(archive)).toEqual(['One', 'Two']);
  expect(archive.notes.filter(({ outcome }) => outcome === 'left-out')).toEqual([
    expect.objectContaining({
      subject: 'item that stands twice',
      place: { file: 'b.xml', line: 4 },
    }),
  ]);
});

it('takes several slashes in an address for one', async () => {
  const { items } = await read(
    head + item(1, 'One').replace('org/item-1', 'org//a//item-1') + tail,
  );
  expect(items[0]?.addresses).toEqual(['/a/item-1/', '/?p=1']);
});

it('redirects from the further pages of a text, which is one page here', async () => {
  const { files } = await importFiles('wordpress', {
    'export.xml': head + item(1, 'a&lt;!--nextpage-->b&lt;!--nextpage-->[c](/item-1/3/)') + tail,
  });
  expect(files['articles/2018/item-1.md']).toContain('aliases:\n  - /item-1/2/\n  - /item-1/3/\n');
});

it('has the text of a footnote in its place where HTML stays, in which no mark is read', async () => {
  const table =
    '<table><tr><td colspan="2">Lime[ref]Of *shells*\n& <em>bones</em>[/ref]</td></tr></table>';
  const archive = await read(
    head +
      item(1, `<![CDATA[${table}\n\nChalk[ref]Of the sea[/ref] Tar[ref]Of wood[/ref]]]>`) +
      tail,
  );
  expect(await textsOf(archive)).toEqual([
    '<table><tbody><tr><td colspan="2">Lime (Of *shells* &amp; <em>bones</em>)</td></tr></tbody></table>\n\n' +
      'Chalk[^2] Tar[^3]\n\n[^2]: Of the sea\n\n[^3]: Of wood',
  ]);
});

it('has two posts with one slug, and drafts without a date', async () => {
  const named = '<wp:post_name>same</wp:post_name>';
  const { files } = await importFiles('wordpress', {
    'export.xml':
      head +
      item(1, '<![CDATA[One]]>', named) +
      item(2, '<![CDATA[Two]]>', named) +
      item(3, '<![CDATA[Three]]>').replace('2018-03-13 08:00:00', '0000-00-00 00:00:00') +
      tail,
  });
  expect(Object.keys(files).sort()).toEqual([
    'articles/2018/same-2.md',
    'articles/2018/same.md',
    'articles/item-3.md',
    'redirects.yaml',
  ]);
  expect(files['articles/item-3.md']).toContain('\ndraft: true\n');
});

it('publishes no block that was held back, nor what only members saw', async () => {
  const block = (id: number, status: string): string =>
    item(id, `Block ${id}`).replace('>post<', '>wp_block<').replace('>publish<', `>${status}<`);
  const refs = [3, 4].map((id) => `<!-- wp:block {"ref":${id}} /-->`).join('');
  const { files, report } = await importFiles('wordpress', {
    'export.xml':
      head +
      item(1, `<![CDATA[Refs ${refs}]]>`) +
      item(
        2,
        '<![CDATA[Open [members_only level="1"]Closed[/members_only] [private] is a word]]>',
      ) +
      item(5, '<![CDATA[A [private] word]]>') +
      block(3, 'publish') +
      block(4, 'private') +
      tail,
  });
  expect(files['articles/2018/item-1.md']).toContain('Block 3');
  expect(files['articles/2018/item-1.md']).not.toContain('Block 4');
  expect(files['articles/2018/item-2.md']).toContain('\ndraft: true\n');
  expect(files['articles/2018/item-5.md']).not.toContain('draft');
  expect(
    report.notes.filter(({ outcome }) => outcome === 'to-do').map(({ subject }) => subject),
  ).toEqual(expect.arrayContaining(['reusable block', 'shortcode `members_only`']));
});

it('keeps the button of a file apart from its name', async () => {
  const file =
    '<!-- wp:file --><div class="wp-block-file"><a href="/a.pdf">A</a><a href="/a.pdf" class="wp-block-file__button" download>Get</a></div><!-- /wp:file -->';
  const archive = await read(head + item(1, `<![CDATA[${file}]]>`) + tail);
  expect(await textsOf(archive)).toEqual(['[A](/a.pdf) [Get](/a.pdf)']);
});

it('leads links to the page of a file to the file', async () => {
  const upload = (id: number, parent: number): string =>
    item(id, '')
      .replace('>post<', '>attachment<')
      .replace(
        '</item>',
        `<wp:post_parent>${parent}</wp:post_parent><wp:attachment_url>https://a.example.org/wp-content/uploads/${id}.pdf</wp:attachment_url></item>`,
      );
  const links =
    '<a href="https://www.a.example.org/?attachment_id=8">a</a> <a href="/item-9/">b</a> ' +
    '<a href="/item-8/">c</a> <a href="https://b.example.org/item-9/">d</a>';
  const archive = await read(
    head + upload(8, 1) + upload(9, 0) + item(1, `<![CDATA[${links}]]>`) + tail,
  );
  const file = 'https://a.example.org/wp-content/uploads/';
  expect(await textsOf(archive)).toEqual([
    `[a](${file}8.pdf) [b](${file}9.pdf) [c](/item-8/) [d](https://b.example.org/item-9/)`,
  ]);
});

it('finds media in a folder of its own, and follows no link out of it', async () => {
  const secret = join(temporaryFolder(), 'secret.png');
  writeFileSync(secret, picture(1));
  const media = writeFiles({
    '2018/03/big.jpg': picture(3),
    '2018/03/run.php': 'no',
    '2018/03/page.html': 'no',
  });
  symlinkSync(secret, join(media, '2018/03/secret.png'));
  const folder = writeFiles({
    'export.xml':
      head +
      item(1, '<![CDATA[<img src="/wp-content/uploads/2018/03/big-300x200.jpg">]]>') +
      item(
        2,
        '<![CDATA[<img src="https://i0.wp.com/a.example.org/wp-content/uploads/2018/03/big.jpg?w=9">]]>',
      ) +
      item(3, '<![CDATA[<a href="/wp-content/uploads/../../../../etc/passwd">x</a>]]>') +
      tail,
  });
  const archive = await readWordpress({
    source: join(folder, 'export.xml'),
    media,
    mapping: new Map(),
  });
  expect(archive.files.map(({ file, addresses }) => [file, addresses])).toEqual([
    ['images/wp-content/uploads/2018/03/big.jpg', ['/wp-content/uploads/2018/03/big.jpg']],
  ]);
  expect(archive.notes.map(({ subject, place }) => [subject, place.file])).toEqual([
    ['symbolic link', '2018/03/secret.png'],
  ]);
  expect(await textsOf(archive)).toEqual([
    '![](https://a.example.org/wp-content/uploads/2018/03/big.jpg)',
    '![](https://a.example.org/wp-content/uploads/2018/03/big.jpg)',
    '[x](/wp-content/uploads/../../../../etc/passwd)',
  ]);
});
