import { articleKeys, type KeyEntry } from '../../content/front-matter/keys.ts';
import { scalar } from '../../content/rewrite/edit-list.ts';
import type { GeneratedPage } from './generated-page.ts';
import type { KnownTerms } from './known-terms.ts';

interface Snippet {
  prefix: string;
  body: string[];
  description: string;
}

/** A choice list of more is no help. */
const MOST_CHOICES = 200;

/**
 * Snippets of Visual Studio Code, which need no extension: `header` for a new article, and one for
 * each key, with the tags, categories and authors that there are to choose from.
 */
export function frontMatterSnippets(known: KnownTerms): GeneratedPage {
  const values: Readonly<Record<string, string>> = {
    tags: `[${choice(1, known.tags)}]`,
    categories: `[${choice(1, known.categories)}]`,
    authors: `[${choice(1, known.authors)}]`,
    reviewedBy: `[${choice(1, known.authors)}]`,
  };
  const keys = Object.entries<KeyEntry>(articleKeys).map(([key, entry]): [string, Snippet] => {
    const sample = entry.example.slice(key.length + 1).trim();
    const value = values[key] ?? valueOf(entry, sample);
    return [key, { prefix: key, body: [`${key}: ${value}`], description: entry.meaning }];
  });
  const frontMatter: Snippet = {
    prefix: 'header',
    body: [
      '---',
      "title: '$1'",
      'date: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE',
      'draft: true',
      "description: '$2'",
      `categories: [${choice(3, known.categories)}]`,
      `tags: [${choice(4, known.tags)}]`,
      `authors: [${choice(5, known.authors)}]`,
      '---',
      '',
      '$0',
    ],
    description: 'The header of a new article',
  };
  const all = Object.fromEntries([
    ['header', { scope: 'markdown,mdx', ...frontMatter }],
    ...keys.map(([key, snippet]) => [key, { scope: 'markdown,mdx', ...snippet }]),
  ]) as Record<string, Snippet>;
  return { path: '.vscode/article.code-snippets', text: `${JSON.stringify(all, null, 2)}\n` };
}

function valueOf({ shape }: KeyEntry, sample: string): string {
  if (shape === '`true` or `false`') return '${1|true,false|}';
  if (shape === 'date') return '${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}';
  return `\${1:${sample.replace(/[$}\\]/g, '\\$&')}}`;
}

function choice(stop: number, names: readonly string[]): string {
  if (names.length === 0) return `$${stop}`;
  const written = names.slice(0, MOST_CHOICES).map((name) => scalar(name, ''));
  return `\${${stop}|${written.map((name) => name.replace(/[,|\\$}]/g, '\\$&')).join(',')}|}`;
}
