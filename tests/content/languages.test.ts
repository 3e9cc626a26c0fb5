import { describe, expect, it } from 'vitest';
import { assembleContent } from '../../src/content/assemble/assemble-content.ts';
import { compileFile } from '../../src/content/compile-file.ts';
import { placeOf } from '../../src/content/file-place.ts';
import { article, listed, sourceOf } from './compiled.ts';

const languages = [
  { lang: 'en', prefix: '' as const },
  { lang: 'de', prefix: '/de' as const },
  { lang: 'pt-BR', prefix: '/pt-br' as const },
];

function assembled(files: Readonly<Record<string, string>>, editions = languages) {
  const options = {
    ownHosts: [],
    lang: 'en',
    components: {},
    typography: false,
    languages: editions,
  };
  const listing = { assets: new Set<string>(), publicFiles: new Set<string>() };
  const compiled = Object.entries(files).map(
    ([file, text]) => compileFile(sourceOf(file), Buffer.from(text), options).compiled,
  );
  const byCode = {
    ownPages: new Map<string, string>(),
    feedFiles: new Set(['feed.xml']),
    prefixes: editions.map(({ prefix }) => prefix),
  };
  const given = { ownHosts: [], editions };
  const { contents, addresses, diagnostics } = assembleContent(compiled, listing, given, byCode);
  const [en, de] = contents;
  if (!en || !de) throw new Error('There are two languages');
  return { en, de, addresses, diagnostics, found: listed(diagnostics) };
}

describe('the language of a file', () => {
  it.each([
    ['articles/2024/a.md', 'en', 'articles/2024/a.md'],
    ['articles/de/2024/a.md', 'de', 'articles/2024/a.md'],
    ['articles/2024/a.de.md', 'de', 'articles/2024/a.md'],
    ['articles/DE/a.md', 'de', 'articles/a.md'],
    ['articles/en/a.md', 'en', 'articles/a.md'],
    ['articles/2024/a.pt-br.md', 'pt-BR', 'articles/2024/a.md'],
    ['articles/a/index.de.md', 'de', 'articles/a/index.md'],
    ['features/de/a.mdx', 'de', 'features/a.mdx'],
    // A folder further below, another language, and a version are parts of a name.
    ['articles/2024/de/a.md', 'en', 'articles/2024/de/a.md'],
    ['articles/fr/a.md', 'en', 'articles/fr/a.md'],
    ['articles/ruby-2.0.md', 'en', 'articles/ruby-2.0.md'],
    ['articles/de.md', 'en', 'articles/de.md'],
  ])('of %s is %s, and its path %s', (file, lang, path) => {
    expect(placeOf(file, languages)).toMatchObject({ lang, path });
  });

  it('is that of the front matter, where it is one of the publication', () => {
    expect(placeOf('articles/a.md', languages, 'de').lang).toBe('de');
    expect(placeOf('articles/de/a.md', languages, 'nl').lang).toBe('de');
  });

  it('means nothing in a publication in one language', () => {
    expect(placeOf('articles/de/a.de.md', languages.slice(0, 1))).toEqual({
      lang: 'en',
      prefix: '',
      path: 'articles/de/a.de.md',
    });
  });
});

describe('content in several languages', () => {
  it('gives translations their addresses below the prefix of their language', () => {
    const { addresses, found } = assembled({
      'articles/2018-03-13-a.md': article('', 'Text.'),
      'articles/2018-03-13-a.de.md': article('', 'Text.'),
      'articles/b.md': article('safeURL: /old/b/'),
      'articles/de/b.md': article('safeURL: /old/b/'),
      'articles/c.de.md': article('safeURL: /de/c/'),
      'pages/about.md': '---\ntitle: About\n---\nText.\n',
      'pages/de/about.md': '---\ntitle: Über uns\n---\nText.\n',
    });
    expect(found).toEqual([]);
    expect(Object.fromEntries(addresses)).toEqual({
      'articles/2018-03-13-a.md': '/2018/03/13/a/',
      'articles/2018-03-13-a.de.md': '/de/2018/03/13/a/',
      'articles/b.md': '/old/b/',
      'articles/de/b.md': '/de/old/b/',
      'articles/c.de.md': '/de/c/',
      'pages/about.md': '/about/',
      'pages/de/about.md': '/de/about/',
    });
  });

  it('reserves the same addresses below every prefix', () => {
    const { found } = assembled({
      'articles/a.md': article('safeURL: /de/tags/'),
      'articles/b.de.md': article('safeURL: /2018/'),
      'articles/c.md': article('safeURL: /de/'),
      'articles/d.md': article('safeURL: /fr/tags/'),
    });
    expect(found).toEqual([
      'articles/a.md:4:10 reserved-address',
      'articles/b.de.md:4:10 reserved-address',
      'articles/c.md:4:10 reserved-address',
    ]);
  });

  it('joins translations by the path of their files, or by a key', () => {
    const { en, de } = assembled({
      'articles/a.md': article(),
      'articles/de/a.markdown': article(),
      'articles/b.md': article(),
      'articles/de/beh.md': article('translationKey: articles/b'),
    });
    const keys = ({ articles }: typeof en) => articles.map(({ translationKey }) => translationKey);
    expect(keys(en)).toEqual(['articles/a', 'articles/b']);
    expect(keys(de)).toEqual(['articles/a', 'articles/b']);
  });

  it('names terms in each language, where articles may write the name or the file’s', () => {
    const { en, de, found } = assembled({
      'articles/a.md': article('categories: Standards\ntags: [FHIR]'),
      'articles/a.de.md': article('categories: Normen\ntags: [FHIR, Protokolle]'),
      'articles/b.de.md': article('categories: standards'),
      'categories/standards.de.md': '---\ntitle: Normen\n---\n',
    });
    expect(found).toEqual([]);
    expect([...en.categories.values()].map(({ name }) => name)).toEqual(['Standards']);
    expect([...de.categories.values()].map(({ slug, name }) => [slug, name])).toEqual([
      ['standards', 'Normen'],
    ]);
    expect(de.articles.map(({ categories }) => categories)).toEqual([['standards'], ['standards']]);
    expect([...en.tags.keys()]).toEqual(['fhir']);
    expect([...de.tags.keys()]).toEqual(['fhir', 'protokolle']);
  });

  it('lends the name and the picture of an author to other languages, and no words', () => {
    const { de } = assembled({
      'articles/a.de.md': article('authors: desk'),
      'articles/b.de.md': article('authors: ana'),
      'authors/desk.md':
        '---\ntitle: The Desk\ndescription: English.\norganization: true\n---\nText.\n',
      'authors/ana.md': '---\ntitle: Ana\ndescription: English.\n---\nText.\n',
      'authors/ana.de.md': '---\ntitle: Ana Lima\ndescription: Deutsch.\n---\nText.\n',
    });
    expect(de.authors.get('desk')).toMatchObject({
      name: 'The Desk',
      page: { description: '', organization: true, isBorrowed: true },
    });
    expect(de.authors.get('ana')?.page).toMatchObject({
      title: 'Ana Lima',
      description: 'Deutsch.',
    });
    expect(de.authors.get('ana')?.page).not.toHaveProperty('isBorrowed');
  });

  it('names what contradicts', () => {
    const { diagnostics, found } = assembled({
      'articles/de/a.md': article('lang: pt-BR'),
      'articles/de/b.pt-BR.md': article(),
      'articles/c.de.md': article('translationKey: x'),
      'articles/d.de.md': article('translationKey: x'),
      'articles/e.md': article('translationKey: x'),
      'pages/f.de.md': '---\ntitle: F\ntranslationKey: pages/g\n---\nText.\n',
      'pages/g.de.md': '---\ntitle: G\n---\nText.\n',
    });
    expect(found).toEqual([
      'articles/c.de.md:4:17 twin-translation',
      'articles/d.de.md:4:17 twin-translation',
      'articles/de/a.md:4:7 language-conflict',
      'articles/de/b.pt-BR.md:1:1 language-conflict',
      'pages/f.de.md:3:17 twin-translation',
      'pages/g.de.md:1:1 twin-translation',
    ]);
    expect(diagnostics.map(({ message }) => message)).toContain(
      'the file is taken as `pt-BR`, and its folder says `de`',
    );
  });
});
