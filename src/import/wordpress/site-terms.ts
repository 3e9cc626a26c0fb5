import { slugify } from '../../content/text.ts';
import { siteAddresses } from '../../urls.ts';
import type { ArchiveRedirect, ArchiveTerm, Note } from '../archive.ts';
import { plainText } from './plain-text.ts';
import type { Export } from './read-export.ts';
import type { ItemRecord } from './records.ts';

export interface SiteTerms {
  terms: ArchiveTerm[];
  redirects: ArchiveRedirect[];
  /** Names of the categories, tags and authors of an item. */
  namesOf: (item: ItemRecord) => { categories: string[]; tags: string[]; authors: string[] };
  notes: Note[];
  counts: Record<string, number>;
}

interface Category {
  kind: 'category' | 'tag';
  slug: string;
  parent: string;
  name: string;
  description: string;
  file: string;
  line: number;
}

/** Authors, categories and tags of an export; `root` is the path of the site, as `/blog/`. */
export function readTerms({ terms, items }: Export, root: string): SiteTerms {
  const notes: Note[] = [];
  const counts: Record<string, number> = {};
  const lists = new Map<string, Category>();
  const authors = new Map<string, ArchiveTerm>();
  for (const { record, file } of terms) {
    const field = (name: string): string => record.fields.get(name)?.trim() ?? '';
    const { line } = record;
    if (record.kind === 'author') {
      const login = field('author_login');
      if (login !== '' && !authors.has(login))
        authors.set(login, authorOf(field, { file, line }, root));
      continue;
    }
    const taxonomy = record.kind === 'term' ? field('term_taxonomy') : record.kind;
    const kind = taxonomy === 'post_tag' || taxonomy === 'tag' ? 'tag' : taxonomy;
    if (kind !== 'category' && kind !== 'tag') {
      const name = `terms of the taxonomy \`${taxonomy}\`, left out`;
      counts[name] = (counts[name] ?? 0) + 1;
      continue;
    }
    const slug = field('category_nicename') || field('tag_slug') || field('term_slug');
    const name = plainText(field('cat_name') || field('tag_name') || field('term_name')) || slug;
    if (name === '') continue;
    const description =
      field('category_description') || field('tag_description') || field('term_description');
    const parent = field('category_parent') || field('term_parent');
    const key = `${kind} ${slug}`;
    if (!lists.has(key)) {
      lists.set(key, { kind, slug, parent, name, description: plainText(description), file, line });
    }
  }
  const guests = guestAuthors(items, root);
  const used = new Set<string>();
  const namesOf: SiteTerms['namesOf'] = (item) => {
    const named = (domain: string, kind: 'category' | 'tag'): string[] =>
      distinct(
        item.terms
          .filter((term) => term.domain === domain)
          .map(({ nicename, name }) => lists.get(`${kind} ${nicename}`)?.name ?? plainText(name)),
      );
    return {
      categories: named('category', 'category'),
      tags: distinct([...named('post_tag', 'tag'), ...named('tag', 'tag')]),
      authors: authorNames(item, authors, guests),
    };
  };
  for (const item of items) {
    if (item.type === 'attachment') continue;
    for (const { domain, nicename, name } of item.terms) {
      const kind =
        domain === 'category'
          ? 'category'
          : domain === 'post_tag' || domain === 'tag'
            ? 'tag'
            : undefined;
      if (kind === undefined) continue;
      const key = `${kind} ${nicename}`;
      used.add(key);
      // WordPress lists every term of an export; others may not.
      if (nicename !== '' && !lists.has(key)) {
        lists.set(key, {
          kind,
          slug: nicename,
          parent: '',
          name: plainText(name),
          description: '',
          file: '',
          line: item.line,
        });
      }
    }
  }
  return {
    ...listTerms(lists, used, [...authors.values(), ...guests.values()], root, notes),
    namesOf,
    notes,
    counts,
  };
}

function authorOf(
  field: (name: string) => string,
  place: ArchiveTerm['place'],
  root: string,
): ArchiveTerm {
  const login = field('author_login');
  const full = [field('author_first_name'), field('author_last_name')]
    .filter((one) => one !== '')
    .join(' ');
  const biography = plainText(field('author_description') || field('author_bio'));
  const url = field('author_url') || field('author_user_url');
  return {
    kind: 'author',
    place,
    name: plainText(field('author_display_name')) || full || login,
    addresses: [`${root}author/${nicename(login)}/`],
    ...(biography !== '' && { description: biography }),
    ...(/^https?:\/\//.test(url) && { links: [{ label: hostOf(url), url }] }),
  };
}

/** Authors of the plugin Co-Authors Plus, by their login. */
function guestAuthors(items: readonly ItemRecord[], root: string): Map<string, ArchiveTerm> {
  const guests = new Map<string, ArchiveTerm>();
  for (const { type, metas, title, slug, line } of items) {
    if (type !== 'guest-author') continue;
    const named = metas.get('cap-user_login')?.trim() ?? '';
    const login = named === '' ? slug.replace(/^cap-/, '') : named;
    const description = plainText(metas.get('cap-description') ?? '');
    const url = metas.get('cap-website')?.trim() ?? '';
    guests.set(login, {
      kind: 'author',
      place: { file: '', line },
      name: plainText(metas.get('cap-display_name') ?? '') || plainText(title) || login,
      addresses: [`${root}author/${nicename(login)}/`],
      ...(description !== '' && { description }),
      ...(/^https?:\/\//.test(url) && { links: [{ label: hostOf(url), url }] }),
    });
  }
  return guests;
}

function authorNames(
  item: ItemRecord,
  authors: ReadonlyMap<string, ArchiveTerm>,
  guests: ReadonlyMap<string, ArchiveTerm>,
): string[] {
  const coauthors = item.terms
    .filter(({ domain }) => domain === 'author')
    .map(({ nicename: written, name }) => {
      const login = written.replace(/^cap-/, '');
      return (
        guests.get(login)?.name ??
        authors.get(login)?.name ??
        authors.get(name)?.name ??
        plainText(name)
      );
    });
  if (coauthors.length > 0) return distinct(coauthors);
  return item.creator === '' ? [] : [authors.get(item.creator)?.name ?? item.creator];
}

function listTerms(
  lists: ReadonlyMap<string, Category>,
  used: ReadonlySet<string>,
  authors: readonly ArchiveTerm[],
  root: string,
  notes: Note[],
): Pick<SiteTerms, 'terms' | 'redirects'> {
  const terms = new Map<string, ArchiveTerm>();
  const redirects: ArchiveRedirect[] = [];
  const add = (term: ArchiveTerm): void => {
    const key = `${term.kind} ${slugify(term.name)}`;
    const known = terms.get(key);
    if (known === undefined) {
      terms.set(key, term);
      return;
    }
    const description = known.description ?? term.description;
    terms.set(key, {
      ...known,
      addresses: [...new Set([...known.addresses, ...term.addresses])],
      ...(description !== undefined && { description }),
    });
    notes.push({
      outcome: 'converted',
      subject: `${term.kind} of the same name`,
      place: term.place,
      message: `two are called ${term.name}; they are one here`,
    });
  };
  for (const author of authors) add(author);
  for (const [key, { kind, slug, name, description, file, line }] of lists) {
    const place = { file, line };
    const path = kind === 'tag' ? `tag/${slug}` : `category/${pathOf(key, lists)}`;
    const addresses = [
      ...new Set([`${root}${path}/`, ...(kind === 'category' ? [`${root}category/${slug}/`] : [])]),
    ];
    if (!used.has(key)) {
      const below = descendant(key, lists, used);
      if (below !== undefined) {
        const to = siteAddresses.term('category', slugify(below.name));
        for (const from of addresses) redirects.push({ from, to });
      }
      notes.push({
        outcome: 'left-out',
        subject: `${kind} without articles`,
        place,
        message: `no article of the export is in ${name}`,
      });
      continue;
    }
    add({ kind, place, name, addresses, ...(description !== '' && { description }) });
    for (const address of addresses) {
      const to = `${siteAddresses.term(kind, slugify(name))}feed.xml`;
      redirects.push({ from: `${address}feed/`, to });
    }
  }
  return { terms: [...terms.values()], redirects };
}

/** `parent/child`; parents that lead in a circle end the way. */
function pathOf(key: string, lists: ReadonlyMap<string, Category>): string {
  const slugs: string[] = [];
  const seen = new Set<string>();
  for (let one = lists.get(key); one !== undefined;) {
    if (seen.has(one.slug)) break;
    seen.add(one.slug);
    slugs.unshift(one.slug);
    one = one.parent === '' ? undefined : lists.get(`category ${one.parent}`);
  }
  return slugs.join('/');
}

/** The first category below one, which WordPress lists there too. */
function descendant(
  key: string,
  lists: ReadonlyMap<string, Category>,
  used: ReadonlySet<string>,
): Category | undefined {
  const above = lists.get(key);
  if (above?.kind !== 'category') return undefined;
  for (const [below, category] of lists) {
    if (
      used.has(below) &&
      category.kind === 'category' &&
      pathOf(below, lists).split('/').includes(above.slug)
    ) {
      return category;
    }
  }
  return undefined;
}

/** As WordPress makes the address of an author from a login. */
function nicename(login: string): string {
  return slugify(login.replace(/@.*$/, (domain) => domain.replace(/[.@]/g, '-')));
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => name !== ''))];
}
