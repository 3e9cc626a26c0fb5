import { join } from 'node:path';
import { readSettings, requireArticles, type BuildSettings } from '../pipeline/settings.ts';
import { unifiedDiff } from '../content/rewrite/text-edits.ts';
import type { TermKey } from '../content/rewrite/rename-term.ts';
import { slugify } from '../content/slugify.ts';
import { decodeHTML } from 'entities';
import { WrongUse } from './arguments.ts';
import { countLabel } from '../publication/labels.ts';
import { findTerm } from './find-term.ts';
import { pathFromHere } from './path-from-here.ts';
import { runCommand } from './run-command.ts';
import { planMerge } from './terms/plan-merge.ts';
import { printSurvey } from './terms/print-survey.ts';
import { readTerms, type TermSources } from './terms/read-terms.ts';
import { surveyTerms } from './terms/survey-terms.ts';
import { writeAllOrNothing } from '../files/write-file.ts';

await runCommand({
  usage: `Usage: npm run terms
       npm run terms -- merge "Social media" into "Social Media" [--dry-run]

Lists tags and categories: how often each is used, its spellings, and which may
be one. \`merge\` rewrites the headers that hold the first, all or none, and
makes its address a redirect to the second.

  --dry-run   changes nothing; prints what would change`,
  options: { 'dry-run': { type: 'boolean', default: false } },
  operands: [0, 4],
  run: async ({ options, operands }) => {
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    const names = readMerge(operands, options['dry-run']);
    const sources = await readTerms(settings.contentDir, settings.publicDir);
    const unread = sources.unread.map(
      (file) =>
        `${pathFromHere(file, settings.contentDir)}: the header cannot be read; npm run check says why`,
    );
    if (unread.length > 0) process.stderr.write(`${unread.join('\n')}\n`);
    return names ? merge(sources, names, settings, options['dry-run']) : list(sources, settings);
  },
});

interface Names {
  from: string;
  into: string;
}

function readMerge(operands: readonly string[], dry: boolean): Names | undefined {
  const [verb, from = '', link, into = ''] = operands;
  if (verb === undefined) {
    if (dry) throw new WrongUse('`--dry-run` goes with `merge`');
    return undefined;
  }
  if (verb !== 'merge' || link !== 'into' || operands.length !== 4)
    throw new WrongUse('Write `merge "one" into "another"`');
  if (slugify(from) === '' || slugify(into) === '')
    throw new WrongUse('A term needs a letter or a digit');
  if (from === into) throw new WrongUse('Both names are the same');
  if (into !== decodeHTML(into).trim() || /[\p{Cc},]/u.test(into))
    throw new WrongUse(
      'A new name has no comma, no control character, no entity and no space at its ends',
    );
  return { from, into };
}

function list({ uses, articles }: TermSources, { contentDir }: BuildSettings): 0 {
  const placed = uses.map((use) => ({ ...use, file: pathFromHere(use.file, contentDir) }));
  const of = (key: TermKey): ReturnType<typeof surveyTerms> =>
    surveyTerms(placed.filter((use) => use.key === key));
  const lines = [
    ...printSurvey('Categories', of('categories')),
    ...printSurvey('Tags', of('tags')),
    `${countLabel(articles.size, 'article')}. To join two terms:`,
    '  npm run terms -- merge "one" into "another" --dry-run',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function merge(
  sources: TermSources,
  { from, into }: Names,
  settings: BuildSettings,
  dry: boolean,
): 0 | 1 {
  const plan = planMerge(sources, from, into);
  if ('faults' in plan) {
    const lines = plan.faults.map(
      ({ file, line, reason }) => `${pathFromHere(file, settings.contentDir)}:${line} ${reason}`,
    );
    process.stderr.write(`${lines.join('\n')}\nNothing was changed.\n`);
    return 1;
  }
  const { changes, articles } = plan;
  if (changes.size === 0) throw new WrongUse(notThere(from, sources));
  if (dry) {
    for (const [file, text] of changes) {
      const before = sources.articles.get(file) ?? sources.termFiles.get(file) ?? null;
      process.stdout.write(unifiedDiff(pathFromHere(file, settings.contentDir), before, text));
    }
    return 0;
  }
  const paths = [...changes].map(
    ([file, text]) => [join(settings.contentDir, file), text] as const,
  );
  writeAllOrNothing(new Map(paths));
  const others = [...changes].filter(([file]) => !sources.articles.has(file));
  const lines = others.map(
    ([file, text]) => `${pathFromHere(file, settings.contentDir)} ${stateOf(file, text, sources)}`,
  );
  process.stdout.write(
    `${[`"${from}" is "${into}" now in ${countLabel(articles, 'article')}`, ...lines].join('\n')}\n`,
  );
  return 0;
}

function stateOf(file: string, text: string | null, { termFiles }: TermSources): string {
  if (text === null) return 'is removed';
  return termFiles.has(file) ? 'is changed' : 'is new, with the redirect';
}

function notThere(from: string, { uses }: TermSources): string {
  const terms = new Map(
    uses.map(({ value }) => [slugify(value), { slug: slugify(value), name: value }]),
  );
  const { near } = findTerm(from, terms);
  const meant = near.slice(0, 5).map((name) => `"${name}"`);
  const hint = meant.length === 0 ? '' : `, but ${meant.join(' and ')}`;
  return `No tag or category is written "${from}"${hint}`;
}
