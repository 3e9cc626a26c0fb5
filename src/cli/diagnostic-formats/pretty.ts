import { styleText } from 'node:util';
import stringWidth from 'string-width';
import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { formatStuck, messageOf, summarise } from '../print-diagnostics.ts';
import { codeFrame } from './code-frame.ts';
import type { CheckReport, Printed } from './check-report.ts';
import { visibleText } from './visible-text.ts';

/** Where it is read: how many columns there are, and whether colours are wanted. */
export interface Terminal {
  columns: number;
  colours: boolean;
}

const WIDEST = 120;
const NARROWEST = 40;

/** For a person at a terminal: by file, each problem with its line and a mark below the place. */
export function printPretty(report: CheckReport, terminal: Terminal): Printed {
  const columns = Math.min(WIDEST, Math.max(NARROWEST, terminal.columns));
  const paint = painter(terminal.colours);
  const files = [...Map.groupBy(report.diagnostics, ({ file }) => file)].map(([file, found]) => {
    const entries = found.map((diagnostic) => entryOf(diagnostic, report, columns, paint));
    return `${paint('underline', visibleText(report.pathOf(file)))}\n${entries.join('\n\n')}`;
  });
  const parts = [
    ...files,
    ...report.stuck.map(formatStuck),
    paint(colourOf(report), summarise(report.counted, report.fileCount)),
  ];
  return { stdout: '', stderr: `${parts.join('\n\n')}\n` };
}

type Style = 'red' | 'yellow' | 'green' | 'dim' | 'bold' | 'underline';
type Paint = (style: Style, text: string) => string;

function painter(colours: boolean): Paint {
  return (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
}

function entryOf(
  diagnostic: Diagnostic,
  report: CheckReport,
  columns: number,
  paint: Paint,
): string {
  const { file, line, column, severity, code } = diagnostic;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const place = `${line}:${column}`;
  const head = `  ${place}  ${paint(colour, severity)}  ${paint('bold', code)}`;
  const message = wrap(messageOf(diagnostic), columns - 4).map((text) => `    ${text}`);
  const source = report.sources.at(file, line);
  if (source === undefined || source.trim() === '') return [head, ...message].join('\n');
  const gutter = ' '.repeat(String(line).length);
  const frame = codeFrame(source, diagnostic, columns - gutter.length - 7);
  return [
    head,
    ...message,
    `    ${paint('dim', `${line} │`)} ${frame.text}`,
    `    ${paint('dim', `${gutter} │`)} ${' '.repeat(frame.indent)}${paint(colour, '^'.repeat(frame.width))}`,
  ].join('\n');
}

/** Lines of at most so many columns; a word that is longer is cut where it must be. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (part: string): void => {
    const longer = line === '' ? part : `${line} ${part}`;
    if (stringWidth(longer) <= columns) {
      line = longer;
      return;
    }
    if (line !== '') lines.push(line);
    line = part;
  };
  for (const word of text.split(' ')) for (const part of cutWord(word, columns)) add(part);
  return [...lines, line];
}

function cutWord(word: string, columns: number): string[] {
  if (stringWidth(word) <= columns) return [word];
  const parts = [''];
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    const last = parts.at(-1) ?? '';
    if (stringWidth(last + segment) > columns) parts.push(segment);
    else parts[parts.length - 1] = last + segment;
  }
  return parts;
}

function colourOf({ counted, stuck }: CheckReport): Style {
  if (stuck.length > 0 || counted.some(({ severity }) => severity === 'error')) return 'red';
  return counted.length > 0 ? 'yellow' : 'green';
}
