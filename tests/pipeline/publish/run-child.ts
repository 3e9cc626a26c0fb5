import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order } from './publish-child.ts';

export interface Child {
  process: ChildProcessWithoutNullStreams;
  /** Its lines so far. */
  output: () => string[];
  /** Resolves with the signal that ended it, if any; rejects when it failed of itself. */
  ended: Promise<NodeJS.Signals | null>;
}

/** Publishes in a process of its own, so that it can be killed. */
export function runChild(order: Order): Child {
  const script = fileURLToPath(new URL('publish-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(order)]);
  let output = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = once(child, 'close').then((result: unknown[]) => {
    const [code, signal] = result as [number | null, NodeJS.Signals | null];
    if (code !== 0 && signal === null) throw new Error(`exit ${String(code)}: ${errors}`);
    return signal;
  });
  return { process: child, output: () => output.split('\n').slice(0, -1), ended };
}
