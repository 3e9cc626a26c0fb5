import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { checkSite } from '../pipeline/check-site.ts';
import { readSettings, requireArticles } from '../pipeline/settings.ts';
import { readAnswers } from '../links/answers.ts';
import { collectLinks } from '../links/collect-links.ts';
import { linkFindings, type LinkFindings } from '../links/link-findings.ts';
import { makeReport } from '../report/make-report.ts';
import { reportPage } from '../report/report-page.ts';
import type { Report } from '../report/report.ts';
import { countLabel } from '../publication/labels.ts';
import { findFrontMatterLine } from './find-front-matter-line.ts';
import { measureCompiling } from './measure-compiling.ts';
import { pathFromHere } from './path-from-here.ts';
import { formatStuck } from './print-diagnostics.ts';
import { runCommand } from './run-command.ts';
import { showProgress } from './show-progress.ts';
import { tellWaiting } from './tell-waiting.ts';

await runCommand({
  usage: `Usage: npm run report -- [--out DIR] [--measure]

Writes the state of the archive as a page, index.html, and as report.json:
reviews, what is missing, what links where, and how it grew.

  --out DIR   the folder to write to, otherwise report/ in the cache folder
  --measure   also compile every file anew, to tell which take long`,
  options: {
    out: { type: 'string' },
    measure: { type: 'boolean', default: false },
  },
  operands: [0, 0],
  run: async ({ options }) => {
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    const { contentDir, cacheDir } = settings;
    const site = await checkSite(settings, showProgress(process.stderr), tellWaiting);
    if (site.stuck.length > 0) {
      process.stderr.write(`${site.stuck.map(formatStuck).join('\n')}\n`);
      return 3;
    }
    const pathOf = (file: string): string => pathFromHere(file, contentDir);
    const slowest = options.measure ? await measureCompiling(settings) : undefined;
    const answers = readAnswers(cacheDir);
    const links = collectLinks(site.publication.content, settings.site.ownHosts);
    const report = makeReport({
      publication: site.publication,
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
    await writeFile(join(folder, 'index.html'), reportPage(report));
    process.stderr.write(`${summarise(report).join('\n')}\n`);
    process.stdout.write(`${relative(process.cwd(), join(folder, 'index.html'))}\n`);
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
    `Links: ${broken.length} broken, ${moved.length} to former addresses, ${countLabel(report.orphans.length, 'article')} linked by none`,
  ];
}
