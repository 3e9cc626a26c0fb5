import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const archives = 'tests/**/*.archives.test.ts';
const long = 'tests/**/*.long.test.ts';
const torture = 'tests/**/*.torture.test.ts';
const site = 'tests/site/**/*.test.ts';

export default defineConfig({
  test: {
    // The default leaves one core to a watcher.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [archives, long, torture, site, 'tests/browser/**', 'tests/fixtures/**'],
          globalSetup: 'tests/temporary-files.ts',
          // Modules are loaded once for all files. Those of the project hold no state between tests.
          isolate: false,
          restoreMocks: true,
          unstubEnvs: true,
          // A machine that does other work as well is slow, and nothing here is a measurement.
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'site',
          include: [site],
          exclude: [archives, long, torture],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'archives',
          include: [archives],
          globalSetup: 'tests/archives-folder.ts',
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'long',
          include: [long],
          exclude: ['tests/browser/**'],
          globalSetup: 'tests/temporary-files.ts',
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'torture',
          include: [torture],
          globalSetup: 'tests/temporary-files.ts',
          testTimeout: 1_800_000,
        },
      },
    ],
  },
});
