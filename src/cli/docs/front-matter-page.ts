import type { Field } from '../../content/front-matter/field-table.ts';
import { articleFields, termFields } from '../../content/front-matter/fields.ts';
import { HIDING_KEYS } from '../../content/front-matter/held-back.ts';
import { generatedPage, markdownTable, type GeneratedPage } from './generated-page.ts';

/** The file that declares every key. */
export const FIELDS_FILE = 'src/content/front-matter/fields.ts';

/** `docs/front-matter.md`: what front matter may say. */
export function frontMatterPage(): GeneratedPage {
  return generatedPage('docs/front-matter.md', 'Front matter', FIELDS_FILE, [
    INTRODUCTION,
    reading(),
    SHAPES,
    '## Keys of an article',
    'In `content/articles/**/*.md`, also `*.markdown`, and `content/features/**/*.mdx`. An `index.md` takes the name of its folder. Any other file that begins with front matter is an error, as no page is made from it.',
    ...Object.entries(articleFields.fields).map(([key, entry]) => section(key, entry)),
    '## Keys of a tag, a category, an author or a page',
    'In `content/tags/`, `content/categories/`, `content/authors/` and `content/pages/`. Such a file is optional for a term and an author; its name, or of `index.md` that of its folder, is the slug. There are no drafts among them: a key that would hold one back, also `publishDate` and `expiryDate`, is an error, and so is a `date` in the future. Text below the front matter introduces the list.',
    termTable(),
  ]);
}

function section(key: string, field: Field): string {
  const { alsoAccepted = [], meaning, example } = field;
  const also = alsoAccepted.map(code).join(', ');
  const shapes = `Value: ${shapeOf(field)}.${also === '' ? '' : ` Also accepted as ${also}.`}`;
  return `### \`${key}\`\n\n${shapes}\n\n${meaning}\n\n\`\`\`yaml\n${example}\n\`\`\``;
}

function termTable(): string {
  const rows = Object.entries(termFields.fields).map(([key, entry]) => [
    [key, ...(entry.alsoAccepted ?? [])].map(code).join(', '),
    shapeOf(entry),
    entry.meaning,
    code(entry.example),
  ]);
  return markdownTable(['Key', 'Value', 'Meaning', 'Example'], rows);
}

function shapeOf({ type }: Field): string {
  return type.required ? `${type.shape}, required` : type.shape;
}

function series(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

const INTRODUCTION = `A file begins with its front matter: YAML between two lines of three hyphens. Two keys are enough for an article.

\`\`\`markdown
---
title: How tides work
date: 2018-03-13
---

The text begins here.
\`\`\`

Every error and warning has a code; [diagnostics.md](diagnostics.md) says what each means and how to mend it.`;

function reading(): string {
  const fields = Object.entries(articleFields.fields);
  const joined = fields.filter(([, { type }]) => type.list?.joinRepeated).map(([key]) => code(key));
  const deciding = fields.filter(([, { decides }]) => decides).map(([key]) => code(key));
  return `## How front matter is read

- It is data and is never run. Only YAML is read; another language named on the fence, and \`+++\` or \`{\` in its place, is an error.
- Anchors, aliases, tags and merge keys of YAML are errors. So is front matter of more than 16 KB, long values of unknown keys not counted, or that nests too deeply, and an unfinished merge.
- A key may have several spellings. If more than one of them is there, the canonical one counts, then the others in the order given below; lists are joined, with a warning.
- A key that stands twice with equal values counts once. ${series(joined)} that stand twice with different values are joined, with a warning. ${series(deciding)} decide whether or where an article is public: with two values they are an error. Of any other key the last value counts, with a warning.
- Unknown keys are left alone, as exports carry many. One that differs from a known key by a letter or two is a warning. One that would hold the article back and is spelt otherwise, as \`Draft: true\`, is an error. So is one that hides a page elsewhere, unless it is false or empty: ${series(Object.keys(HIDING_KEYS).map(code))}.
- Characters that cannot be seen, as no-break spaces, are left out of keys, dates, addresses and flags, and at the ends of titles and terms, with a warning.
- A value ends before \` #\`, where YAML begins a comment. If a letter or digit follows, a warning says so.
- Numbers stay as they are written: \`1.10\` is not \`1.1\`. Only \`true\` and \`false\` are yes and no.`;
}

const SHAPES = `## Shapes of values

- **Text**: one line. HTML entities are decoded, line breaks folded. Put it in quotation marks when it holds \`: \` or \` #\` or begins with a sign.
- **List**: \`[Tides, Harbours]\`, or one entry a line, each after \`- \`. Repeated values count once.
- **Date**: \`2018-03-13\`, \`2018-03-13T16:54:41Z\`, \`2018-03-13T16:54:41+01:00\`, \`2018-03-13 16:54:41 -0500\`, \`2018/03/13 16:54:41\`, \`Tue, 13 Mar 2018 16:54:41 +0000\`, \`13 Mar 2018\` or \`Mar 13, 2018\`. No zone means UTC. The year is 1990 or later.
- **Path**: \`2018/03/13/how-tides-work/\`, with or without the slash at either end. It is one place on this site: no host, no \`..\`, no \`?\` or \`#\`, no part that begins with a dot, and none of the site's own addresses, as \`/tags/\`. Two sources may not claim one address, also not in another spelling.
- **File**: the name of a picture, or a path to it, or a map that holds it.`;
