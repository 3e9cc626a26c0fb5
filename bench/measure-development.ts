import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../src/cli/setup/browser.js';
import { corpusArticle } from './article.ts';
import { applyEdit, editedArticle, undoEdit } from './edit.ts';
import type { Bench } from './measure-builds.ts';
import { signalGroup, spawnGroup } from './process-group.ts';
import { copyProject } from './project.ts';
import { summarise, type Row } from './result.ts';
import { siteEnvironment } from './site.ts';

const PATIENCE = 120_000;
const SETTLING = 1_000;

/**
 * Starts the live preview, opens an article in a browser and saves changes to it. Measures the time to
 * the first answered page, and from each save until the open tab shows it by itself.
 */
export async function measureDevelopment(
  bench: Bench,
  report: (text: string) => void,
): Promise<Row[]> {
  const starts: { wallSeconds: number }[] = [];
  const reloads: { wallSeconds: number }[] = [];
  for (let run = 1; run <= bench.runs; run += 1) {
    report(`run ${run}: development`);
    await copyProject(bench.checkout, bench.site.project);
    const { start, reload } = await measureOnce(bench);
    starts.push({ wallSeconds: start });
    reloads.push({ wallSeconds: reload });
  }
  const archive = { articles: bench.corpus.articles, spread: bench.spread };
  return [summarise(archive, 'dev-start', starts), summarise(archive, 'dev-reload', reloads)];
}

async function measureOnce({ site, corpus }: Bench): Promise<{ start: number; reload: number }> {
  const { text } = corpusArticle(corpus, corpus.articles >> 1);
  const path = /^safeURL : (.+)$/m.exec(text)?.[1] ?? '';
  const started = performance.now();
  const server = spawnGroup(process.execPath, [join('src', 'cli', 'dev.ts')], {
    cwd: site.project,
    env: { ...process.env, ...siteEnvironment(site), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const executablePath = findBrowser(process.env);
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const origin = await printedAddress(server);
    const address = new URL(path, origin).href;
    await answered(address);
    const start = secondsSince(started);
    const page = await browser.newPage();
    await page.goto(address);
    // The first change is not measured, as it also loads modules.
    await show(page, 'Warming');
    const reload = await show(page, 'Measured');
    return { start, reload };
  } finally {
    undoEdit(site.content, editedArticle(corpus, ''));
    await browser.close();
    await stop(server);
  }

  async function show(
    page: Awaited<ReturnType<typeof browser.newPage>>,
    note: string,
  ): Promise<number> {
    // By the time a person saves, the open tab is connected to the preview.
    await page.waitForTimeout(SETTLING);
    const saved = performance.now();
    applyEdit(site.content, editedArticle(corpus, note));
    await page.getByText(`${note} was added to the text.`).first().waitFor({ timeout: PATIENCE });
    return secondsSince(saved);
  }
}

/** The first URL that a server prints. */
function printedAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d+\S*/.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('error', reject);
    server.on('exit', () => {
      reject(new Error(`The preview ended before it served:\n${output}`));
    });
  });
}

async function answered(address: string): Promise<void> {
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline;) {
    const response = await fetch(address).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${address} did not answer in ${PATIENCE / 1_000} s`);
}

/** Stops the server and its children. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.on('exit', resolve));
  signalGroup(server, 'SIGTERM');
  const force = setTimeout(() => {
    signalGroup(server, 'SIGKILL');
  }, 10_000);
  await ended;
  clearTimeout(force);
}

function secondsSince(moment: number): number {
  return (performance.now() - moment) / 1_000;
}
