/** Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const POINTER = Buffer.from('version https://git-lfs.github.com/spec/');

/** Bytes that a pointer has at most. */
export const LONGEST_POINTER = 1024;

/** How to get the files that pointers stand for. */
export const LFS_HINT = 'Run `git lfs pull`, or set `lfs: true` in the checkout step';

/** Whether these are not the bytes of a file but what Git has in their place where its LFS is not set up. */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return bytes.length < LONGEST_POINTER && POINTER.equals(bytes.subarray(0, POINTER.length));
}
