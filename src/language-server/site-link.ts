import { Worker } from 'node:worker_threads';
import type { SiteNews, SiteOrder } from './messages.ts';

/** The thread that follows the site. */
export interface SiteLink {
  tell: (order: SiteOrder) => void;
  /** Starts a new thread, which reads the settings again. */
  restart: () => void;
  close: () => Promise<void>;
}

export interface SiteListener {
  news: (news: SiteNews) => void;
  /** The thread broke, and a new one, which knows nothing, takes its place. */
  broke: (reason: string) => void;
  /** It ended too often. */
  gaveUp: (reason: string) => void;
}

const MOST_FAULTS = 5;

/** Starts the thread, and again when it breaks. */
export function followSite(listener: SiteListener): SiteLink {
  let worker: Worker;
  let faults = 0;
  let isClosed = false;

  const start = (): void => {
    // Its standard output would be taken for the protocol.
    worker = new Worker(new URL('./site-thread.ts', import.meta.url), { stdout: true });
    worker.stdout.pipe(process.stderr);
    let reason = 'it ended';
    const own = worker;
    worker.on('message', (news: SiteNews) => {
      if (own === worker) listener.news(news);
    });
    worker.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => {
      if (isClosed || own !== worker) return;
      faults += 1;
      if (faults === MOST_FAULTS) {
        listener.gaveUp(reason);
        return;
      }
      start();
      listener.broke(reason);
    });
  };

  start();
  return {
    tell: (order) => {
      worker.postMessage(order);
    },
    restart: () => {
      const old = worker;
      start();
      void old.terminate();
    },
    close: async () => {
      isClosed = true;
      await worker.terminate();
    },
  };
}
