import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { assembleSite } from '../../../src/pipeline/assemble-site.ts';
import { assetsOnSite } from '../../../src/pipeline/media/media-files.ts';
import { readSettings } from '../../../src/pipeline/settings.ts';
import config from '../../../src/site.config.ts';
import { writeFiles } from '../../content/temporary-folder.ts';
import { drawPicture } from '../../media/draw-picture.ts';
import { film, movie } from '../../media/draw-recording.ts';
import { withPublic } from '../../with-public.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recordings-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const article = (body: string): string =>
  `---\ntitle: A\ndate: 2020-03-04\nsafeURL: /a/\n---\n\n${body}\n`;

function assemble() {
  const environment = { CONTENT_DIR: join(root, 'content'), CACHE_DIR: join(root, 'cache') };
  const settings = readSettings(environment, () => Date.UTC(2024, 0));
  return assembleSite(withPublic(settings, join(root, 'public')));
}

it('sound and film get their files, captions and posters', async () => {
  writeFiles(join(root, 'content'), {
    'articles/a.md': article('![Talk](talk.mp3)\n\n![Walk](walk.mp4)\n\n![Out](/out.wav)'),
    'articles/talk.mp3': 'ID3 sound',
    'articles/walk.mp4': film(movie(640, 360)),
    'articles/walk.vtt': 'WEBVTT\n',
    'articles/walk.pt-BR.vtt': 'WEBVTT\n\nBR',
    'articles/walk.notes.of.mine.vtt': 'none',
    'articles/walk.png': await drawPicture(900, 500).png().toBuffer(),
    'articles/walker.vtt': 'none',
  });
  writeFiles(join(root, 'public'), { 'out.wav': 'RIFF\0\0\0\0WAVE' });
  const site = await assemble();
  expect(site.diagnostics).toEqual([]);
  const [source] = site.publications.flatMap(({ articles }) => articles);
  const body = source && site.sources.bodyOf(source);
  const { base } = site.publications[0]?.site ?? { base: '' };
  expect(body?.pictures).toEqual([
    {
      kind: 'recording',
      label: 'Talk',
      recording: {
        kind: 'audio',
        src: expect.stringMatching(/_media\/talk-[0-9a-f]{12}\.mp3$/) as string,
        type: 'audio/mpeg',
        bytes: 9,
        captions: [],
      },
    },
    {
      kind: 'recording',
      label: 'Walk',
      recording: {
        kind: 'video',
        src: expect.stringMatching(/_media\/walk-[0-9a-f]{12}\.mp4$/) as string,
        type: 'video/mp4',
        bytes: film(movie(640, 360)).length,
        width: 640,
        height: 360,
        poster: expect.stringMatching(/_media\/walk-[0-9a-f]{12}-\d+\.jpg$/) as string,
        captions: [
          {
            src: expect.stringMatching(/_media\/walk-[0-9a-f]{12}\.vtt$/) as string,
            lang: config.lang,
          },
          {
            src: expect.stringMatching(/_media\/walk-pt-br-[0-9a-f]{12}\.vtt$/) as string,
            lang: 'pt-BR',
          },
        ],
      },
    },
    {
      kind: 'recording',
      label: 'Out',
      recording: {
        kind: 'audio',
        src: `${base}out.wav`,
        type: 'audio/wav',
        bytes: 12,
        captions: [],
      },
    },
  ]);
  const published = assetsOnSite(site).map((asset) =>
    asset.kind === 'document' ? asset.file.replace(/-[0-9a-f]{12}/, '') : 'a picture',
  );
  expect(published).toEqual(
    expect.arrayContaining([
      '_media/talk.mp3',
      '_media/walk.mp4',
      '_media/walk.vtt',
      '_media/walk-pt-br.vtt',
      'a picture',
    ]),
  );
  expect(published.filter((file) => file.endsWith('.wav'))).toEqual([]);
});

it('files that are not what their names say are errors where they are named', async () => {
  writeFiles(join(root, 'content'), {
    'articles/a.md': article('![Talk](talk.mp3) ![Walk](walk.mp4)\n\n![Lost](lost.mp3)'),
    'articles/talk.mp3': '<html>',
    'articles/walk.mp4': film(movie(640, 360)),
    'articles/walk.de.vtt': '1\nSubRip',
  });
  const found = (await assemble()).diagnostics.map(
    ({ line, column, severity, code, message }) =>
      `${line}:${column} ${severity} ${code} ${message}`,
  );
  expect(found).toEqual([
    '7:9 error unsafe-recording articles/talk.mp3: The file begins as no MP3 file does, though its name ends in .mp3',
    '7:27 error unsafe-recording articles/walk.de.vtt: The file begins as no WebVTT file does, though its name ends in .vtt',
    '9:9 warning missing-file lost.mp3 is neither in `images/` nor beside the article',
  ]);
});

it('a file is read again when it has changed', async () => {
  const write = (sound: string): void => {
    writeFiles(join(root, 'content'), {
      'articles/a.md': article('![Talk](talk.mp3)'),
      'articles/talk.mp3': sound,
    });
  };
  const lengths = async (): Promise<unknown> => {
    const site = await assemble();
    const [source] = site.publications.flatMap(({ articles }) => articles);
    return (
      source &&
      site.sources
        .bodyOf(source)
        .pictures.map((part) => part.kind === 'recording' && part.recording.bytes)
    );
  };
  write('ID3');
  expect(await lengths()).toEqual([3]);
  write('ID3 longer');
  expect(await lengths()).toEqual([10]);
});
