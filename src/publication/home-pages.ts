import { pageShell } from './page-shell.ts';
import { siteNodes } from './head/structured-data.ts';
import { termEntries } from './index-pages.ts';
import type { HomePage } from './page.ts';
import { paginate } from './paginate.ts';
import type { Publication } from './publication.ts';
import { type Address, siteAddresses } from '../urls.ts';

/** The newest featured article, or the newest, leads the first page; the others follow in order. */
export function homePages(publication: Publication): { address: Address; model: () => HomePage }[] {
  const { site, articles } = publication;
  const lead = articles.find(({ featured }) => featured) ?? articles[0];
  const others = articles.filter((article) => article !== lead);
  return paginate(site, siteAddresses.home, others).map((part) => ({
    address: part.address,
    model: () => {
      const first = part.number === 1;
      return {
        kind: 'home',
        shell: pageShell(publication.context, {
          address: part.address,
          title: first ? site.name : `All articles, page ${part.number}`,
          description: first ? site.tagline : `All articles of ${site.name}, page ${part.number}.`,
          ...(first && { head: { nodes: () => siteNodes(site) } }),
        }),
        teasers: part.items.map((article) => publication.teaser(article)),
        topics: first ? termEntries(publication, 'category') : [],
        ...(first && lead && { lead: publication.teaser(lead) }),
        ...(part.pagination && { pagination: part.pagination }),
      };
    },
  }));
}
