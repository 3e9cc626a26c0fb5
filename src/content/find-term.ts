import type { Term } from './article.ts';
import { slugify, withinDistance } from './text.ts';

interface FoundTerm {
  /** Undefined if there is no such term yet. */
  term?: Term;
  /** Names that may be meant instead; empty if the term was found. */
  near: string[];
}

/** Finds a term by its name or slug in any spelling. */
export function findTerm(value: string, terms: ReadonlyMap<string, Term>): FoundTerm {
  const slug = slugify(value);
  if (slug === '') return { near: [] };
  const all = [...terms.values()];
  const term = terms.get(slug) ?? all.find(({ name }) => slugify(name) === slug);
  if (term) return { term, near: [] };
  const allowed = slug.length < 5 ? 1 : 2;
  const isNear = (other: string): boolean =>
    other.includes(slug) || slug.includes(other) || withinDistance(slug, other, allowed);
  const near = all.filter((other) => isNear(other.slug) || isNear(slugify(other.name)));
  return { near: near.map(({ name }) => name) };
}
