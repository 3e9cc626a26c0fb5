import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { isWithin } from '../files/walk-folder.ts';
import { assembleSite } from '../pipeline/assemble-site.ts';
import { type BuildSettings, readSettings } from '../pipeline/settings.ts';
import {
  type Answers,
  asAnswers,
  type Question,
  questionsFor,
  readAnswer,
} from './create/answers.ts';
import { commitPublication, copyCode } from './create/copy-code.ts';
import { sampleContent } from './create/sample-content.ts';
import { siteConfigText } from './create/site-config.ts';
import { editorFilesOf } from './docs/editor-files.ts';
import { type GeneratedPage, writePages } from './docs/generated-page.ts';
import { print, say } from './print.ts';
import { runCommand, UsageError } from './run-command.ts';

type Given = Partial<Record<keyof Answers, string>>;

await runCommand({
  usage: `Usage: npm run create -- FOLDER [--name NAME] [--url ADDRESS] [--lang TAG]
       [--kind KIND] [--yes]

Makes a new publication in FOLDER, which is new or empty: the code of this one,
with settings, sample articles and plain pages of its own. On a terminal it asks
for what is not given.

  --name NAME     as readers know it; that of the folder if left out
  --url ADDRESS   where it will live, as https://www.example.org
  --lang TAG      its language, as en or pt-BR
  --kind KIND     health, news, technology or personal
  --yes           asks nothing and takes the usual answer for what is not given`,
  options: {
    name: { type: 'string' },
    url: { type: 'string' },
    lang: { type: 'string' },
    kind: { type: 'string' },
    yes: { type: 'boolean', default: false },
  },
  operands: [1, 1],
  run: async ({ options: { yes, ...given }, operands: [operand = ''] }) => {
    const root = resolve('.');
    const folder = resolve(operand);
    requireRoom(folder, root);
    const questions = questionsFor(basename(folder));
    const taken = takeGiven(given);
    const answers =
      yes || !process.stdin.isTTY ? withUsual(questions, taken) : await ask(questions, taken);
    if (answers === undefined) {
      say('Nothing was made.');
      return 1;
    }
    await make(root, operand, answers);
    return 0;
  },
});

async function make(root: string, operand: string, answers: Answers): Promise<void> {
  const folder = resolve(operand);
  const own = readSettings(process.env, Date.now);
  const settings = await siteConfigText(answers, root);
  const hasHistory = copyCode(root, folder);
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content, { flag: 'wx' });
  };
  write('src/site.config.ts', settings);
  for (const [file, content] of sampleContent(answers, own.now)) write(`content/${file}`, content);
  writePages(folder, await editorFiles(folder, own));
  if (hasHistory) commitPublication(folder, answers.name);
  print([
    `${answers.name} is in ${operand}. See it with:`,
    '',
    `  cd ${/^[\w./-]+$/.test(operand) ? operand : `'${operand.replaceAll("'", String.raw`'\''`)}'`}`,
    '  npm start',
    '',
    'Its name, colours and links are in src/site.config.ts, its articles in content/.',
    ...(hasHistory
      ? ['Improvements of the code come with `npm run update`, see docs/updating.md.']
      : ['It has no history of git, so later improvements of the code must be copied by hand.']),
  ]);
}

/** What the text editor of a new publication completes, from its own content. */
async function editorFiles(folder: string, own: BuildSettings): Promise<GeneratedPage[]> {
  const cacheDir = mkdtempSync(join(tmpdir(), 'create-'));
  try {
    const places = { contentDir: join(folder, 'content'), publicDir: join(folder, 'public') };
    const site = await assembleSite({ ...own, ...places, cacheDir });
    return editorFilesOf(site.publication.content);
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
}

/** @throws {UsageError} unless a folder is new or empty, and outside the project */
function requireRoom(folder: string, root: string): void {
  if (isWithin(folder, root))
    throw new UsageError(`${folder} lies in this project: name a folder outside`);
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) throw new UsageError(`${folder} is a file: name a new or empty folder`);
  if (readdirSync(folder).length > 0)
    throw new UsageError(`${folder} is not empty: name a new or empty folder`);
}

function takeGiven(given: Given): Map<keyof Answers, string> {
  const taken = new Map<keyof Answers, string>();
  for (const { key } of questionsFor('')) {
    const text = given[key];
    if (text === undefined) continue;
    const answer = readAnswer(key, text);
    if ('fault' in answer) throw new UsageError(`\`--${key}\`: ${answer.fault}`);
    taken.set(key, answer.value);
  }
  return taken;
}

function withUsual(
  questions: readonly Question[],
  taken: ReadonlyMap<keyof Answers, string>,
): Answers {
  const usual = questions.map(({ key, usual: text }) => [key, text] as const);
  return asAnswers(new Map([...usual, ...taken]));
}

/** Asks until each answer will do; undefined if whoever is asked ends it. */
async function ask(
  questions: readonly Question[],
  taken: ReadonlyMap<keyof Answers, string>,
): Promise<Answers | undefined> {
  const answers = new Map(taken);
  const ended = new AbortController();
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.once('close', () => {
    ended.abort();
  });
  try {
    for (const { key, text, usual } of questions) {
      while (!answers.has(key)) {
        const { signal } = ended;
        const given = await terminal.question(`${text} [${usual}]: `, { signal });
        const answer = readAnswer(key, given.trim() === '' ? usual : given);
        if ('fault' in answer) say(`${answer.fault}.`);
        else answers.set(key, answer.value);
      }
    }
    return asAnswers(answers);
  } catch (error) {
    if (ended.signal.aborted) return undefined;
    throw error;
  } finally {
    terminal.close();
  }
}
