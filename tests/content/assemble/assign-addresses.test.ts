import { describe, expect, it } from 'vitest';
import { article, assembled, listed } from '../compiled.ts';

function addressOf(file: string, text: string): string | undefined {
  return assembled({ [file]: text }).content.articles[0]?.address;
}

describe('the address of an article', () => {
  it.each([
    ['articles/a.md', article('safeURL: 2018/01/02/x/'), '/2018/01/02/x/'],
    ['articles/a.md', article('url: /x'), '/x/'],
    ['articles/a.md', article(), '/2018/03/13/a/'],
    ['articles/a.md', article('slug: A Better Name'), '/2018/03/13/a-better-name/'],
    ['articles/2018-03-13-a.md', article(), '/2018/03/13/a/'],
    ['articles/2017-01-01-a.md', '---\ntitle: A\n---\nText.\n', '/2017/01/01/a/'],
    ['articles/2017-01-01-a.md', '---\ntitle: A\ndate: 2018-03-13\n---\nText.\n', '/2018/03/13/a/'],
    [
      'articles/a.md',
      '---\ntitle: A\ndate: 2018-03-13T23:30:00-05:00\n---\nText.\n',
      '/2018/03/13/a/',
    ],
    ['articles/My Notes_2.md', article(), '/2018/03/13/my-notes-2/'],
    ['articles/é.md', article(), '/2018/03/13/é/'],
    ['articles/First Steps/index.md', article(), '/2018/03/13/first-steps/'],
    ['articles/a/first-steps/index.markdown', article(), '/2018/03/13/first-steps/'],
    ['articles/2017-01-01-a/index.md', '---\ntitle: A\n---\nText.\n', '/2017/01/01/a/'],
    ['articles/index.md', article(), '/2018/03/13/index/'],
    ['articles/a.md', article('slug: My-Slug_Name.v2'), '/2018/03/13/My-Slug_Name.v2/'],
    ['articles/a.md', article('slug: /é~x/'), '/2018/03/13/é~x/'],
    ['articles/a.md', article('slug: "%E5%8C%BB"'), '/2018/03/13/医/'],
    ['features/a.mdx', article(), '/2018/03/13/a/'],
    ['articles/a.md', '---\ntitle: A\ndraft: true\n---\nText.\n', '/drafts/a/'],
    ['articles/a.md', '---\ntitle: A\ndraft: true\nslug: b\n---\nText.\n', '/drafts/b/'],
  ])('%s: %j', (file, text, address) => {
    expect(addressOf(file, text)).toBe(address);
  });

  it('is none without a date', () => {
    const { content, diagnostics } = assembled({ 'articles/a.md': '---\ntitle: A\n---\nText.\n' });
    expect(content.articles).toEqual([]);
    expect(listed(diagnostics)).toEqual(['articles/a.md:1:1 missing-key']);
  });
});

describe('a slug that makes no address', () => {
  const long = 's'.repeat(201);
  it.each([
    ['is too long', 'articles/a.md', `slug: ${long}`, '4:7', 'has a part of more than 200 bytes'],
    [
      'is a device',
      'articles/a.md',
      'slug: Con',
      '4:7',
      'has the part "Con", which is a device on some systems',
    ],
    ['is of a file', `articles/${long}.md`, '', '1:1', 'has a part of more than 200 bytes'],
  ])('%s', (_, file, keys, place, fault) => {
    const { content, diagnostics } = assembled({ [file]: article(keys) });
    expect(content.articles).toEqual([]);
    expect(listed(diagnostics)).toEqual([`${file}:${place} invalid-address`]);
    expect(diagnostics[0]?.message).toBe(`the slug ${fault}`);
  });

  it('is no fault where another address is given', () => {
    const text = article(`slug: ${long}\nsafeURL: /a/`);
    expect(assembled({ 'articles/a.md': text }).diagnostics).toEqual([]);
  });
});

it('gives a plain page the address of its file', () => {
  const page = '---\ntitle: A\n---\nText.\n';
  const { content } = assembled({
    'pages/about.md': page,
    'pages/legal/privacy.md': page,
    'pages/legal/terms/index.md': page,
    'pages/index.md': page,
  });
  expect(content.pages.map(({ address }) => address)).toEqual([
    '/about/',
    '/legal/privacy/',
    '/legal/terms/',
    '/index/',
  ]);
});

describe('older addresses', () => {
  it('are the aliases and a url that differs, each once', () => {
    const { content, diagnostics } = assembled({
      'articles/a.md': article(
        'safeURL: /new/\nurl: /old/\naliases: [older/, /old, /new/, /oldest/index.html, /old/]',
      ),
    });
    expect(content.articles[0]?.formerAddresses).toEqual(['/old/', '/older/', '/oldest/']);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['in case', '/my-post/', '/My-Post/'],
    ['in case, where the page has the capitals', '/My-Post/', '/my-post/'],
    ['in Unicode form', '/caf\u00E9/', '/cafe\u0301/'],
  ])('stay where they differ %s from the article’s own', (_, own, alias) => {
    const { content, variants, diagnostics } = assembled({
      'articles/a.md': article(`safeURL: ${own}\naliases: [${alias}]`),
    });
    expect(diagnostics).toEqual([]);
    expect(content.articles[0]?.formerAddresses).toEqual([alias]);
    expect(variants).toMatchObject([
      { file: 'articles/a.md', address: alias, of: own, span: { line: 5, column: 11 } },
    ]);
  });

  it('keep their Unicode form, as links to them have it', () => {
    const { content, variants } = assembled({
      'articles/a.md': article('safeURL: /new/\nurl: /u\u0308ber/\naliases: [/cafe%CC%81/]'),
    });
    expect(content.articles[0]?.formerAddresses).toEqual(['/u\u0308ber/', '/cafe\u0301/']);
    expect(variants).toEqual([]);
  });

  it('belong to one article', () => {
    const { diagnostics } = assembled({
      'articles/a.md': article('safeURL: /a/\naliases: [/x/]'),
      'articles/b.md': article('safeURL: /b/\naliases: [/X/]'),
    });
    expect(listed(diagnostics)).toEqual([
      'articles/a.md:5:11 duplicate-address',
      'articles/b.md:5:11 duplicate-address',
    ]);
  });
});

it.each([
  ['the same', '/x/', '/x/'],
  ['in case', '/X/y/', '/x/Y/'],
  ['in a trailing slash', '/x', '/x/'],
  ['in percent-encoding', '/%78/', '/x/'],
  ['in Unicode form', '/\u00E9/', '/e\u0301/'],
  ['in both at once', '/%C3%89/', '/e\u0301'],
])('names both files when their addresses differ in no way that counts: %s', (_, one, other) => {
  const { diagnostics } = assembled({
    'articles/a.md': article(`safeURL: ${one}`),
    'articles/b.md': article(`url: ${other}`),
  });
  expect(listed(diagnostics)).toEqual([
    'articles/a.md:4:10 duplicate-address',
    'articles/b.md:4:6 duplicate-address',
  ]);
  expect(diagnostics.map(({ message }) => /articles\/\w\.md:\d/.exec(message)?.[0])).toEqual([
    'articles/b.md:4',
    'articles/a.md:4',
  ]);
});

it('keeps the address of an article whose header has an error, for those who link to it', () => {
  const { addresses, content } = assembled({
    'articles/a.md': article('draft: maybe\nsafeURL: /x/'),
  });
  expect(addresses.get('articles/a.md')).toBe('/x/');
  expect(content.articles).toEqual([]);
});

describe('a slug that cannot stay as it is', () => {
  it.each([
    ['What is FHIR?', 'what-is-fhir'],
    ['blog/my-post', 'blog-my-post'],
    ['C#', 'csharp'],
  ])('%s becomes %s, with a warning', (slug, becomes) => {
    const { content, diagnostics } = assembled({ 'articles/a.md': article(`slug: ${slug}`) });
    expect(content.articles[0]?.address).toBe(`/2018/03/13/${becomes}/`);
    expect(listed(diagnostics)).toEqual(['articles/a.md:4:7 changed-slug']);
    expect(diagnostics[0]?.message).toBe(`slug "${slug}" is "${becomes}" in the address`);
  });

  it('says nothing where `safeURL` is the address', () => {
    const { diagnostics } = assembled({ 'articles/a.md': article('safeURL: /a/\nslug: A B') });
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['slug: .hidden', '4:7 reserved-address'],
    ['slug: con', '4:7 invalid-address'],
    [`slug: ${'x'.repeat(201)}`, '4:7 invalid-address'],
    ['slug: a.', '4:7 invalid-address'],
    ['slug: "?"', '4:7 empty-slug'],
    ['slug: __', '4:7 empty-slug'],
  ])('is an error where it makes no address: %s', (line, found) => {
    const { content, diagnostics } = assembled({ 'articles/a.md': article(line) });
    expect(listed(diagnostics)).toEqual([`articles/a.md:${found}`]);
    expect(content.articles).toEqual([]);
  });
});

it.each([
  ['articles/aux.md', 'device-name'],
  [`articles/${'x'.repeat(240)}.md`, 'invalid-address'],
  ['articles/!.md', 'empty-slug'],
])('names a file whose name makes no address: %s', (file, code) => {
  const { diagnostics } = assembled({ [file]: article() });
  expect(listed(diagnostics)).toEqual([`${file}:1:1 ${code}`]);
});

it.each([
  ['tags: [PRN]', '4:8 device-name'],
  [`categories: [A, ${'x'.repeat(201)}]`, '4:17 invalid-address'],
  [`authors: [nul]`, '4:11 device-name'],
])('names a term whose address is unfit: %s', (line, found) => {
  expect(listed(assembled({ 'articles/a.md': article(line) }).diagnostics)).toEqual([
    `articles/a.md:${found}`,
  ]);
});

it.each([
  ['tags/con.md', 'device-name'],
  ['authors/aux/index.md', 'device-name'],
  [`tags/${'x'.repeat(201)}.md`, 'invalid-address'],
  ['categories/!.md', 'empty-slug'],
])('names the file of a term whose name makes no address: %s', (file, code) => {
  const { diagnostics } = assembled({ [file]: '---\ntitle: A\n---\n' });
  expect(listed(diagnostics)).toEqual([`${file}:1:1 ${code}`]);
});

it.each(['safeURL: /.hidden/x/', 'aliases: [/.git/config/]', 'aliases: [/a/%2Eb/]'])(
  'names a part that begins with a dot: %s',
  (line) => {
    const { diagnostics } = assembled({ 'articles/a.md': article(line) });
    expect(diagnostics.map(({ code }) => code)).toEqual(['reserved-address']);
  },
);

it('says no more than that an address cannot be read', () => {
  const { diagnostics, addresses } = assembled({ 'articles/!.md': article('safeURL: /a?b/') });
  expect(listed(diagnostics)).toEqual(['articles/!.md:4:10 invalid-address']);
  expect(addresses.size).toBe(0);
});

describe('a missing date', () => {
  it('is named together with a missing title', () => {
    const { diagnostics } = assembled({ 'articles/a.md': '---\ntags: [A]\n---\nText.\n' });
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`).sort()).toEqual([
      'missing-key `date` is missing',
      'missing-key `title` is missing',
    ]);
  });

  it('is named where `safeURL` is the address', () => {
    const text = '---\ntitle: A\nsafeURL: /a/\n---\nText.\n';
    expect(listed(assembled({ 'articles/a.md': text }).diagnostics)).toEqual([
      'articles/a.md:1:1 missing-key',
    ]);
  });

  it('is not missing where it cannot be read', () => {
    const text = '---\ntitle: A\ndate: soon\n---\nText.\n';
    expect(listed(assembled({ 'articles/a.md': text }).diagnostics)).toEqual([
      'articles/a.md:3:7 invalid-date',
    ]);
  });
});

describe('an address that many claim', () => {
  const many = (count: number, more = '') =>
    assembled(
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `articles/${String(index).padStart(4, '0')}.md`,
          article(`safeURL: /x/${more}`),
        ]),
      ),
    );

  it('is named at each, with five others and a count', () => {
    const { diagnostics } = many(8);
    expect(diagnostics).toHaveLength(8);
    const five = (...names: number[]): string =>
      names.map((name) => `articles/000${name}.md:4`).join(', ');
    expect(diagnostics.map(({ message }) => message)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((own) => {
        const others = [0, 1, 2, 3, 4, 5].filter((name) => name !== own).slice(0, 5);
        return `/x/ is claimed by ${five(...others)} and 2 others too`;
      }),
    );
    expect(many(7).diagnostics[6]?.message).toMatch(/0004\.md:4 and 1 other too$/);
    expect(many(6).diagnostics[0]?.message).toMatch(/0005\.md:4 too$/);
  });

  it('is as short a message for 2,000', () => {
    const lengths = many(2000).diagnostics.map(({ message }) => message.length);
    expect(lengths).toHaveLength(2000);
    expect(Math.max(...lengths)).toBeLessThan(200);
  });
});

describe('a draft', () => {
  it.each([
    ['articles/2005-12-05-.md', "date: 2005-12-05\nurl: '?p=104'", '/drafts/2005-12-05/'],
    ['articles/2010-06-19-a.md', "date: soon\nurl: '?p=925'", '/drafts/a/'],
    ['articles/a.md', 'safeURL: /tags/x/', '/drafts/a/'],
    ['articles/!.md', '', '/drafts/a-title/'],
    ['articles/a.md', 'slug: con', '/drafts/a/'],
    ['articles/a.md', 'slug: "?"', '/drafts/a/'],
  ])('has an address for the preview where its own is unfit: %s %j', (file, lines, address) => {
    const text = `---\ntitle: A title\ndraft: true\n${lines}\n---\nText.\n`;
    expect(addressOf(file, text)).toBe(address);
  });

  it('takes no address from an article, nor from another draft', () => {
    const { content, diagnostics } = assembled({
      'articles/a.md': article('safeURL: /x/\ndraft: true'),
      'articles/b.md': article('safeURL: /x/'),
      'articles/c.md': article('safeURL: /y/\ndraft: true\naliases: [/b/]'),
      'articles/d.md': article('safeURL: /y/\ndraft: true'),
      'articles/e/c.md': '---\ntitle: A\ndraft: true\n---\nText.\n',
      'articles/e/d.md': '---\ntitle: A\ndraft: true\n---\nText.\n',
      'articles/f/d.md': '---\ntitle: A\ndraft: true\n---\nText.\n',
    });
    expect(content.articles.map(({ file, address }) => [file, address])).toEqual([
      ['articles/a.md', '/drafts/a/'],
      ['articles/b.md', '/x/'],
      ['articles/c.md', '/y/'],
      ['articles/d.md', '/drafts/d-2/'],
      ['articles/e/c.md', '/drafts/c/'],
      ['articles/e/d.md', '/drafts/d/'],
      ['articles/f/d.md', '/drafts/d-3/'],
    ]);
    expect(listed(diagnostics)).toEqual([
      'articles/a.md:4:10 duplicate-address',
      'articles/c.md:4:10 duplicate-address',
      'articles/d.md:4:10 duplicate-address',
      'articles/e/d.md:1:1 duplicate-address',
      'articles/f/d.md:1:1 duplicate-address',
    ]);
  });
});

it('reserves what lies in the public folder', () => {
  const { diagnostics } = assembled(
    { 'articles/a.md': article('safeURL: /Logo.png') },
    [],
    ['logo.png'],
  );
  expect(listed(diagnostics)).toEqual(['articles/a.md:4:10 reserved-address']);
});

describe('older addresses of a term, an author or a page', () => {
  const named = (frontMatter = ''): string => `---\ntitle: New\n${frontMatter}\n---\n\nText.\n`;

  it('are its aliases, each once, where nothing else lies', () => {
    const { content, diagnostics } = assembled({
      'articles/a.md': article('tags: [New]'),
      'tags/new.md': named('aliases: [/tags/old/, /TAGS/Old, /topic/new/]'),
      'pages/about.md': named('aliases: [/about-us/, /about/]'),
    });
    expect(diagnostics).toEqual([]);
    expect(content.tags.get('new')?.page?.formerAddresses).toEqual([
      '/tags/old/',
      '/TAGS/Old/',
      '/topic/new/',
    ]);
    expect(content.pages[0]?.formerAddresses).toEqual(['/about-us/']);
  });

  it('may be its own in another spelling', () => {
    const { content, variants, diagnostics } = assembled({
      'articles/a.md': article('tags: [FHIR]'),
      'tags/fhir.md': named('aliases: [/tags/FHIR/]').replace('New', 'FHIR'),
      'pages/about.md': named('aliases: [/About/]'),
    });
    expect(diagnostics).toEqual([]);
    expect(content.tags.get('fhir')?.page?.formerAddresses).toEqual(['/tags/FHIR/']);
    expect(variants).toMatchObject([
      { file: 'tags/fhir.md', address: '/tags/FHIR/', of: '/tags/fhir/' },
      { file: 'pages/about.md', address: '/About/', of: '/about/' },
    ]);
  });

  it.each([
    ['/tags/used/', 'reserved-address'],
    ['/tags/Used/', 'reserved-address'],
    ['/tags/new/', 'reserved-address'],
    ['/authors/ann/', 'reserved-address'],
    ['/tags/', 'reserved-address'],
    ['/tags/old/2/', 'reserved-address'],
    ['/a/', 'duplicate-address'],
  ])('are not %s, which is taken', (alias, code) => {
    const { diagnostics } = assembled({
      'articles/a.md': article('safeURL: /a/\ntags: [Used]\nauthors: [Ann]'),
      'tags/new.md': named(`aliases: [${alias}]`),
    });
    expect(listed(diagnostics)).toContain(`tags/new.md:3:11 ${code}`);
  });
});
