import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, describe, expect, it } from 'vitest';
import type { JsonReport } from '../../../src/cli/diagnostic-formats/json.ts';
import {
  diagnosticCodes,
  type DiagnosticCode,
} from '../../../src/content/diagnostics/diagnostic-codes.ts';
import { all, one, readXml } from '../../publication/read-xml.ts';
import { article, Workplace } from '../site-command.ts';
import { readMarkedArticle, type ExpectedDiagnostic } from './marked-article.ts';
import { thirtyArticles } from './thirty-articles.ts';
import { junitErrors, sarifErrors } from './validate.ts';

interface Expected extends ExpectedDiagnostic {
  path: string;
  severity: 'error' | 'warning';
}

const place = new Workplace();
const slow = { timeout: 120_000 };
const folder = relative(process.cwd(), place.content);
const articles = Object.entries(thirtyArticles).map(([file, marked]) => ({
  file,
  ...readMarkedArticle(marked),
}));
const expected = articles.flatMap(({ file, diagnostics }) =>
  diagnostics
    .map((diagnostic): Expected => {
      const { severity } = diagnosticCodes[diagnostic.code as DiagnosticCode];
      return { ...diagnostic, path: join(folder, file), severity };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1)),
);
const errors = expected.filter(({ severity }) => severity === 'error');
const warnings = expected.filter(({ severity }) => severity === 'warning');
const summary = `${errors.length} errors, ${warnings.length} warnings in 30 of 32 files`;

const starts = expected.map(
  ({ path, line, column, severity, code }) => `${path}:${line}:${column} ${severity} ${code}`,
);
const stretches = expected.map(
  ({ path, line, column, endColumn, severity, code }) =>
    `${path}:${line}:${column}-${endColumn} ${severity} ${code}`,
);

function check(format: string, environment: Readonly<Record<string, string>> = {}) {
  return place.run('check', environment, '--format', format);
}

afterAll(() => {
  place.remove();
});

describe('thirty broken articles', slow, () => {
  place.fill(Object.fromEntries(articles.map(({ file, text }) => [file, text])));

  it('are thirty, with as many kinds of diagnostics', () => {
    const broken = articles.filter(({ diagnostics }) => diagnostics.length > 0);
    expect(broken).toHaveLength(30);
    expect(new Set(expected.map(({ code }) => code)).size).toBeGreaterThanOrEqual(30);
  });

  it('have every position exact in plain lines', () => {
    const { status, stdout, lines } = check('plain');
    const found = lines.slice(0, -1).map((line) => line.replace(/^(\S+ \S+ \S+) .*$/, '$1'));
    expect(found).toEqual(starts.map((start) => start.replace(`${folder}/`, '')));
    expect([status, stdout, lines.at(-1)]).toEqual([1, '', summary]);
  });

  it('have every position exact in JSON, alone on standard output', () => {
    const { status, stdout, lines } = check('json');
    const report = JSON.parse(stdout) as JsonReport;
    const found = report.diagnostics.map(
      ({ file, line, column, endColumn, severity, code }) =>
        `${file}:${line}:${column}-${endColumn} ${severity} ${code}`,
    );
    expect(found).toEqual(stretches);
    const { version, files, errors: errorCount, warnings: warningCount, stuck } = report;
    expect({ version, files, errorCount, warningCount, stuck }).toEqual({
      version: 1,
      files: 32,
      errorCount: errors.length,
      warningCount: warnings.length,
      stuck: [],
    });
    expect([status, lines]).toEqual([1, [summary]]);
  });

  it('have every position exact in the comment of a pull request, the gravest first', () => {
    const { status, stdout, lines } = check('comment');
    let file = '';
    let severity = 'error';
    const found = stdout.split('\n').flatMap((line) => {
      if (line === '### What should be better') severity = 'warning';
      file = /^\*\*(.*)\*\*$/.exec(line)?.[1] ?? file;
      const [, row, column] = /^- Line (\d+), column (\d+)\. \*\*/.exec(line) ?? [];
      return row === undefined ? [] : [`${file}:${row}:${column} ${severity}`];
    });
    const places = starts.map((start) => start.replace(/ [\w-]+$/, ''));
    expect(found).toEqual([
      ...places.filter((line) => line.endsWith(' error')),
      ...places.filter((line) => line.endsWith(' warning')),
    ]);
    expect([status, lines]).toEqual([1, [summary]]);
  });

  it('have every position exact in SARIF that its schema accepts', () => {
    const { status, stdout } = check('sarif');
    const log = JSON.parse(stdout) as SarifLog;
    expect(sarifErrors(log)).toEqual([]);
    const [run] = log.runs;
    const found = (run?.results ?? []).map(({ ruleIndex, ruleId, level, locations }) => {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      const { artifactLocation, region } = locations[0].physicalLocation;
      const { startLine, startColumn, endColumn } = region;
      const path = decodeURIComponent(artifactLocation.uri);
      return `${path}:${startLine}:${startColumn}-${endColumn} ${level} ${ruleId}`;
    });
    expect(found).toEqual([
      ...stretches.filter((line) => line.includes(' error ')),
      ...stretches.filter((line) => line.includes(' warning ')),
    ]);
    expect(status).toBe(1);
  });

  it('have every position exact in JUnit that its schema accepts', async () => {
    const { status, stdout } = check('junit');
    expect(await junitErrors(stdout)).toEqual([]);
    const suites = all(readXml(stdout), 'testsuite');
    const found = suites.flatMap((suite) =>
      all(suite, 'testcase').map((testcase) => {
        const { name = '', classname = '' } = testcase.attributes;
        const outcome = testcase.children[0];
        const [position = '', code = ''] = name.split(' ');
        const severity = outcome?.name === 'failure' ? 'error' : 'warning';
        expect(outcome?.attributes.type).toBe(severity);
        expect([classname, suite.attributes.name]).toEqual([classname, classname]);
        return `${classname}:${position} ${severity} ${code}`;
      }),
    );
    expect(found).toEqual(starts);
    expect([status, suites.length]).toEqual([1, 30]);
  });

  it('have the gravest as annotations on GitHub, the rest in the log and all in the summary', () => {
    const file = join(place.folder, 'summary.md');
    const { status, stdout, lines } = check('github', { GITHUB_STEP_SUMMARY: file });
    const annotated = stdout.trimEnd().split('\n').map(readAnnotation);
    expect(annotated).toEqual([
      ...stretches.filter((line) => line.includes(' error ')).slice(0, 10),
      ...stretches.filter((line) => line.includes(' warning ')).slice(0, 10),
    ]);
    const logged = lines.slice(0, -1).map((line) => line.replace(/^(\S+ \S+ \S+) .*$/, '$1'));
    expect(
      new Set([...annotated.map(withoutEnd), ...logged.map((line) => `${folder}/${line}`)]),
    ).toEqual(new Set(starts));
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /^\| .*\d/.test(line));
    const tabled = rows.map((row) => {
      const [position, severity, code] = row.slice(2).split(' | ');
      return `${plainText(position ?? '')} ${severity} ${code}`;
    });
    expect(tabled).toEqual([
      ...starts.filter((line) => line.includes(' error ')),
      ...starts.filter((line) => line.includes(' warning ')),
    ]);
    expect(status).toBe(1);
  });

  it('have the very characters underlined in frames of eighty columns', () => {
    const { status, lines } = check('pretty');
    expect(readFrames(lines)).toEqual(
      expected.map(({ line, column, severity, code, text, path }) => ({
        place: `${path.replace(`${folder}/`, '')}:${line}:${column} ${severity} ${code}`,
        underlined: text === '\u202E' ? '<U+202E>' : text,
      })),
    );
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
    expect([status, lines.at(-1)]).toEqual([1, summary]);
  });
});

describe('sound content', slow, () => {
  it.each(['pretty', 'plain', 'github', 'json', 'sarif', 'junit'])(
    'is told as %s',
    async (format) => {
      place.fill({ 'articles/a.md': article() });
      const { status, stdout, lines } = check(format);
      expect([status, lines]).toEqual([0, ['1 file checked, no problems']]);
      if (format === 'sarif') expect(sarifErrors(JSON.parse(stdout))).toEqual([]);
      if (format !== 'junit') return;
      expect(await junitErrors(stdout)).toEqual([]);
      const suite = one(readXml(stdout), 'testsuite');
      expect(one(suite, 'testcase').attributes.name).toBe('no problem in 1 file');
    },
  );
});

it('rejects an unknown format and lists the known ones', slow, () => {
  const { status, lines } = check('xml');
  expect([status, lines[0]]).toEqual([
    2,
    '`xml` is no format: choose one of pretty, plain, github, comment, json, sarif, junit.',
  ]);
});

it('counts a warning as failed in JUnit when warnings fail', slow, () => {
  place.fill({ 'articles/a.md': article('', '[The rule](/gone/)') });
  const { status, stdout } = place.run('check', {}, '--format', 'junit', '--strict');
  const suite = one(readXml(stdout), 'testsuite');
  expect([status, suite.attributes.failures, suite.attributes.skipped]).toEqual([1, '1', '0']);
});

interface SarifLog {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: string };
            region: { startLine: number; startColumn: number; endColumn: number };
          };
        },
      ];
    }[];
  }[];
}

/** `::error file=a,line=1,…,title=code::message` as `a:1:2-3 error code`. */
function readAnnotation(command: string): string {
  const [, severity = '', written = ''] = /^::(\w+) ([^:]*)::/.exec(command) ?? [];
  const properties = Object.fromEntries(
    written.split(',').map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=');
      return [name, decodeURIComponent(value)];
    }),
  );
  const { file, line, col, endColumn, title } = properties;
  return `${file}:${line}:${col}-${endColumn} ${severity} ${title}`;
}

function withoutEnd(line: string): string {
  return line.replace(/-\d+ /, ' ');
}

function plainText(cell: string): string {
  return cell.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** What the marks below the lines of a pretty report stand under. */
function readFrames(lines: readonly string[]): { place: string; underlined: string }[] {
  const frames: { place: string; underlined: string }[] = [];
  let file = '';
  for (const [index, line] of lines.entries()) {
    if (/^\S+\.md$/.test(line)) file = line;
    const head = /^ {2}(\d+:\d+) {2}(\w+) {2}([\w-]+)$/.exec(line);
    if (head) frames.push({ place: `${file}:${head[1]} ${head[2]} ${head[3]}`, underlined: '' });
    const mark = /^( +│ +)(\^+)$/.exec(line);
    const frame = frames.at(-1);
    if (!mark || !frame) continue;
    frame.underlined = columnsOf(
      lines[index - 1] ?? '',
      mark[1]?.length ?? 0,
      mark[2]?.length ?? 0,
    );
    if (/^ {4}1 │ (?:Just|---)/.test(lines[index - 1] ?? '') && mark[2] === '^')
      frame.underlined = '';
  }
  return frames;
}

/** What stands in some columns of a terminal. */
function columnsOf(line: string, from: number, width: number): string {
  let at = 0;
  let text = '';
  for (const { segment } of new Intl.Segmenter('en').segment(line)) {
    if (at >= from && at < from + width) text += segment;
    at += stringWidth(segment);
  }
  return text;
}
