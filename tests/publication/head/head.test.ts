import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { type MetaTag, metaTagsOf } from '../../../src/publication/head/meta-tags.ts';
import { graphOf } from '../../../src/publication/head/structured-data.ts';
import type { ArticlePage, Page } from '../../../src/publication/page.ts';
import { planPages } from '../../../src/publication/plan-pages.ts';
import { article, day, publish, termPage } from '../sample.ts';

const terms = {
  authors: [
    {
      slug: 'desk',
      name: 'The desk',
      page: termPage('The desk', { organization: true, description: 'Explains.' }),
    },
    { slug: 'ann', name: 'Ann' },
    { slug: 'safety', name: 'Safety desk', page: termPage('Safety', { organization: true }) },
  ],
  categories: [{ slug: 'rules', name: 'Rules & law' }],
  tags: [{ slug: 'hl7', name: 'HL7' }],
};

const full = article('full', {
  title: 'A </script> "title"',
  authors: ['desk', 'ann'],
  categories: ['rules'],
  tags: ['hl7'],
  lastmod: day('2025-06-01'),
  image: { root: 'content', file: 'top' },
  reviewedBy: ['safety'],
  // In UTC still the day before.
  lastReviewed: day('2025-07-01T00:30:00+02:00'),
  lang: 'pt-BR',
});

function pageAt(address: string, articles: Article[] = [full], more = {}): Page {
  const pages = planPages(publish({ articles, ...terms, ...more }));
  const found = pages.find((page) => page.address === address);
  if (!found) throw new Error(`no page at ${address}`);
  return found.model();
}

const contents = (page: Page, name: string): string[] =>
  metaTagsOf(page)
    .filter(({ value }) => value === name)
    .map(({ content }) => content);

function graphAt(...given: Parameters<typeof pageAt>): Record<string, unknown>[] {
  return nodesOf(pageAt(...given));
}

/** As the page has them: JSON. */
function nodesOf(page: Page): Record<string, unknown>[] {
  const graph = JSON.parse(JSON.stringify(graphOf(page))) as {
    '@graph': Record<string, unknown>[];
  };
  return graph['@graph'];
}

const nodeOf = (graph: Record<string, unknown>[], type: string): Record<string, unknown> =>
  graph.find((node) => node['@type'] === type) ?? {};

it('is made of the page’s model alone, which is plain data', () => {
  const publication = publish({ articles: [full, article('bare')], ...terms });
  for (const { address, model } of planPages(publication)) {
    const page = model();
    const copy = JSON.parse(JSON.stringify(page)) as Page;
    expect([address, metaTagsOf(copy), graphOf(copy)]).toEqual([
      address,
      metaTagsOf(page),
      graphOf(page),
    ]);
  }
});

describe('cards', () => {
  it('say of an article what its page does', () => {
    const property = (value: string, content: string): MetaTag => ({
      key: 'property',
      value,
      content,
    });
    const name = (value: string, content: string): MetaTag => ({ key: 'name', value, content });
    expect(metaTagsOf(pageAt('/2025/full/'))).toEqual([
      property('og:type', 'article'),
      property('og:site_name', 'Ward Round'),
      property('og:title', 'A </script> "title"'),
      property('og:description', 'What full is.'),
      property('og:url', 'https://ward.example/2025/full/'),
      property('og:locale', 'pt_BR'),
      property('og:image', 'https://ward.example/_media/top-card.jpg'),
      property('og:image:type', 'image/jpeg'),
      property('og:image:width', '1200'),
      property('og:image:height', '630'),
      property('article:published_time', '2025-03-04T05:06:07Z'),
      property('article:modified_time', '2025-06-01T00:00:00Z'),
      property('article:author', 'https://ward.example/authors/desk/'),
      property('article:author', 'https://ward.example/authors/ann/'),
      property('article:section', 'Rules & law'),
      property('article:tag', 'HL7'),
      name('twitter:card', 'summary_large_image'),
      name('citation_title', 'A </script> "title"'),
      name('citation_author', 'The desk'),
      name('citation_author', 'Ann'),
      name('citation_publication_date', '2025/03/04'),
      name('citation_journal_title', 'Ward Round'),
      name('citation_language', 'pt-BR'),
      name('citation_public_url', 'https://ward.example/2025/full/'),
    ]);
  });

  it.each([
    ['its own picture', { image: { root: 'content' as const, file: 'top' } }, 'top-card.jpg'],
    ['its category’s, for want of a picture', { categories: ['rules'] }, 'card-rules.png'],
    [
      'its category’s, for a picture that is too small',
      { image: { root: 'content' as const, file: 'small' }, categories: ['rules'] },
      'card-rules.png',
    ],
    ['the site’s, without a category', {}, 'card-site.png'],
  ])('show for an article %s', (_, more, file) => {
    const page = pageAt('/2025/one/', [article('one', more)]);
    expect(contents(page, 'og:image')).toEqual([`https://ward.example/_media/${file}`]);
  });

  it('show for an article one with its title, where the publication has such cards', () => {
    const articles = [article('one', { categories: ['rules'] })];
    const at = (address: string): string[] =>
      contents(pageAt(address, articles, { titleCards: true }), 'og:image');
    expect(at('/2025/one/')).toEqual(['https://ward.example/_media/card-rulesOn%20one.png']);
    expect(at('/categories/rules/')).toEqual(['https://ward.example/_media/card-rules.png']);
  });

  it('are on every page, with a picture and no empty value', () => {
    const publication = publish({ articles: [full], ...terms });
    for (const { address, model } of planPages(publication)) {
      const page = model();
      for (const name of ['og:title', 'og:description', 'og:url', 'og:image', 'twitter:card'])
        expect([address, contents(page, name).length]).toEqual([address, 1]);
      expect(metaTagsOf(page).filter(({ content }) => content === '')).toEqual([]);
    }
  });

  it('name where a syndicated article first appeared', () => {
    const page = pageAt('/2025/one/', [article('one', { canonical: 'https://other.example/x' })]);
    expect(contents(page, 'og:url')).toEqual(['https://other.example/x']);
    expect(contents(page, 'citation_public_url')).toEqual(['https://other.example/x']);
  });
});

describe('structured data', () => {
  it('says of an article what its page shows', () => {
    const page = pageAt('/2025/full/') as ArticlePage;
    expect(nodeOf(graphAt('/2025/full/'), 'Article')).toEqual({
      '@type': 'Article',
      '@id': 'https://ward.example/2025/full/#article',
      headline: page.shell.title,
      description: page.shell.description,
      inLanguage: 'pt-BR',
      mainEntityOfPage: 'https://ward.example/2025/full/',
      datePublished: page.published?.iso,
      dateModified: page.updated?.iso,
      author: [
        { '@type': 'Organization', name: 'The desk', url: 'https://ward.example/authors/desk/' },
        { '@type': 'Person', name: 'Ann', url: 'https://ward.example/authors/ann/' },
      ],
      publisher: {
        '@type': 'Organization',
        '@id': 'https://ward.example/#publisher',
        name: 'Ward Round',
        url: 'https://ward.example/',
        logo: {
          '@type': 'ImageObject',
          url: 'https://ward.example/icon-512.png',
          width: '512',
          height: '512',
        },
      },
      image: {
        '@type': 'ImageObject',
        url: 'https://ward.example/_media/top-1600.jpg',
        width: '1600',
        height: '900',
      },
      articleSection: page.categories.map(({ label }) => label),
      keywords: page.tags.map(({ label }) => label),
    });
  });

  it('makes the page of a reviewed article a medical one, reviewed on the day as written', () => {
    expect(nodeOf(graphAt('/2025/full/'), 'MedicalWebPage')).toEqual({
      '@type': 'MedicalWebPage',
      url: 'https://ward.example/2025/full/',
      name: 'A </script> "title"',
      inLanguage: 'pt-BR',
      mainEntity: { '@id': 'https://ward.example/2025/full/#article' },
      lastReviewed: '2025-07-01',
      reviewedBy: [
        {
          '@type': 'Organization',
          name: 'Safety desk',
          url: 'https://ward.example/authors/safety/',
        },
      ],
    });
  });

  it.each([
    ['health', 'Article', 'MedicalWebPage', 'Organization'],
    ['news', 'NewsArticle', 'WebPage', 'NewsMediaOrganization'],
    ['technology', 'TechArticle', 'WebPage', 'Organization'],
    ['personal', 'BlogPosting', 'WebPage', 'Organization'],
  ] as const)(
    'of a publication of the kind %s is of %s, %s and %s',
    (kind, type, page, publisher) => {
      const graph = graphAt('/2025/full/', [full], { kind });
      expect(graph.map((node) => node['@type'])).toEqual([type, page, 'BreadcrumbList']);
      expect(nodeOf(graph, type).publisher).toMatchObject({
        '@type': publisher,
        name: 'Ward Round',
      });
      expect(nodeOf(graph, page)).toMatchObject({ lastReviewed: '2025-07-01', reviewedBy: [{}] });
      const home = graphAt('/', [full], { kind });
      expect(home.map((node) => node['@type'])).toEqual(['WebSite', publisher]);
    },
  );

  it('names the one person who writes all of what is personal as its publisher', () => {
    const more = { kind: 'personal' as const };
    const publisher = {
      '@type': 'Person',
      '@id': 'https://ward.example/#publisher',
      name: 'Ann',
      url: 'https://ward.example/authors/ann/',
      image: {
        '@type': 'ImageObject',
        url: 'https://ward.example/icon-512.png',
        width: '512',
        height: '512',
      },
    };
    const publisherOf = (articles: Article[]): unknown => {
      const pages = planPages(
        publish({ articles, authors: [{ slug: 'ann', name: 'Ann' }], ...more }),
      );
      const home = pages.find(({ address }) => address === '/');
      return home && nodesOf(home.model())[1];
    };
    expect(publisherOf([article('one', { authors: ['ann'] })])).toEqual(publisher);
    const two = [article('one', { authors: ['ann'] }), article('two', { authors: ['bo'] })];
    expect(publisherOf(two)).toMatchObject({ '@type': 'Organization', name: 'Ward Round' });
  });

  it('says on the home page where else the publication is', () => {
    const social = [{ label: 'Mastodon', url: 'https://social.example/@ward' }];
    const home = graphAt('/', [full], { social });
    expect(nodeOf(home, 'Organization').sameAs).toEqual(['https://social.example/@ward']);
    expect(nodeOf(graphAt('/'), 'Organization')).not.toHaveProperty('sameAs');
  });

  it('leaves out what the page does not show', () => {
    const graph = graphAt('/2025/bare/', [article('bare', { nextReview: day('2030-01-01') })]);
    expect(graph.map((node) => node['@type'])).toEqual(['Article', 'BreadcrumbList']);
    const absent = ['author', 'image', 'dateModified', 'articleSection', 'keywords'];
    expect(Object.keys(nodeOf(graph, 'Article')).filter((key) => absent.includes(key))).toEqual([]);
  });

  it('leads from home to every page but home, which names the publication', () => {
    expect(nodeOf(graphAt('/2025/full/'), 'BreadcrumbList').itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://ward.example/' },
      {
        '@type': 'ListItem',
        position: 2,
        name: 'Topics',
        item: 'https://ward.example/categories/',
      },
      {
        '@type': 'ListItem',
        position: 3,
        name: 'Rules & law',
        item: 'https://ward.example/categories/rules/',
      },
      { '@type': 'ListItem', position: 4, name: 'A </script> "title"' },
    ]);
    expect(graphAt('/').map((node) => node['@type'])).toEqual(['WebSite', 'Organization']);
    const publication = publish({ articles: [full], ...terms });
    for (const { address, model } of planPages(publication)) {
      const data = JSON.stringify(graphOf(model()));
      expect([address, data.includes('BreadcrumbList')]).toEqual([address, address !== '/']);
    }
  });

  it('says whom an author’s page is about: a person, unless its file says otherwise', () => {
    expect(nodeOf(graphAt('/authors/desk/'), 'ProfilePage').mainEntity).toEqual({
      '@type': 'Organization',
      name: 'The desk',
      url: 'https://ward.example/authors/desk/',
      description: 'Explains.',
    });
    expect(nodeOf(graphAt('/authors/ann/'), 'ProfilePage').mainEntity).toEqual({
      '@type': 'Person',
      name: 'Ann',
      url: 'https://ward.example/authors/ann/',
    });
    expect(contents(pageAt('/authors/ann/'), 'og:type')).toEqual(['profile']);
  });

  it('has absolute addresses under a path too', () => {
    const more = { siteUrl: 'https://ward.example/blog/' };
    const text = JSON.stringify(graphOf(pageAt('/2025/full/', [full], more)));
    const addresses = text.match(/"(?:url|item|@id|mainEntityOfPage)":"[^"]*"/g) ?? [];
    expect(addresses.length).toBeGreaterThan(8);
    expect(addresses.filter((found) => !found.includes(':"https://ward.example/blog/'))).toEqual(
      [],
    );
  });
});

describe('noindex', () => {
  it('holds for each page of a preview, and for each article that says so', () => {
    const hidden = article('hidden', { noindex: true });
    expect(pageAt('/2025/hidden/', [hidden]).shell.noindex).toBe(true);
    expect(pageAt('/2025/full/').shell.noindex).toBe(false);
    const preview = publish({ articles: [full], ...terms, preview: true });
    const frames = planPages(preview).map(({ model }) => model().shell);
    expect(frames.filter(({ noindex }) => !noindex)).toEqual([]);
  });
});
