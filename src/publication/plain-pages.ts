import type { PlainPageSource } from '../content/article.ts';
import { siteAddresses } from '../urls.ts';
import { socialImageOf } from './head/article-head.ts';
import { dateLabel } from './labels.ts';
import { pageShell } from './page-shell.ts';
import type { NotFoundPage, PlainPage } from './page.ts';
import type { Publication } from './publication.ts';

export function plainPage(publication: Publication, page: PlainPageSource): PlainPage {
  const { address, file, title, description, image, lang, noindex, lastmod } = page;
  return {
    kind: 'plain',
    shell: pageShell(publication.context, {
      address,
      title,
      description,
      lang,
      noindex,
      head: { socialImage: socialImageOf(publication, { image }) },
    }),
    entry: { collection: 'pages', id: file },
    ...(lastmod && { updated: dateLabel(lastmod) }),
  };
}

export function notFoundPage(publication: Publication): NotFoundPage {
  const shell = pageShell(publication.context, {
    address: siteAddresses.notFound,
    title: 'Page not found',
    description: 'There is no page at this address.',
    noindex: true,
  });
  return { kind: 'not-found', shell };
}
