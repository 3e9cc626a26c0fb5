import { expect, it } from 'vitest';
import { planFeeds } from '../../src/feeds/plan-feeds.ts';
import { planPages } from '../../src/publication/plan-pages.ts';
import { hrefOf } from '../../src/urls.ts';
import { article, bodies, publish } from './sample.ts';

it('leads from the pages of a term to its feeds, from all others to the site’s, and nowhere else', () => {
  const publication = publish({
    articles: [article('one', { tags: ['hl7'], categories: ['rules'], authors: ['desk'] })],
    siteUrl: 'https://ward.example/blog/',
  });
  const feedsAt = new Map(
    planPages(publication).map(({ address, model }) => [
      address,
      model().shell.feeds.map(({ href }) => href),
    ]),
  );
  const site = ['/blog/feed.xml', '/blog/atom.xml', '/blog/feed.json'];
  expect(feedsAt.get('/')).toEqual(site);
  expect(feedsAt.get('/2025/one/')).toEqual(site);
  expect(feedsAt.get('/2025/')).toEqual(site);
  expect(feedsAt.get('/tags/hl7/')).toEqual(
    ['feed.xml', 'atom.xml', 'feed.json'].map((name) => `/blog/tags/hl7/${name}`),
  );
  const there = planFeeds(publication, bodies())
    .flatMap(({ files }) => files)
    .map(({ address }) => hrefOf(publication.site, address));
  expect(new Set([...feedsAt.values()].flat())).toEqual(new Set(there));
});

it('names a feed for programs and, shorter, for the page', () => {
  const tags = [{ slug: 'hl7', name: 'HL7' }];
  const publication = publish({ articles: [article('one', { tags: ['hl7'] })], tags });
  const page = planPages(publication).find(({ address }) => address === '/tags/hl7/');
  expect(page?.model().shell.feeds[1]).toEqual({
    label: 'Atom',
    title: 'HL7 – Ward Round (Atom)',
    href: '/tags/hl7/atom.xml',
    type: 'application/atom+xml',
  });
});
