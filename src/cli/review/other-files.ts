/** A file of a pull request, with its change as a patch; none for one too large, or of no text. */
export interface ChangedFile {
  filename: string;
  /** Of one that was moved. */
  previous_filename?: string;
  patch?: string;
}

/** Files of a pull request that hold no content, as those of the check itself. */
export interface OtherFiles {
  files: readonly string[];
  /** False where there may be more, which GitHub does not list. */
  isWhole: boolean;
}

/** The content folder, from the top of the repository: what is in it is never run by the check. */
export const CONTENT = 'content/';

/** GitHub lists no more files of a pull request. */
const MOST_LISTED = 3000;

export function otherFiles(changed: readonly ChangedFile[]): OtherFiles {
  const names = changed.flatMap(({ filename, previous_filename: before }) =>
    before === undefined ? [filename] : [filename, before],
  );
  return {
    files: names.filter((name) => !name.startsWith(CONTENT)),
    isWhole: changed.length < MOST_LISTED,
  };
}

export function isCode({ files, isWhole }: OtherFiles): boolean {
  return files.length > 0 || !isWhole;
}
