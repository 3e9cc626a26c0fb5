import { digestSources } from './source-digests.ts';
import { serveTasks } from './threads.ts';

// As JSON, which is cheaper to hand over than a map.
await serveTasks<string, string>(
  () => (contentDir) => JSON.stringify([...digestSources(contentDir)]),
);
