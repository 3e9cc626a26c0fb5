import { append } from '../content/append.ts';
import { yamlList } from '../content/front-matter/yaml-text.ts';
import type { CompiledFile } from '../content/compiled-file.ts';
import { diagnose, type Diagnostic, diagnosticIn } from '../content/diagnostics/diagnostic.ts';
import { applySeverities } from '../content/diagnostics/severities.ts';
import { slugify, withinDistance } from '../content/text.ts';
import { requestKey } from '../urls.ts';
import type { ConnectedSite } from './connect-site.ts';
import { lastingPages, lostPages, type PublishedPage } from './published-pages.ts';

/** Titles of this length are nearly the same if they differ in two letters. */
const LONG_TITLE = 12;
/** So many pairs of titles are compared letter by letter. */
const MOST_PAIRS = 10_000;

/**
 * Reports pages that have another address than before, where nothing answers the old one: an article
 * whose date, slug or file name changed. A page is known again by its file, its text or its title; one
 * whose file is gone without a successor was deleted, and is none of them.
 */
export function findMovedPages(
  before: readonly PublishedPage[],
  site: Pick<
    ConnectedSite,
    'publications' | 'pages' | 'redirects' | 'hostRules' | 'publication'
  > & {
    files: readonly CompiledFile[];
  },
): Diagnostic[] {
  const lost = lostPages(before, site);
  if (lost.length === 0) return [];
  const known = new Set(before.map(({ address }) => requestKey(address)));
  const fresh = lastingPages(site.publications).filter(
    ({ address }) => !known.has(requestKey(address)),
  );
  const lostByFile = Map.groupBy(pairsOf(lost, fresh, before, site.files), ({ now }) => now.file);
  const fileBy = new Map(site.files.map((file) => [file.file, file]));
  const found = [...lostByFile].flatMap(([file, pairs]): Diagnostic[] => {
    const compiled = fileBy.get(file);
    return compiled ? [moved(compiled, pairs)] : [];
  });
  return applySeverities(found, site.publication.site.severities);
}

interface Pair {
  before: PublishedPage;
  now: PublishedPage;
}

function pairsOf(
  lost: readonly PublishedPage[],
  fresh: readonly PublishedPage[],
  before: readonly PublishedPage[],
  files: readonly CompiledFile[],
): Pair[] {
  const freshByFile = new Map(fresh.map((page) => [page.file, page]));
  const stayed = lost.flatMap((page): Pair[] => {
    const now = freshByFile.get(page.file);
    return now ? [{ before: page, now }] : [];
  });
  const present = new Set(files.map(({ file }) => file));
  const known = new Set(before.map(({ file }) => file));
  let gone = lost.filter(({ file }) => !present.has(file));
  let added = fresh.filter(({ file }) => !known.has(file));
  const pairs = [...stayed];
  const keys: ((page: PublishedPage) => string)[] = [
    ({ bodyDigest, title }) => JSON.stringify([bodyDigest, slugify(title)]),
    ({ bodyDigest }) => bodyDigest,
    ({ title }) => slugify(title),
  ];
  const settle = (found: readonly Pair[]): void => {
    append(pairs, found);
    const settled = new Set(found.flatMap((pair) => [pair.before, pair.now]));
    gone = gone.filter((page) => !settled.has(page));
    added = added.filter((page) => !settled.has(page));
  };
  for (const key of keys) settle(sameBy(key, gone, added));
  settle(nearlySame(gone, added));
  return pairs;
}

/** Pages of which one was and one is alike: of several nobody knows which became which. */
function sameBy(
  key: (page: PublishedPage) => string,
  gone: readonly PublishedPage[],
  added: readonly PublishedPage[],
): Pair[] {
  const now = Map.groupBy(added, key);
  return [...Map.groupBy(gone, key)].flatMap(([value, [before, twin]]): Pair[] => {
    const [only, other] = now.get(value) ?? [];
    return before && only && !twin && !other ? [{ before, now: only }] : [];
  });
}

function nearlySame(gone: readonly PublishedPage[], added: readonly PublishedPage[]): Pair[] {
  if (gone.length * added.length > MOST_PAIRS) return [];
  const isNear = (one: PublishedPage, other: PublishedPage): boolean => {
    const [title, written] = [slugify(one.title), slugify(other.title)];
    return (
      Math.min(title.length, written.length) >= LONG_TITLE && withinDistance(title, written, 2)
    );
  };
  return gone.flatMap((before): Pair[] => {
    const [now, other] = added.filter((page) => isNear(before, page));
    const isClear = now && !other && gone.filter((page) => isNear(page, now)).length === 1;
    return isClear ? [{ before, now }] : [];
  });
}

function moved(file: CompiledFile, pairs: readonly Pair[]): Diagnostic {
  const old = pairs.map(({ before }) => before.address);
  const aliases = (file.frontMatter ?? file.partial)?.aliases ?? [];
  const address = pairs[0]?.now.address ?? '';
  const message = `the address of this page was ${old.join(' and ')} and is ${address} now, and nothing answers the old one`;
  const line = `aliases: ${yamlList([...aliases, ...old])}`;
  const hint = `Write \`${line}\`, so that links and bookmarks still lead here`;
  const at = file.spans.aliases ?? file.fence;
  return diagnosticIn(file.file, diagnose('moved-page', at, message, hint));
}
