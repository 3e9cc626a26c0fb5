import { compareText } from '../content/compare-text.ts';
import type { KnownAnswer } from './answer-store.ts';
import type { LinkPlace } from './link.ts';

/** The shape of the check's JSON; each list in the order of files and lines. */
export interface LinkFindings {
  version: 1;
  /** How many addresses there are, and of how many an answer is known. */
  addresses: number;
  checked: number;
  dead: (LinkPlace & { reason: string })[];
  moved: (LinkPlace & { to: string })[];
  unclear: (LinkPlace & { reason: string })[];
}

/** What is known of the links of an archive, at every place that holds one. */
export function linkFindings(
  links: ReadonlyMap<string, readonly LinkPlace[]>,
  answers: ReadonlyMap<string, KnownAnswer>,
): LinkFindings {
  const findings: LinkFindings = {
    version: 1,
    addresses: links.size,
    checked: 0,
    dead: [],
    moved: [],
    unclear: [],
  };
  for (const [url, places] of links) {
    const answer = answers.get(url)?.answer;
    if (answer === undefined) continue;
    findings.checked += 1;
    for (const place of places) {
      if (answer.kind === 'moved') {
        findings.moved.push({ ...place, to: answer.to + fragmentOf(place.target) });
      } else if (answer.kind !== 'fine') {
        findings[answer.kind].push({ ...place, reason: answer.reason });
      }
    }
  }
  for (const list of [findings.dead, findings.moved, findings.unclear]) list.sort(byPlace);
  return findings;
}

/** A browser keeps the part after `#` through a redirect (RFC 9110, 10.2.2). */
function fragmentOf(target: string): string {
  return /#.*$/s.exec(target)?.[0] ?? '';
}

function byPlace(one: LinkPlace, other: LinkPlace): number {
  return compareText(one.file, other.file) || one.line - other.line || one.column - other.column;
}
