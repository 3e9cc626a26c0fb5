import { setTimeout } from 'node:timers/promises';
import { dueLinks, readAnswers, writeAnswers } from '../links/answers.ts';
import { checkLinks } from '../links/check-links.ts';
import { collectLinks } from '../links/collect-links.ts';
import { linkFindings } from '../links/link-findings.ts';
import { sendRequest } from '../links/send-request.ts';
import { privateAddresses } from '../other-hosts.ts';
import { checkSite } from '../pipeline/check-site.ts';
import { readSettings, requireArticles } from '../pipeline/settings.ts';
import { linkFormats, summariseLinks } from './format-links.ts';
import { printFormatted, say } from './print.ts';
import { printWaiting, showProgress } from './progress.ts';
import { runCommand, UsageError } from './run-command.ts';

const SECOND = 1000;
/** Answers between two saves, from which an interrupted check resumes. */
const SAVE_EVERY = 50;

await runCommand({
  usage: `Usage: npm run check:links -- [--format FORMAT] [--allow-private]

Checks the links to other sites in articles and front matter. Sends each host at
most one request a second. Keeps the answers for some days; an interrupted check
resumes where it stopped.

  --format FORMAT   plain, json or markdown; the latter two on standard output
  --allow-private   also requests hosts in private networks`,
  options: {
    format: { type: 'string', default: 'plain' },
    'allow-private': { type: 'boolean', default: false },
  },
  operands: [0, 0],
  run: async ({ options }) => {
    const format = linkFormats.get(options.format);
    if (!format) throw new UsageError(`\`${options.format}\` is no format`);
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    const { cacheDir, contentDir, site } = settings;
    const progress = showProgress(process.stderr);
    const { publications } = await checkSite(settings, progress, printWaiting);
    const contents = publications.map(({ content }) => content);
    const links = collectLinks(contents, site.ownHosts);
    const known = readAnswers(cacheDir);
    const rules = {
      timeout: 20 * SECOND,
      userAgent: `Mozilla/5.0 (compatible; link check of ${site.url})`,
      refuses: options['allow-private'] ? () => false : privateAddresses(),
    };
    const due = dueLinks([...links.keys()], known, Date.now());
    progress.begin('Asking other sites', due.length);
    const outcome = await checkLinks(due, known, {
      send: (url, method) => sendRequest(url, method, rules),
      wait: (milliseconds) => setTimeout(milliseconds),
      pauses: [2 * SECOND, 8 * SECOND],
      longestWait: 60 * SECOND,
      now: Date.now,
      hosts: 24,
      pause: SECOND,
      reach: (done) => {
        progress.reach(done);
        if (done % SAVE_EVERY === 0) writeAnswers(cacheDir, known);
      },
    });
    progress.end();
    if (outcome === 'no network') {
      say('No other site could be reached: is there a network?');
      return 3;
    }
    // Answers to URLs without links are dropped.
    const answers = new Map([...known].filter(([url]) => links.has(url)));
    writeAnswers(cacheDir, answers);
    const findings = linkFindings(links, answers);
    const text = format.print(findings, contentDir);
    if (text !== '') printFormatted({ stdout: '', stderr: '', [format.stream]: `${text}\n` });
    say(summariseLinks(findings));
    return findings.dead.length > 0 ? 1 : 0;
  },
});
