import { env, getuid } from 'node:process';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './src/cli/setup/browser.js';

const executablePath = findBrowser(env);
if (executablePath === undefined) {
  throw new Error('No Chromium or Chrome is installed. `npm test` installs one, or says how.');
}

/** Matches the file or the tag of tests that `npm run test:long` runs. */
const long = /@long|\.long\.test\.ts/;

export default defineConfig({
  testDir: 'tests/browser',
  projects: [
    { name: 'browser', testMatch: '**/*.test.ts', grepInvert: long },
    { name: 'long', testMatch: '**/*.test.ts', grep: long },
  ],
  outputDir: '.cache/browser-tests',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // A machine that does other work as well is slow, and nothing here is a measurement.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  globalSetup: './tests/browser/serve-site.ts',
  use: {
    baseURL: env.SITE_ADDRESS,
    launchOptions: {
      executablePath,
      args: [
        // Chromium refuses its sandbox to root, as in most containers.
        ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
