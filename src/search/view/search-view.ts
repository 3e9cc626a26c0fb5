import { countText, fill } from '../../i18n/format.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { SearchRow } from '../index-format.ts';
import { excerpt, highlight, type Segment } from '../query/excerpt.ts';
import type { Found } from '../query/find-articles.ts';
import { printQuery, type SearchQuery } from '../query/query.ts';
import { fetchText, type SearchFiles } from './search-files.ts';

/** Results shown at first, and added by each click on “Show more”. */
const STEP = 10;

/** What the page says of results, which it carries in its own language. */
export type SearchTexts = Pick<Texts, 'numbers' | 'articles' | 'results'>;

/** The form of the search page and its results. */
export class SearchView {
  readonly #form: HTMLFormElement;
  readonly #files: SearchFiles;
  readonly #texts: SearchTexts;
  readonly #title = document.title;
  readonly #status = find('.search-status');
  readonly #results = find('.search-results');
  readonly #more = find('.search-more');
  readonly #browse = find('.search-browse');
  readonly #suggestion = find('.search-suggestion');
  #found: Found | undefined;

  constructor(form: HTMLFormElement, files: SearchFiles, texts: SearchTexts) {
    this.#form = form;
    this.#files = files;
    this.#texts = texts;
    this.#more.addEventListener('click', () => void this.#showMore());
  }

  query(): SearchQuery {
    const values = new FormData(this.#form);
    const value = (name: string): string => {
      const given = values.get(name);
      return typeof given === 'string' ? given.trim() : '';
    };
    return {
      text: value('q'),
      category: value('category'),
      tag: value('tag'),
      year: value('year'),
    };
  }

  /** Puts a query into the form. Adds a term that is missing among the choices. */
  fill({ text, ...terms }: SearchQuery): void {
    const field = this.#field();
    if (field.value.trim() !== text) field.value = text;
    for (const [name, value] of Object.entries(terms)) {
      const select = this.#form.querySelector<HTMLSelectElement>(`select[name=${name}]`);
      if (select === null) continue;
      const isThere = [...select.options].some((option) => option.value === value);
      if (!isThere) select.add(new Option(value, value));
      select.value = value;
    }
  }

  /** Calls back with the text of the suggestion when the reader follows it. */
  onSuggestion(take: (text: string) => void): void {
    this.#suggestion.querySelector('a')?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      take((event.currentTarget as HTMLElement).textContent);
      this.#field().focus();
    });
  }

  focus(): void {
    this.#field().focus({ preventScroll: true });
  }

  /** The articles to show at first. */
  first(articles: readonly number[]): number[] {
    return articles.slice(0, STEP);
  }

  wait(): void {
    this.#browse.hidden = true;
    if (this.#results.hidden) this.#say(this.#texts.results.searching);
  }

  clear(): void {
    this.#found = undefined;
    this.#results.replaceChildren();
    this.#results.hidden = this.#more.hidden = this.#suggestion.hidden = true;
    this.#browse.hidden = false;
    this.#say('');
    document.title = this.#title;
  }

  fail(): void {
    this.clear();
    this.#say(this.#texts.results.failed);
  }

  show(
    query: SearchQuery,
    found: Found,
    rows: readonly SearchRow[],
    suggestion: string | undefined,
  ): void {
    this.#found = found;
    this.#results.replaceChildren(...rows.map((row) => this.#result(row, found)));
    this.#results.hidden = rows.length === 0;
    this.#more.hidden = rows.length >= found.articles.length;
    this.#browse.hidden = rows.length > 0;
    const link = this.#suggestion.querySelector('a');
    this.#suggestion.hidden = link === null || suggestion === undefined;
    if (link !== null && suggestion !== undefined) {
      link.textContent = suggestion;
      link.href = printQuery({ ...query, text: suggestion });
    }
    this.#say(summary(this.#texts, query, found));
    document.title =
      query.text === ''
        ? this.#title
        : fill(this.#texts.results.title, { query: query.text, page: this.#title });
  }

  async #showMore(): Promise<void> {
    const found = this.#found;
    if (!found) return;
    const shown = this.#results.children.length;
    try {
      const rows = await this.#files.rows(found.articles.slice(shown, shown + STEP));
      if (found !== this.#found) return;
      const added = rows.map((row) => this.#result(row, found));
      this.#results.append(...added);
      this.#more.hidden = shown + rows.length >= found.articles.length;
      added[0]?.querySelector('a')?.focus();
    } catch {
      this.#say(this.#texts.results.moreFailed);
    }
  }

  #result(row: SearchRow, { stems, stem }: Found): HTMLElement {
    const link = element('a', ...marked(highlight(row.title, stems, stem)));
    link.href = row.href;
    const title = element('h2', link);
    title.className = 'card-title';
    const text = element('p', ...marked(highlight(row.description, stems, stem)));
    text.className = 'search-excerpt';
    const result = element('li');
    if (row.category !== undefined) result.append(named('eyebrow', row.category));
    result.append(title);
    for (const part of [title, text]) {
      if (row.lang !== undefined) part.lang = row.lang;
      part.dir = 'auto';
    }
    if (row.date) {
      const time = element('time', row.date.label);
      time.dateTime = row.date.iso;
      result.append(named('meta', time));
    }
    result.append(text);
    if (stems.size > 0)
      excerptWhenSeen(result, row.href, { stems, stem }, (segments) => {
        text.replaceChildren(...marked(segments));
      });
    return result;
  }

  #field(): HTMLInputElement {
    const field = this.#form.elements.namedItem('q');
    if (!(field instanceof HTMLInputElement)) throw new Error('the search form has no field');
    return field;
  }

  /** Screen readers announce the status. */
  #say(words: string): void {
    if (this.#status.textContent !== words) this.#status.textContent = words;
  }
}

/**
 * Calls back with the best part of an article once its result comes into view. Fetches the article's
 * page, which the reader may open next.
 */
function excerptWhenSeen(
  result: Element,
  href: string,
  { stems, stem }: Pick<Found, 'stems' | 'stem'>,
  show: (segments: Segment[]) => void,
): void {
  const observer = new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting !== true) return;
    observer.disconnect();
    fetchText(href).then(
      (text) => {
        const segments = excerpt(text, stems, stem);
        if (segments.some(({ match }) => match)) show(segments);
      },
      // The description stays.
      () => undefined,
    );
  });
  observer.observe(result);
}

function summary(
  texts: SearchTexts,
  { text: query }: SearchQuery,
  { articles: { length }, partly }: Found,
): string {
  const { articles, results } = texts;
  if (length === 0) return query === '' ? results.empty : fill(results.none, { query });
  if (query === '') return countText(texts, articles, length);
  return countText(texts, partly ? results.partly : results.found, length, { query });
}

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the search page has no ${selector}`);
  return found;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function named(className: string, child: Node | string): HTMLElement {
  const paragraph = element('p', child);
  paragraph.className = className;
  return paragraph;
}

function marked(segments: readonly Segment[]): (Node | string)[] {
  return segments.map(({ text, match }) => (match ? element('mark', text) : text));
}
