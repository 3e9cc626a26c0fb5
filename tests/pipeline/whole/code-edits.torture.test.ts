import { expect, test } from 'vitest';
import { randomFor } from '../../../bench/random.ts';
import { codeEdits, compareBuilds, copyCode, editCode } from './code-edits.ts';
import { writePublication } from './small-publication.ts';
import { makeWorkplace } from './workplace.ts';

const count = Number(process.env.CODE_EDITS ?? Object.keys(codeEdits).length);
const feature = { file: 'features/walk.mdx', from: 'Step', to: 'Stride' };

test('after each edit of code, a warm build equals a clean one, and shows the edit', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(20260327), place, 6);
  const project = await copyCode(place);
  let { site: before, bytes: total } = await compareBuilds(place, project);
  const all = [...Object.entries(codeEdits).slice(0, count), ['a feature', undefined] as const];
  for (const [name, edit] of all) {
    if (edit) editCode(project, edit);
    else editCode(place.contentDir, feature);
    const { site, bytes } = await compareBuilds(place, project);
    expect(site, name).not.toEqual(before);
    before = site;
    total += bytes;
  }
  console.log({ edits: all.length, bytes: total });
}, 3_600_000);
