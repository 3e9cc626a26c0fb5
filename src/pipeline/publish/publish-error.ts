/**
 * `usage`: the settings or the plan are wrong, nothing was touched.
 * `untouched`: publishing failed and the old site stands as it was.
 * `interrupted`: publishing failed while files took their places; the next command finishes it.
 * `published`: the new site stands, and something after that failed.
 */
export type Standing = 'usage' | 'untouched' | 'interrupted' | 'published';

/** A publication that did not go through, told to the person who must mend it. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
  readonly standing: Standing;

  constructor(standing: Standing, message: string, options?: ErrorOptions) {
    super(message, options);
    this.standing = standing;
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space.',
  EDQUOT: 'The disk quota is used up: free some space.',
  EACCES: 'The build may not write there: give it permission, or run it as the owner.',
  EPERM: 'The build may not change that: give it permission, or run it as the owner.',
  EROFS: 'That disk is mounted for reading only: mount it for writing, or choose another OUT_DIR.',
  EIO: 'The disk reports an error: check it before you go on.',
  EMFILE: 'Too many files are open: raise the limit (`ulimit -n`), or close other programs.',
  ENFILE: 'The system has too many files open: close other programs.',
};

const OUTCOMES: Readonly<Record<Exclude<Standing, 'usage'>, string>> = {
  untouched: 'The published site is as it was. Then build again.',
  interrupted:
    'Every file of the published site is whole, but some are old and some are new. Then run any command again: it finishes what was begun.',
  published: 'The new site is published. Then build again, so that nothing is left over.',
};

/**
 * Explains an error of the file system: where it came up, what it is and how to mend it. Anything
 * else (an error of the plan itself, or one already explained) comes back as it is.
 */
export function explain(error: unknown, standing: Exclude<Standing, 'usage'>): unknown {
  if (error instanceof PublishError || !(error instanceof Error)) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  const remedy = REMEDIES[code] ?? 'Look at the folder named above and put it right.';
  const message = `Publishing failed: ${error.message}\n${remedy} ${OUTCOMES[standing]}`;
  return new PublishError(standing, message, { cause: error });
}
