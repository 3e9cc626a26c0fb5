import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { drawAnimation, drawPicture, writeManyFrames, writePng } from '../../media/draw-picture.ts';
import { type Sources, write } from './small-publication.ts';

/** Puts one thing into a publication, whose folders it is given. The name says what was drawn. */
export interface Put {
  name: string;
  put: (folders: { content: string; public: string }) => void | Promise<void>;
}

const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;

const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n';

/** Bytes of pictures and documents, sound and not, by the name of the file. */
const files: Readonly<Record<string, () => string | Uint8Array | Promise<Uint8Array>>> = {
  'small.png': () => drawPicture(20, 10).png().toBuffer(),
  'clear.png': () => drawPicture(20, 10, 100).png().toBuffer(),
  'tall.png': () => writePng(8, 16_384),
  'taller.png': () => writePng(8, 65_536),
  'wide.png': () => writePng(70_000, 8),
  'large.jpg': () => drawPicture(1700, 40).jpeg().toBuffer(),
  'cut.jpg': async () => (await drawPicture(90, 60).jpeg().toBuffer()).subarray(0, 900),
  'remark.jpg': async () => {
    const jpeg = await drawPicture(90, 60).jpeg().toBuffer();
    const header = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    jpeg[header + jpeg.readUInt16BE(header + 2)] = 0;
    return jpeg;
  },
  'turned.jpg': () => drawPicture(9, 17_000).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  'moving.gif': () => drawAnimation(20, 10, 5, 'gif'),
  'moving.webp': () => drawAnimation(20, 10, 5, 'webp'),
  'long.gif': () => writeManyFrames(1000),
  'longer.gif': () => writeManyFrames(1001),
  'sound.svg': () => svg('<metadata/><path d="M0 0" x:y="" xmlns:x="urn:x"/>'),
  'active.svg': () => svg('<script/>'),
  'pointer.png': () => pointer,
  'pointer.pdf': () => pointer,
  'empty.png': () => '',
  'misnamed.png': () => drawPicture(20, 10).jpeg().toBuffer(),
  'form.pdf': () => '%PDF',
  [`${'n'.repeat(251)}.pdf`]: () => '%PDF',
  'page.html': () => '<p>',
  "odd 100% & 'name'.png": () => drawPicture(20, 10).png().toBuffer(),
};
const names = Object.keys(files);

const slugs = [
  'plain',
  'con',
  'LPT1',
  's'.repeat(201),
  '日本'.repeat(40),
  'über uns',
  '!!!',
  'a/b',
  '..',
  '7',
];
const addresses = [
  '/plain/',
  '/a/b/',
  '/tags/x/',
  '/2018/',
  '/a//b/',
  '/con/',
  '/a%2Fb/',
  '/feed.xml',
  '/robots.txt',
  '/known/',
  '/KNOWN',
  'https://elsewhere.example/x/',
  `/${'a/'.repeat(600)}`,
  `/${'é'.repeat(99)}/`,
  '/x.html',
  '/_media/x/',
];
const terms = [
  'FHIR',
  'fhir',
  'C#',
  'aux',
  't'.repeat(300),
  '!!!',
  'Über',
  '..',
  'index.html',
  '1',
];

const quoted = (values: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...values).map((value) => JSON.stringify(value));
const list = (values: readonly string[]): fc.Arbitrary<string> =>
  fc.array(quoted(values), { maxLength: 2 }).map((found) => `[${found.join(', ')}]`);

/** A file of a draw, and how an article names it. */
interface Asset {
  folder: (typeof folders)[number];
  name: string;
}
const folders = ['content/images', 'content/articles', 'public', 'public/blog'] as const;
const before = {
  'content/images': '/',
  'content/articles': '',
  public: '/',
  'public/blog': '/blog/',
} as const satisfies Record<Asset['folder'], string>;

const asset: fc.Arbitrary<Asset> = fc.record({
  folder: fc.constantFrom(...folders),
  name: fc.constantFrom(...names),
});

/** Mostly names a file that is there. */
const referenceTo = (assets: readonly Asset[]): fc.Arbitrary<string> => {
  const known = assets.map(({ folder, name }) => before[folder] + name);
  const lost = ['lost.png', '/lost.png', 'files/', '../../x.png', '/plain', '/blog/plain.html', ''];
  return fc
    .constantFrom(...known, ...known, ...known, ...known, ...lost)
    .map((path) => encodeURI(path).replaceAll("'", '%27'));
};

const headerWith = (reference: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .record(
      {
        date: fc.constantFrom('2018-03-13', '2018-02-30', '2099-01-01', ''),
        draft: fc.constantFrom('true', 'false', 'no'),
        slug: quoted(slugs),
        safeURL: quoted(addresses),
        aliases: list(addresses),
        tags: list(terms),
        categories: list(terms),
        authors: list(terms),
        image: fc.oneof(
          quoted(names),
          reference.map((found) => JSON.stringify(found)),
        ),
        expiryDate: fc.constantFrom('2020-01-01', '2099-01-01'),
        series: quoted(terms),
      },
      { requiredKeys: [] },
    )
    .map((keys) => {
      const all = { title: 'A title', date: '2018-03-13', ...keys };
      return Object.entries(all)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => `${key}: ${value}`)
        .join('\n');
    });

const blockWith = (reference: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    reference.map((found) => `See [it](<${found}>).`),
    reference.map((found) => `![A chart](<${found}>)`),
    fc.constantFrom(
      'Text.',
      '## A heading\n\nText.',
      '<!-- a comment that is never closed',
      '<script>alert(1)</script>',
      '| a | b |\n| - | - |\n| 1 | 2 |',
      '![A chart](https://elsewhere.example/x.png)',
      '[it](/known/#none) and [that](/tags/fhir/)',
      '<div><p>Text.',
      '> '.repeat(200) + 'deep',
      '\u0001 \u202e',
    ),
  );

const articleName = fc.constantFrom(
  'a.md',
  'b c.md',
  '2018-03-13-dated.md',
  'x/y/z.md',
  `${'m'.repeat(252)}.md`,
  'ü#?%.md',
  '-.md',
  'con.md',
  '_x.md',
  'd.mdx',
  'plain.md',
);

const articleOf = (assets: readonly Asset[]): fc.Arbitrary<Put> => {
  const reference = referenceTo(assets);
  return fc
    .record({
      name: articleName,
      header: headerWith(reference),
      blocks: fc.array(blockWith(reference), { maxLength: 4 }),
    })
    .map(({ name, header, blocks }) => ({
      name: `${name}: ${header}\n${blocks.join('\n\n')}`,
      put: ({ content }) => {
        write(content, `articles/${name}`, `---\n${header}\n---\n\n${blocks.join('\n\n')}\n`);
      },
    }));
};

function putAsset({ folder, name }: Asset): Put {
  return {
    name: `${folder}/${name}`,
    put: async (folders) => {
      const [root = '', ...below] = folder.split('/');
      const target = root === 'public' ? folders.public : folders.content;
      write(join(target, ...below), name, (await files[name]?.()) ?? '');
    },
  };
}

const oddity = fc.constantFrom<Put>(
  ...(
    [
      ['public/index.html', 'x'],
      ['public/robots.txt', 'x'],
      ['public/_headers', 'x'],
      ['public/_redirects', 'x'],
      ['public/plain/index.html', 'x'],
      ['public/tags', 'x'],
      ['public/2018/index.css', 'x'],
      ['public/a', 'x'],
      ['public/.htaccess', 'x'],
      ['public/.well-known/security.txt', 'x'],
      ['public/back\\slash.txt', 'x'],
      ['public/sw.js', 'x'],
      ['content/pages/known.md', '---\ntitle: Known\n---\n\nText.\n'],
      ['content/pages/con.md', '---\ntitle: A device\n---\n\nText.\n'],
      ['content/tags/!!!.md', '---\ntitle: "!!!"\n---\n\nText.\n'],
      ['content/tags/aux.md', '---\ntitle: Aux\n---\n\nText.\n'],
      ['content/authors/index.md', '---\ntitle: Somebody\n---\n\nText.\n'],
      ['content/notes.txt', 'x'],
    ] as const
  ).map(([place, text]) => ({
    name: place,
    put: ({ content, public: open }: Parameters<Put['put']>[0]) => {
      const [root, ...below] = place.split('/');
      write(root === 'public' ? open : content, below.join('/'), text);
    },
  })),
  ...['content/articles/link.png', 'content/articles/link.md', 'public/link.txt'].map((place) => ({
    name: `link ${place}`,
    put: ({ content, public: open }: Parameters<Put['put']>[0]) => {
      const file = place.replace(/^content/, content).replace(/^public/, open);
      mkdirSync(dirname(file), { recursive: true });
      symlinkSync('/etc/hostname', file);
    },
  })),
  {
    name: 'pipe',
    put: ({ content }) => {
      mkdirSync(join(content, 'images'), { recursive: true });
      execFileSync('mkfifo', [join(content, 'images', 'pipe.png')]);
    },
  },
);

/** A publication of few things, so that many draws are free of errors and are published. */
export const wildContent: fc.Arbitrary<Put[]> = fc
  .array(asset, { maxLength: 3 })
  .chain((assets) =>
    fc
      .tuple(fc.array(articleOf(assets), { maxLength: 2 }), fc.array(oddity, { maxLength: 1 }))
      .map(([articles, oddities]) => [...assets.map(putAsset), ...articles, ...oddities]),
  );

const unsound = /^(?:cut|longer|active|pointer|empty|misnamed|page)\./;

/** An article that shows or links to each file of the draw that can be published. */
export const everySoundFile: readonly Put[] = [
  ...names
    .filter((name) => !unsound.test(name))
    .map((name) => putAsset({ folder: 'content/images', name })),
  {
    name: 'an article with all',
    put: ({ content }) => {
      const paths = names
        .filter((name) => !unsound.test(name))
        .map((name) => `/${encodeURI(name)}`);
      const uses = paths.map((path) =>
        path.endsWith('.pdf') ? `[it](<${path}>)` : `![It](<${path}>)`,
      );
      write(
        content,
        'articles/all.md',
        `---\ntitle: All\ndate: 2018-03-13\n---\n\n${uses.join('\n\n')}\n`,
      );
    },
  },
];

export async function writeWildContent(
  { contentDir, publicDir }: Sources,
  puts: readonly Put[],
): Promise<void> {
  mkdirSync(join(contentDir, 'articles'), { recursive: true });
  for (const { put } of puts) await put({ content: contentDir, public: publicDir });
}
