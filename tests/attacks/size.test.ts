import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../src/pipeline/settings.ts';
import { reportBuild } from '../../src/cli/report-build.ts';
import {
  article,
  createPublication,
  environmentOf,
  runCommand,
  writeFiles,
  type Outcome,
} from './publication.ts';

const slow = 300_000;

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}

/** Bodies that would take an engine without limits minutes, or all memory. */
const hostileBodies: Readonly<Record<string, string>> = {
  'nested-quotes': `${'> '.repeat(3000)}a`,
  'quotes-without-spaces': '>'.repeat(900_000),
  'nested-lists': times(2000, (index) => `${' '.repeat(index)}- a\n`).slice(0, 900_000),
  'list-markers': `${'- '.repeat(400_000)}a`,
  'numbered-markers': `${'1. '.repeat(300_000)}a`,
  'quotes-and-lists': '> - '.repeat(200_000),
  'emphasis-run': '*a_ '.repeat(200_000),
  'emphasis-nest': `${'*a **'.repeat(60_000)}${'** b*'.repeat(60_000)}`,
  'strike-run': '~~a ~'.repeat(100_000),
  'wide-table': `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n|${'b|'.repeat(5000)}\n`,
  'long-table': `|${'a|'.repeat(90)}\n|${'-|'.repeat(90)}\n${'x\n'.repeat(300_000)}`,
  'reference-flood': `[a]: /${'x'.repeat(5000)}\n\n${'[a] '.repeat(100_000)}`,
  'footnote-flood': `[^a]: x\n\n${'[^a] '.repeat(150_000)}`,
  'footnote-definitions': times(40_000, (index) => `[^${index}]: x\n\n[^${index}] `),
  divs: '<div>'.repeat(180_000),
  'divs-by-line': '<div>\n\n'.repeat(120_000),
  'open-fonts': times(40_000, (index) => `<font color=${index}>`),
  'open-links': '<a href=/>'.repeat(80_000),
  'table-in-table': '<table><tr><td>'.repeat(50_000),
  entities: '&amp;'.repeat(180_000),
  'and-marks': '&'.repeat(900_000),
  'part-flood': 'a\n\n'.repeat(300_000),
  'heading-flood': '# a\n'.repeat(200_000),
};

/** PNG chunk, RFC 2083, 3.2; its checksum is of no use to a limit that looks at the sizes. */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

function giantPng(side: number): Buffer {
  const frontMatter = Buffer.alloc(13);
  frontMatter.writeUInt32BE(side, 0);
  frontMatter.writeUInt32BE(side, 4);
  frontMatter.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', frontMatter),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A GIF that repeats one frame; each costs a few bytes and a whole canvas. */
function giantGif(side: number, frames: number): Buffer {
  const screen = Buffer.from('GIF89a\0\0\0\0\u0080\0\0\0\0\0\u00ff\u00ff\u00ff', 'latin1');
  const shell = Buffer.from('2c000000000000000000020244010 0'.replace(/ /g, ''), 'hex');
  for (const [buffer, at] of [
    [screen, 6],
    [shell, 5],
  ] as const) {
    buffer.writeUInt16LE(side, at);
    buffer.writeUInt16LE(side, at + 2);
  }
  return Buffer.concat([screen, ...Array.from({ length: frames }, () => shell), Buffer.from(';')]);
}

describe('among ordinary articles', () => {
  const ordinary = ['a', 'm', 'z'].map((name) => `articles/${name}-ordinary.md`);
  const publication = createPublication({
    ...Object.fromEntries(ordinary.map((file) => [file, article({ date: 'never' }, 'Text.')])),
    ...Object.fromEntries(
      Object.entries(hostileBodies).map(([name, body]) => [
        `articles/${name}.md`,
        article({}, `First words.\n\n${body}`),
      ]),
    ),
    'articles/too-large.md': article({}, 'Some words. '.repeat(400_000)),
  });
  let outcome: Outcome;
  let pictures: readonly (readonly [string, Buffer])[] = [];

  beforeAll(async () => {
    const dot = sharp({ create: { width: 50, height: 50, channels: 3, background: '#246' } });
    const png = await dot.png().toBuffer();
    pictures = [
      ['bomb.png', giantPng(60_000)],
      ['long.png', giantPng(0x7fffffff)],
      ['gif-bomb.gif', giantGif(60_000, 1)],
      ['animated.gif', giantGif(2000, 5000)],
      ['renamed.jpg', png],
      ['cut.png', png.subarray(0, png.length - 40)],
      ['empty.png', Buffer.alloc(0)],
      ['page.png', Buffer.from('<!doctype html><script>canary()</script>')],
      [
        'script.svg',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>canary()</script></svg>'),
      ],
      ['laughs.svg', Buffer.from(laughingSvg())],
    ];
    for (const [name, bytes] of pictures) {
      const title = name.replaceAll('.', '-');
      writeFiles(publication.contentDir, {
        [`images/${name}`]: bytes,
        [`articles/header-${title}.md`]: article({ image: name }, 'Text.'),
        [`articles/body-${title}.md`]: article({}, `Text.\n\n![a](../images/${name})`),
      });
    }
    outcome = await runCommand('check', publication);
  }, slow);

  afterAll(() => {
    publication.remove();
  });

  const saidOf = (file: string): string[] =>
    outcome.lines.filter((line) => line.startsWith(`${file}:`));

  it.each(Object.keys(hostileBodies))('a body of %s is refused by its name', (name) => {
    expect(saidOf(`articles/${name}.md`).join('\n')).toMatch(/ error body-too-complex /);
  });

  it('a file beyond the limit is refused by its name', () => {
    expect(saidOf('articles/too-large.md')).toHaveLength(1);
    expect(saidOf('articles/too-large.md')[0]).toContain('error file-too-large');
  });

  it('the problems of the others are still named, and nothing got stuck', () => {
    expect(ordinary.map((file) => saidOf(file).join().includes('error invalid-date'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(outcome.lines.filter((line) => line.includes('stuck'))).toEqual([]);
    expect(outcome.status).toBe(1);
  });

  it('pictures that cannot be published are refused at the line that names them', () => {
    const expected = pictures.flatMap(([name]) => {
      const title = name.replaceAll('.', '-');
      return [
        [`articles/header-${title}.md`, 4],
        [`articles/body-${title}.md`, 8],
      ] as const;
    });
    const wrong = expected.filter(
      ([file, line]) =>
        !saidOf(file).some(
          (said) => said.startsWith(`${file}:${line}:`) && said.includes('error unsafe-picture'),
        ),
    );
    expect(wrong.map(([file]) => [file, saidOf(file)])).toEqual([]);
  });
});

function laughingSvg(): string {
  const entities = times(9, (level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`);
  return `<!DOCTYPE svg [<!ENTITY a0 "ha">${entities}]><svg xmlns="http://www.w3.org/2000/svg"><text>&a9;</text></svg>`;
}

it('a file that the compiler got stuck on ends a build with status 3 and its name', async () => {
  const print = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const { remove, ...folders } = createPublication({});
    remove();
    const status = await reportBuild(
      {
        diagnostics: [],
        fileCount: 2,
        stuck: [{ file: 'articles/stuck.md', reason: 'the thread ended' }],
        slowest: [],
        removals: [],
        times: [],
      },
      readSettings(environmentOf({ ...folders, remove }), () => 0),
      { verbose: false },
    );
    expect(status).toBe(3);
    expect(print.mock.calls.join()).toContain('stuck on articles/stuck.md: the thread ended');
  } finally {
    print.mockRestore();
  }
});
