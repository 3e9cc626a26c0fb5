import { parseDocument, stringify } from 'yaml';
import { compareText } from '../content/text.ts';
import type { Note } from './archive.ts';
import type { Mapping } from './mapping.ts';

/**
 * The file in which a person says what stands in place of what was not understood, with what it says
 * already; undefined where there is nothing to say.
 */
export function mappingFile(
  mapping: Mapping,
  notes: readonly Pick<Note, 'mappable'>[],
): string | undefined {
  const counts = new Map<string, number>([...mapping.keys()].map((name) => [name, 0]));
  for (const { mappable } of notes)
    if (mappable !== undefined) counts.set(mappable, (counts.get(mappable) ?? 0) + 1);
  if (counts.size === 0) return undefined;
  const names = [...counts.keys()].sort(compareText);
  return (
    HELP +
    names
      .map((name) => {
        const count = counts.get(name) ?? 0;
        const times = count === 0 ? '' : `# ${count === 1 ? 'once' : `${count} times`}\n`;
        return times + stringify({ [name]: mapping.get(name) ?? null }, { lineWidth: 0 });
      })
      .join('')
  );
}

const HELP = `# What stands in place of shortcodes, tags and includes that the importer does not know.
# Write Markdown for a name, with {{title}} for an argument, {{0}} for the first without a name
# and {{inner}} for what a pair encloses; then run the import again. null leaves it as it is.
`;

/**
 * Reads the file.
 *
 * @throws {TypeError} saying what is wrong with it
 */
export function readMapping(text: string): Mapping {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new TypeError(error.message);
  const data: unknown = document.toJS();
  if (data === null) return new Map();
  if (typeof data !== 'object' || Array.isArray(data)) throw new TypeError('it is no map of names');
  return new Map(
    Object.entries(data).map(([name, value]: [string, unknown]) => {
      if (value !== null && typeof value !== 'string')
        throw new TypeError(`${name} is neither text nor null`);
      return [name, value];
    }),
  );
}
