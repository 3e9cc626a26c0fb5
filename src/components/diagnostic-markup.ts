import { sentencesOf } from '../content/diagnostics/diagnostic.ts';
import { escapeHtml } from '../escape.ts';
import type { DiagnosticNote, OfferedRepair } from '../publication/page-diagnostics.ts';

/** A diagnostic in full, with the line that it is about and a button for each repair. */
export function diagnosticMarkup(note: DiagnosticNote): string {
  const { file, line, column, severity, code, source, repairs } = note;
  const shownLine = source
    ? `<p class="source"><code>${shown(source.before)}<mark>${shown(source.marked)}</mark>${shown(source.after)}</code></p>`
    : '';
  const buttons =
    repairs.length === 0 ? '' : `<p class="repairs">${repairs.map(buttonMarkup).join(' ')}</p>`;
  const place = shown(`${file}:${line}:${column}`);
  return (
    `<p><code>${place}</code> <strong>${severity}</strong> ${code}</p>` +
    `${shownLine}<p>${shown(sentencesOf(note))}</p>${buttons}`
  );
}

/** A diagnostic that another place shows in full, with a link to it. */
export function referenceMarkup(note: DiagnosticNote): string {
  const { file, line, column, severity, code, href = '' } = note;
  const place = shown(`${file}:${line}:${column}`);
  return (
    `<p><a href="${shown(href)}"><code>${place}</code></a> <strong>${severity}</strong> ${code}</p>` +
    `<p>${shown(sentencesOf(note))}</p>`
  );
}

/** A diagnostic below the block of a text that it is about. */
export function noteMarkup(note: DiagnosticNote): string {
  const { id, severity, line } = note;
  return (
    `<aside role="note" class="diagnostic ${severity}" id="${id}" tabindex="-1" aria-label="Line ${line}: ${severity}" lang="en" dir="ltr">` +
    `${diagnosticMarkup(note)}</aside>`
  );
}

function buttonMarkup({ title, ...repair }: OfferedRepair): string {
  const asked = shown(JSON.stringify(repair));
  return `<button type="button" data-repair="${asked}">${shown(title)}</button>`;
}

/** Control characters stand for placeholders in a text. */
function shown(text: string): string {
  return escapeHtml(text.replace(/\p{Cc}/gu, '\uFFFD'));
}
