import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { accepts, freePort } from '../free-port.ts';

export interface ServedByRclone {
  port: number;
  close: () => Promise<void>;
}

/** Serves a folder with rclone, on a free port of the loopback address. */
export async function serveRclone(
  protocol: 'webdav' | 'sftp',
  folder: string,
): Promise<ServedByRclone> {
  const port = await freePort();
  const login = protocol === 'sftp' ? ['--user', 'deploy', '--pass', 'secret'] : [];
  const child = spawn(
    'rclone',
    // What others write into the folder is to be seen at once.
    ['serve', protocol, folder, '--addr', `127.0.0.1:${port}`, '--dir-cache-time', '1ms', ...login],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`rclone serve ${protocol} did not start`);
    await setTimeout(20);
  }
  return { port, close };
}
