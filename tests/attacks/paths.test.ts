import { addressKey, encodeAddress } from '../../src/urls.ts';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listContent } from '../../src/content/list-content.ts';
import { parseAddress } from '../../src/content/parse-address.ts';
import {
  article,
  createPublication,
  runCommand,
  writeFiles,
  type Outcome,
  type Publication,
} from './publication.ts';

const slow = 300_000;
const secret = 'The secret of another folder';

/** Ways to write a path that leads to `outside/secret.md`, or would to a reader of less care. */
const escapes: readonly string[] = [
  '../../outside/secret.md',
  '../../../outside/secret.md',
  './../../outside/secret.md',
  '..//..//outside/secret.md',
  'x/../../../outside/secret.md',
  '%2e%2e/%2e%2e/outside/secret.md',
  '..%2f..%2foutside%2fsecret.md',
  '%2E%2E%2F%2E%2E%2Foutside%2Fsecret.md',
  '.%2e/.%2e/outside/secret.md',
];

/** The same, for those who read a path twice, or by the rules of another system. */
const missing: readonly string[] = [
  '%252e%252e/%252e%252e/outside/secret.md',
  '..%255c..%255coutside%255csecret.md',
  '..%5c..%5coutside%5csecret.md',
  '..%c0%af..%c0%afoutside/secret.md',
  '..\uff0f..\uff0foutside/secret.md',
  '\u2024\u2024/\u2024\u2024/outside/secret.md',
  '....//....//outside/secret.md',
];

/** Paths that no address may be, in any key that holds one. */
const noAddresses: readonly string[] = [
  '../outside/',
  '/../outside/',
  'a/../../outside/',
  '/./a/',
  '%2e%2e/outside/',
  '%2E%2E%2Foutside/',
  'a%2f..%2f..%2foutside/',
  '..\\..\\outside\\',
  '..%5c..%5coutside/',
  '%00/',
  'a%0d%0aSet-Cookie:b/',
  'C:\\Windows\\system32',
  '//attacker.example/a/',
  'file:///etc/passwd',
  '/con/',
  '/a/NUL/',
  '/a/lpt1.txt/',
  '/a./b/',
  '/a/index.html/b/',
  '/%ff/',
  '/_media/a.png/',
  '/robots.txt/',
  '/feed.xml/',
  '/tags/a/b/',
];

const addressKeys = ['safeURL', 'url', 'share', 'aliases'];

function createWorld(files: Readonly<Record<string, string>>): Publication {
  const publication = createPublication(files);
  mkdirSync(join(publication.folder, 'outside'));
  writeFileSync(join(publication.folder, 'outside/secret.md'), article({ title: secret }, secret));
  writeFileSync(join(publication.folder, 'outside/secret.png'), secret);
  return publication;
}

/** Every file below a folder, links included, without the folders that a build may write to. */
function filesAround({ folder, outDir, cacheDir }: Publication): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(outDir) && !file.startsWith(cacheDir))
    .map((file) => file.slice(folder.length))
    .sort();
}

describe('paths that lead out of the content', () => {
  const files: Record<string, string> = { 'articles/sound.md': article({}, 'Text.') };
  escapes.forEach((path, at) => {
    files[`articles/link-${at}.md`] = article({}, `A [link](<${path}>).`);
    files[`articles/picture-${at}.md`] = article({}, `A ![picture](<${path}>).`);
    files[`articles/html-${at}.md`] = article(
      {},
      `<img src="${path}" alt="a">\n\n<a href="${path}">a</a>`,
    );
    files[`articles/header-${at}.md`] = article({ image: path }, 'Text.');
    files[`authors/author-${at}.md`] = article({ image: path }, 'Text.');
  });
  missing.forEach((path, at) => {
    files[`articles/odd-link-${at}.md`] = article({}, `A [link](<${path}>).`);
    files[`articles/odd-picture-${at}.md`] = article({}, `A ![picture](<${path}>).`);
  });
  for (const key of addressKeys) {
    noAddresses.forEach((path, at) => {
      files[`articles/${key}-${at}.md`] = article(
        { [key]: key === 'aliases' ? [path] : path },
        'Text.',
      );
    });
  }
  const publication = createWorld(files);
  const before = filesAround(publication);
  let outcome: Outcome;

  beforeAll(async () => {
    outcome = await runCommand('check', publication);
  }, slow);

  afterAll(() => {
    publication.remove();
  });

  const codesOf = (file: string): string[] =>
    outcome.lines
      .filter((line) => line.startsWith(`${file}:`))
      .map((line) => line.split(' ').slice(1, 3).join(' '));

  it.each(
    escapes.flatMap((path, at) =>
      [
        'articles/link',
        'articles/picture',
        'articles/html',
        'articles/header',
        'authors/author',
      ].map((kind) => [path, `${kind}-${at}.md`] as const),
    ),
  )('%s is refused in %s', (_, file) => {
    expect(codesOf(file)).toContain('error outside-content');
  });

  it.each(
    missing.flatMap((path, at) =>
      ['odd-link', 'odd-picture'].map((kind) => [path, `articles/${kind}-${at}.md`] as const),
    ),
  )('%s leads to no file in %s', (_, file) => {
    expect(codesOf(file)).toContainEqual(
      expect.stringMatching(/^(?:warning missing-file|error outside-content)$/),
    );
  });

  it.each(
    addressKeys.flatMap((key) =>
      noAddresses.map((path, at) => [path, key, `articles/${key}-${at}.md`] as const),
    ),
  )('%j is no address in %s', (_, key, file) => {
    const codes = codesOf(file);
    // What readers are told to share is compared with the page's address, and makes no file.
    const said =
      key === 'share' ? /share-address|-address/ : /^error (?:invalid|reserved)-address$/;
    expect(codes.filter((code) => said.test(code))).not.toEqual([]);
  });

  it('leaves everything around as it was', () => {
    expect(outcome.status).toBe(1);
    expect(filesAround(publication)).toEqual(before);
    expect(outcome.lines.join('\n')).not.toContain(secret);
  });
});

describe('links of the file system in the content', () => {
  it('are each refused, and nothing behind them is read', { timeout: slow }, async () => {
    const publication = createWorld({ 'articles/sound.md': article({}, 'Text.') });
    try {
      const link = (target: string, path: string): void => {
        mkdirSync(join(publication.contentDir, path, '..'), { recursive: true });
        symlinkSync(target, join(publication.contentDir, path));
      };
      link('../../outside/secret.md', 'articles/file.md');
      link('../../outside', 'articles/folder');
      link('../../outside/secret.png', 'images/picture.png');
      link('../outside', 'authors');
      link('../../outside/secret.md', 'features/feature.mdx');
      link('sound.md', 'articles/inside.md');
      link('../../outside/none.md', 'articles/dangling.md');
      link('loop.md', 'articles/loop.md');
      link('/dev/zero', 'articles/endless.md');
      writeFiles(publication.contentDir, {
        'articles/uses.md': article(
          { image: 'picture.png' },
          '![a](../images/picture.png) [b](folder/secret.md)',
        ),
      });
      const outcome = await runCommand('build', publication);
      const refused = outcome.lines
        .filter((line) => line.includes(' error unreadable-file '))
        .map((line) => line.replace(/^.*\/content\//, '').split(':')[0]);
      expect(refused).toEqual([
        'articles/dangling.md',
        'articles/endless.md',
        'articles/file.md',
        'articles/folder',
        'articles/inside.md',
        'articles/loop.md',
        'authors',
        'features/feature.mdx',
        'images/picture.png',
      ]);
      expect(outcome.status).toBe(1);
      expect(outcome.lines.join('\n')).not.toContain(secret);
      expect(textsBelow(publication.cacheDir)).not.toContain(secret);
    } finally {
      publication.remove();
    }
  });

  it('are refused when the folder of articles is one', { timeout: slow }, async () => {
    const publication = createWorld({});
    try {
      renameSync(join(publication.contentDir, 'articles'), join(publication.folder, 'empty'));
      symlinkSync('../outside', join(publication.contentDir, 'articles'));
      const outcome = await runCommand('check', publication);
      expect(outcome.status).toBe(1);
      expect(outcome.lines[0]).toMatch(/^articles:1:1 error unreadable-file /);
      expect(outcome.lines.join('\n')).not.toContain(secret);
    } finally {
      publication.remove();
    }
  });

  it('are left out of the public folder', () => {
    const publication = createWorld({});
    try {
      const publicDir = join(publication.folder, 'public');
      writeFiles(publicDir, { 'sound.txt': 'Text.' });
      symlinkSync('../outside/secret.md', join(publicDir, 'secret.txt'));
      symlinkSync('../outside', join(publicDir, 'folder'));
      const { publicFiles } = listContent(publication.contentDir, publicDir);
      expect([...publicFiles]).toEqual(['sound.txt']);
    } finally {
      publication.remove();
    }
  });
});

describe('a build', () => {
  it('writes to its two folders alone', { timeout: slow }, async () => {
    const publication = createWorld({
      'articles/sound.md': article(
        { safeURL: '/a/b/', aliases: ['/c/'], tags: ['../../d', '%2e%2e%2fe'] },
        'Text.',
      ),
      'articles/2018-01-01-..%2f..%2foutside.md': article({}, 'Text.'),
      'articles/slug.md': article({ slug: '../../outside' }, 'Text.'),
    });
    try {
      const before = filesAround(publication);
      const outcome = await runCommand('build', publication);
      expect(filesAround(publication)).toEqual(before);
      expect(outcome.status, outcome.lines.join('\n')).toBe(0);
      expect(textsBelow(publication.outDir)).not.toContain(secret);
      expect(readdirSync(join(publication.outDir, '2018/03/13')).sort()).toEqual([
        '2f-2foutside',
        'outside',
      ]);
    } finally {
      publication.remove();
    }
  });
});

function textsBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe('whatever is written as an address', () => {
  const piece = fc.constantFrom(
    ...[
      '..',
      '.',
      '/',
      '//',
      '\\',
      '%2e',
      '%2E',
      '%2f',
      '%5c',
      '%00',
      '%25',
      '%252e',
      '%',
      'a',
      'B',
    ],
    ...[
      'é',
      'e\u0301',
      'İ',
      'ß',
      'ſ',
      '\u202e',
      '\u2024',
      '\uff0f',
      '\u2215',
      ' ',
      '~',
      ':',
      '*',
      '|',
    ],
    ...[
      'con',
      'aux.txt',
      'index.html',
      '?',
      '#',
      '\n',
      '\u007f',
      '\ud800',
      'C:',
      'file:',
      '$',
      '{',
      "'",
    ],
  );
  const path = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const root = resolve('/srv/site/out');

  it('becomes a path below the output folder, or none', { timeout: slow }, () => {
    let accepted = 0;
    fc.assert(
      fc.property(path, (written) => {
        const address = parseAddress(written);
        if (typeof address !== 'string') return;
        accepted += 1;
        const file = resolve(root, `.${address}`, 'index.html');
        expect(file.startsWith(root + sep)).toBe(true);
        expect(file).toBe(`${root}${address}index.html`);
        expect(address).not.toMatch(/[\\?#]|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/);
        const url = new URL(encodeAddress(address), 'https://www.example.org/');
        expect(url.host).toBe('www.example.org');
        expect(decodeURIComponent(url.pathname)).toBe(address);
        expect(parseAddress(encodeAddress(address))).toBe(address);
        expect(addressKey(address.toUpperCase())).toBe(
          addressKey(address.toUpperCase().normalize('NFD')),
        );
      }),
      { seed: 20_183, numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(200);
  });
});
