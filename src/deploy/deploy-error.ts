/**
 * `usage`: the target or the site is not as it should be, nothing was sent.
 * `conflict`: somebody else works at the target or has changed it.
 * `carrier`: the storage cannot be reached or refuses; what was sent so far counts.
 * `interrupted`: by the person; what was sent so far counts.
 */
export type DeployFault = 'usage' | 'conflict' | 'carrier' | 'interrupted';

/** A deployment that did not go through, told to the person who must mend it. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
  readonly fault: DeployFault;

  constructor(fault: DeployFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
