import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CommitIndex } from '../../src/cli/commit-index.ts';
import { committedArchive } from '../../src/cli/committed-archive.ts';
import { namedCommit } from '../../src/cli/git.ts';
import { type ContentListing, listContent } from '../../src/content/list-content.ts';
import { LARGEST_FILE, sourceReader } from '../../src/content/read-source.ts';
import { listAddresses, type ListedAddresses } from '../../src/pipeline/list-addresses.ts';
import { readSettings } from '../../src/pipeline/settings.ts';
import { temporaryFolder, writeFiles } from '../content/temporary-folder.ts';

type Texts = Readonly<Record<string, string>>;

function git(cwd: string, args: readonly string[], index?: string): string {
  const who = ['-c', 'user.name=E', '-c', 'user.email=e@example.org', '-c', 'gc.auto=0'];
  const env = { ...process.env, ...(index !== undefined && { GIT_INDEX_FILE: index }) };
  return execFileSync('git', [...who, ...args], { cwd, env, encoding: 'utf8', stdio: 'pipe' });
}

/** Files that a commit has as a symbolic link, or as the commit of a submodule. */
const SPECIAL = [
  ['120000', 'content/articles/linked.md'],
  ['160000', 'content/articles/module.md'],
] as const;

/** A repository with one commit, and other files in its folder after it. */
function committed(before: Texts, now: Texts = {}, config: Texts = {}): string {
  const root = temporaryFolder();
  git(root, ['init', '-q']);
  writeFiles(root, before);
  git(root, ['add', '--all']);
  for (const [mode, path] of SPECIAL) {
    if (before[path] === undefined) continue;
    const blob = git(root, ['rev-parse', `:${path}`]).trim();
    git(root, ['update-index', '--cacheinfo', `${mode},${blob},${path}`]);
  }
  git(root, ['commit', '-qm', 'before']);
  for (const [key, value] of Object.entries(config)) git(root, ['config', key, value]);
  for (const name of readdirSync(root))
    if (name !== '.git') rmSync(join(root, name), { recursive: true });
  writeFiles(root, now);
  return root;
}

/** The commit as git writes it to a folder, without the code that is tested. */
function checkedOut(root: string): string {
  const folder = temporaryFolder();
  const index = join(folder, '.index');
  git(root, ['read-tree', 'HEAD'], index);
  git(root, ['checkout-index', '--all', `--prefix=${folder}/`], index);
  return folder;
}

function archiveOf(root: string, content = 'content') {
  const folder = temporaryFolder();
  const index = new CommitIndex(namedCommit(root, 'HEAD'), folder);
  const then = join(folder, 'commit');
  mkdirSync(then);
  index.write(index.files([join(content, 'redirects.yaml')]), then);
  const files = index.files([content, 'public']);
  return { then, archive: committedArchive(index, files, { folder: then, content }) };
}

function pathsIn({ sources, assets, publicFiles }: ContentListing) {
  return { sources, assets: [...assets], publicFiles: [...publicFiles] };
}

/** What is listed of a commit, after both ways gave the same. */
function listedAlike(root: string, content = 'content') {
  const whole = checkedOut(root);
  const { then, archive } = archiveOf(root, content);
  const expected = listContent(join(whole, content), join(whole, 'public'));
  const found = listContent(join(then, content), join(then, 'public'), archive.list);
  expect(pathsIn(found)).toEqual(pathsIn(expected));
  const read = sourceReader(join(whole, content));
  for (const { file } of expected.sources)
    expect([file, Buffer.compare(archive.read(file), read(file))]).toEqual([file, 0]);
  const written = execFileSync('find', [then, '-type', 'f'], { encoding: 'utf8' });
  return { ...pathsIn(found), written: written.split('\n').filter((line) => line !== '').length };
}

const article = (more = ''): string => `---\ntitle: A\ndate: 2020-01-01\n${more}\n---\n\nText.\n`;

describe('the archive of a commit', () => {
  it('is what a checkout of it would be, and writes nothing', () => {
    const { sources, assets, publicFiles, written } = listedAlike(
      committed(
        {
          'content/articles/plain.md': article(),
          'content/articles/deep/er/a b\n"c" *ü？.md': article(),
          'content/articles/linked.md': 'plain.md',
          'content/articles/module.md': '',
          'content/articles/.hidden.md': article(),
          'content/.drafts/a.md': article(),
          'content/articles/large.md': 'x'.repeat(LARGEST_FILE + 5),
          'content/articles/empty.md': '',
          'content/articles/code.mdx': article(),
          'content/features/code.mdx': article(),
          'content/images/a.png': 'PNG',
          'content/pages/about.markdown': article(),
          'content/tags/fhir.md': article(),
          'content/_redirects': '',
          'content-of-others/articles/a.md': article(),
          'public/.well-known/security.txt': 'Contact',
          'public/.secret': 'no',
          'public/robots.txt': '',
        },
        { 'content/articles/plain.md': 'other', 'content/articles/added.md': article() },
      ),
    );
    expect(sources.map(({ file }) => file)).toEqual([
      'articles/deep/er/a b\n"c" *ü？.md',
      'articles/empty.md',
      'articles/large.md',
      'articles/plain.md',
      'features/code.mdx',
      'pages/about.markdown',
      'tags/fhir.md',
    ]);
    expect(assets).toEqual(['images/a.png']);
    expect(publicFiles).toEqual(['.well-known/security.txt', 'robots.txt']);
    expect(written).toBe(0);
  });

  it('is read from where the content is the whole repository', () => {
    const root = committed({ 'articles/a.md': article(), 'public/a.txt': '', 'readme.md': '' });
    expect(listedAlike(root, '').sources).toHaveLength(1);
  });

  it('is empty where it had no such folders', () => {
    expect(listedAlike(committed({ 'readme.md': '' })).sources).toEqual([]);
  });

  it('has links as files where a checkout makes them so', () => {
    const linked = { 'content/articles/linked.md': 'plain.md' };
    const root = committed(linked, {}, { 'core.symlinks': 'false' });
    expect(listedAlike(root).sources).toHaveLength(1);
    expect(listedAlike(committed(linked)).sources).toHaveLength(0);
  });

  const texts = {
    'content/articles/a.md': article('id: $Id$'),
    'content/articles/b.md': 'line\n',
    'content/tags/c.md': article(),
  };

  it.each([
    ['ends of lines', '*.md eol=crlf', '*.md text eol=crlf', {}],
    ['ends of lines of the commit alone', 'content/articles/a.md eol=crlf', undefined, {}],
    ['ends of lines by a setting', '', '', { 'core.autocrlf': 'true' }],
    ['ends of lines by two settings', '* text=auto', undefined, { 'core.eol': 'crlf' }],
    ['names of versions', 'a.md ident', 'a.md ident', {}],
    ['an encoding', '', '*.md working-tree-encoding=UTF-16', {}],
    ['a filter', '*.md filter=up', undefined, { 'filter.up.smudge': 'tr a-z A-Z' }],
  ] as const)('has its bytes converted: %s', (_what, before, now, config) => {
    const root = committed(
      { ...texts, '.gitattributes': `${before}\n` },
      now === undefined ? {} : { '.gitattributes': `${now}\n` },
      config,
    );
    expect(listedAlike(root).written).toBeGreaterThan(0);
    const stored = Object.values(texts);
    const whole = checkedOut(root);
    const shown = Object.keys(texts).map((path) => readFileSync(join(whole, path), 'utf8'));
    expect(shown).not.toEqual(stored);
  });

  it.each(['* text=auto', '*.md text eol=lf', '*.md -text -filter', '*.png filter=lfs'])(
    'has no bytes converted by `%s`',
    (attributes) => {
      const root = committed({
        ...texts,
        'content/images/a.png': 'PNG',
        '.gitattributes': `${attributes}\n`,
      });
      expect(listedAlike(root).written).toBe(0);
    },
  );
});

it('the addresses of a commit are those of a checkout of it', async () => {
  const root = committed(
    {
      'content/articles/plain.md': article('aliases: [/old/]\ntags: [FHIR, Gone]'),
      'content/articles/renamed.md': article('safeURL: /chosen/'),
      'content/articles/over.md': article('expiryDate: 2021-01-01'),
      'content/articles/broken.md': article('description: one: two'),
      'content/articles/linked.md': 'plain.md',
      'content/authors/eve.md': article(),
      'content/tags/fhir.md': article('aliases: [/tags/hl7/]'),
      'content/pages/about.md': article(),
      'content/redirects.yaml':
        '- from: /rss/\n  to: /feed.xml\n- from: /s/*\n  to: /tags/:splat\n',
      'public/form.pdf': '',
      'public/favicon.svg': '',
    },
    {
      'content/articles/plain.md': article('safeURL: /moved/'),
      'content/articles/new-name.md': article('safeURL: /chosen/'),
      'content/redirects.yaml': '- from: /elsewhere/\n  to: /\n',
    },
  );
  const settings = readSettings({ CACHE_DIR: join(root, '.cache') }, () =>
    Date.parse('2026-01-01'),
  );
  const at = (folder: string) => ({
    ...settings,
    contentDir: join(folder, 'content'),
    publicDir: join(folder, 'public'),
  });
  const plain = ({ without: _without, ...lists }: ListedAddresses) => lists;
  const { then, archive } = archiveOf(root);
  const found = await listAddresses(at(then), { archive });
  const expected = await listAddresses(at(checkedOut(root)));
  expect(plain(found)).toEqual(plain(expected));
  expect(found.pages).toContainEqual({ address: '/chosen/', file: 'articles/renamed.md' });
  const gone = ({ address }: { address: string }): boolean => address === '/chosen/';
  expect(plain(found.without(gone))).toEqual(plain(expected.without(gone)));
  expect(found.without(gone).pages).not.toEqual(found.pages);
  expect(found.without(() => false)).toBe(found);
});
