import { articleKeys, type KeyEntry } from '../../content/front-matter/keys.ts';
import { knownTermsPath } from './known-terms.ts';
import type { GeneratedPage } from './generated-page.ts';

type Schema = Readonly<Record<string, unknown>>;

const TEXT: Schema = { type: ['string', 'number', 'boolean'] };
const PATH: Schema = { type: 'string', minLength: 1 };

/**
 * JSON Schemas of the shapes that the table of keys names. They are for completion and for a first
 * look while writing; what counts is the check.
 */
const SHAPES: Readonly<Record<string, Schema>> = {
  'text, required': TEXT,
  text: { type: ['string', 'number', 'boolean', 'null'] },
  path: PATH,
  date: { type: 'string', minLength: 8 },
  '`true` or `false`': { type: 'boolean' },
  'list, or text with commas': listOr(TEXT),
  'list, text with commas, or one value': listOr(TEXT),
  'list or one value': listOr(TEXT),
  'list or one value, as for `authors`': listOr(TEXT),
  'list of paths, or one path': listOr(PATH),
  file: { type: ['string', 'null'] },
  'absolute URL': { type: 'string', pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?:' },
  'BCP 47 tag': { type: 'string', minLength: 2 },
};

/** Which known terms complete a key. */
const TERMS: Readonly<Record<string, 'tags' | 'categories' | 'authors'>> = {
  tags: 'tags',
  categories: 'categories',
  authors: 'authors',
  reviewedBy: 'authors',
};

/** A JSON Schema of an article's header, every accepted spelling with what it means. */
export function frontMatterJsonSchema(): GeneratedPage {
  const properties = Object.entries<KeyEntry>(articleKeys).flatMap(([key, entry]) => {
    const { alsoAccepted, meaning, example } = entry;
    const shape = shapeOf(key, entry);
    const others = alsoAccepted.map((spelling): [string, Schema] => [
      spelling,
      { ...shape, description: `Another spelling of \`${key}\`. ${meaning}` },
    ]);
    const own: Schema = { ...shape, description: `${meaning} As in: ${example}` };
    return [[key, own] as [string, Schema], ...others];
  });
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment:
      'Written by `npm run docs` from src/content/front-matter/keys.ts. Edit that file instead.',
    title: 'The header of an article',
    type: 'object',
    required: ['title'],
    properties: Object.fromEntries(properties),
  };
  return { path: '.vscode/front-matter.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` };
}

function shapeOf(key: string, { shape }: KeyEntry): Schema {
  const schema = SHAPES[shape];
  if (!schema) throw new Error(`the shape "${shape}" of \`${key}\` has no JSON Schema`);
  const terms = TERMS[key];
  if (terms === undefined) return schema;
  const file = knownTermsPath.slice(knownTermsPath.lastIndexOf('/') + 1);
  return listOr({ anyOf: [{ $ref: `${file}#/definitions/${terms}` }, TEXT] });
}

function listOr(item: Schema): Schema {
  return { anyOf: [{ type: 'array', items: item }, item, { type: 'null' }] };
}
