import { createServer } from 'node:net';
import { hasCode } from '../files/has-code.ts';
import { WrongSetting } from '../pipeline/settings.ts';
import { UsageError } from './run-command.ts';

/** Where the site and its preview are served unless `--port` says otherwise. */
export const USUAL_PORT = 4321;

/** The option of commands that serve something. */
export const portOption = { port: { type: 'string' } } as const;

/** @throws {UsageError} for what is no number of a port */
export function readPort(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (port < 1 || port > 65_535)
    throw new UsageError(`\`--port ${given}\` is no port: write a number from 1 to 65535`);
  return port;
}

/**
 * Makes sure that a port can be listened on, before work is done in vain.
 *
 * @param hosts by which the command will serve
 * @throws {WrongSetting}
 */
export async function requireFreePort(
  port: number,
  command: string,
  hosts: readonly string[],
): Promise<void> {
  for (const host of hosts) {
    try {
      await tryPort(port, host);
    } catch (error) {
      if (hasCode(error, 'EADDRINUSE')) throw portTaken(port, command);
      if (hasCode(error, 'EACCES', 'EPERM'))
        throw new WrongSetting(
          `Port ${port} is for the administrator alone: name another, as npm ${command} -- --port ${USUAL_PORT}`,
        );
      // A machine may have no IPv6.
      if (!hasCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT')) throw error;
    }
  }
}

function portTaken(port: number, command: string): WrongSetting {
  const other = port === USUAL_PORT ? port + 1 : USUAL_PORT;
  return new WrongSetting(
    `Port ${port} is taken by another program: end that one, or name another port, as npm ${command} -- --port ${other}`,
  );
}

function tryPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve();
      });
    });
  });
}
