/* The script of the search page: finds and shows what its address asks for. */

import { findArticles, type Found } from '../query/find-articles.ts';
import { printQuery, readQuery, type SearchQuery } from '../query/query.ts';
import { suggest } from '../spelling.ts';
import { SearchFiles } from './search-files.ts';
import { SearchView, type SearchTexts } from './search-view.ts';

/** Milliseconds without input before a search starts. */
const PAUSE = 250;

function start(): void {
  const form = document.querySelector<HTMLFormElement>('[data-search-index]');
  if (form === null) return;
  const files = new SearchFiles(form.dataset.searchIndex ?? '');
  const texts = JSON.parse(form.dataset.searchTexts ?? '') as SearchTexts;
  const view = new SearchView(form, files, texts);
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
        const [index, stem] = await Promise.all([files.index(), files.stem()]);
        return findArticles(query, index, (name) => files.words(name), stem);
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
  // Who comes without a query comes to write one.
  if (printQuery(view.query()) === '') view.focus();
}

/** The corrected text of the query; undefined when it was found, or no known word is close. */
async function correct(
  { text }: SearchQuery,
  { articles, partly, doubtful, stem }: Found,
  files: SearchFiles,
): Promise<string | undefined> {
  if (doubtful.length === 0 || (articles.length > 0 && !partly)) return undefined;
  return suggest(text, doubtful, await files.spellings(), stem);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
