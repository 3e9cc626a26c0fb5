import type { LinkFindings } from '../links/link-findings.ts';
import type { LinkOccurrence } from '../links/collect-links.ts';
import { countLabel, groupDigits } from '../publication/labels.ts';
import { pathFromHere } from './path-from-here.ts';

interface LinkFormat {
  stream: 'stdout' | 'stderr';
  print: (findings: LinkFindings, contentDir: string) => string;
}

/** A text of an issue on GitHub has at most 65,536 characters. */
const LONGEST_MARKDOWN = 60_000;

/** By the name that an editor gives. */
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
  const at = (place: LinkOccurrence): string =>
    `${pathFromHere(place.file, contentDir)}:${place.line}:${place.column}`;
  return [
    ...dead.map(
      (place) =>
        `${at(place)} error dead-link ${place.target}: ${place.reason}. Correct the address, or delete the link.`,
    ),
    ...moved.map(
      (place) =>
        `${at(place)} warning moved-link ${place.target} has moved for good. Write ${place.to}`,
    ),
    ...unclear.map(
      (place) =>
        `${at(place)} warning unclear-link ${place.target}: ${place.reason}. Open it in a browser.`,
    ),
  ].join('\n');
}

function printJson(findings: LinkFindings, contentDir: string): string {
  const withPath = <Place extends LinkOccurrence>(places: readonly Place[]): Place[] =>
    places.map((place) => ({ ...place, file: pathFromHere(place.file, contentDir) }));
  const { dead, moved, unclear } = findings;
  return JSON.stringify(
    { ...findings, dead: withPath(dead), moved: withPath(moved), unclear: withPath(unclear) },
    undefined,
    2,
  );
}

function printMarkdown({ dead, moved, unclear }: LinkFindings, contentDir: string): string {
  const place = (one: LinkOccurrence): string =>
    code(`${pathFromHere(one.file, contentDir)}:${one.line}`);
  const parts: [string, string[]][] = [
    ['Dead', dead.map((one) => `- ${place(one)}: ${code(one.target)}, ${code(one.reason)}`)],
    [
      'Moved for good',
      moved.map((one) => `- ${place(one)}: ${code(one.target)} is now ${code(one.to)}`),
    ],
    [
      'Unclear: open them in a browser',
      unclear.map((one) => `- ${place(one)}: ${code(one.target)}, ${code(one.reason)}`),
    ],
  ];
  const lines = parts.flatMap(([title, rows]) =>
    rows.length === 0 ? [] : [`## ${title} (${rows.length})`, '', ...rows, ''],
  );
  return cutAtLine(lines).join('\n').trimEnd();
}

function cutAtLine(lines: readonly string[]): string[] {
  let length = 0;
  const end = lines.findIndex((line) => (length += line.length + 1) > LONGEST_MARKDOWN);
  if (end < 0) return [...lines];
  return [...lines.slice(0, end), '', 'And more: `npm run check:links` names all.'];
}

/** As code nothing in a guest's address is a mention, a picture or markup. */
function code(text: string): string {
  return `\`${text.replaceAll('`', '%60').replace(/\s+/g, ' ')}\``;
}
