import type { Content, Term } from '../../content/article.ts';
import type { Field } from '../../content/front-matter/field-table.ts';
import { articleFields } from '../../content/front-matter/fields.ts';
import { jsonListOf, type JsonSchema } from '../../content/front-matter/value-types.ts';
import { scalar } from '../../content/rewrite/front-matter-lists.ts';
import { compareText } from '../../content/text.ts';
import { FIELDS_FILE } from './front-matter-page.ts';
import type { GeneratedPage } from './generated-page.ts';

/** Terms by kind, as front matter names them. */
export interface KnownTerms {
  tags: readonly string[];
  categories: readonly string[];
  authors: readonly string[];
}

interface Snippet {
  prefix: string;
  body: string[];
  description: string;
}

const TERMS_FILE = 'known-terms.schema.json';
/** A longer choice list does not help to choose. */
const MOST_CHOICES = 200;

/** Names of terms in code-unit order; of an author with a file, the id. */
export function knownTerms({
  tags,
  categories,
  authors,
}: Pick<Content, keyof KnownTerms>): KnownTerms {
  const names = (terms: ReadonlyMap<string, Term>, written: (term: Term) => string): string[] =>
    [...new Set([...terms.values()].map(written))].sort(compareText);
  return {
    tags: names(tags, ({ name }) => name),
    categories: names(categories, ({ name }) => name),
    authors: names(authors, ({ slug, name, page }) => (page ? slug : name)),
  };
}

/** The files that are made from the content of a publication; `OWN_PATHS` has them as well. */
export function editorFilesOf(content: Pick<Content, keyof KnownTerms>): GeneratedPage[] {
  const known = knownTerms(content);
  return [knownTermsSchema(known), frontMatterSnippets(known)];
}

/** Definitions that `frontMatterJsonSchema` refers to for completion; any other text is as valid. */
export function knownTermsSchema(known: KnownTerms): GeneratedPage {
  const definitions = Object.fromEntries(
    Object.entries(known).map(([key, examples]: [string, readonly string[]]) => [
      key,
      { type: 'string', examples },
    ]),
  );
  return jsonFile(TERMS_FILE, {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Written by `npm run docs` from the content folder.',
    definitions,
  });
}

/**
 * A JSON Schema of an article's front matter: every accepted spelling with its meaning. It serves
 * completion and a first check while writing; `npm run check` decides.
 */
export function frontMatterJsonSchema(): GeneratedPage {
  const { fields } = articleFields;
  const properties = Object.entries(fields).flatMap(([key, field]): [string, JsonSchema][] => {
    const { alsoAccepted = [], meaning, example } = field;
    const schema = jsonSchemaOf(field);
    return [
      [key, { ...schema, description: `${meaning} As in: ${example}` }],
      ...alsoAccepted.map((spelling): [string, JsonSchema] => [
        spelling,
        { ...schema, description: `Another spelling of \`${key}\`. ${meaning}` },
      ]),
    ];
  });
  return jsonFile('front-matter.schema.json', {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: `Written by \`npm run docs\` from ${FIELDS_FILE}. Edit that file instead.`,
    title: 'The front matter of an article',
    type: 'object',
    required: Object.keys(fields).filter((key) => fields[key]?.type.required),
    properties: Object.fromEntries(properties),
  });
}

/**
 * Snippets for Visual Studio Code, which need no extension: `header` for the front matter of a new
 * article, and one for each key, with the known terms to choose from.
 */
export function frontMatterSnippets(known: KnownTerms): GeneratedPage {
  const snippets = Object.entries(articleFields.fields).map(([key, field]): Snippet => {
    const value = placeholderOf(key, field, known);
    return { prefix: key, body: [`${key}: ${value}`], description: field.meaning };
  });
  const header: Snippet = {
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
    description: 'The front matter of a new article',
  };
  return jsonFile(
    'article.code-snippets',
    Object.fromEntries(
      [header, ...snippets].map((snippet) => [
        snippet.prefix,
        { scope: 'markdown,mdx', ...snippet },
      ]),
    ),
  );
}

function jsonSchemaOf({ type, completion }: Field): JsonSchema {
  if (completion === undefined) return type.json;
  const term: JsonSchema = { $ref: `${TERMS_FILE}#/definitions/${completion}` };
  return jsonListOf({ anyOf: [term, { type: ['string', 'number', 'boolean'] }] });
}

function placeholderOf(
  key: string,
  { type, example, completion }: Field,
  known: KnownTerms,
): string {
  if (completion !== undefined) return `[${choice(1, known[completion])}]`;
  if (type.kind === 'flag') return '${1|true,false|}';
  if (type.kind === 'date') return '${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}';
  const sample = example.slice(key.length + 1).trim();
  return `\${1:${sample.replace(/[$}\\]/g, '\\$&')}}`;
}

function choice(stop: number, names: readonly string[]): string {
  if (names.length === 0) return `$${stop}`;
  const written = names.slice(0, MOST_CHOICES).map((name) => scalar(name, ''));
  return `\${${stop}|${written.map((name) => name.replace(/[,|\\$}]/g, '\\$&')).join(',')}|}`;
}

function jsonFile(name: string, value: unknown): GeneratedPage {
  return { path: `.vscode/${name}`, text: `${JSON.stringify(value, null, 2)}\n` };
}
