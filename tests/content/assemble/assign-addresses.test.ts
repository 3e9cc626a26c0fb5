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
      'has the part "con", which is a device on some systems',
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
  const { content } = assembled({ 'pages/about.md': page, 'pages/legal/privacy.md': page });
  expect(content.pages.map(({ address }) => address)).toEqual(['/about/', '/legal/privacy/']);
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
