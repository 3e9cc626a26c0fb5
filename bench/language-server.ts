import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { print, say } from '../src/cli/print.ts';
import { runCommand, UsageError } from '../src/cli/run-command.ts';
import { Client } from '../tests/language-server/client.ts';
import { corpusArticle } from './article.ts';
import { writeCorpus } from './corpus.ts';

await runCommand({
  usage: `Usage: node bench/language-server.ts [--articles 10000]

Measures at a client of the language server how long answers take in a made-up
archive, with a warm cache: from the message until the answer is read.`,
  options: { articles: { type: 'string', default: '10000' } },
  operands: [0, 0],
  run: async ({ options }) => {
    const articles = Number(options.articles);
    if (!Number.isInteger(articles) || articles < 2)
      throw new UsageError('`--articles` is a whole number from 2 on');
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      await measure(folder, articles);
    } finally {
      rmSync(folder, { recursive: true });
    }
    return 0;
  },
});

async function measure(folder: string, articles: number): Promise<void> {
  const content = join(folder, 'content');
  say(`Writing ${articles} articles, and checking them once`);
  const corpus = await writeCorpus({
    folder: content,
    articles,
    seed: 1,
    spread: 'narrow',
    pictures: 0,
  });
  const environment = { CONTENT_DIR: content, CACHE_DIR: join(folder, 'cache') };
  const env = { ...process.env, ...environment };
  spawnSync(process.execPath, ['src/cli/check.ts'], { env, stdio: 'ignore' });

  const { path: file, text } = corpusArticle(corpus, articles >> 1);
  const started = performance.now();
  const client = new Client(content, environment);
  await client.start();
  await client.open(file, withHeader(text, 'titel: x') + link('/nowhere/'));
  await client.until(file, (found) => found.length > 0);
  report('start to what the file itself tells', [performance.now() - started]);
  await client.until(file, (found) => found.some(({ code }) => code === 'broken-link'));
  report('start to what all files tell', [performance.now() - started]);
  // All files are looked at once more, with the text of the open one.
  await setTimeout(5_000);

  for (const gap of [100, 700]) {
    const typed = async (what: string, make: (mark: string) => string): Promise<void> => {
      const times: number[] = [];
      for (let turn = 0; turn < 40; turn += 1) {
        const mark = `x${gap}-${turn}x`;
        const since = performance.now();
        await client.change(file, make(mark));
        await client.until(file, (found) => JSON.stringify(found).includes(mark));
        times.push(performance.now() - since);
        await setTimeout(gap);
      }
      report(`${what}, typed every ${gap} ms`, times);
    };
    await typed('a wrong value', (mark) => withHeader(text, `lastmod: ${mark}`));
    await typed('a broken link', (mark) => text + link(`/${mark}/`));
  }

  const asked = async (method: string, marked: string, what: string): Promise<void> => {
    const times: number[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      const more = { context: { includeDeclaration: false } };
      const answer = await client.at(method, file, marked, more, '\u0001');
      if (answer === null) throw new Error(`no answer to ${what}`);
      const since = performance.now();
      await client.request(`textDocument/${method}`, { ...client.lastAsked, ...more });
      times.push(performance.now() - since);
    }
    report(what, times);
  };
  const tag = text.replace(/(\ntags\s*:[^\p{L}]*\p{L})/u, '$1\u0001');
  await asked('completion', withHeader(text, 'ex\u0001'), 'completion of a key');
  await asked(
    'completion',
    withHeader(text, 'keywords: [x]\ntags: [a\u0001]'),
    'completion of a tag',
  );
  await asked('completion', text + link('/201\u0001'), 'completion of an address');
  await asked('completion', text + link('ma\u0001'), 'completion of a title');
  await asked('hover', tag, 'hover of a tag');
  await asked('references', tag, 'references of a tag');
  await asked('references', `\u0001${text}`, 'references of the article');
  await asked('definition', text.replace('](/', '](\u0001/'), 'definition of a link');
  const whole = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
  await client.change(file, withHeader(text, 'lastmdo: 2018-01-01\ntoc: yes'));
  const fixes: number[] = [];
  for (let turn = 0; turn < 40; turn += 1) {
    const since = performance.now();
    await client.request('textDocument/codeAction', {
      textDocument: { uri: client.uri(file) },
      range: whole,
      context: { diagnostics: [] },
    });
    fixes.push(performance.now() - since);
  }
  report('code actions', fixes);
  await client.end();
}

function withHeader(text: string, lines: string): string {
  return text.replace('---\n', `---\n${lines}\n`);
}

function link(address: string): string {
  return `\n[x](${address})\n`;
}

/** Prints times in milliseconds. */
function report(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number): string =>
    (sorted[Math.floor((sorted.length - 1) * part)] ?? NaN).toFixed(1).padStart(8);
  print(
    times.length === 1
      ? `${what.padEnd(42)}${at(0)} ms`
      : `${what.padEnd(42)}${at(0.5)} ms median ${at(0.95)} ms 95 % ${at(1)} ms most`,
  );
}
