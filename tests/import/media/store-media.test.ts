import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { ArchiveFile } from '../../../src/import/archive.ts';
import { Media } from '../../../src/import/media/store-media.ts';
import { temporaryFolder, writeFiles } from '../../content/temporary-folder.ts';

function gif(colour: string): Promise<Buffer> {
  return sharp({ create: { width: 1, height: 1, channels: 3, background: colour } })
    .gif()
    .toBuffer();
}

it('brings files in once for the same bytes, under safe names, and says what stays out', async () => {
  const folder = temporaryFolder();
  const red = await gif('red');
  writeFiles(folder, {
    'a.gif': red,
    'copy/of-a.gif': red,
    'b.jpg': await gif('blue'),
    'c.php': '<?php',
    'A.GIF': await gif('green'),
  });
  const file = (path: string, wished = `images/${path}`): ArchiveFile => ({
    path: join(folder, path),
    file: wished,
    addresses: [`/${path}`],
  });
  const files = ['a.gif', 'copy/of-a.gif', 'b.jpg', 'c.php', 'A.GIF'].map((path) => file(path));
  const copies: string[] = [];
  const media = new Media(
    {
      copy: (from, to) => {
        copies.push(`${from.slice(folder.length + 1)} ${to}`);
      },
    },
    new Set(),
    { roots: [folder], files },
  );
  await media.bring([...files, ...files]);
  await media.bring(files);
  expect(copies).toEqual(['a.gif images/a.gif', 'b.jpg images/b.gif', 'A.GIF images/A-2.GIF']);
  expect([media.copied, media.used]).toEqual([3, 5]);
  expect(files.map((one) => media.hrefOf(one, 'articles/2018/x.md'))).toEqual([
    '/a.gif',
    '/a.gif',
    '/b.gif',
    undefined,
    '/A-2.GIF',
  ]);
  expect(media.notes.map(({ outcome, place, message }) => [outcome, place.file, message])).toEqual([
    ['converted', 'b.jpg', 'images/b.gif'],
    ['left-out', 'c.php', 'Files that end in .php are neither pictures nor documents'],
    ['converted', 'A.GIF', 'images/A-2.GIF'],
  ]);
});

it('brings the original of a picture that was scaled down, if it is as large as that', async () => {
  const folder = temporaryFolder();
  const png = (width: number, height: number): Promise<Buffer> =>
    sharp({ create: { width, height, channels: 3, background: { r: width, g: height, b: 0 } } })
      .png()
      .toBuffer();
  const pictures = {
    'up/a.png': await png(60, 40),
    'up/a-30x20.png': await png(30, 20),
    'up/a-15x15.png': await png(15, 15),
    'up/b-scaled.png': await png(50, 50),
    'up/b-10x10.png': await png(10, 10),
    // The other picture of that name is no original of it.
    'up/c.png': await png(5, 5),
    'up/c-20x20.png': await png(20, 20),
    'up/d.png': 'no picture',
    'up/d-9x9.png': await png(9, 9),
    'up/e-e1400000000000.png': await png(8, 8),
    'up/e.png': await png(80, 80),
  };
  writeFiles(folder, pictures);
  const files = Object.keys(pictures).map((path): ArchiveFile => ({
    path: join(folder, path),
    file: `images/${path}`,
    addresses: [`/${path}`],
  }));
  const copies: string[] = [];
  const media = new Media(
    {
      copy: (_, to) => {
        copies.push(to);
      },
    },
    new Set(),
    {
      roots: [folder],
      files,
    },
  );
  const small = files.filter(({ file }) => /-\d+x\d+|-e\d/.test(file));
  await media.bring(small);
  expect(small.map((file) => media.hrefOf(file, 'articles/x.md'))).toEqual([
    '/up/a.png',
    '/up/a.png',
    '/up/b-scaled.png',
    '/up/c-20x20.png',
    '/up/d-9x9.png',
    '/up/e-e1400000000000.png',
  ]);
  expect(copies).toHaveLength(5);
  expect(media.notes.map(({ place, message }) => `${place.file}: ${message ?? ''}`)).toEqual([
    'up/a-30x20.png: images/up/a.png is its original',
    'up/a-15x15.png: images/up/a.png is its original',
    'up/b-10x10.png: images/up/b-scaled.png is its original',
  ]);
});
