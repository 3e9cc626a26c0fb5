import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { assembleSite } from '../../../src/pipeline/assemble-site.ts';
import { readSettings } from '../../../src/pipeline/settings.ts';
import { asNobody, writeFiles } from '../../content/temporary-folder.ts';
import { withPublic } from '../../with-public.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'asset-faults-'));
  chmodSync(root, 0o777);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const article = (body: string, keys = ''): string =>
  `---\ntitle: A\ndate: 2020-03-04\n${keys}---\n\n${body}\n`;

async function assemble() {
  const environment = { CONTENT_DIR: join(root, 'content'), CACHE_DIR: join(root, 'cache') };
  const settings = readSettings(environment, () => 0);
  return assembleSite(withPublic(settings, join(root, 'public')));
}

const check = async (): Promise<string[]> =>
  (await assemble()).diagnostics.map(
    ({ file, line, column, severity, code, message, hint }) =>
      `${file}:${line}:${column} ${severity} ${code} ${message}. ${hint}`,
  );

it('a link to a picture that is refused says why', async () => {
  writeFiles(join(root, 'content'), {
    'articles/a.md': article('The [chart](chart.svg), the [photo](/photo.jpg), the [tool](a.exe).'),
    'articles/chart.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>',
    'articles/a.exe': 'MZ',
    'images/photo.jpg': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
  });
  expect(await check()).toEqual([
    'articles/a.md:6:13 error unsafe-picture articles/chart.svg: The SVG holds more than drawing: the element <script> in line 1. Export it as plain SVG, or save it as PNG',
    'articles/a.md:6:37 error unsafe-picture images/photo.jpg: The file is a pointer of Git LFS, not the picture itself. Run `git lfs pull`, or set `lfs: true` in the checkout step',
    'articles/a.md:6:61 error unpublishable-file a.exe is of a kind of file that is not published. Link to a picture, a PDF or another document',
  ]);
});

it('files that cannot be read are named at what names them', async () => {
  writeFiles(join(root, 'content'), {
    'articles/a.md': article('[a](form.pdf) ![b](b.png)', 'image: c.png\n'),
    'articles/form.pdf': '%PDF',
    'articles/b.png': 'x',
    'images/c.png': 'x',
    'articles/lfs.md': article('[a](lfs.pdf)'),
    'articles/lfs.pdf': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
  });
  for (const file of ['articles/form.pdf', 'articles/b.png', 'images/c.png'])
    chmodSync(join(root, 'content', file), 0);
  const denied = 'the file cannot be read (EACCES). Give the permission to read it';
  expect(await asNobody(check)).toEqual([
    `articles/a.md:4:8 error unreadable-file images/c.png: ${denied}`,
    `articles/a.md:7:5 error unreadable-file articles/form.pdf: ${denied}`,
    `articles/a.md:7:20 error unreadable-file articles/b.png: ${denied}`,
    'articles/lfs.md:6:5 error lfs-pointer articles/lfs.pdf: the file is a pointer of Git LFS, not the document itself. Run `git lfs pull`, or set `lfs: true` in the checkout step',
  ]);
});

it('links to folders, special files and links of the file system lead to no file', async () => {
  writeFiles(join(root, 'content'), {
    'articles/a.md': article('[a](files) [b](pipe.pdf) ![c](link.png)'),
    'articles/files/x.pdf': '%PDF',
  });
  execFileSync('mkfifo', [join(root, 'content/articles/pipe.pdf')]);
  symlinkSync('/etc/passwd', join(root, 'content/articles/link.png'));
  const lines = await check();
  expect(lines[0]).toContain('missing-file files is a folder. Name a file in it');
  expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'articles/a.md:6:5 warning missing-file',
    'articles/a.md:6:16 warning missing-file',
    'articles/a.md:6:31 warning missing-file',
    'articles/link.png:1:1 error unreadable-file',
    'articles/pipe.pdf:1:1 error unreadable-file',
  ]);
});

it('a document of the longest name that systems allow is published', async () => {
  const names = [`${'a'.repeat(251)}.pdf`, `${'é'.repeat(125)}.pdf`];
  writeFiles(join(root, 'content'), {
    'articles/a.md': article(names.map((name) => `[x](${encodeURI(name)})`).join(' ')),
    ...Object.fromEntries(names.map((name) => [`articles/${name}`, '%PDF'])),
  });
  const { diagnostics, assets } = await assemble();
  expect(diagnostics).toEqual([]);
  const files = assets.filesFor('articles/a.md').map((asset) => 'file' in asset && asset.file);
  expect(files).toHaveLength(2);
  for (const file of files) expect(Buffer.byteLength(String(file))).toBeLessThan(255);
});
