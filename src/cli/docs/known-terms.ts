import type { Content, Term } from '../../content/article.ts';
import { compareText } from '../../content/compare-text.ts';
import type { GeneratedPage } from './generated-page.ts';

/** Values that headers hold already. */
export interface KnownTerms {
  tags: readonly string[];
  categories: readonly string[];
  authors: readonly string[];
}

export const knownTermsPath = '.vscode/known-terms.schema.json';

/** Names of terms in code-unit order; of an author with a file the id, as headers write it. */
export function knownTerms({
  tags,
  categories,
  authors,
}: Pick<Content, 'tags' | 'categories' | 'authors'>): KnownTerms {
  const names = (terms: ReadonlyMap<string, Term>, written: (term: Term) => string): string[] =>
    [...new Set([...terms.values()].map(written))].sort(compareText);
  return {
    tags: names(tags, ({ name }) => name),
    categories: names(categories, ({ name }) => name),
    authors: names(authors, ({ slug, name, page }) => (page ? slug : name)),
  };
}

/** What completes tags, categories and authors in the header's schema; any other text is as good. */
export function knownTermsSchema(known: KnownTerms): GeneratedPage {
  const definitions = Object.fromEntries(
    Object.entries(known).map(([key, examples]: [string, readonly string[]]) => [
      key,
      { type: 'string', examples },
    ]),
  );
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Written by `npm run docs` from the content folder.',
    definitions,
  };
  return { path: knownTermsPath, text: `${JSON.stringify(schema, null, 2)}\n` };
}
