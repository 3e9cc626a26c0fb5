import { describe, expect, it } from 'vitest';
import { compileFile } from '../../src/content/compile-file.ts';
import { editAddress, editingLinks, newFileAddress } from '../../src/publication/git-host.ts';

const FILE = 'content/articles/2026/was ist das?.md';
const TEXT = '---\ntitle: "A & B"\n---\n';
const FILLED = '---%0Atitle%3A%20%22A%20%26%20B%22%0A---%0A';

describe.each([
  {
    host: 'github',
    url: 'https://github.com/example/crumb/',
    edit: 'https://github.com/example/crumb/edit/next/2026/content/articles/2026/was%20ist%20das%3F.md',
    create: `https://github.com/example/crumb/new/next/2026?filename=content%2Farticles%2F2026%2Fwas%20ist%20das%3F.md&value=${FILLED}`,
  },
  {
    host: 'gitlab',
    url: 'https://git.example/group/sub/crumb',
    edit: 'https://git.example/group/sub/crumb/-/edit/next/2026/content/articles/2026/was%20ist%20das%3F.md',
    create: `https://git.example/group/sub/crumb/-/new/next/2026?file_name=content%2Farticles%2F2026%2Fwas%20ist%20das%3F.md&content=${FILLED}`,
  },
  {
    host: 'forgejo',
    url: 'https://codeberg.org/example/crumb',
    edit: 'https://codeberg.org/example/crumb/_edit/next/2026/content/articles/2026/was%20ist%20das%3F.md',
    create: `https://codeberg.org/example/crumb/_new/next/2026/content/articles/2026?filename=was%20ist%20das%3F.md&value=${FILLED}`,
  },
] as const)('$host', ({ host, url, edit, create }) => {
  const place = { host, url, branch: 'next/2026' };

  it('edits the file at the branch', () => {
    expect(editAddress(place, FILE)).toBe(edit);
  });

  it('begins a file with its name and text', () => {
    expect(newFileAddress(place, FILE, TEXT)).toBe(create);
  });
});

it('bitbucket edits the file at the branch, and begins one in the folder', () => {
  const place = { host: 'bitbucket', url: 'https://bitbucket.org/a/b', branch: 'main' } as const;
  expect(editAddress(place, FILE)).toBe(
    'https://bitbucket.org/a/b/src/main/content/articles/2026/was%20ist%20das%3F.md?mode=edit&spa=0&at=main',
  );
  expect(newFileAddress(place, FILE, TEXT)).toBe(
    'https://bitbucket.org/a/b/create-file/main/content/articles/2026?at=main',
  );
});

describe('the links of a page', () => {
  const repository = {
    host: 'github',
    url: 'https://github.com/example/crumb',
    branch: 'main',
    folder: 'magazine/content',
  } as const;
  const { url, branch } = repository;
  const editor = { repository, changed: { url, branch }, newFile: 'articles/2026/new-article.md' };

  it('lead to its file where the folder lies in the repository', () => {
    const links = editingLinks(editor, 'pages/about.md');
    expect(links.page).toBe(
      'https://github.com/example/crumb/edit/main/magazine/content/pages/about.md',
    );
    expect(links.newArticle).toContain(
      'filename=magazine%2Fcontent%2Farticles%2F2026%2Fnew-article.md',
    );
    expect(editingLinks(editor, undefined)).not.toHaveProperty('page');
  });

  it('edit a changed file where it is, and begin an article at the branch that is published', () => {
    const changed = { url: 'https://github.com/guest/crumb', branch: 'tides' };
    const links = editingLinks({ ...editor, changed }, 'pages/about.md');
    expect(links.page).toMatch(/^https:\/\/github\.com\/guest\/crumb\/edit\/tides\//);
    expect(links.newArticle).toMatch(/^https:\/\/github\.com\/example\/crumb\/new\/main\?/);
  });

  it('give a new article the section that they stand in, as the check reads it', () => {
    const section = { categories: ["Bread & butter: a baker's"], tags: ['no'], authors: ['ines'] };
    const { newArticle } = editingLinks(editor, undefined, section);
    const text = new URL(newArticle).searchParams.get('value') ?? '';
    const written = text
      .replace('title: ""', 'title: "Ines\' rolls"')
      .replace('date:', 'date: 2026-01-02');
    const source = { file: 'articles/a.md', kind: 'article', syntax: 'md' } as const;
    const options = { ownHosts: [], lang: 'en', components: {}, typography: false };
    const { compiled } = compileFile(source, Buffer.from(`${written}Text.\n`), options);
    expect(compiled.diagnostics).toEqual([]);
    expect(compiled.frontMatter).toMatchObject({ ...section, title: "Ines' rolls", draft: true });
  });
});
