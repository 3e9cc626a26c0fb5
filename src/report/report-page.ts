import { groupDigits } from '../publication/labels.ts';
import type { Palette } from '../styles/palette.ts';
import { xmlText } from '../escape.ts';
import { reportStyle } from './report-style.ts';
import type { ArticleRow, FilePosition, Report, YearRow } from './report.ts';
import { yearChart, yearSeries } from './year-chart.ts';

interface Column<Row> {
  heading: string;
  /** Numbers are aligned right; days do not wrap. */
  kind?: 'number' | 'day';
  /** Finished HTML. */
  cell: (row: Row) => string;
}

/** Rows of a list on the page; `report.json` has all of them. */
const SHOWN_ROWS = 50;

/** Prints the report as one HTML page without scripts or other files. */
export function reportPage(report: Report, palette: Palette): string {
  const title = `State of the archive: ${report.site}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${xmlText(title)}</title>
<style>${reportStyle(palette)}</style>
</head>
<body>
<main>
<h1>${xmlText(title)}</h1>
<p class="muted">As of ${dayAndTime(report.moment)} UTC, for ${xmlText(report.url)}</p>
${figures(report)}
${sections(report).join('\n')}
</main>
</body>
</html>
`;
}

function figures({ totals, reviews, ...report }: Report): string {
  const all: [string, number][] = [
    ['On the site', totals.published],
    ['Drafts', totals.drafts],
    ['Scheduled', totals.scheduled],
    ['Expired', totals.expired],
    ['With an error in the front matter', totals.broken],
    ['Words on the site', totals.words],
    ['Reviews overdue', reviews.overdue.length],
    ['Without a description', report.withoutDescription.length],
    ['Linked by no article', report.orphans.length],
    ['Broken links within the site', report.links.broken.length],
  ];
  const items = all.map(
    ([name, value]) => `<div><dt>${name}</dt><dd>${groupDigits(value)}</dd></div>`,
  );
  return `<dl class="figures">${items.join('')}</dl>`;
}

function sections(report: Report): string[] {
  const { reviews, links, otherSites, slowest } = report;
  return [
    section(
      'Articles over time',
      report.years,
      'No article has a date.',
      (years) => yearChart(years) + yearTable(years),
    ),
    section('Reviews overdue', reviews.overdue, 'None.', (rows) =>
      htmlTable('The longest overdue first', rows, [
        { heading: 'Due on', kind: 'day', cell: ({ nextReview }) => nextReview },
        ...articleColumns(),
      ]),
    ),
    section('Reviews due within 90 days', reviews.due, 'None.', (rows) =>
      htmlTable('The next one first', rows, [
        { heading: 'Due on', kind: 'day', cell: ({ nextReview }) => nextReview },
        ...articleColumns(),
      ]),
    ),
    section('Never reviewed', reviews.never, 'Every article was reviewed.', (rows) =>
      htmlTable('Changed longest ago first', rows, [
        { heading: 'Last changed', kind: 'day', cell: ({ day }) => day },
        ...articleColumns(),
      ]),
    ),
    section('Without a description', report.withoutDescription, 'None.', (rows) =>
      htmlTable('Lists and search engines show their first words instead', rows, articleColumns()),
    ),
    section('Pictures without an alternative text', report.withoutAlternative, 'None.', (rows) =>
      htmlTable('Readers who cannot see them learn nothing of them', rows, [positionColumn()]),
    ),
    section('Linked by no article', report.orphans, 'None.', (rows) =>
      htmlTable('Only lists lead to them; the oldest first', rows, [
        { heading: 'Date', kind: 'day', cell: ({ day }) => day },
        ...articleColumns(),
      ]),
    ),
    section('Most linked', report.mostLinked, 'No article links to another.', (rows) =>
      htmlTable('By the number of files that link to them', rows.slice(0, 20), [
        { heading: 'Files', kind: 'number', cell: ({ files }) => String(files) },
        ...articleColumns(),
      ]),
    ),
    section('Broken links within the site', links.broken, 'None.', (rows) =>
      htmlTable('They lead nowhere', rows, [
        positionColumn(),
        { heading: 'Problem', cell: ({ message }) => xmlText(message) },
      ]),
    ),
    section('Links to former addresses', links.moved, 'None.', (rows) =>
      htmlTable('They work, by a detour', rows, movedColumns()),
    ),
    ...(report.translations ?? []).flatMap(({ lang, missing, outdated }) => [
      section(`Not translated: ${lang}`, missing, 'Everything is translated.', (rows) =>
        htmlTable('Articles of the first language', rows, articleColumns()),
      ),
      section(`Older than the original: ${lang}`, outdated, 'None.', (rows) =>
        htmlTable('Translations whose original has changed since', rows, [
          { heading: 'Original changed', kind: 'day', cell: ({ day }) => day },
          ...articleColumns(),
        ]),
      ),
    ]),
    ...(otherSites
      ? [
          section('Dead links to other sites', otherSites.dead, 'None.', (rows) =>
            htmlTable('As the check of links found them last', rows, [
              positionColumn(),
              { heading: 'Link', cell: ({ link }) => xmlText(link) },
              { heading: 'Problem', cell: ({ message }) => xmlText(message) },
            ]),
          ),
          section('Moved pages of other sites', otherSites.moved, 'None.', (rows) =>
            htmlTable('Moved for good', rows, movedColumns()),
          ),
        ]
      : [
          heading(
            'Links to other sites',
            '<p>Not checked yet: <code>npm run check:links</code></p>',
          ),
        ]),
    section('What the check says', report.problems, 'Nothing.', (rows) =>
      htmlTable('By frequency', rows, [
        { heading: 'How many', kind: 'number', cell: ({ count }) => groupDigits(count) },
        { heading: 'Severity', cell: ({ severity }) => severity },
        { heading: 'Code', cell: ({ code }) => `<code>${code}</code>` },
      ]),
    ),
    ...(slowest
      ? [
          section('Slowest to compile', slowest, 'No article was compiled.', (rows) =>
            htmlTable('Measured on this machine, just now', rows, [
              {
                heading: 'Milliseconds',
                kind: 'number',
                cell: ({ milliseconds }) => milliseconds.toFixed(1),
              },
              positionColumn(),
            ]),
          ),
        ]
      : []),
  ];
}

function section<Row>(
  title: string,
  rows: readonly Row[],
  none: string,
  content: (rows: readonly Row[]) => string,
): string {
  return heading(title, rows.length === 0 ? `<p>${xmlText(none)}</p>` : content(rows));
}

function heading(title: string, content: string): string {
  return `<section><h2>${xmlText(title)}</h2>\n${content}\n</section>`;
}

function positionColumn(): Column<FilePosition> {
  return { heading: 'Place', cell: ({ file, line }) => `<code>${xmlText(file)}:${line}</code>` };
}

function articleColumns(): Column<ArticleRow>[] {
  return [
    {
      heading: 'Article',
      cell: ({ title, url }) => `<a href="${xmlText(url)}">${xmlText(title)}</a>`,
    },
    positionColumn(),
  ];
}

function movedColumns(): Column<FilePosition & { link: string; to: string }>[] {
  return [
    positionColumn(),
    { heading: 'Link', cell: ({ link }) => xmlText(link) },
    { heading: 'Now at', cell: ({ to }) => xmlText(to) },
  ];
}

function yearTable(years: readonly YearRow[]): string {
  const { names, counts } = yearSeries(years);
  const rows = years.map(({ year, total }, index) => ({ year, total, of: counts[index] ?? [] }));
  return htmlTable('Articles by year', rows, [
    { heading: 'Year', cell: ({ year }) => year },
    { heading: 'Articles', kind: 'number', cell: ({ total }) => groupDigits(total) },
    ...names.map((heading, index) => ({
      heading,
      kind: 'number' as const,
      cell: (row: { of: readonly number[] }) => groupDigits(row.of[index] ?? 0),
    })),
  ]);
}

function dayAndTime(moment: string): string {
  return `${moment.slice(0, 10)}, ${moment.slice(11, 16)}`;
}

/** Prints a table of the first rows; the caption tells how many there are. */
function htmlTable<Row>(
  caption: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): string {
  const head = columns
    .map(({ heading, kind }) => `<th scope="col"${classOf(kind)}>${xmlText(heading)}</th>`)
    .join('');
  const body = rows
    .slice(0, SHOWN_ROWS)
    .map((row) => {
      const cells = columns.map(({ kind, cell }) => `<td${classOf(kind)}>${cell(row)}</td>`);
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  const more =
    rows.length > SHOWN_ROWS
      ? ` The first ${SHOWN_ROWS} of ${rows.length}; <code>report.json</code> has all.`
      : '';
  return `<div class="scroll" role="region" tabindex="0" aria-label="${xmlText(caption)}">
<table><caption>${xmlText(caption)}${more}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table>
</div>`;
}

function classOf(kind: string | undefined): string {
  return kind === undefined ? '' : ` class="${kind}"`;
}
