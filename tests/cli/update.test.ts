import { cpSync, existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectFiles, Repositories } from './small-project.ts';

const beginning = new Repositories();
let place: Repositories;

beforeAll(() => {
  beginning.begin('project');
  expect(beginning.run('project', 'create', '../bread').status).toBe(0);
});

beforeEach(() => {
  place = new Repositories();
  cpSync(beginning.folder, place.folder, { recursive: true });
  place.git('bread', 'remote', 'set-url', 'upstream', place.path('project'));
});

afterEach(() => {
  place.remove();
});

afterAll(() => {
  beginning.remove();
});

function read(file: string): string {
  return readFileSync(place.path('bread', file), 'utf8');
}

const tokens = projectFiles['src/styles/tokens.css'] ?? '';

/** What an editor of the new publication does with what is hers. */
function liveOn(): void {
  place.commit('bread', {
    'content/articles/rye.md': '---\ntitle: Rye\ndate: 2026-11-23\n---\n\nRye.\n',
    'content/articles/from-draft-to-reader.md': undefined,
    'content/pages/about.md': '---\ntitle: About\n---\n\nBakers.\n',
    'public/loaf.svg': '<svg></svg>\n',
    'src/site.config.ts': "export default { name: 'Bread' };\n",
    'src/styles/tokens.css': tokens.replace('#fff', '#fffaf0'),
    '.github/CODEOWNERS': '* @bakers\n',
    '.vscode/known-terms.schema.json': '{ "tags": ["Rye"] }\n',
  });
}

/** What happens to the project meanwhile, its own publication included. */
function moveOn(): void {
  place.commit('project', {
    'content/articles/2020/first.md': '---\ntitle: First\ndate: 2020-01-02\n---\n\nTwo.\n',
    'content/articles/2021/second.md': '---\ntitle: Second\ndate: 2021-01-02\n---\n\nTwo.\n',
    'content/pages/about.md': '---\ntitle: About us\n---\n\nWe and others.\n',
    'public/mark.svg': '<svg>2</svg>\n',
    'public/new.svg': '<svg>3</svg>\n',
    'src/site.config.ts': "export default { name: 'The First', tagline: 'New' };\n",
    'src/styles/tokens.css': tokens
      .replace('#fff', '#fefefe')
      .replace('--edge: 2px;', '--edge: 2px;\n  --glow: 3px;'),
    'src/page.ts': "export const page = 'two';\n",
    'src/more.ts': 'export {};\n',
    'tests/site/example/first.test.ts': 'second\n',
    'tests/docs/example/third.test.ts': 'third\n',
    '.github/CODEOWNERS': '* @second/team\n',
    '.vscode/known-terms.schema.json': '{ "tags": ["The Second"] }\n',
  });
}

describe('update', { timeout: 120_000 }, () => {
  it("takes in new code without a conflict, and leaves alone what is the publication's own", () => {
    liveOn();
    const before = place.git(
      'bread',
      'ls-tree',
      '-r',
      'HEAD',
      '--',
      'content',
      'public',
      'src/site.config.ts',
      '.github',
      '.vscode',
    );
    moveOn();
    const { status, stdout, stderr } = place.run('bread', 'update');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Merged [\da-f]{12}: 3 files of the code have changed\.\n/);
    expect(
      place.git(
        'bread',
        'ls-tree',
        '-r',
        'HEAD',
        '--',
        'content',
        'public',
        'src/site.config.ts',
        '.github',
        '.vscode',
      ),
    ).toBe(before);
    expect(place.git('bread', 'status', '--porcelain')).toBe('');
    expect(read('src/page.ts')).toContain("'two'");
    expect(existsSync(place.path('bread', 'src/more.ts'))).toBe(true);
    expect(place.git('bread', 'ls-files', 'tests')).toBe('tests/page.test.ts\n');
    expect(read('src/styles/tokens.css')).toBe(
      tokens.replace('#fff', '#fffaf0').replace('--edge: 2px;', '--edge: 2px;\n  --glow: 3px;'),
    );
  });

  it('does so again and again, and says when there is nothing new', () => {
    moveOn();
    expect(place.run('bread', 'update').status).toBe(0);
    expect(place.run('bread', 'update').stdout).toBe('There is nothing new.\n');
    liveOn();
    place.commit('project', {
      'content/articles/2021/second.md': undefined,
      'content/articles/2020/first.md': 'again\n',
      'src/page.ts': "export const page = 'three';\n",
    });
    expect(place.run('bread', 'update', '../project', '--ref', 'main').status).toBe(0);
    expect(read('src/page.ts')).toContain("'three'");
    expect(place.git('bread', 'ls-files', 'content/articles')).toBe(
      'content/articles/pictures-that-everyone-can-use.md\ncontent/articles/rye.md\ncontent/articles/write-your-first-article.md\n',
    );
  });

  it('does so for a publication that began as a plain clone', () => {
    place.git('.', 'clone', '--quiet', 'project', 'clone');
    place.commit('clone', {
      'content/articles/2020/first.md': undefined,
      'src/site.config.ts': "export default { name: 'Clone' };\n",
    });
    moveOn();
    expect(place.run('clone', 'update', '../project').status).toBe(0);
    expect(place.git('clone', 'ls-files', 'content', 'public')).toBe(
      'content/pages/about.md\npublic/mark.svg\n',
    );
  });

  it('names tokens that the new code has and the publication lost', () => {
    place.commit('bread', {
      'src/styles/tokens.css': tokens.replace('--edge: 2px;', '--edge: 0;'),
    });
    place.commit('project', {
      'src/styles/tokens.css': tokens.replace('--edge: 2px;', '--edge: 3px;\n  --glow: 3px;'),
    });
    const { status, stderr } = place.run('bread', 'update');
    expect(status).toBe(0);
    expect(stderr).toBe(
      'src/styles/tokens.css lacks --glow, which the new code may need: see docs/updating.md\n',
    );
  });

  it('names the files of code that both have changed, and leaves the choice', () => {
    place.commit('bread', { 'src/page.ts': "export const page = 'mine';\n" });
    moveOn();
    const { status, stderr } = place.run('bread', 'update');
    expect(status).toBe(1);
    expect(stderr).toContain('both sides have changed the same lines of:\n  src/page.ts\n');
    expect(read('src/page.ts')).toContain('<<<<<<<');
    place.commit('bread', { 'src/page.ts': "export const page = 'mine, two';\n" });
    expect(place.run('bread', 'update').stdout).toBe('There is nothing new.\n');
  });

  it('touches nothing while something is not committed', () => {
    moveOn();
    place.write('bread', { 'src/page.ts': 'half done\n' });
    const { status, stderr } = place.run('bread', 'update');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Some changes are not committed: commit them/);
    expect(read('src/page.ts')).toBe('half done\n');
  });

  it.each([
    [['../nowhere'], /^git fetch failed: .*nowhere/],
    [['../other'], /^\.\.\/other has no commit in common with this repository/],
  ])('says why %j is no source', (words, message) => {
    place.begin('other');
    place.git('other', 'checkout', '--quiet', '--orphan', 'fresh');
    place.commit('other', { 'src/page.ts': 'unlike\n' });
    const { status, stderr } = place.run('bread', 'update', ...words);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
