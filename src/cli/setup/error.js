/** Something is missing that set-up cannot install; the message names the command that would. */
export class SetupError extends Error {}
