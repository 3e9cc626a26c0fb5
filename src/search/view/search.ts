/* The search page: what its address asks for is found and shown. */

import { findArticles, type Found } from '../find-articles.ts';
import { printQuery, readQuery, type SearchQuery } from '../query.ts';
import { suggest } from '../suggest.ts';
import { SearchFiles } from './search-files.ts';
import { SearchView } from './search-view.ts';

/** Milliseconds without a key before what is typed is looked for. */
const PAUSE = 250;

/** With fewer articles than these, misspelt words are looked for. */
const LITTLE = 3;

function start(): void {
  const form = document.querySelector<HTMLFormElement>('[data-search-index]');
  if (form === null) return;
  const files = new SearchFiles(form.dataset.searchIndex ?? '');
  const view = new SearchView(form, files);
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const search = async (query: SearchQuery): Promise<void> => {
    const turn = (latest += 1);
    const isLatest = (): boolean => turn === latest;
    if (printQuery(query) === '') {
      view.clear();
      return;
    }
    view.wait();
    try {
      const found = await files.retry(async () => {
        const index = await files.index();
        return findArticles(query, index, (name) => files.words(name));
      });
      const rest = await Promise.all([
        isLatest() ? files.rows(view.first(found.articles)) : [],
        isLatest() ? correct(query, found, files) : undefined,
      ]);
      if (isLatest()) view.show(query, found, ...rest);
    } catch {
      if (isLatest()) view.fail();
    }
  };

  const go = (how: 'pushState' | 'replaceState'): void => {
    clearTimeout(timer);
    const query = view.query();
    const address = location.pathname + printQuery(query);
    if (address !== location.pathname + location.search) history[how](null, '', address);
    void search(query);
  };

  const follow = (): void => {
    const query = readQuery(location.search);
    view.fill(query);
    void search(query);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go('pushState');
  });
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) go('pushState');
  });
  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLSelectElement) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      go('replaceState');
    }, PAUSE);
  });
  view.onSuggestion((text) => {
    view.fill({ ...view.query(), text });
    go('pushState');
  });
  addEventListener('popstate', follow);
  follow();
}

/** The query's text put right; undefined when enough was found, or nothing comes close. */
async function correct(
  { text }: SearchQuery,
  { articles, partly, doubtful }: Found,
  files: SearchFiles,
): Promise<string | undefined> {
  if (doubtful.length === 0 || (articles.length >= LITTLE && !partly)) return undefined;
  return suggest(text, doubtful, await files.spellings());
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
