import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { SetupError } from './error.js';
import { isProgram, rootPrefix } from './system.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where installers put the browser without a name on the PATH. */
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const installCommands = {
  darwin: 'brew install --cask google-chrome',
  win32: 'winget install Google.Chrome',
};

/**
 * Path of a Chromium or Chrome: that of `CHROME_PATH`, else one that is installed, else none.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 * @throws {SetupError} when `CHROME_PATH` names no program
 */
export function findBrowser(env) {
  const wanted = env.CHROME_PATH;
  if (wanted) {
    if (isProgram(wanted)) return wanted;
    throw new SetupError(`CHROME_PATH names ${wanted}, which is no program. Correct or unset it.`);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...places, ...usualPlaces].find(isProgram);
}

/**
 * Path of a browser that starts; installs Debian's where it may.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 * @throws {SetupError}
 */
export function ensureBrowser(env) {
  const found = findBrowser(env);
  if (found !== undefined) return found;
  const prefix = rootPrefix();
  if (prefix === undefined || !isProgram('/usr/bin/apt-get')) throw new SetupError(missing());
  console.error('Installing Chromium for the browser tests. This takes up to a minute, once.');
  const packages = ['install', '--yes', '--no-install-recommends', 'chromium', 'chromium-sandbox'];
  for (const words of [['update'], packages]) {
    const command = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-qq',
      ...words,
    ];
    const [program = 'env', ...rest] = command;
    // A repository that cannot be refreshed need not be the one that holds Chromium.
    const { status } = spawnSync(program, rest, { stdio: [0, 2, 2] });
    if (status !== 0 && words === packages) throw new SetupError(missing());
  }
  const installed = findBrowser(env);
  if (installed === undefined || spawnSync(installed, ['--version']).status !== 0) {
    throw new SetupError(missing());
  }
  return installed;
}

function missing() {
  return (
    'The browser tests need Chromium or Chrome, and none is installed. ' +
    `Install one with: ${installCommands[process.platform] ?? 'sudo apt-get install chromium'} ` +
    '(or name one that is there in CHROME_PATH)'
  );
}
