/** Says that it has loaded, and compiles. */
import { compileFile } from '../../../src/content/compile-file.ts';
import type { TimedCompilation } from '../../../src/content/compiled-file.ts';
import type { CompileTask } from '../../../src/pipeline/compile/compile-worker.ts';
import { serveTasks } from '../../../src/pipeline/threads.ts';

const options = { ownHosts: [], lang: 'en', typography: false, components: {} };

await serveTasks<CompileTask, TimedCompilation>((data) => {
  const loaded = data as Int32Array;
  Atomics.store(loaded, 0, 1);
  Atomics.notify(loaded, 0);
  return ({ source, bytes }) => ({ ...compileFile(source, bytes, options), milliseconds: 0 });
});
