import { build } from 'astro';
import { faultsOf } from './bundle-fault.ts';

/** Runs `astro build` for the process that started this one, and tells it which modules have a fault. */
try {
  await build({});
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  for (const fault of faultsOf(error)) process.send?.(fault);
  process.exitCode = 1;
}
if (process.connected) process.disconnect();
