import type { Term } from '../content/article.ts';
import { slugify } from '../content/slugify.ts';
import { withinDistance } from '../content/within-distance.ts';

interface FoundTerm {
  /** Undefined for one that is not there yet. */
  term?: Term;
  /** Names that may have been meant, when it is not. */
  near: string[];
}

/** Finds a term by its name or slug, however it is spelt. */
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
