import type { BodyFacts } from './body.ts';

/** The facts of a body that holds nothing, or of which nothing is known. */
export function noFacts(): BodyFacts {
  return { headings: [], links: [], pictures: [], anchors: [], words: 0, lead: '' };
}
