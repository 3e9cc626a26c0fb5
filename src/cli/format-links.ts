import type { LinkFindings } from '../links/link-findings.ts';
import type { LinkOccurrence } from '../links/collect-links.ts';
import { countLabel, groupDigits } from '../publication/labels.ts';
import { displayPath, visibleText } from './display.ts';
import { jsonText } from './print.ts';

interface LinkFormat {
  stream: 'stdout' | 'stderr';
  print: (findings: LinkFindings, contentDir: string) => string;
}

/** GitHub limits the text of an issue to 65,536 characters. */
const MAX_MARKDOWN = 60_000;

/** The formats of `--format` by name. */
export const linkFormats: ReadonlyMap<string, LinkFormat> = new Map<string, LinkFormat>([
  ['plain', { stream: 'stderr', print: printPlain }],
  ['json', { stream: 'stdout', print: printJson }],
  ['markdown', { stream: 'stdout', print: printMarkdown }],
]);

/** As `2 dead links, 1 moved, 3 unclear; 120 of 1,204 addresses of other sites known`. */
export function summariseLinks({ dead, moved, unclear, checked, addresses }: LinkFindings): string {
  const found = `${countLabel(dead.length, 'dead link')}, ${moved.length} moved, ${unclear.length} unclear`;
  const known = `${groupDigits(checked)} of ${groupDigits(addresses)}`;
  return `${found}; ${known} addresses of other sites known`;
}

function printPlain({ dead, moved, unclear }: LinkFindings, contentDir: string): string {
  const at = ({ file, line, column }: LinkOccurrence): string =>
    `${displayPath(file, contentDir)}:${line}:${column}`;
  return [
    ...dead.map(
      (link) =>
        `${at(link)} error dead-link ${link.target}: ${link.reason}. Correct the address, or delete the link.`,
    ),
    ...moved.map(
      (link) =>
        `${at(link)} warning moved-link ${link.target} has moved for good. Write ${link.to}`,
    ),
    ...unclear.map(
      (link) =>
        `${at(link)} warning unclear-link ${link.target}: ${link.reason}. Open it in a browser.`,
    ),
  ]
    .map(visibleText)
    .join('\n');
}

function printJson(findings: LinkFindings, contentDir: string): string {
  const withPath = <Link extends LinkOccurrence>(links: readonly Link[]): Link[] =>
    links.map((link) => ({ ...link, file: displayPath(link.file, contentDir) }));
  const { dead, moved, unclear } = findings;
  return jsonText({
    ...findings,
    dead: withPath(dead),
    moved: withPath(moved),
    unclear: withPath(unclear),
  });
}

function printMarkdown({ dead, moved, unclear }: LinkFindings, contentDir: string): string {
  const at = ({ file, line }: LinkOccurrence): string =>
    code(`${displayPath(file, contentDir)}:${line}`);
  const parts: [string, string[]][] = [
    ['Dead', dead.map((one) => `- ${at(one)}: ${code(one.target)}, ${code(one.reason)}`)],
    [
      'Moved for good',
      moved.map((one) => `- ${at(one)}: ${code(one.target)} is now ${code(one.to)}`),
    ],
    [
      'Unclear: open them in a browser',
      unclear.map((one) => `- ${at(one)}: ${code(one.target)}, ${code(one.reason)}`),
    ],
  ];
  const lines = parts.flatMap(([title, rows]) =>
    rows.length === 0 ? [] : [`## ${title} (${rows.length})`, '', ...rows, ''],
  );
  return cutAtLine(lines).join('\n').trimEnd();
}

function cutAtLine(lines: readonly string[]): string[] {
  let length = 0;
  const end = lines.findIndex((line) => (length += line.length + 1) > MAX_MARKDOWN);
  if (end < 0) return [...lines];
  return [...lines.slice(0, end), '', 'And more: `npm run check:links` names all.'];
}

/** Prints untrusted text as a code span, where nothing is a mention, picture or markup. */
function code(text: string): string {
  return `\`${visibleText(text.replaceAll('`', '%60').replace(/\s+/g, ' '))}\``;
}
