/** Whether an error of the file system carries one of these codes, as `ENOENT`. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Whether the operating system refused something, as to read a file. */
export function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
