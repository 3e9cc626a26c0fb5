import type { ArchiveTerm } from '../archive.ts';
import { dataFile } from './site-lookup.ts';
import type { SiteFiles } from './site-files.ts';
import type { Source } from './sources.ts';
import { asList, asMap, asText } from './values.ts';

/**
 * Authors of `_data/authors.yml`: articles that name one by a key name the author in full, who has a
 * file with what is said there.
 */
export function withAuthors(
  { files }: SiteFiles,
  sources: readonly Source[],
): { sources: readonly Source[]; terms: ArchiveTerm[] } {
  const file = files.find(({ path }) => /^_data\/authors\.(?:ya?ml|json)$/.test(path));
  const data = file && dataFile(file);
  if (file === undefined || data?.known !== true) return { sources, terms: [] };
  const terms: ArchiveTerm[] = [];
  const names = new Map<string, string>();
  for (const [key, value] of Object.entries(asMap(data.value))) {
    const author = asMap(value);
    const name = asText(author.display_name) || asText(author.full_name) || asText(author.name);
    if (name === '' || names.has(key)) continue;
    names.set(key, name);
    const description = asText(author.bio) || asText(author.description);
    const image = asText(author.avatar) || asText(author.image);
    terms.push({
      kind: 'author',
      place: { file: file.file, line: 1 },
      name,
      addresses: [],
      ...(description !== '' && { description }),
      ...(image !== '' && { image }),
      links: linksOf(author),
    });
  }
  const named = sources.map((source) => {
    const { keys } = source.item;
    const written = keys.authors === undefined ? 'author' : 'authors';
    const value = keys[written];
    if (value === undefined) return source;
    const known = asList(value).map((one) =>
      typeof one === 'string' ? (names.get(one) ?? one) : one,
    );
    const item = {
      ...source.item,
      keys: { ...keys, [written]: known.length === 1 ? known[0] : known },
    };
    return { ...source, item };
  });
  return { sources: named, terms };
}

function linksOf(author: Readonly<Record<string, unknown>>): { label: string; url: string }[] {
  const links = asList(author.links).flatMap((one) => {
    const label = asText(asMap(one).label);
    const url = asText(asMap(one).url);
    return label !== '' && /^https?:/.test(url) ? [{ label, url }] : [];
  });
  const own: [string, string, (name: string) => string][] = [
    ['web', 'Website', (name) => name],
    ['url', 'Website', (name) => name],
    ['github', 'GitHub', (name) => `https://github.com/${name}`],
    ['twitter', 'Twitter', (name) => `https://twitter.com/${name}`],
  ];
  for (const [key, label, address] of own) {
    const name = asText(author[key]).replace(/^@/, '');
    if (name === '') continue;
    const url = /^https?:/.test(name) ? name : address(name);
    if (/^https?:/.test(url) && !links.some((link) => link.url === url)) links.push({ label, url });
  }
  return links;
}
