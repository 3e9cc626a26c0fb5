/** What a reader looks for, as it stands in the address of the search page. */
export interface SearchQuery {
  text: string;
  /** Slugs; empty for all. */
  category: string;
  tag: string;
  /** As `2018`; empty for all. */
  year: string;
}

/** Longer ones are cut: nobody types them, and each word costs a request. */
const LONGEST = 200;

/** The query in the part of an address after `?`. */
export function readQuery(search: string): SearchQuery {
  const values = new URLSearchParams(search);
  const value = (name: string): string => (values.get(name) ?? '').trim().slice(0, LONGEST);
  return {
    text: value('q'),
    category: value('category'),
    tag: value('tag'),
    year: value('year'),
  };
}

/** The part of an address for a query, with its `?`; empty for an empty one. */
export function printQuery({ text, category, tag, year }: SearchQuery): string {
  const values = Object.entries({ q: text.trim(), category, tag, year });
  const search = new URLSearchParams(values.filter(([, value]) => value !== '')).toString();
  return search === '' ? '' : `?${search}`;
}
