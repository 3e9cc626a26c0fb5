import { serveTasks } from '../threads.ts';
import { toText } from './early-look.ts';
import { nodeFileSystem } from './file-system.ts';
import { locate } from './location.ts';
import type { Settings } from './plan.ts';
import { readSite } from './published-site.ts';

await serveTasks<Settings, string>(() => (settings) => {
  const location = locate(settings, nodeFileSystem);
  return toText({ location, site: readSite(settings, location, nodeFileSystem) });
});
