import { expect, it } from 'vitest';
import { presentLinks } from '../../src/publication/present-links.ts';
import { createPublication } from '../../src/publication/publication.ts';
import { article, publish, termPage } from './sample.ts';

const link = (to: string): { label: string; to: string } => ({ label: to, to });
const { content } = publish({
  articles: [article('a')],
  pages: [{ ...termPage('About'), address: '/about/' }],
});

it('keeps links to pages that the site makes or an editor wrote, and to files', () => {
  const links = ['/', '/tags/', '/tags/x/', '/2025/', '/about/', '/2025/a/', '/kit.pdf'].map(link);
  expect(presentLinks(links, content)).toEqual(links);
});

it('leaves out links to pages that the content folder lacks', () => {
  expect(presentLinks(['/contact/', '/2025/b/'].map(link), content)).toEqual([]);
});

it('shapes the navigation and the footer of a publication', () => {
  const publication = publish({ articles: [article('draft', { draft: true })] });
  const { site } = createPublication({
    ...publication,
    site: {
      ...publication.site,
      navigation: [link('/archive/'), link('/about/')],
      footer: [link('/2025/draft/'), link('/tags/')],
    },
  });
  expect(site.navigation).toEqual([link('/archive/')]);
  expect(site.footer).toEqual([link('/tags/')]);
});
