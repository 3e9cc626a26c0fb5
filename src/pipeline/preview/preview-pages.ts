import { diagnosticMarkup } from '../../components/diagnostic-markup.ts';
import { sentencesOf } from '../../content/diagnostics/diagnostic.ts';
import { escapeHtml } from '../../escape.ts';
import { countLabel } from '../../publication/labels.ts';
import type { DiagnosticNote, PreviewFrame } from '../../publication/page-diagnostics.ts';
import type { UnpublishedArticle } from './unpublished-articles.ts';

/** What every page of the preview's own is printed with. */
export interface PageSurroundings {
  /** The site's root path with a slash at both ends. */
  base: string;
  siteName: string;
  links: PreviewFrame['links'];
}

type NotesOf = (file: string) => readonly DiagnosticNote[];

const SECTIONS: readonly (readonly [UnpublishedArticle['state'], string])[] = [
  ['held', 'Kept back by errors'],
  ['draft', 'Drafts'],
  ['scheduled', 'Scheduled'],
  ['expired', 'Expired'],
];

/** Lists what is not published, with what keeps each from it. */
export function unpublishedPage(
  surroundings: PageSurroundings,
  articles: readonly UnpublishedArticle[],
  notesOf: NotesOf,
): string {
  const byState = Map.groupBy(articles, ({ state }) => state);
  const sections = SECTIONS.flatMap(([state, heading]) => {
    const own = byState.get(state) ?? [];
    if (own.length === 0) return [];
    return `<section aria-labelledby="${state}"><h2 id="${state}">${heading} <small>(${own.length})</small></h2>
<ul role="list">${own.map((one) => itemMarkup(one, notesOf)).join('\n')}</ul></section>`;
  });
  const main = sections.length === 0 ? '<p>Every article is published.</p>' : sections.join('\n');
  return page(surroundings, 'Not published', main, RELOADING);
}

/** No page shows the problems of an article without an address, so that they stand here in full. */
function itemMarkup(
  { file, title, href, reasons, errors, state }: UnpublishedArticle,
  notesOf: NotesOf,
): string {
  const notes = href === undefined ? notesOf(file).map(noteItem) : [];
  const shownTitle = escapeHtml(title);
  const name = href === undefined ? shownTitle : `<a href="${escapeHtml(href)}">${shownTitle}</a>`;
  const problems = href === undefined ? notes : errors.map((error) => referenceTo(error, href));
  const softened = state === 'draft' && errors.length > 0;
  const reason = softened
    ? [...reasons, `${countLabel(errors.length, 'error')} would stop it then:`]
    : reasons;
  return `<li class="unpublished"><h3>${name}</h3><p><code>${escapeHtml(file)}</code></p>
${reason.length === 0 ? '' : `<p>${escapeHtml(reason.join(' '))}</p>`}${problems.length === 0 ? '' : list(problems.join(''), href === undefined)}</li>`;
}

function noteItem(note: DiagnosticNote): string {
  return `<li class="${note.severity}" id="${note.id}">${diagnosticMarkup(note)}</li>`;
}

function referenceTo({ found, id }: UnpublishedArticle['errors'][number], href: string): string {
  const link = `<a href="${escapeHtml(href)}#${id}">Line ${found.line}</a>`;
  return `<li>${link} <strong>${found.code}</strong>: ${escapeHtml(sentencesOf(found))}</li>`;
}

function list(items: string, isFull: boolean): string {
  return isFull ? `<ul role="list" class="diagnostics">${items}</ul>` : `<ul>${items}</ul>`;
}

export interface ArticleForm {
  categories: readonly string[];
  authors: readonly string[];
  /** BCP 47 tags; the form asks where there are several. */
  languages: readonly string[];
}

/** A form for a new article. */
export function articleFormPage(
  surroundings: PageSurroundings,
  { categories, authors, languages }: ArticleForm,
): string {
  const language =
    languages.length <= 1
      ? ''
      : `<p><label for="lang">Language</label>
<select id="lang" name="lang">${languages.map((lang) => `<option>${escapeHtml(lang)}</option>`).join('')}</select></p>`;
  return page(
    surroundings,
    'New article',
    `<p>Writes a draft, dated now, and makes a folder for its pictures, as <code>npm run new</code> does.</p>
<form class="preview-form">
<p><label for="title">Title</label><input id="title" name="title" required autocomplete="off"></p>
<p><label for="category">Topics (categories), with commas between them</label>${choices('category', categories)}</p>
<p><label for="author">Authors, likewise</label>${choices('author', authors)}</p>
${language}
<p><button>Write the draft</button></p>
</form>`,
  );
}

function choices(name: string, values: readonly string[]): string {
  const options = values.map((value) => `<option value="${escapeHtml(value)}"></option>`);
  return `<input id="${name}" name="${name}" list="${name}-names" autocomplete="off"><datalist id="${name}-names">${options.join('')}</datalist>`;
}

/** Not on a page with a form, which would lose what is typed. */
const RELOADING = '<script type="module" src="/@vite/client"></script>\n';

function page(
  { base, siteName, links }: PageSurroundings,
  title: string,
  main: string,
  scripts = '',
): string {
  const root = escapeHtml(base);
  const bar = links.map(({ label, href }) => {
    const current = label.startsWith(title) ? ' aria-current="page"' : '';
    return `<a href="${escapeHtml(href)}"${current}>${escapeHtml(label)}</a>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · Preview of ${escapeHtml(siteName)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}src/styles/tokens.css">
<link rel="stylesheet" href="${root}src/styles/preview.css">
${scripts}<script type="module" src="${root}src/scripts/preview.ts"></script>
</head>
<body class="preview-page">
<nav class="preview-bar" aria-label="Preview"><strong>Preview</strong><a href="${root}">${escapeHtml(siteName)}</a>${bar.join('')}</nav>
<main>
<h1>${title}</h1>
<p class="preview-answer" role="status" hidden></p>
${main}
</main>
</body>
</html>
`;
}
