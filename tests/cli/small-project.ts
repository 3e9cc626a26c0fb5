import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What a copy of the project holds, as far as `create` and `update` look at it. */
export const projectFiles: Readonly<Record<string, string>> = {
  '.prettierrc.json': '{ "printWidth": 100, "singleQuote": true, "trailingComma": "all" }\n',
  '.github/CODEOWNERS': '* @first/team\n',
  '.vscode/article.code-snippets': '{ "tags": ["The First"] }\n',
  '.vscode/known-terms.schema.json': '{ "tags": ["The First"] }\n',
  'package.json': '{ "name": "publication" }\n',
  'content/articles/2020/first.md': '---\ntitle: First\ndate: 2020-01-02\n---\n\nOne.\n',
  'content/pages/about.md': '---\ntitle: About us\n---\n\nWe.\n',
  'public/mark.svg': '<svg/>\n',
  'src/site.config.ts': "export default { name: 'The First' };\n",
  'src/styles/tokens.css':
    ':root {\n  --paper: #fff;\n  --ink: #000;\n\n  --gap: 1rem;\n  --edge: 2px;\n}\n',
  'src/page.ts': "export const page = 'one';\n",
  'tests/page.test.ts': 'one\n',
  'tests/site/example/first.test.ts': 'first\n',
};

/** A folder with repositories in it, in which commands of the project are run. */
export class Repositories {
  readonly folder = mkdtempSync(join(tmpdir(), 'repositories-'));

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  write(repository: string, files: Readonly<Record<string, string | undefined>>): void {
    for (const [file, text] of Object.entries(files)) {
      const path = this.path(repository, file);
      mkdirSync(dirname(path), { recursive: true });
      if (text === undefined) rmSync(path);
      else writeFileSync(path, text);
    }
  }

  git(repository: string, ...words: string[]): string {
    const { status, stdout, stderr } = spawnSync('git', words, {
      cwd: this.path(repository),
      encoding: 'utf8',
      env: this.#environment(),
    });
    if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
    return stdout;
  }

  /** Writes files, `undefined` for those to delete, and commits everything. */
  commit(repository: string, files: Readonly<Record<string, string | undefined>>): void {
    this.write(repository, files);
    this.git(repository, 'add', '--all');
    const person = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
    this.git(repository, ...person, 'commit', '--quiet', '--message', 'Change');
  }

  /** A repository of `projectFiles`. */
  begin(repository: string): void {
    mkdirSync(this.path(repository));
    this.git(repository, 'init', '--quiet', '--initial-branch=main');
    this.commit(repository, projectFiles);
  }

  run(repository: string, command: 'create' | 'update', ...words: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve('src/cli', `${command}.ts`), ...words],
      { cwd: this.path(repository), encoding: 'utf8', env: this.#environment() },
    );
    return { status, stdout, stderr };
  }

  /** Nobody has told git who commits, and no setting of the machine counts. */
  #environment(): NodeJS.ProcessEnv {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    return {
      PATH,
      NODE_COMPILE_CACHE,
      HOME: this.folder,
      GIT_CONFIG_NOSYSTEM: '1',
      BUILD_TIME: '2026-11-22T09:00:00Z',
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
