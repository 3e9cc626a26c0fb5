import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { filesIn } from '../../src/files/walk-folder.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';
import { writeFiles } from '../import/imported.ts';

// Each case starts a process.
vi.setConfig({ testTimeout: 60_000 });

const archive = {
  'posts/one.md': '---\ntitle: One\ndate: 2020-01-02\n---\nText of one. {{< own >}}\n',
  'posts/two.md': '---\ntitle: Two\ndate: 2020-01-03\n---\nText of two, see [one](one.md).\n',
};

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/import.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, SITE_URL: 'https://new.example.org/' },
  });
  return { status, stdout, stderr };
}

it('brings an archive in, with a report', () => {
  const into = join(temporaryFolder(), 'content');
  const { status, stdout, stderr } = run(writeFiles(archive), '--from', 'markdown', '--into', into);
  expect(stderr).toMatch(
    /^Reading .* as markdown\.\nThe report: .*report\.md\. Next: npm run check\n$/,
  );
  expect(status).toBe(0);
  expect(stdout).toMatch(/^articles +2$/m);
  expect(stdout).toMatch(/^ +1 {2}warning `leftover-template`$/m);
  expect(filesIn(into)).toEqual([
    'articles/posts/one.md',
    'articles/posts/two.md',
    'import/report.json',
    'import/report.md',
  ]);
  expect(readFileSync(join(into, 'articles/posts/two.md'), 'utf8')).toContain(
    'see [one](/posts/one/).',
  );
});

it('writes the report alone when that is asked for', () => {
  const into = join(temporaryFolder(), 'content');
  const { status, stderr } = run(
    writeFiles(archive),
    '--from',
    'markdown',
    '--into',
    into,
    '--dry-run',
  );
  expect(status).toBe(0);
  expect(stderr).toContain('Nothing was written but the report: ');
  expect(filesIn(into)).toEqual(['import/report.json', 'import/report.md']);
});

it('asks the old site for what the archive lacks, and no private network', () => {
  const folder = temporaryFolder();
  const into = join(folder, 'content');
  const source = writeFiles({
    'astro.config.mjs': "export default { site: 'http://127.0.0.1:9' };\n",
    'posts/one.md': '---\ntitle: One\ndate: 2020-01-02\n---\n![x](http://127.0.0.1:9/a.png)\n',
  });
  const { status } = run(source, '--from', 'markdown', '--into', into, '--download');
  expect(status).toBe(0);
  const report = JSON.parse(readFileSync(join(into, 'import/report.json'), 'utf8')) as {
    notes: { subject: string; message: string }[];
  };
  expect(report.notes).toContainEqual(
    expect.objectContaining({
      subject: 'file that was not fetched',
      message: 'http://127.0.0.1:9/a.png: It leads into a private network, which is not asked',
    }),
  );
});

it('changes nothing where a file is there already, and names it', () => {
  const into = temporaryFolder();
  const source = writeFiles(archive);
  expect(run(source, '--into', into).status).toBe(0);
  const before = filesIn(into);
  const { status, stderr } = run(source, '--into', into);
  expect(status).toBe(1);
  expect(stderr).toContain(
    'files of the same names are there already, so nothing was written:\n  articles/posts/one.md\n',
  );
  expect(filesIn(into)).toEqual(before);
});

it('writes into no working tree with changes that are not committed', () => {
  const folder = temporaryFolder();
  const git = (...args: string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '-q');
  const into = join(folder, 'content');
  mkdirSync(join(into, 'articles'), { recursive: true });
  writeFileSync(join(into, 'articles/mine.md'), 'mine');
  const source = writeFiles(archive);
  const refused = run(source, '--into', into);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain(
    'git has changes here that are not committed, so nothing was written:\n  articles/mine.md\n',
  );
  expect(filesIn(into)).toEqual(['articles/mine.md']);
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-qm', 'Mine');
  expect(run(source, '--into', into).status).toBe(0);
  expect(filesIn(into)).toContain('articles/posts/one.md');
});

it.each([
  [['--from', 'ghost'], 2, '`ghost` is no kind of archive'],
  [['--media', '/no/such/folder'], 2, 'there is no folder /no/such/folder'],
])('refuses %j', (args, expected, message) => {
  const { status, stderr } = run(writeFiles(archive), ...args);
  expect(status).toBe(expected);
  expect(stderr).toContain(message);
});

it('says what is no archive, and writes nothing', () => {
  const into = join(temporaryFolder(), 'content');
  const { status, stderr } = run(writeFiles({ 'a.png': '' }), '--into', into);
  expect(status).toBe(1);
  expect(stderr).toContain('there is no Markdown in it. Nothing was written.');
  expect(existsSync(into)).toBe(false);
});

it('follows what a person wrote into the mapping', () => {
  const into = temporaryFolder();
  mkdirSync(join(into, 'import'));
  writeFileSync(join(into, 'import/mapping.yaml'), 'shortcode own: [a, list]\n');
  const { status, stderr } = run(writeFiles(archive), '--into', into);
  expect(status).toBe(2);
  expect(stderr).toContain('import/mapping.yaml: shortcode own is neither text nor null');
});

it('says so where a folder is a file', () => {
  const source = writeFiles({ ...archive, 'file.md': 'Text.\n' });
  const file = join(source, 'file.md');
  const into = join(temporaryFolder(), 'content');
  const media = run(source, '--from', 'markdown', '--into', into, '--media', file);
  expect(media.status).toBe(2);
  expect(media.stderr).toContain(`there is no folder ${file}`);
  const target = run(writeFiles(archive), '--from', 'markdown', '--into', file);
  expect(target.status).toBe(2);
  expect(target.stderr).toContain(`${file} is no folder`);
});
