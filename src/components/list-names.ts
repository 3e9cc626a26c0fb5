import type { ListPage } from '../publication/page.ts';

/** What a list's subject is called, one and many. */
export const listNames: Readonly<Record<ListPage['of'], { one: string; many: string }>> = {
  tag: { one: 'Tag', many: 'tags' },
  category: { one: 'Category', many: 'categories' },
  author: { one: 'Author', many: 'authors' },
  year: { one: 'Year', many: 'articles' },
};
