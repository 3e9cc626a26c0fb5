import type { KnownAnswer } from './answers.ts';
import { byPosition, type LinkOccurrence } from './collect-links.ts';

/** The check's JSON output; each list is ordered by file, line and column. */
export interface LinkFindings {
  version: 1;
  /** Number of distinct URLs. */
  addresses: number;
  /** Number of URLs with a known answer. */
  checked: number;
  dead: (LinkOccurrence & { reason: string })[];
  moved: (LinkOccurrence & { to: string })[];
  unclear: (LinkOccurrence & { reason: string })[];
}

/** Applies the known answers to every occurrence of their URLs. */
export function linkFindings(
  links: ReadonlyMap<string, readonly LinkOccurrence[]>,
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
  for (const [url, occurrences] of links) {
    const answer = answers.get(url)?.answer;
    if (answer === undefined) continue;
    findings.checked += 1;
    for (const occurrence of occurrences) {
      if (answer.kind === 'moved') {
        findings.moved.push({ ...occurrence, to: answer.to + fragmentOf(occurrence.target) });
      } else if (answer.kind !== 'fine') {
        findings[answer.kind].push({ ...occurrence, reason: answer.reason });
      }
    }
  }
  for (const list of [findings.dead, findings.moved, findings.unclear]) list.sort(byPosition);
  return findings;
}

/** Browsers keep the fragment through a redirect (RFC 9110, 10.2.2). */
function fragmentOf(target: string): string {
  return /#.*$/s.exec(target)?.[0] ?? '';
}
