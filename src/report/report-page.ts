import { groupDigits } from '../publication/labels.ts';
import { xmlText } from '../escape.ts';
import { htmlTable, type Column } from './html-table.ts';
import { reportStyle } from './report-style.ts';
import type { ArticleRow, Place, Report, YearRow } from './report.ts';
import { yearChart } from './year-chart.ts';
import { yearSeries } from './year-series.ts';

/** The report as one HTML page that needs no other file and no script. */
export function reportPage(report: Report): string {
  const title = `State of the archive: ${report.site}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${xmlText(title)}</title>
<style>${reportStyle}</style>
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
    ['With a header that has an error', totals.broken],
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
      htmlTable('Readers who cannot see them learn nothing of them', rows, [placeColumn()]),
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
        placeColumn(),
        { heading: 'Problem', cell: ({ message }) => xmlText(message) },
      ]),
    ),
    section('Links to former addresses', links.moved, 'None.', (rows) =>
      htmlTable('They work, by a detour', rows, movedColumns()),
    ),
    ...(otherSites
      ? [
          section('Dead links to other sites', otherSites.dead, 'None.', (rows) =>
            htmlTable('As the check of links found them last', rows, [
              placeColumn(),
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
              placeColumn(),
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

function placeColumn(): Column<Place> {
  return { heading: 'Place', cell: ({ file, line }) => `<code>${xmlText(file)}:${line}</code>` };
}

function articleColumns(): Column<ArticleRow>[] {
  return [
    {
      heading: 'Article',
      cell: ({ title, url }) => `<a href="${xmlText(url)}">${xmlText(title)}</a>`,
    },
    placeColumn(),
  ];
}

function movedColumns(): Column<Place & { link: string; to: string }>[] {
  return [
    placeColumn(),
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
