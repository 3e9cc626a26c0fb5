import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { compileBody } from '../../src/content/body/compile-body.ts';
import type { Article } from '../../src/content/article.ts';
import { feedText } from '../../src/feeds/feed-text.ts';
import { planFeeds, type Feed, type PlannedFeeds } from '../../src/feeds/plan-feeds.ts';
import type { Publication } from '../../src/publication/publication.ts';
import { all, one, readXml, type XmlElement } from '../publication/read-xml.ts';
import { article, bodies, day, publish, termPage } from '../publication/sample.ts';

const sources: Readonly<Record<string, string>> = {
  'articles/fhir.md':
    'See [this](/2025/x/), [that](https://hl7.org/) and [here](#part).\n\n![](y.png)',
};

const compiled = (file: string): string =>
  compileBody(sources[file] ?? 'Text.', { syntax: 'md', firstLine: 1, ownHosts: [], lang: 'en' })
    .html;

const picture = {
  kind: 'picture' as const,
  picture: {
    sources: [],
    src: '/_media/y-800.jpg',
    srcset: '/_media/y-480.jpg 480w, /_media/y-800.jpg 800w, /_media/y-1600.jpg 1600w',
    width: 1600,
    height: 900,
    alt: 'A "y"',
    placeholder: '',
  },
};
const bodyOf = bodies({
  'articles/fhir.md': { links: ['/2025/x/', 'https://hl7.org/', '#part'], pictures: [picture] },
});

const fhir = article('fhir', {
  title: 'FHIR & <friends>',
  authors: ['desk', 'ann'],
  categories: ['standards'],
  tags: ['hl7'],
  lastmod: day('2025-04-01'),
  image: { root: 'content', file: 'top' },
  imageAlt: 'Top',
});
const live = article('live', { file: 'features/live.mdx', syntax: 'mdx' });
const terms = {
  authors: [
    { slug: 'desk', name: 'The desk' },
    { slug: 'ann', name: 'Ann' },
  ],
  categories: [{ slug: 'standards', name: 'Standards' }],
  tags: [{ slug: 'hl7', name: 'HL7' }],
};

function feedsAt(publication: Publication, address = '/feed.xml'): PlannedFeeds {
  const found = planFeeds(publication, bodyOf).find(({ files }) => files[0]?.address === address);
  if (!found) throw new Error(`no feed at ${address}`);
  return found;
}

/** The texts of a list's feeds, by the ids of the formats. */
function printFeeds({ files, model }: PlannedFeeds, bodyHtml = compiled) {
  const feed = JSON.parse(JSON.stringify(model())) as Feed;
  const texts = new Map(files.map(({ format }) => [format.id, feedText(format, feed, bodyHtml)]));
  const textOf = (id: string): string => {
    const text = texts.get(id);
    if (text === undefined) throw new Error(`no format ${id}`);
    return text;
  };
  return { rss: textOf('rss'), atom: textOf('atom'), json: textOf('json') };
}

const print = (articles: Article[], more: Partial<Parameters<typeof publish>[0]> = {}) =>
  printFeeds(feedsAt(publish({ articles, ...terms, ...more })));

const itemsOf = (rss: string): XmlElement[] => all(one(readXml(rss), 'channel'), 'item');
const entriesOf = (atom: string): XmlElement[] => all(readXml(atom), 'entry');

interface JsonFeed {
  items: Record<string, unknown>[];
}
const jsonOf = (json: string): JsonFeed & Record<string, unknown> =>
  JSON.parse(json) as JsonFeed & Record<string, unknown>;

const html = `<p><img src="https://ward.example/_media/top-800.jpg" alt="Top" width="800" height="450"></p>
<p>See <a href="https://ward.example/2025/x/">this</a>, <a href="https://hl7.org/">that</a> and <a href="https://ward.example/2025/fhir/#part">here</a>.</p>
<p><img src="https://ward.example/_media/y-800.jpg" alt="A &quot;y&quot;" width="800" height="450"></p>`;

describe('the feeds of a list', () => {
  it('say the whole article as RSS 2.0', () => {
    expect(print([fhir]).rss).toBe(`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Ward Round</title>
<link>https://ward.example/</link>
<description>Health IT, explained.</description>
<language>en</language>
<managingEditor>desk@ward.example (Ward Round)</managingEditor>
<lastBuildDate>Tue, 01 Apr 2025 00:00:00 GMT</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="https://ward.example/feed.xml"/>
<item>
<title>FHIR &amp; &lt;friends&gt;</title>
<link>https://ward.example/2025/fhir/</link>
<guid isPermaLink="true">https://ward.example/2025/fhir/</guid>
<pubDate>Tue, 04 Mar 2025 05:06:07 GMT</pubDate>
<dc:creator>The desk</dc:creator>
<dc:creator>Ann</dc:creator>
<category>Standards</category>
<category>HL7</category>
<description>What fhir is.</description>
<content:encoded><![CDATA[${html}]]></content:encoded>
</item>
</channel>
</rss>
`);
  });

  it('say what stands below the header picture', () => {
    const { rss } = print([{ ...fhir, imageCaption: 'A <b> & more', imageCredit: 'Ann' }]);
    expect(rss).toContain(
      '<figure><img src="https://ward.example/_media/top-800.jpg" alt="Top" width="800" height="450"><figcaption>A &lt;b&gt; &amp; more<br>Picture: Ann</figcaption></figure>',
    );
  });

  it('enclose the first sound of the text', () => {
    const play = (kind: 'audio' | 'video', src: string) => ({
      kind: 'recording' as const,
      label: `A <${kind}>`,
      recording: { kind, src, type: `${kind}/x`, bytes: 1204, captions: [] },
    });
    const pictures = [play('video', '/_media/v.mp4'), play('audio', '/_media/a.mp3'), picture];
    const withSound = bodies({ 'articles/fhir.md': { links: ['/x/', '/y/', '#part'], pictures } });
    const [planned] = planFeeds(publish({ articles: [fhir], ...terms }), withSound);
    if (!planned) throw new Error('no feeds');
    const sound = 'https://ward.example/_media/a.mp3';
    const html = () => '<p>\u00010\u0001 \u00011\u0001</p>';
    const { rss, atom, json } = printFeeds(planned, html);
    expect(rss).toContain(`<enclosure url="${sound}" length="1204" type="audio/x"/>`);
    expect(rss).toContain(
      `<p><a href="https://ward.example/_media/v.mp4">A &lt;video&gt;</a> <a href="${sound}">A &lt;audio&gt;</a></p>`,
    );
    expect(atom).toContain(`<link rel="enclosure" type="audio/x" length="1204" href="${sound}"/>`);
    expect(jsonOf(json).items[0]).toMatchObject({
      attachments: [{ url: sound, mime_type: 'audio/x', size_in_bytes: 1204 }],
    });
  });

  it('say the whole article as Atom', () => {
    expect(print([fhir]).atom).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>https://ward.example/</id>
<title>Ward Round</title>
<subtitle>Health IT, explained.</subtitle>
<updated>2025-04-01T00:00:00Z</updated>
<link rel="self" type="application/atom+xml" href="https://ward.example/atom.xml"/>
<link rel="alternate" type="text/html" href="https://ward.example/"/>
<author><name>Ward Round</name><uri>https://ward.example/</uri></author>
<icon>https://ward.example/icon-512.png</icon>
<entry>
<id>https://ward.example/2025/fhir/</id>
<title>FHIR &amp; &lt;friends&gt;</title>
<link rel="alternate" type="text/html" href="https://ward.example/2025/fhir/"/>
<published>2025-03-04T05:06:07Z</published>
<updated>2025-04-01T00:00:00Z</updated>
<author><name>The desk</name><uri>https://ward.example/authors/desk/</uri></author>
<author><name>Ann</name><uri>https://ward.example/authors/ann/</uri></author>
<category term="Standards"/>
<category term="HL7"/>
<summary>What fhir is.</summary>
<content type="html"><![CDATA[${html}]]></content>
</entry>
</feed>
`);
  });

  it('say the whole article as JSON Feed 1.1', () => {
    expect(jsonOf(print([fhir]).json)).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Ward Round',
      home_page_url: 'https://ward.example/',
      feed_url: 'https://ward.example/feed.json',
      description: 'Health IT, explained.',
      icon: 'https://ward.example/icon-512.png',
      authors: [{ name: 'Ward Round', url: 'https://ward.example/' }],
      language: 'en',
      items: [
        {
          id: 'https://ward.example/2025/fhir/',
          url: 'https://ward.example/2025/fhir/',
          title: 'FHIR & <friends>',
          content_html: html,
          summary: 'What fhir is.',
          image: 'https://ward.example/_media/top-800.jpg',
          date_published: '2025-03-04T05:06:07Z',
          date_modified: '2025-04-01T00:00:00Z',
          authors: [
            { name: 'The desk', url: 'https://ward.example/authors/desk/' },
            { name: 'Ann', url: 'https://ward.example/authors/ann/' },
          ],
          tags: ['Standards', 'HL7'],
        },
      ],
    });
  });

  it('hold what the specifications require, with or without articles', () => {
    for (const articles of [[], [fhir, article('plain', { description: '' })]]) {
      const { rss, atom, json } = print(articles);
      const channel = one(readXml(rss), 'channel');
      for (const name of ['title', 'link', 'description'])
        expect(one(channel, name).text).not.toBe('');
      for (const item of all(channel, 'item')) {
        for (const name of ['title', 'link', 'guid', 'pubDate', 'description'])
          expect(one(item, name).text).not.toBe('');
      }
      const feed = readXml(atom);
      for (const element of [feed, ...all(feed, 'entry')]) {
        for (const name of ['id', 'title', 'updated']) expect(one(element, name).text).not.toBe('');
        expect(one(element, 'updated').text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      }
      expect(one(feed, 'author').children.map(({ name }) => name)).toEqual(['name', 'uri']);
      for (const item of jsonOf(json).items) {
        expect(item.id).toBeTypeOf('string');
        expect('content_html' in item).not.toBe('content_text' in item);
      }
      expect(
        [itemsOf(rss), entriesOf(atom), jsonOf(json).items].map(({ length }) => length),
      ).toEqual(Array.from({ length: 3 }, () => articles.length));
    }
  });

  it.each([
    ['an end mark', 'a ]]> b'],
    ['a script’s end', '</script><script>'],
    ['characters beyond the first plane', '𝔉HIR 😀'],
    ['entities', '&amp; &#x1; &'],
  ])('carry a title with %s as it is', (_, title) => {
    const { rss, atom, json } = print([article('odd', { title, description: title })]);
    const [item] = itemsOf(rss);
    const [entry] = entriesOf(atom);
    expect(item && one(item, 'title').text).toBe(title);
    // The description is HTML to those who read it.
    const description = fromHtml(item ? one(item, 'description').text : '', { fragment: true });
    expect(description.children).toMatchObject([{ type: 'text', value: title }]);
    expect(entry && [one(entry, 'title').text, one(entry, 'summary').text]).toEqual([title, title]);
    expect(jsonOf(json).items[0]).toMatchObject({ title, summary: title });
  });

  it('leave control characters and half characters out of XML', () => {
    const { rss, atom } = print([article('odd', { title: 'a\u0001\u000B\uD800z' })]);
    expect(itemsOf(rss).map((item) => one(item, 'title').text)).toEqual(['az']);
    expect(entriesOf(atom).map((entry) => one(entry, 'title').text)).toEqual(['az']);
  });

  it('name the twenty newest, newest first, without what is not for search engines', () => {
    const articles = Array.from({ length: 25 }, (_, index) =>
      article(`n${index + 10}`, {
        date: day(`2025-01-${index + 1 < 10 ? '0' : ''}${index + 1}`),
        noindex: index === 20,
      }),
    );
    const names = jsonOf(print(articles).json).items.map(({ id }) => String(id).slice(-4, -1));
    const expected = articles
      .filter(({ noindex }) => !noindex)
      .toReversed()
      .slice(0, 20)
      .map(({ title }) => title.slice(3));
    expect(names).toEqual(expected);
  });

  it('leave out what a preview shows besides what is published', () => {
    const later = article('later', { date: day('2030-01-01') });
    const { json } = print([later, fhir, article('draft', { draft: true })], { preview: true });
    expect(jsonOf(json).items.map(({ id }) => id)).toEqual(['https://ward.example/2025/fhir/']);
  });

  it('say the whole of an MDX article, as it was rendered', () => {
    const planned = feedsAt(publish({ articles: [live] }));
    expect(planned.features()).toEqual([
      { file: 'features/live.mdx', url: 'https://ward.example/2025/live/' },
    ]);
    const { json } = printFeeds(planned, () => '<p class="x">Live.</p>');
    expect(jsonOf(json).items[0]).toMatchObject({ content_html: '<p>Live.</p>' });
  });

  it('give the description alone of an article whose text cannot be had', () => {
    const { rss, atom, json } = printFeeds(feedsAt(publish({ articles: [live] })), () => '');
    expect(rss).not.toContain('content:encoded');
    expect(entriesOf(atom).map((entry) => all(entry, 'content').length)).toEqual([0]);
    expect(jsonOf(json).items[0]).toMatchObject({ content_text: 'What live is.' });
  });

  it('mark an article in another language, and its direction', () => {
    const { rss, atom, json } = print([article('ar', { lang: 'ar' })]);
    expect(jsonOf(json).items[0]).toMatchObject({
      language: 'ar',
      content_html: '<div lang="ar" dir="rtl"><p>Text.</p></div>',
    });
    expect(entriesOf(atom)[0]?.attributes).toEqual({ 'xml:lang': 'ar' });
    expect(itemsOf(rss).map((item) => one(item, 'dc:language').text)).toEqual(['ar']);
  });

  it('carry the path that the site lives under in every address', () => {
    const found = feedsAt(
      publish({ articles: [fhir], ...terms, siteUrl: 'https://ward.example/blog' }),
    );
    const { rss, atom, json } = printFeeds(found, () => '<p>Text.</p>');
    for (const text of [rss, atom, json]) {
      const addresses = text.match(/https:\/\/ward\.example[^"<\\]*/g) ?? [];
      expect(addresses.length).toBeGreaterThanOrEqual(5);
      expect(
        addresses.filter((address) => !address.startsWith('https://ward.example/blog/')),
      ).toEqual([]);
    }
  });

  it('lie under each category, tag and author, with that list’s articles and name', () => {
    const publication = publish({ articles: [fhir, article('other')], ...terms });
    const planned = planFeeds(publication, bodyOf);
    expect(planned.map(({ files }) => files[0]?.address)).toEqual([
      '/feed.xml',
      '/categories/standards/feed.xml',
      '/tags/hl7/feed.xml',
      '/authors/ann/feed.xml',
      '/authors/desk/feed.xml',
    ]);
    const { json, atom } = printFeeds(feedsAt(publication, '/tags/hl7/feed.xml'));
    expect(jsonOf(json)).toMatchObject({
      title: 'HL7 – Ward Round',
      home_page_url: 'https://ward.example/tags/hl7/',
      feed_url: 'https://ward.example/tags/hl7/feed.json',
    });
    expect(jsonOf(json).items).toHaveLength(1);
    expect(one(readXml(atom), 'id').text).toBe('https://ward.example/tags/hl7/');
  });
});

describe('the model of a feed', () => {
  const modelOf = (changed: Article, more = {}): string =>
    JSON.stringify(feedsAt(publish({ articles: [changed], ...terms, ...more })).model());

  it('is the same for the same content', () => {
    expect(modelOf({ ...fhir })).toBe(modelOf(fhir));
  });

  it.each([
    ['title', { title: 'Other' }],
    ['text', { bodyDigest: 'other' }],
    ['date of change', { lastmod: day('2025-05-05') }],
    ['authors', { authors: ['ann'] }],
    ['tags', { tags: [] }],
    ['description', { description: 'Other.' }],
    ['picture', { image: { root: 'content' as const, file: 'other' } }],
    ['language', { lang: 'de' }],
  ])('differs when the %s of an article does', (_, change) => {
    expect(modelOf({ ...fhir, ...change })).not.toBe(modelOf(fhir));
  });

  it('differs when an author is renamed, and when a link leads elsewhere', () => {
    const renamed = [{ slug: 'desk', name: 'Another', page: termPage('Another') }];
    expect(modelOf(fhir, { authors: renamed })).not.toBe(modelOf(fhir));
    const moved = bodies({ 'articles/fhir.md': { links: ['/2025/y/'], pictures: [picture] } });
    const [first] = planFeeds(publish({ articles: [fhir], ...terms }), moved);
    expect(JSON.stringify(first?.model())).not.toBe(modelOf(fhir));
  });
});

describe('the id of an article', () => {
  const idsOf = (more: Partial<Article>) => {
    const { rss, atom, json } = print([article('a', more)]);
    const guid = itemsOf(rss).map((item) => one(item, 'guid'))[0];
    return {
      rss: guid && [guid.text, guid.attributes.isPermaLink],
      atom: entriesOf(atom).map((entry) => one(entry, 'id').text),
      json: jsonOf(json).items.map(({ id }) => id),
      url: jsonOf(json).items.map(({ url }) => url),
    };
  };

  it.each([
    ['its address', {}, 'https://ward.example/2025/a/', 'true'],
    [
      'its first alias, wherever it moves',
      { firstAlias: '/2018/é/', address: '/new/' },
      'https://ward.example/2018/%C3%A9/',
      'false',
    ],
    [
      'what its front matter says, as it is',
      { guid: 'http://old.example/?p=1&x=<2>', firstAlias: '/2018/a/' },
      'http://old.example/?p=1&x=<2>',
      'false',
    ],
  ])('is %s, in every format', (_, more, id, isPermaLink) => {
    const { address = '/2025/a/' } = more as Partial<Article>;
    expect(idsOf(more)).toEqual({
      rss: [id, isPermaLink],
      atom: [id],
      json: [id],
      url: [`https://ward.example${address}`],
    });
  });
});
