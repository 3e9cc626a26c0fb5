import { once } from 'node:events';
import { withBuildLock } from '../../../src/pipeline/publish/build-lock.ts';
import { publish } from '../../../src/pipeline/publish/publish.ts';
import { planOf, type Texts, watched } from './support.ts';

/** What a test tells the child to do. */
export interface Order {
  outDir: string;
  cacheDir: string;
  texts: Texts;
  /** The operation before which the process ends itself, as nothing can prevent. */
  killAt?: number;
  /** Whether the lock is held until a byte comes in before anything is published. */
  hold?: boolean;
}

const order = JSON.parse(process.argv[2] ?? '') as Order;
const files = watched(({ index }) => {
  if (index === order.killAt) process.kill(process.pid, 'SIGKILL');
});
await withBuildLock(
  order,
  async () => {
    process.stdout.write('begun\n');
    if (order.hold === true) await once(process.stdin, 'data');
    await publish(planOf(order.texts), order, files);
    process.stdout.write('ended\n');
    process.stdin.destroy();
  },
  () => {
    process.stdout.write('waiting\n');
  },
);
