import { expect, it } from 'vitest';
import type { BodyLink, PictureUse } from '../../src/content/body/body.ts';
import type { Picture, Recording } from '../../src/publication/page.ts';
import { resolveBody } from '../../src/publication/resolve-body.ts';
import { resolveSite } from '../../src/site-settings.ts';
import { article, config } from './sample.ts';

const shown: Picture = {
  sources: [],
  src: '/x.png',
  srcset: '',
  width: 1,
  height: 1,
  alt: '',
  placeholder: '',
};

const film: Recording = {
  kind: 'video',
  src: '/_media/film-0123456789ab.mp4',
  type: 'video/mp4',
  bytes: 9,
  captions: [
    { src: '/_media/film-1.vtt', lang: '' },
    { src: '/_media/film-2.vtt', lang: 'de' },
  ],
};

function resolve(facts: { links?: BodyLink[]; pictures?: PictureUse[] }) {
  const source = article('a');
  return resolveBody({ ...source, body: { ...source.body, ...facts } }, source.address, {
    site: resolveSite(config, undefined),
    page: () => undefined,
    redirect: () => undefined,
    source: () => undefined,
    asset: () => undefined,
    publicFile: () => false,
    folder: () => false,
    articleNamed: () => undefined,
    listing: {
      assets: new Set([
        'images/a.png',
        'images/c# b.png',
        'images/corrupt.png',
        'articles/film.mp4',
      ]),
      publicFiles: new Set(),
    },
    recording: ({ file }) => (file === 'articles/film.mp4' ? film : undefined),
    picture: ({ file }, alt) => (file === 'images/a.png' ? { ...shown, alt } : undefined),
  });
}

function use(source: string, alt = 'A chart'): PictureUse {
  return { source, alt, inLink: false, line: 9, column: 4, length: source.length };
}

it('fills every slot in order and names the body', () => {
  const link = (target: string, kind: BodyLink['kind']): BodyLink => ({
    target,
    kind,
    line: 1,
    column: 1,
    length: 1,
  });
  const { body, diagnostics } = resolve({
    links: [
      link('https://other.example/', 'external'),
      link('lost.md', 'internal'),
      link('#top', 'internal'),
    ],
    pictures: [use('a.png')],
  });
  expect(body).toEqual({
    source: 'markdown',
    file: 'articles/a.md',
    digest: 'digest of a',
    links: ['https://other.example/', '', '#top'],
    pictures: [{ kind: 'picture', picture: { ...shown, alt: 'A chart' } }],
  });
  expect(diagnostics.map(({ code }) => code)).toEqual(['missing-file']);
});

it.each([
  ['lost.png', 'missing-file'],
  ['charts/lost.png', 'missing-file'],
  ['/lost.png', 'missing-picture'],
  ['https://ward.example/lost.png', 'missing-picture'],
])('shows the alternative text of a picture that is not there: %s', (source, code) => {
  const { body, diagnostics } = resolve({ pictures: [use(source), use(source, '')] });
  expect(body.pictures).toEqual([{ kind: 'text', text: 'A chart' }, { kind: 'nothing' }]);
  expect(diagnostics[0]).toMatchObject({ code, line: 9, column: 4 });
});

it('leaves a picture outside the content folder out', () => {
  const { body, diagnostics } = resolve({ pictures: [use('../../secret.png')] });
  expect(body.pictures).toEqual([{ kind: 'nothing' }]);
  expect(diagnostics).toMatchObject([{ code: 'outside-content', line: 9, column: 4 }]);
});

it('names the picture that may be meant', () => {
  const { diagnostics } = resolve({
    pictures: [use('/assets/a.png'), use('/assets/c%23 b.png'), use('/assets/b.png')],
  });
  expect(diagnostics.map(({ hint }) => hint)).toEqual([
    'Write /a.png',
    'Write /c%23%20b.png',
    'Correct the path, or add the file',
  ]);
});

it('puts a link in the place of a picture on another host', () => {
  const { body, diagnostics } = resolve({
    pictures: [use('https://cdn.example/a.png'), use('https://cdn.example/b.png', '')],
  });
  expect(body.pictures).toEqual([
    { kind: 'link', href: 'https://cdn.example/a.png', text: 'A chart' },
    { kind: 'link', href: 'https://cdn.example/b.png', text: 'Picture on another site' },
  ]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['remote-picture', 'remote-picture']);
});

it('puts text in the place of such a picture inside a link', () => {
  const { body } = resolve({ pictures: [{ ...use('https://cdn.example/a.png'), inLink: true }] });
  expect(body.pictures).toEqual([{ kind: 'text', text: 'A chart' }]);
});

it('leaves a picture out that may not be published; its file is reported once, elsewhere', () => {
  const { body, diagnostics } = resolve({ pictures: [use('corrupt.png')] });
  expect(body.pictures).toEqual([{ kind: 'nothing' }]);
  expect(diagnostics).toEqual([]);
});

it('plays sound and film, with captions in the language of the article where they name none', () => {
  const { body } = resolve({ pictures: [use('film.mp4', 'A walk'), use('./film.mp4?a=/b', '')] });
  expect(body.pictures).toEqual([
    {
      kind: 'recording',
      label: 'A walk',
      recording: {
        ...film,
        captions: [
          { src: '/_media/film-1.vtt', lang: 'en' },
          { src: '/_media/film-2.vtt', lang: 'de' },
        ],
      },
    },
    expect.objectContaining({ label: 'film.mp4' }),
  ]);
});

it('names sound and film in a link, which must hold no player', () => {
  const { body } = resolve({ pictures: [{ ...use('film.mp4', 'A walk'), inLink: true }] });
  expect(body.pictures).toEqual([{ kind: 'text', text: 'A walk' }]);
});
