import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  Hover,
  Location,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from './client.ts';

const folder = mkdtempSync(join(tmpdir(), 'language-server-'));
const contentDir = join(folder, 'content');

const files: Readonly<Record<string, string>> = {
  'articles/tides.md':
    '---\ntitle: How tides work\ndate: 2018-03-13\ntags: [Tides, Moon]\ncategories: Sea\nauthors: [ada-brook]\nseries: Water\n---\n\n## The moon\n\nText.\n\n## The sun\n\nText.\n',
  'articles/harbours.md':
    '---\ntitle: Harbours\ndate: 2018-03-14\ntags: [Tides]\nauthors: [ada-brook]\n---\n\nSee [tides](tides.md#the-moon) and [again](/2018/03/13/tides/) and [id][x].\n\n[x]: ./tides.md "Title"\n',
  'articles/north/ice.md':
    '---\ntitle: Ice\ndate: 2018-03-15\ntags: [Ice]\n---\n\n![A floe](floe.svg) near the [harbour](../harbours.md).\n',
  'articles/north/floe.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
  'authors/ada-brook.md': '---\ntitle: Ada Brook\n---\n\nShe writes.\n',
  'tags/tides.md': '---\ntitle: Tides\n---\n\nThe sea.\n',
};

function write(file: string, text: string): void {
  mkdirSync(dirname(join(contentDir, file)), { recursive: true });
  writeFileSync(join(contentDir, file), text);
}

for (const [file, text] of Object.entries(files)) write(file, text);
const client = new Client(contentDir, {
  CACHE_DIR: join(folder, 'cache'),
  BUILD_TIME: '2026-11-22T00:00:00Z',
});
const draft = 'articles/new.md';

beforeAll(async () => {
  await client.start({
    workspace: {
      workspaceEdit: {
        documentChanges: true,
        resourceOperations: ['create', 'rename', 'delete'],
      },
    },
  });
  await client.open(draft, article('[to](/nowhere/)'));
  // The first diagnostic of a link comes when all files are known.
  await client.until(draft, (found) => found.some(({ code }) => code === 'broken-link'));
});

afterAll(() => {
  client.process.kill();
  rmSync(folder, { recursive: true });
});

function article(body: string, more = ''): string {
  return `---\ntitle: New\ndate: 2020-01-01\n${more}---\n\n${body}\n`;
}

function codes(file: string): unknown[] {
  return (client.diagnostics(file) ?? []).map(({ code }) => code);
}

async function labels(marked: string): Promise<string[]> {
  const { items } = await client.at<CompletionList>('completion', draft, marked);
  return items.map(({ label }) => label);
}

/** The place of a location as `file:line:column`, from 1. */
function placeOf({ uri, range }: Location): string {
  const file = Object.keys(files).find((one) => client.uri(one) === uri) ?? uri;
  return `${file}:${range.start.line + 1}:${range.start.character + 1}`;
}

/** What an edit does, with the new texts of files. */
function outcome({ documentChanges = [] }: WorkspaceEdit, ofDraft = ''): Record<string, string> {
  const nameOf = (uri: string): string => uri.slice(client.uri('').length + 1);
  return Object.fromEntries(
    documentChanges.map((change): [string, string] => {
      if (!('kind' in change)) return [nameOf(change.textDocument.uri), newText(change, ofDraft)];
      if (change.kind === 'rename')
        return [`rename ${nameOf(change.oldUri)}`, nameOf(change.newUri)];
      return [`${change.kind} ${nameOf(change.uri)}`, ''];
    }),
  );
}

function newText({ textDocument: { uri }, edits }: TextDocumentEdit, ofDraft: string): string {
  const texts = { ...files, [draft]: ofDraft };
  const before = Object.entries(texts).find(([file]) => client.uri(file) === uri)?.[1] ?? '';
  const text = TextDocument.create(uri, 'markdown', 0, before);
  return TextDocument.applyEdits(text, edits as Parameters<typeof TextDocument.applyEdits>[1]);
}

describe('diagnostics', () => {
  it('follow the text that is typed, and go when it is mended', async () => {
    await client.change(draft, article('[to](tides.md#nothing)', 'titel: x\n'));
    await client.until(draft, (found) => found.length === 2);
    expect(codes(draft)).toEqual(['near-miss-key', 'broken-anchor']);
    await client.change(draft, article('[to](tides.md#the-sun)'));
    await client.until(draft, (found) => found.length === 0);
  });

  it('name links of other files that an unsaved text breaks, and those alone', async () => {
    const tides = files['articles/tides.md'] ?? '';
    await client.open('articles/tides.md', tides.replace('## The moon', '## Earth'));
    await client.until('articles/harbours.md', (found) => found.length > 0);
    expect(codes('articles/harbours.md')).toEqual(['broken-anchor']);
    await client.close('articles/tides.md');
    await client.until('articles/harbours.md', (found) => found.length === 0);
  });

  it('follow the disk, also of a file that is deleted while it is open', async () => {
    write('articles/later.md', article('Text.'));
    await client.change(draft, article('[to](later.md)'));
    await client.until(draft, (found) => found.length === 0);
    await client.open('articles/later.md', article('Text.', 'titel: x\n'));
    await client.until('articles/later.md', (found) => found.length === 1);
    rmSync(join(contentDir, 'articles/later.md'));
    await client.change('articles/later.md', article('[to](/nowhere/)'));
    await client.until('articles/later.md', (found) => found[0]?.code === 'broken-link');
    await client.close('articles/later.md');
    await client.until(draft, (found) => found[0]?.code === 'missing-file');
  });
});

describe('completion', () => {
  it('offers the keys that are not there yet, with their documentation', async () => {
    const { items } = await client.at<CompletionList>(
      'completion',
      draft,
      article('Text.', 'dra|\n'),
    );
    expect(items[0]).toMatchObject({
      label: 'draft',
      documentation: { value: expect.stringContaining('never published') as string },
      textEdit: { newText: 'draft: ' },
    });
    expect(await labels(article('Text.', '|\n'))).not.toContain('title');
  });

  it.each([
    ['tags: [|]', ['Tides', 'Ice', 'Moon']],
    ['tags: [Moon, ti|]', ['Tides']],
    ['tags:\n  - Mo|', ['Moon']],
    ['categories: |', ['Sea']],
    ['authors: [brook|]', ['ada-brook']],
    ['series: wa|', ['Water']],
    ['draft: |', ['true', 'false']],
    ['image: fl|', ['north/floe.svg']],
  ])('offers values of %s', async (line, offered) => {
    expect(await labels(article('Text.', `${line}\n`))).toEqual(offered);
  });

  it.each([
    ['[a](tid|', ['tides.md', '../tags/tides.md']],
    ['[a](../tags/|', ['../tags/tides.md']],
    ['[a](/2018/03/15|)', ['/2018/03/15/ice/']],
    ['[a](work|', ['tides.md']],
    ['[a](tides.md#|)', ['#the-moon', '#the-sun']],
    ['[a](/2018/03/13/tides/#sun|)', ['#the-sun']],
    ['## Here\n\n[a](#|)', ['#here']],
    ['![a](floe|)', ['north/floe.svg']],
    ['<a href="har|">', ['harbours.md']],
    ['[a]: har|', ['harbours.md']],
  ])('offers addresses at %s', async (body, offered) => {
    expect(await labels(article(body))).toEqual(offered);
  });

  it('writes the path of a file so that a link leads to it', async () => {
    await client.open('articles/north/c#: 50%.md', article('Text.'));
    const marked = article('[a](50|)');
    const { items } = await client.at<CompletionList>('completion', draft, marked);
    expect(items[0]?.textEdit?.newText).toBe('north/c%23%3A%2050%25.md');
    await client.close('articles/north/c#: 50%.md');
  });

  it('writes a name as YAML reads it', async () => {
    const { items } = await client.at<CompletionList>(
      'completion',
      draft,
      article('Text.', "tags: ['Ti|']\n"),
    );
    expect(items[0]?.textEdit?.newText).toBe("'Tides'");
  });
});

describe('hover', () => {
  it.each([
    [article('Text.', 'expi|ryDate: 2030-01-01\n'), 'not on the site from this moment on'],
    [article('Text.', 'tags: [Ti|des]\n'), '**Tides**: 3 articles'],
    [article('[a](tides.md#the-mo|on)'), '**How tides work** § The moon'],
  ])('says what there is to know', async (marked, text) => {
    const hover = await client.at<Hover>('hover', draft, marked);
    expect(hover.contents).toMatchObject({ value: expect.stringContaining(text) as string });
  });
});

describe('definition and references', () => {
  it.each([
    [article('[a](tides.md#the-s|un)'), 'articles/tides.md:14:1'],
    [article('[a](/2018/03/14/harbours/|)'), 'articles/harbours.md:1:1'],
    [article('![a](north/fl|oe.svg)'), 'articles/north/floe.svg:1:1'],
    [article('Text.', 'tags: [Tid|es]\n'), 'tags/tides.md:1:1'],
    [article('Text.', 'authors: Ada Br|ook\n'), 'authors/ada-brook.md:1:1'],
  ])('leads from %j to %s', async (marked, place) => {
    expect(placeOf(await client.at<Location>('definition', draft, marked))).toBe(place);
  });

  it.each([
    [
      'articles/tides.md',
      `|${files['articles/tides.md'] ?? ''}`,
      ['articles/harbours.md:8:13', 'articles/harbours.md:8:44', 'articles/harbours.md:10:6'],
    ],
    [
      'articles/tides.md',
      (files['articles/tides.md'] ?? '').replace('## The moon', '## The m|oon'),
      ['articles/harbours.md:8:13'],
    ],
    ['tags/tides.md', `|${files['tags/tides.md'] ?? ''}`, tidesUses()],
  ])('finds what names %s', async (file, marked, places) => {
    await client.change(draft, article('Text.'));
    const found = await client.at<Location[]>('references', file, marked, {
      context: { includeDeclaration: false },
    });
    await client.close(file);
    expect(found.map(placeOf).sort()).toEqual([...places].sort());
  });

  function tidesUses(): string[] {
    return ['articles/harbours.md:4:8', 'articles/tides.md:4:8'];
  }
});

describe('code actions', () => {
  async function actions(code: string, more: string, body = 'Text.'): Promise<CodeAction[]> {
    await client.change(draft, article(body, more));
    await client.until(draft, (found) => found.some((one) => one.code === code));
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    return client.request('textDocument/codeAction', {
      textDocument: { uri: client.uri(draft) },
      range: whole,
      context: { diagnostics: [] },
    });
  }

  function made({ edit }: CodeAction, more: string, body = 'Text.'): string {
    const text = TextDocument.create('', 'markdown', 0, article(body, more));
    return TextDocument.applyEdits(text, edit?.changes?.[client.uri(draft)] ?? []);
  }

  it.each([
    ['near-miss-key', 'auhtors: [ada-brook]\n', 'authors: [ada-brook]\n'],
    ['invalid-date', 'lastmod: 28. November 2019\n', 'lastmod: 2019-11-28\n'],
    ['invalid-value', 'toc: yes\n', 'toc: true\n'],
    ['term-spelling', 'tags: [tides]\n', 'tags: [Tides]\n'],
  ])('mend %s in %j', async (code, wrong, right) => {
    const [action] = await actions(code, wrong);
    expect(action && made(action, wrong)).toBe(article('Text.', right));
  });

  it('write the address that a hint names', async () => {
    const body = '[a](/blog/harbours/)';
    const [action] = await actions('broken-link', '', body);
    expect(action && made(action, '', body)).toBe(article('[a](/2018/03/14/harbours/)'));
  });

  it('mend MDX', async () => {
    const file = 'features/try.mdx';
    const text = article('<Callout knd="tip">Words</Callout>');
    await client.open(file, text);
    await client.until(file, (found) => found[0]?.code === 'mdx-unknown-property');
    const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(file) },
      range: { start: { line: 5, character: 0 }, end: { line: 5, character: 20 } },
      context: { diagnostics: [] },
    });
    await client.close(file);
    const document = TextDocument.create('', 'mdx', 0, text);
    const edits = action?.edit?.changes?.[client.uri(file)] ?? [];
    expect(TextDocument.applyEdits(document, edits)).toBe(text.replace('knd', 'kind'));
  });

  it('mend the whole front matter at once', async () => {
    const wrong = 'auhtors: [ada-brook]\nlastmod: 28. November 2019\n';
    await client.change(draft, article('Text.', wrong));
    const [all] = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(draft) },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    expect(all && made(all, wrong)).toBe(
      article('Text.', 'authors: [ada-brook]\nlastmod: 2019-11-28\n'),
    );
  });
});

describe('rename', () => {
  it('renames a term as `terms merge` does', async () => {
    const marked = article('Text.', 'tags: [I|ce]\n');
    const edit = await client.at<WorkspaceEdit>('rename', draft, marked, { newName: 'Sea ice' });
    expect(outcome(edit, marked.replace('|', ''))).toEqual({
      'articles/new.md': article('Text.', 'tags: [Sea ice]\n'),
      'articles/north/ice.md': (files['articles/north/ice.md'] ?? '').replace('[Ice]', '[Sea ice]'),
      'create tags/sea-ice.md': '',
      'tags/sea-ice.md': '---\ntitle: Sea ice\naliases: [/tags/ice/]\n---\n',
    });
  });

  it('moves an article: links and pictures follow, and an alias is written', async () => {
    await client.change(draft, article('Text.'));
    const ice = 'articles/north/ice.md';
    const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{ oldUri: client.uri(ice), newUri: client.uri('articles/floes.md') }],
    });
    expect(outcome(edit)).toEqual({
      [ice]:
        '---\ntitle: Ice\ndate: 2018-03-15\ntags: [Ice]\naliases: [/2018/03/15/ice/]\n---\n\n![A floe](north/floe.svg) near the [harbour](harbours.md).\n',
    });
  });

  it('renames the article that a link leads to', async () => {
    const marked = article('[a](ti|des.md)');
    const edit = await client.at<WorkspaceEdit>('rename', draft, marked, { newName: 'ebb.md' });
    const changed = outcome(edit);
    expect(changed['rename articles/tides.md']).toBe('articles/ebb.md');
    expect(changed['articles/tides.md']).toContain('aliases: [/2018/03/13/tides/]');
    expect(changed['articles/harbours.md']).toContain(
      'See [tides](ebb.md#the-moon) and [again](/2018/03/13/ebb/) and [id][x].\n\n[x]: ebb.md "Title"',
    );
  });

  it.each([
    ['c#.md', 'articles/c#.md', 'c%23.md'],
    ['a:b.md', 'articles/a:b.md', 'a%3Ab.md'],
    ['50% off?.md', 'articles/50% off?.md', '50%25%20off%3F.md'],
    ['v1.2 release', 'articles/v1.2 release.md', 'v1.2%20release.md'],
  ])('takes %j, and links lead to it', async (newName, file, link) => {
    const marked = article('[a](ti|des.md)');
    const changed = outcome(await client.at<WorkspaceEdit>('rename', draft, marked, { newName }));
    expect(changed['rename articles/tides.md']).toBe(pathToFileURL(`/${file}`).pathname.slice(1));
    expect(changed['articles/harbours.md']).toContain(`[tides](${link}#the-moon)`);
  });

  it.each(['', ' ', 'a\nb.md', 'a\0.md', 'a\\b.md', 'x'.repeat(300), '..', 'a/', '.md', 'con.md'])(
    'refuses the name %j',
    async (newName) => {
      const marked = article('[a](ti|des.md)');
      await expect(client.at('rename', draft, marked, { newName })).rejects.toThrow(
        /new name|No page is made/,
      );
    },
  );

  it('has links follow a draft by its address', async () => {
    await client.change(draft, article('[a](/drafts/idea/)'));
    await client.open('articles/idea.md', '---\ntitle: Idea\ndraft: true\n---\n\nText.\n');
    const moved = async (): Promise<Record<string, string>> => {
      const [oldUri, newUri] = [client.uri('articles/idea.md'), client.uri('articles/notion.md')];
      const files = [{ oldUri, newUri }];
      const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', { files });
      return outcome(edit, article('[a](/drafts/idea/)'));
    };
    // Its address is known when all files are.
    const followed = { [draft]: article('[a](/drafts/notion/)') };
    await expect.poll(moved, { timeout: 10_000 }).toEqual(followed);
    await client.close('articles/idea.md');
  });

  it('names articles whose front matter cannot be read', async () => {
    await client.open('articles/torn.md', '---\ntitle: Torn\ntags: [Ice\n---\n\nText.\n');
    const marked = article('Text.', 'tags: [I|ce]\n');
    await client.at('rename', draft, marked, { newName: 'Sea ice' });
    await client.close('articles/torn.md');
    expect(client.shown.splice(0)).toEqual([
      'The front matter cannot be read, so that "Ice" stays if it is there: articles/torn.md',
    ]);
  });
});

describe('an odd client', () => {
  const send = (text: string): unknown => client.process.stdin?.write(text);
  const framed = (body: string): string =>
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const isAlive = async (): Promise<void> => {
    expect(await labels(article('Text.', 'dra|\n'))).toContain('draft');
  };

  it.each([
    ['a body that is no JSON', framed('{"jsonrpc"')],
    ['a body that is no message', framed('[1, null, "x"]')],
    ['a header without a length', 'Content-Type: nonsense\r\n\r\n'],
    ['a header without a colon', 'nonsense\r\n\r\n'],
    ['a length that is none', 'Content-Length: many\r\n\r\n{}'],
    ['an unknown request', framed('{"jsonrpc":"2.0","id":"a","method":"x/y","params":7}')],
    [
      'params of another kind',
      framed('{"jsonrpc":"2.0","id":"b","method":"textDocument/hover","params":[null]}'),
    ],
    [
      'a document without a text',
      framed(
        `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"${client.uri('articles/void.md')}","languageId":"markdown","version":1}}}`,
      ),
    ],
    ['no params', framed('{"jsonrpc":"2.0","method":"textDocument/didOpen"}')],
    [
      'a change of nothing',
      framed(
        '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"x"},"contentChanges":[{}]}}',
      ),
    ],
  ])('is answered after %s', async (_, bytes) => {
    send(bytes);
    await isAlive();
  });

  it('may have opened the folder by a link', async () => {
    symlinkSync(contentDir, join(folder, 'link'));
    const uri = pathToFileURL(join(folder, 'link', 'articles/linked.md')).href;
    const text = article('Text.', 'titel: x\n');
    const textDocument = { uri, languageId: 'markdown', version: 1, text };
    await client.notify('textDocument/didOpen', { textDocument });
    const position = { line: 1, character: 1 };
    const hover = await client.request('textDocument/hover', { textDocument, position });
    expect(hover).not.toBe(null);
    await client.notify('textDocument/didClose', { textDocument });
  });

  it.each([
    ['file:///elsewhere/a.md'],
    ['untitled:Untitled-1'],
    ['file://host/share/%zz.md'],
    ['not an address'],
    [''],
  ])('gets nothing for %j, and no end', async (uri) => {
    const textDocument = { uri, languageId: 'markdown', version: 1, text: '---\ntitel: x\n---\n' };
    await client.notify('textDocument/didOpen', { textDocument });
    const position = { line: 1, character: 1 };
    for (const method of ['hover', 'definition', 'completion', 'prepareRename'])
      expect(await client.request(`textDocument/${method}`, { textDocument, position })).toBe(null);
    await client.notify('textDocument/didClose', { textDocument });
    await isAlive();
  });

  it('gets an answer at positions that a text does not have', async () => {
    const textDocument = { uri: client.uri(draft) };
    for (const position of [
      { line: 9e9, character: 9e9 },
      { line: -1, character: -1 },
    ])
      await client.request('textDocument/completion', { textDocument, position });
    await isAlive();
  });

  it('is told that bytes are not UTF-8, as long as it only shows them', async () => {
    const bytes = Buffer.from(article('caf\u00E9'), 'latin1');
    write('articles/latin.md', '');
    writeFileSync(join(contentDir, 'articles/latin.md'), bytes);
    await client.open('articles/latin.md', new TextDecoder().decode(bytes));
    await client.until('articles/latin.md', (found) => found[0]?.code === 'invalid-utf8');
    await client.change('articles/latin.md', article('café'));
    await client.until('articles/latin.md', (found) => found.length === 0);
    await client.close('articles/latin.md');
    rmSync(join(contentDir, 'articles/latin.md'));
  });

  it('may type 1 MB at once, and more', async () => {
    const line = `${'Words in a row '.repeat(700)}[link](tides.md).\n\n`;
    const most = 1024 * 1024 - 200;
    const long = article(line.repeat(Math.floor(most / line.length)) + '[x](/nowhere/)');
    await client.change(draft, long);
    expect(
      await client.request('textDocument/hover', {
        textDocument: { uri: client.uri(draft) },
        position: { line: 1, character: 2 },
      }),
    ).not.toBe(null);
    await client.until(draft, (found) => found.some(({ code }) => code === 'broken-link'));
    await client.change(draft, long + line.repeat(9));
    await client.until(draft, (found) => found.some(({ code }) => code === 'file-too-large'));
    await isAlive();
  });

  it('is what writes files: the server wrote none', () => {
    for (const [file, text] of Object.entries(files))
      expect(readFileSync(join(contentDir, file), 'utf8')).toBe(text);
    expect(readdirSync(contentDir, { recursive: true }).sort()).toEqual(
      [...new Set(Object.keys(files).flatMap((file) => ancestors(file)))].sort(),
    );
  });

  function ancestors(file: string): string[] {
    const parts = file.split('/');
    return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
  }

  it('ends the server by its own word', async () => {
    expect(await client.end()).toBe(0);
    expect(client.shown).toEqual([]);
  });
});
