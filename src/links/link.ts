/** A link to another site where it stands; its file below the content folder. */
export interface LinkPlace {
  file: string;
  line: number;
  column: number;
  /** As written. */
  target: string;
}

/**
 * What another site says of an address:
 * - `fine`: it answers.
 * - `moved`: it answers at another address, and says that this is for good.
 * - `dead`: it is gone, or nothing is there.
 * - `unclear`: it may work for readers: a host that is slow or ill, or refuses programs.
 */
export type Answer =
  { kind: 'fine' } | { kind: 'moved'; to: string } | { kind: 'dead' | 'unclear'; reason: string };
