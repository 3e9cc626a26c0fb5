import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { compileFile } from '../content/compile-file.ts';
import { articleFields, type ArticleFrontMatter } from '../content/front-matter/fields.ts';
import { readFrontMatter } from '../content/front-matter/read-front-matter.ts';
import { listContent } from '../content/list-content.ts';
import { decodeSource } from '../content/source-text.ts';
import { compareText } from '../content/text.ts';
import { tryRead } from '../files/try-read.ts';
import { readAnswers } from '../links/answers.ts';
import { collectLinks } from '../links/collect-links.ts';
import { linkFindings, type LinkFindings } from '../links/link-findings.ts';
import { checkSite } from '../pipeline/check-site.ts';
import { compileOptions } from '../pipeline/compile/mdx-components.ts';
import { readPalette } from '../pipeline/read-palette.ts';
import { type BuildSettings, readSettings, requireArticles } from '../pipeline/settings.ts';
import { countLabel } from '../publication/labels.ts';
import { makeReport } from '../report/make-report.ts';
import { reportPage } from '../report/report-page.ts';
import type { Report } from '../report/report.ts';
import { formatStuck } from './diagnostic-formats/plain.ts';
import { displayPath } from './display.ts';
import { print, say } from './print.ts';
import { printWaiting, showProgress } from './progress.ts';
import { runCommand } from './run-command.ts';

/** Number of files that `--measure` reports. */
const SLOWEST = 20;
/** Milliseconds that the engine's warm-up takes at most. */
const WARM_UP = 1000;

await runCommand({
  usage: `Usage: npm run report -- [--out DIR] [--measure]

Writes a report on the archive as a page, index.html, and as report.json:
reviews, missing descriptions, links, and growth.

  --out DIR   the folder to write to; the default is report/ in the cache folder
  --measure   also compiles every file anew and lists the slowest`,
  options: {
    out: { type: 'string' },
    measure: { type: 'boolean', default: false },
  },
  operands: [0, 0],
  run: async ({ options }) => {
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    const { contentDir, cacheDir } = settings;
    const site = await checkSite(settings, showProgress(process.stderr), printWaiting);
    if (site.stuck.length > 0) {
      say(site.stuck.map(formatStuck));
      return 3;
    }
    const pathOf = (file: string): string => displayPath(file, contentDir);
    const slowest = options.measure ? measureCompiling(settings) : undefined;
    const answers = readAnswers(cacheDir);
    const links = collectLinks(
      site.publications.map(({ content }) => content),
      settings.site.ownHosts,
    );
    const report = makeReport({
      publications: site.publications,
      redirects: site.redirects,
      bodies: site.bodies,
      diagnostics: site.diagnostics,
      pathOf,
      lineOf: (file, key) => findFrontMatterLine(join(contentDir, file), key),
      ...(answers.size > 0 && { otherSites: rowsOf(linkFindings(links, answers), pathOf) }),
      ...(slowest && { slowest: slowest.map((row) => ({ ...row, file: pathOf(row.file) })) }),
    });
    const folder = resolve(options.out ?? join(cacheDir, 'report'));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
    await writeFile(
      join(folder, 'index.html'),
      reportPage(report, readPalette(settings.site.colors)),
    );
    say(summarise(report));
    print(relative(process.cwd(), join(folder, 'index.html')));
    return 0;
  },
});

function rowsOf(
  { dead, moved }: LinkFindings,
  pathOf: (file: string) => string,
): NonNullable<Report['otherSites']> {
  return {
    dead: dead.map(({ file, line, target, reason }) => ({
      file: pathOf(file),
      line,
      link: target,
      message: reason,
    })),
    moved: moved.map(({ file, line, target, to }) => ({
      file: pathOf(file),
      line,
      link: target,
      to,
    })),
  };
}

function summarise({ totals, reviews, links, ...report }: Report): string[] {
  const { broken, moved } = links;
  return [
    `${countLabel(totals.published, 'article')} on the site`,
    `Reviews: ${countLabel(reviews.overdue.length, 'article')} overdue, ${reviews.due.length} due within 90 days`,
    `Missing: ${countLabel(report.withoutDescription.length, 'description')}, ${countLabel(report.withoutAlternative.length, 'alternative text')}`,
    ...(report.translations ?? []).map(
      ({ lang, missing, outdated }) =>
        `Translations into ${lang}: ${missing.length} missing, ${outdated.length} older than the original`,
    ),
    `Links: ${broken.length} broken, ${moved.length} to former addresses, ${countLabel(report.orphans.length, 'article')} linked by none`,
  ];
}

/** The line of a key's value in an article; 1 if the key is missing. */
function findFrontMatterLine(path: string, key: keyof ArticleFrontMatter): number {
  const bytes = tryRead(path);
  if (!bytes) return 1;
  const { text } = decodeSource(bytes);
  return readFrontMatter(text, articleFields).spans[key]?.line ?? 1;
}

interface Measured {
  file: string;
  line: 1;
  milliseconds: number;
}

/**
 * Finds the files that take longest to compile, slowest first. Each is compiled twice and its shorter
 * time counts, as the first includes the warm-up of the engine; once if it takes much longer than that.
 */
function measureCompiling({
  contentDir,
  publicDir,
  site,
}: Pick<BuildSettings, 'contentDir' | 'publicDir' | 'site'>): Measured[] {
  const { sources } = listContent(contentDir, publicDir);
  const options = compileOptions({ site });
  const times: Measured[] = [];
  for (const source of sources) {
    const bytes = tryRead(join(contentDir, source.file));
    if (!bytes) continue;
    const run = (): number => {
      const started = performance.now();
      compileFile(source, bytes, options);
      return performance.now() - started;
    };
    const first = run();
    const milliseconds = first > WARM_UP ? first : Math.min(first, run());
    times.push({ file: source.file, line: 1, milliseconds });
  }
  return times
    .sort(
      (one, other) => other.milliseconds - one.milliseconds || compareText(one.file, other.file),
    )
    .slice(0, SLOWEST);
}
