import { expect, test } from 'vitest';
import { randomFor } from '../../../bench/random.ts';
import { readTree } from './read-tree.ts';
import { runBuild } from './run-build.ts';
import { write, writePublication } from './small-publication.ts';
import { makeWorkplace } from './workplace.ts';

const article = (name: string, body: string): string =>
  `---\ntitle: ${name}\ndate: 2020-01-01\nsafeURL: /${name}/\n---\n\n${body}\n`;

test('code of MDX that only the bundler refuses ends the build with 1, at its article', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(20260331), place, 2);
  const first = runBuild(place);
  expect(await first.ended, first.errors()).toBe(0);
  const before = readTree(place.outDir);

  write(
    place.contentDir,
    'features/name.mdx',
    article('name', "import { nobody } from 'astro/zod'\n\nText {String(nobody)}."),
  );
  write(
    place.contentDir,
    'features/other.mdx',
    article('other', "Text.\n\nimport { everybody } from 'astro/zod'\n\n{String(everybody)}"),
  );
  const names = runBuild(place);
  expect(await names.ended, names.errors()).toBe(1);
  expect(names.errors()).toMatch(
    /features\/name\.mdx:7:10 error mdx-code it cannot be built: "nobody" is not exported by .*\. Mend the code there\.\n/,
  );
  expect(names.errors()).toMatch(
    /features\/other\.mdx:9:10 error mdx-code it cannot be built: "everybody" is not exported by .*\n/,
  );

  write(place.contentDir, 'features/name.mdx', article('name', "import './x.css'\n\nText."));
  write(place.contentDir, 'features/other.mdx', article('other', 'Text.'));
  write(place.contentDir, 'features/x.css', '@import "./y.css"; a { color: red');
  const style = runBuild(place);
  expect(await style.ended, style.errors()).toBe(1);
  expect(style.errors()).toContain(
    'features/name.mdx:7:9 error mdx-code ./x.css cannot be built: Unclosed block, in features/x.css:1. Mend the code there.\n',
  );

  write(place.contentDir, 'features/x.css', 'a { color: red }');
  write(
    place.contentDir,
    'features/other.mdx',
    article('other', "import * as z from 'astro/zod'\n\nText {String(z.nothing)}."),
  );
  const warned = runBuild(place);
  expect(await warned.ended, warned.errors()).toBe(1);
  expect(warned.errors()).toMatch(
    /features\/other\.mdx:9:16 error mdx-code it cannot be built: Import `nothing` .*\n/,
  );
  expect(readTree(place.outDir)).toEqual(before);
}, 240_000);
