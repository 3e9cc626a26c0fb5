import { expect, it } from 'vitest';
import { pageKeys } from '../../../src/pipeline/render/plan-routes.ts';
import type { Page, Teaser } from '../../../src/publication/page.ts';
import { planPages } from '../../../src/publication/plan-pages.ts';
import { article, publish } from '../../publication/sample.ts';

function pageAt(address: string): Page {
  const articles = [1, 2, 3].map((number) =>
    article(String(number), { title: `Number ${number} on interfaces`, tags: ['hl7', 'fhir'] }),
  );
  const planned = planPages(publish({ articles })).find((page) => page.address === address);
  if (!planned) throw new Error(`no page at ${address}`);
  return planned.model();
}

const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

it('gives the same page the same key, whoever made it', () => {
  expect(pageKeys()(pageAt('/tags/hl7/'))).toBe(pageKeys()(copyOf(pageAt('/tags/hl7/'))));
});

it.each<[string, (page: Page) => unknown]>([
  ['its title', (page) => (page.shell.title = 'Other')],
  ['the site around it', (page) => (page.shell.site = { ...page.shell.site, name: 'Other' })],
  ['what follows it', (page) => (page.shell.feeds = page.shell.feeds.slice(1))],
  ['the picture of its cards', (page) => delete page.shell.socialImage],
  ['a teaser', (page) => ('teasers' in page ? (change(page.teasers).title = 'Other') : 0)],
  ['the order of teasers', (page) => 'teasers' in page && (page.teasers as Teaser[]).reverse()],
  ['one teaser less', (page) => 'teasers' in page && (page.teasers as Teaser[]).pop()],
])('gives a page another key when %s changed', (_, edit) => {
  const page = copyOf(pageAt('/tags/hl7/'));
  edit(page);
  expect(pageKeys()(page)).not.toBe(pageKeys()(pageAt('/tags/hl7/')));
});

it('gives an article another key when a related one changed', () => {
  const page = copyOf(pageAt('/2025/1/'));
  if (page.kind !== 'article') throw new Error('no article');
  change(page.related).title = 'Other';
  expect(pageKeys()(page)).not.toBe(pageKeys()(pageAt('/2025/1/')));
});

function change([teaser]: readonly Teaser[]): Teaser {
  if (!teaser) throw new Error('no teaser');
  return teaser;
}
