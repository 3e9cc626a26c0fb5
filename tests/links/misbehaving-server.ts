import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface MisbehavingServer {
  /** As `http://127.0.0.1:1234`. */
  origin: string;
  /** Methods and paths, in the order they came. */
  asked: string[];
  close: () => Promise<void>;
}

const certificate = 'tests/fixtures/certificate';

/** A server on the loopback address whose paths behave as they are named. */
export async function startServer(
  behaviours: Readonly<Record<string, Behaviour>>,
  secure = false,
): Promise<MisbehavingServer> {
  const asked: string[] = [];
  const answer: Behaviour = (request, response) => {
    const { method = '', url = '' } = request;
    asked.push(`${method} ${url}`);
    const behave = behaviours[url] ?? behaviours['*'];
    if (behave) behave(request, response);
    else response.writeHead(404).end();
  };
  const server: Server = secure
    ? createSecureServer(
        {
          key: readFileSync(`${certificate}/key.pem`),
          cert: readFileSync(`${certificate}/self-signed.pem`),
        },
        answer,
      )
    : createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export function answers(status: number, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (_, response) => {
    response.writeHead(status, headers).end();
  };
}

/** The first behaviours in turn, the last one from then on. */
export function inTurn(...behaviours: readonly Behaviour[]): Behaviour {
  const left = [...behaviours];
  return (request, response) => {
    const next = left.length > 1 ? left.shift() : left[0];
    next?.(request, response);
  };
}
