import { join } from 'node:path';
import type { TermKey } from '../content/rewrite/rename-term.ts';
import { findTerm } from '../content/find-term.ts';
import { unifiedDiff } from '../content/rewrite/text-edits.ts';
import { slugify } from '../content/text.ts';
import { type Replacement, writeAllOrNothing } from '../files/write-file.ts';
import { type BuildSettings, readSettings, requireArticles } from '../pipeline/settings.ts';
import { countLabel, groupDigits } from '../publication/labels.ts';
import { displayPath } from './display.ts';
import { print, printExactly, say } from './print.ts';
import { runCommand, UsageError } from './run-command.ts';
import { IN_SEVERAL_LANGUAGES, newNameFault, planMerge } from '../content/rewrite/plan-merge.ts';
import {
  listTerms,
  type ReadTerms,
  readTerms,
  type TermList,
  type TermUsage,
} from './terms/term-usage.ts';

/** Columns of the printed list. */
const WIDTH = 78;

await runCommand({
  usage: `Usage: npm run terms
       npm run terms -- merge "Social media" into "Social Media" [--dry-run]

Lists tags and categories: how often each is used, its spellings, and pairs that
may be the same. \`merge\` replaces the first by the second in all front matter,
all files or none, and redirects its address.

  --dry-run   changes nothing; prints what would change`,
  options: { 'dry-run': { type: 'boolean', default: false } },
  operands: [0, 4],
  run: ({ options, operands }) => {
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    const names = readMerge(operands, options['dry-run']);
    const { editions } = settings.site;
    if (names && editions.length > 1) throw new UsageError(IN_SEVERAL_LANGUAGES);
    const sources = readTerms(settings.contentDir, settings.publicDir, editions);
    const unread = sources.unread.map(
      (file) =>
        `${displayPath(file, settings.contentDir)}: the front matter cannot be read; npm run check says why`,
    );
    say(unread);
    return Promise.resolve(
      names ? merge(sources, names, settings, options['dry-run']) : list(sources, settings),
    );
  },
});

interface Names {
  from: string;
  into: string;
}

function readMerge(operands: readonly string[], dry: boolean): Names | undefined {
  const [verb, from = '', link, into = ''] = operands;
  if (verb === undefined) {
    if (dry) throw new UsageError('`--dry-run` goes with `merge`');
    return undefined;
  }
  if (verb !== 'merge' || link !== 'into' || operands.length !== 4)
    throw new UsageError('Write `merge "one" into "another"`');
  const fault = newNameFault(from, into);
  if (fault !== undefined) throw new UsageError(fault);
  return { from, into };
}

function list({ uses, articles }: ReadTerms, { contentDir, site: { editions } }: BuildSettings): 0 {
  const placed = uses.map((use) => ({ ...use, file: displayPath(use.file, contentDir) }));
  const of = (key: TermKey, lang: string): TermList =>
    listTerms(placed.filter((use) => use.key === key && use.lang === lang));
  const isOne = editions.length === 1;
  const count = countLabel(articles.size, 'article');
  const advice = [
    `${count}. To join two terms:`,
    '  npm run terms -- merge "one" into "another" --dry-run',
  ];
  print([
    ...editions.flatMap(({ lang }) => [
      ...printTerms(isOne ? 'Categories' : `Categories in ${lang}`, of('categories', lang)),
      ...printTerms(isOne ? 'Tags' : `Tags in ${lang}`, of('tags', lang)),
    ]),
    ...(isOne ? advice : [`${count}.`]),
  ]);
  return 0;
}

/** Prints the terms for a terminal of 80 columns, then what may be wrong with them. */
function printTerms(title: string, { terms, near }: TermList): string[] {
  if (terms.length === 0) return [`${title}: none`, ''];
  const several = terms.filter(({ count }) => count > 1);
  const once = terms.filter(({ count }) => count === 1);
  const variants = terms.filter(({ others }) => others.length > 0);
  return [
    `${title}: ${groupDigits(terms.length)}`,
    ...wrap(several.map(({ name, count }) => `${name} ${groupDigits(count)}`)),
    '',
    ...section(`Used once: ${groupDigits(once.length)}`, wrap(once.map(({ name }) => name))),
    ...section(
      `Spelt in several ways: ${groupDigits(variants.length)}`,
      variants.flatMap(spellings),
    ),
    ...section(
      `May be one: ${groupDigits(near.length)}`,
      near.map(({ kept, other, why }) => {
        const names = `${kept.name} ${kept.count}, ${other.name} ${other.count}`;
        return `  ${names}: differ in ${why}`;
      }),
    ),
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines, ''];
}

function spellings({ name, others }: TermUsage): string[] {
  return [
    `  ${name}`,
    ...others.map(
      ({ value, count, file, line }) =>
        `    "${value}" ${countLabel(count, 'time')}, first in ${file}:${line}`,
    ),
  ];
}

/** Joins items with commas, in lines indented by two spaces. */
function wrap(items: readonly string[]): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [index, item] of items.entries()) {
    const word = index < items.length - 1 ? `${item},` : item;
    if (line !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? `  ${word}` : ` ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

function merge(
  sources: ReadTerms,
  { from, into }: Names,
  settings: BuildSettings,
  dry: boolean,
): 0 | 1 {
  const plan = planMerge(sources, from, into);
  if ('errors' in plan) {
    const lines = plan.errors.map(
      ({ file, line, reason }) => `${displayPath(file, settings.contentDir)}:${line} ${reason}`,
    );
    say([...lines, 'Nothing was changed.']);
    return 1;
  }
  const { changes, articles } = plan;
  if (changes.size === 0) throw new UsageError(notThere(from, sources));
  const before = (file: string): string | null =>
    sources.articles.get(file) ?? sources.termFiles.get(file) ?? null;
  if (dry) {
    for (const [file, text] of changes)
      printExactly(unifiedDiff(displayPath(file, settings.contentDir), before(file), text));
    return 0;
  }
  const replacements = [...changes].map(([file, content]): [string, Replacement] => [
    join(settings.contentDir, file),
    { content, before: before(file) },
  ]);
  writeAllOrNothing(new Map(replacements));
  const others = [...changes].filter(([file]) => !sources.articles.has(file));
  const lines = others.map(
    ([file, text]) => `${displayPath(file, settings.contentDir)} ${stateOf(file, text, sources)}`,
  );
  print([`"${from}" is "${into}" now in ${countLabel(articles, 'article')}`, ...lines]);
  return 0;
}

function stateOf(file: string, text: string | null, { termFiles }: ReadTerms): string {
  if (text === null) return 'is removed';
  return termFiles.has(file) ? 'is changed' : 'is new, with the redirect';
}

function notThere(from: string, { uses }: ReadTerms): string {
  const terms = new Map(
    uses.map(({ value }) => [slugify(value), { slug: slugify(value), name: value }]),
  );
  const { near } = findTerm(from, terms);
  const meant = near.slice(0, 5).map((name) => `"${name}"`);
  const hint = meant.length === 0 ? '' : `, but ${meant.join(' and ')}`;
  return `No tag or category is written "${from}"${hint}`;
}
