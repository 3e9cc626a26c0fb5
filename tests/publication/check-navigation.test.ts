import { expect, it } from 'vitest';
import { checkHomeCategories, checkNavigation } from '../../src/publication/check-navigation.ts';
import type { NavigationLink } from '../../src/site-settings.ts';
import { article, publish } from './sample.ts';

const addresses = ['/', '/about/', '/contact-us/', '/tags/', '/de/imprint/'];

/** What is said of these links, of which pages show those to `addresses`. */
function said(navigation: NavigationLink[], footer: NavigationLink[] = []): string[] {
  const shown = (links: NavigationLink[]) => links.filter(({ to }) => addresses.includes(to));
  const positions = [...navigation, ...footer];
  return checkNavigation(
    { navigation, footer },
    { navigation: shown(navigation), footer: shown(footer) },
    {
      addresses,
      plainPages: ['/about/', '/contact-us/'],
      prefixes: ['', '/de', '/fr'],
      positionOf: (link) => ({ line: positions.indexOf(link) + 1, column: 1 }),
    },
  ).map(({ line, code, message, hint }) => `${line} ${code} ${message}. ${hint}`);
}

const what = 'is no page of this site, so no page shows the link';

it('says nothing of links that pages show', () => {
  expect(said([{ label: 'About', to: '/about/' }], [{ label: 'Tags', to: '/tags/' }])).toEqual([]);
});

it('names each slip, and what was meant', () => {
  expect(
    said(
      [
        { label: 'About', to: '/aboot/' },
        { label: 'About', to: '/About/' },
      ],
      [{ label: 'Contact', to: '/contcat-us/' }],
    ),
  ).toEqual([
    `1 navigation-target /aboot/ of \`navigation\` ${what}. Did you mean \`/about/\`?`,
    `2 navigation-target /About/ of \`navigation\` ${what}. Did you mean \`/about/\`?`,
    `3 navigation-target /contcat-us/ of \`footer\` ${what}. Did you mean \`/contact-us/\`?`,
  ]);
});

it('names each link without a page in a list that leads to a plain page as well', () => {
  const team = { label: 'Team', to: '/team/' };
  expect(said([{ label: 'About', to: '/about/' }, team], [team])).toEqual([
    `2 navigation-target /team/ of \`navigation\` ${what}. Correct the address, or delete the link`,
  ]);
  expect(said([{ label: 'Tags', to: '/tags/' }, team])).toEqual([]);
});

it('does not mean a page of another language', () => {
  expect(said([{ label: 'Imprint', to: '/fr/imprint/' }])).toEqual([]);
  expect(said([{ label: 'Imprint', to: '/de/imprnit/' }])).toEqual([
    `1 navigation-target /de/imprnit/ of \`navigation\` ${what}. Did you mean \`/de/imprint/\`?`,
  ]);
});

it('a link in another spelling than the page’s address is not shown, as hosts would not answer it', () => {
  const navigation = ['/2025/a/', '/2025/A/', '/tags/'].map((to) => ({ label: to, to }));
  const { site } = publish({ articles: [article('a')], navigation });
  expect(site.navigation.map(({ to }) => to)).toEqual(['/2025/a/', '/tags/']);
});

it('names categories of the home page that have no articles', () => {
  const categories = [
    { slug: 'bread', name: 'Bread' },
    { slug: 'flour-grain', name: 'Flour & grain' },
  ];
  const at = { line: 7, column: 3 };
  const found = checkHomeCategories(['Bread', 'Flour & grian', 'Tools'], categories, () => at);
  const what =
    'of `home.categories` is no category with articles, so the home page has no band for it';
  expect(found.map(({ code, line, message, hint }) => [code, line, message, hint])).toEqual([
    ['home-category', 7, `\`Flour & grian\` ${what}`, 'Did you mean `Flour & grain`?'],
    [
      'home-category',
      7,
      `\`Tools\` ${what}`,
      'Write the name of a category, or delete it from the list',
    ],
  ]);
});
