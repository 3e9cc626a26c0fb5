import { defineConfig } from 'vitest/config';

const archives = 'tests/**/*.archives.test.ts';
const torture = 'tests/**/*.torture.test.ts';
const site = 'tests/site/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [archives, torture, site, 'tests/browser/**', 'tests/fixtures/**'],
        },
      },
      {
        test: {
          name: 'site',
          include: [site],
          exclude: [archives, torture],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'archives',
          include: [archives],
          globalSetup: 'tests/archives-folder.ts',
          testTimeout: 600_000,
        },
      },
      { test: { name: 'torture', include: [torture], testTimeout: 1_800_000 } },
    ],
  },
});
