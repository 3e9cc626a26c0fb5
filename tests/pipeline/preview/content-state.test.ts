import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ContentState } from '../../../src/pipeline/preview/content-state.ts';
import { readSettings } from '../../../src/pipeline/settings.ts';
import { write } from '../whole/small-publication.ts';

const root = mkdtempSync(join(tmpdir(), 'content-state-'));
const contentDir = join(root, 'content');
const settings = {
  ...readSettings({ CONTENT_DIR: contentDir, CACHE_DIR: join(root, 'cache') }, () => 0),
  publicDir: join(root, 'public'),
};

afterAll(() => {
  rmSync(root, { recursive: true });
});

it('shows the new body of an article whose front matter broke, and the old one where none can be read', async () => {
  const good = '---\ntitle: Good\ndate: 2020-03-05\n---\n\nOld.\n';
  const file = 'articles/good.md';
  write(contentDir, file, good);
  const options = { ownHosts: [], lang: 'en', typography: false, components: {} };
  const state = await ContentState.open(settings, options, 'broken');
  const save = (text: string): unknown[] => {
    write(contentDir, file, text);
    state.update([file], options);
    const [compiled] = state.files;
    const { found = [], hasOldBody } = state.broken.get(file) ?? {};
    const title = compiled?.frontMatter?.title;
    return [state.htmlOf(file), title, hasOldBody, found.map(({ line }) => line)];
  };
  for (const wrong of ['draft: no', 'tags: [fhir'])
    expect(save(`---\ntitle: Good\ndate: 2020-03-05\n${wrong}\n---\n\nAfter ${wrong}.\n`)).toEqual([
      `<p>After ${wrong}.</p>`,
      'Good',
      false,
      [4],
    ]);
  const unended = '---\ntitle: Good\ndate: 2020-03-05\n\nLost.\n';
  expect(save(unended)).toEqual(['<p>After tags: [fhir.</p>', 'Good', true, [1]]);
  expect(save(good)).toEqual(['<p>Old.</p>', 'Good', undefined, []]);
  rmSync(join(contentDir, file));
});

it('compiles MDX articles, and no other, again when the components change', async () => {
  const article = '---\ntitle: Quiet\ndate: 2020-03-05\n---\n\n<Aside>Text.</Aside>\n';
  write(contentDir, 'articles/quiet.md', article);
  write(contentDir, 'features/quiet.mdx', article);
  const options = { ownHosts: [], lang: 'en', typography: false, components: {} };
  const state = await ContentState.open(settings, options, 'fingerprint');
  const [before] = state.files;
  const codes = (): string[] =>
    state.files.flatMap(({ file, diagnostics }) =>
      diagnostics.map(({ code }) => `${file} ${code}`),
    );
  expect(codes()).toEqual(['features/quiet.mdx mdx-component']);

  const Aside = { hasSlot: true, isPicture: false, isOpen: false, properties: {} };
  expect(state.update([], { ...options, components: { Aside } })).toEqual(['features/quiet.mdx']);
  expect(codes()).toEqual([]);
  expect(state.files[0]).toBe(before);

  state.update([], options);
  expect(codes()).toEqual(['features/quiet.mdx mdx-component']);
});
