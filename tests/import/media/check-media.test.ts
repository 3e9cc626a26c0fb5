import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/files/digest-of.ts';
import { checkMedia } from '../../../src/import/media/check-media.ts';
import { temporaryFolder, writeFiles } from '../../content/temporary-folder.ts';

async function check(name: string, bytes: string | Uint8Array): Promise<unknown> {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: bytes });
  return checkMedia(join(folder, name), [folder]);
}

function picture(format: 'png' | 'jpeg' = 'png'): Promise<Buffer> {
  return sharp({ create: { width: 3, height: 2, channels: 3, background: 'red' } })
    .toFormat(format)
    .toBuffer();
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2z"/></svg>';

describe('checkMedia', () => {
  it('knows pictures by their bytes, and says the ending that they need', async () => {
    const png = await picture();
    const facts = {
      kind: 'picture',
      digest: digestOf(png),
      ending: '.png',
      size: { width: 3, height: 2 },
    };
    expect(await check('a.png', png)).toEqual(facts);
    expect(await check('a.PNG', png)).toEqual(facts);
    expect(await check('a.jpg', png)).toEqual(facts);
    expect(await check('a', png)).toEqual(facts);
    expect(await check('a.jpeg', await picture('jpeg'))).toMatchObject({ ending: '.jpeg' });
    expect(await check('a.svg', svg)).toMatchObject({ kind: 'picture', ending: '.svg' });
  });

  it('knows documents by their endings', async () => {
    expect(await check('a.PDF', '%PDF-1.4')).toEqual({
      kind: 'document',
      digest: digestOf('%PDF-1.4'),
      ending: '.pdf',
    });
  });

  it.each([
    ['a.png', '', 'The file is empty'],
    ['a.pdf', '', 'The file is empty'],
    ['a.png', '\u0089PNG\r\n\u001A\n', 'no picture in a format the site knows'],
    ['a.png', '<!DOCTYPE html><p>Not found', 'The file is an HTML or XML file'],
    [
      'a.pdf',
      '\n<!doctype HTML><p>Not found',
      'The file is a web page, though its name ends in .pdf',
    ],
    ['a.svg', svg.replace('<path', '<script>alert(1)</script><path'), 'script'],
    ['a.svg', svg.replace('<svg', '<svg onload="alert(1)"'), 'onload'],
    ['a.html', '<p>x', 'Files that end in .html are neither pictures nor documents'],
    ['a.php', '<?php', 'Files that end in .php are neither pictures nor documents'],
    ['a', 'x', 'The file is no picture, and its name has no ending'],
    ['a.bmp', 'BM1234', 'The file is a BMP picture'],
    [
      'a.mp3',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
      'The file is a pointer of Git LFS, not the document itself',
    ],
  ])('refuses %s with %j', async (name, bytes, reason) => {
    expect(await check(name, bytes)).toEqual({ reason: expect.stringContaining(reason) as string });
  });

  it('refuses a bomb of a picture before it is decoded', async () => {
    const bomb = await sharp({
      create: { width: 6400, height: 6400, channels: 3, background: 'white' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await check('a.png', bomb)).toEqual({
      reason: 'The picture has 41 megapixels (6400 × 6400); 40 are allowed',
    });
    expect(await check('b.png', Buffer.alloc(20_000_001))).toEqual({
      reason: 'The file has 20.1 MB; 20 MB are allowed',
    });
    expect(await check('b.zip', Buffer.alloc(100 * 1024 * 1024 + 1))).toEqual({
      reason: 'The file is larger than 100 MB',
    });
  });

  it('reads nothing that lies elsewhere: links, folders, devices, ways out', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'outside/secret.txt': 'x', 'archive/a.txt': 'x' });
    const archive = join(folder, 'archive');
    symlinkSync(join(folder, 'outside/secret.txt'), join(archive, 'link.txt'));
    symlinkSync(join(archive, 'a.txt'), join(archive, 'inner.txt'));
    symlinkSync(join(folder, 'outside'), join(archive, 'folder'));
    mkdirSync(join(archive, 'empty.txt'));
    spawnSync('mkfifo', [join(archive, 'pipe.txt')]);
    const reasonOf = async (file: string): Promise<unknown> => {
      const found = await checkMedia(`${archive}/${file}`, [archive]);
      return 'reason' in found ? found.reason : found;
    };
    expect(await reasonOf('../outside/secret.txt')).toBe('It leads out of the archive');
    expect(await reasonOf('link.txt')).toBe('It is a symbolic link, which is not followed');
    expect(await reasonOf('inner.txt')).toBe('It is a symbolic link, which is not followed');
    expect(await reasonOf('folder/secret.txt')).toBe(
      'It lies behind a symbolic link, which is not followed',
    );
    expect(await reasonOf('empty.txt')).toBe('It is a folder');
    expect(await reasonOf('pipe.txt')).toBe('It is no ordinary file');
    expect(await reasonOf('none.txt')).toBe('The file is not there');
    expect(await reasonOf('a.txt/b.txt')).toBe('The file is not there');
    expect(await reasonOf('a.txt')).toMatchObject({ kind: 'document' });
    const behind = join(folder, 'link-to-archive');
    symlinkSync(archive, behind);
    expect(await checkMedia(join(behind, 'a.txt'), [behind])).toMatchObject({ kind: 'document' });
  });
});
