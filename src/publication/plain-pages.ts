import type { PlainPageSource } from '../content/article.ts';
import { dateLabel } from './date-label.ts';
import { pageShell } from './page-shell.ts';
import type { ArticleBody, NotFoundPage, PlainPage } from './page.ts';
import type { Publication } from './publication.ts';
import { siteAddresses } from '../urls.ts';

export function plainPage(
  publication: Publication,
  page: PlainPageSource,
  body: ArticleBody,
): PlainPage {
  const { address, title, description, lang, noindex, lastmod } = page;
  return {
    kind: 'plain',
    shell: pageShell(publication, {
      address,
      title,
      description,
      lang,
      noindex,
      head: { image: page.image },
    }),
    body,
    ...(lastmod && { updated: dateLabel(lastmod) }),
  };
}

export function notFoundPage(publication: Publication): NotFoundPage {
  const shell = pageShell(publication, {
    address: siteAddresses.notFound,
    title: 'Page not found',
    description: 'There is no page at this address.',
    noindex: true,
  });
  return { kind: 'not-found', shell };
}
