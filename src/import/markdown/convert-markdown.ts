import type { Note, Place } from '../archive.ts';

/** Names of Docusaurus, Starlight and VitePress with those of GitHub. */
const ALERTS: Readonly<Record<string, string>> = {
  note: 'NOTE',
  info: 'NOTE',
  details: 'NOTE',
  tip: 'TIP',
  success: 'TIP',
  important: 'IMPORTANT',
  warning: 'WARNING',
  caution: 'WARNING',
  danger: 'CAUTION',
};
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const OPEN = /^:{3,}\s*([a-z]+)(?:\[(.*)\]|[ \t]+(.*))?[ \t]*$/i;

/** Writes the marks of plain Markdown's programs as this house reads them; code stays as it is. */
export function convertMarkdown(
  body: string,
  start: Place,
  isMdx: boolean,
): { markdown: string; notes: Note[] } {
  const notes: Note[] = [];
  const lines: string[] = [];
  let depth = 0;
  let atEdge = false;
  let fence = '';
  for (const [index, line] of body.replace(/\r\n/g, '\n').split('\n').entries()) {
    const place = { file: start.file, line: start.line + index };
    const quote = '> '.repeat(depth);
    const mark = FENCE.exec(line)?.[1];
    if (fence !== '') {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = '';
      lines.push(quote + line);
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      lines.push(quote + line);
      continue;
    }
    const opening = OPEN.exec(line);
    const [, name = '', bracketed, plain] = opening ?? [];
    const alert = ALERTS[name.toLowerCase()];
    if (opening && alert !== undefined) {
      const title = (bracketed ?? plain ?? '').trim();
      if (!isBlank(lines.at(-1))) lines.push(quote.trimEnd());
      lines.push(`${quote}> [!${alert}]`);
      if (title !== '') lines.push(`${quote}> **${title}**`, `${quote}>`);
      depth += 1;
      atEdge = true;
      notes.push({ outcome: 'converted', subject: 'admonition', place });
      continue;
    }
    const closing = /^(:{3,})[ \t]*$/.exec(line)?.[1];
    if (closing !== undefined && depth > 0) {
      depth -= 1;
      while (lines.length > 0 && isBlank(lines.at(-1))) lines.pop();
      lines.push('> '.repeat(depth).trimEnd());
      atEdge = true;
      continue;
    }
    if (
      /^[ \t]*<!--\s*(?:truncate|more|excerpt|end)\s*-->[ \t]*$/i.test(line) ||
      /^[ \t]*\{\/\*\s*truncate\s*\*\/\}[ \t]*$/.test(line)
    ) {
      notes.push({ outcome: 'left-out', subject: 'mark of an excerpt', place });
      atEdge = isBlank(lines.at(-1));
      continue;
    }
    // What was opened or closed has the blank line that follows it already.
    if (atEdge && line.trim() === '') continue;
    atEdge = false;
    if (isMdx && /^(?:import|export)\s/.test(line)) {
      lines.push(`${quote}{/* ${line.replaceAll('*/', '* /')} */}`);
      notes.push({
        outcome: 'to-do',
        subject: 'import or export of MDX',
        place,
        message: `It stands as a comment: ${line}`,
      });
      continue;
    }
    const shown = isMdx ? line : line.replace(/\{\/\*.*?\*\/\}/g, '');
    lines.push(
      (quote + shown).trimEnd() === '>' ? '>' : quote === '' ? shown : (quote + shown).trimEnd(),
    );
  }
  const markdown = lines.join('\n').replace(/^\n+/, '').trimEnd();
  return { markdown: markdown === '' ? '' : `${markdown}\n`, notes };
}

/** Whether a line holds nothing but the marks of quotes. */
function isBlank(line: string | undefined): boolean {
  return line === undefined || /^[> ]*$/.test(line);
}
