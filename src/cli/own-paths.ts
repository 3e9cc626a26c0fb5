import { CONFIG_FILE } from '../pipeline/locate-redirect.ts';

/** Matches what the last of `OWN_PATHS` does. */
const EXAMPLES = /^tests\/(?:.+\/)?example\//;

/**
 * What is a publication's own, as git pathspecs. `npm run create` gives a new publication others of
 * these or none, and `npm run update` leaves them as they are. `example` folders hold the tests of
 * the example publication's own articles; the files of `.vscode/` are made from a publication's own.
 */
export const OWN_PATHS = [
  'content',
  'public',
  CONFIG_FILE,
  '.github/CODEOWNERS',
  '.vscode/known-terms.schema.json',
  '.vscode/article.code-snippets',
  ':(glob)tests/**/example/**',
] as const;

/** Whether a path of the project, with forward slashes, is one of `OWN_PATHS`. */
export function isOwn(path: string): boolean {
  return EXAMPLES.test(path) || OWN_PATHS.some((own) => path === own || path.startsWith(`${own}/`));
}
