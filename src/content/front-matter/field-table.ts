import { z } from 'astro/zod';
import { withinDistance } from '../text.ts';
import type { ValueType } from './value-types.ts';

/** Everything the project knows about one front-matter key. */
export interface Field {
  type: ValueType;
  /** Other spellings of the key, best first. */
  alsoAccepted?: readonly string[];
  /** What the key means and what happens without it. */
  meaning: string;
  /** The key with a value, as YAML. */
  example: string;
  /** The terms that an editor offers as values. */
  completion?: 'tags' | 'categories' | 'authors';
  /**
   * Set where the key decides whether or where an article is public: two different values are an
   * error, and `--fix` leaves a near miss of it alone.
   */
  decides?: true;
  /**
   * Set where `--fix` leaves a near miss alone for another reason: the key names a file that may not be
   * there, or a common key is spelt nearly so, as `uuid`.
   */
  neverGuessed?: true;
}

/** The keys of one kind of file, and what is derived from them. */
export interface FieldTable<
  Schema extends z.ZodObject = z.ZodObject,
  Data extends z.ZodObject = z.ZodObject,
> {
  fields: Readonly<Record<string, Field>>;
  /** Every accepted spelling with its key; of one key the best spelling comes first. */
  spellings: ReadonlyMap<string, string>;
  /** The same without capitals and separators, to find near misses with. */
  plainSpellings: readonly { plain: string; letters: number; key: string }[];
  /** Written values → typed data. */
  schema: Schema;
  /** Typed data → the same data. */
  data: Data;
}

type Shape<Fields extends Readonly<Record<string, Field>>, Side extends 'read' | 'data'> = {
  -readonly [Key in keyof Fields]: Fields[Key]['type'][Side];
};

export function fieldTable<Fields extends Readonly<Record<string, Field>>>(
  fields: Fields,
): FieldTable<z.ZodObject<Shape<Fields, 'read'>>, z.ZodObject<Shape<Fields, 'data'>>> {
  const shape = <Side extends 'read' | 'data'>(side: Side): Shape<Fields, Side> =>
    // `Object.fromEntries` forgets which key has which type.
    Object.fromEntries(Object.entries(fields).map(([key, { type }]) => [key, type[side]])) as Shape<
      Fields,
      Side
    >;
  const spellings = Object.entries<Field>(fields).flatMap(([key, { alsoAccepted = [] }]) =>
    [key, ...alsoAccepted].map((spelling): [string, string] => [spelling, key]),
  );
  return {
    fields,
    spellings: new Map(spellings),
    plainSpellings: spellings.map(([spelling, key]) => {
      const plain = plainSpelling(spelling);
      return { plain, letters: lettersOf(plain), key };
    }),
    schema: z.object(shape('read')),
    data: z.object(shape('data')),
  };
}

/** The key that an unknown one was probably meant to be: the nearest, of equally near ones the first. */
export function nearestKey(written: string, { plainSpellings }: FieldTable): string | undefined {
  const plain = plainSpelling(written);
  const letters = lettersOf(plain);
  const allowed = plain.length >= 8 ? 2 : 1;
  // An edit takes away one letter at most, and adds one at most.
  const near = plainSpellings.filter(
    (other) =>
      Math.abs(other.plain.length - plain.length) <= allowed &&
      bitsIn(other.letters ^ letters) <= 2 * allowed,
  );
  for (let distance = 0; distance <= allowed; distance += 1) {
    const found = near.find((other) => withinDistance(plain, other.plain, distance));
    if (found) return found.key;
  }
  return undefined;
}

/** Makes `Safe_URL` and `safe-url` near misses of `safeURL`. */
function plainSpelling(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '');
}

/** A bit for each letter that a text holds; letters 32 apart share one. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) % 32);
  return letters;
}

function bitsIn(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
