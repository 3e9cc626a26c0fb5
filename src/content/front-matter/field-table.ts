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
   * Set where `--fix` leaves a near miss of the key alone: the key decides where an article lives or
   * whether it shows, or names a file that may not be there.
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
    schema: z.object(shape('read')),
    data: z.object(shape('data')),
  };
}

/** The key that an unknown one was probably meant to be. */
export function nearestKey(written: string, { spellings }: FieldTable): string | undefined {
  const plain = plainSpelling(written);
  const allowed = plain.length >= 8 ? 2 : 1;
  for (const [spelling, key] of spellings) {
    if (withinDistance(plain, plainSpelling(spelling), allowed)) return key;
  }
  return undefined;
}

/** Makes `Safe_URL` and `safe-url` near misses of `safeURL`. */
function plainSpelling(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '');
}
