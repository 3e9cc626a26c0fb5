/** Says that a command waits for another; for `waiting` of the build lock. */
export function tellWaiting(): void {
  process.stderr.write('Another build is at work here; waiting for it.\n');
}
