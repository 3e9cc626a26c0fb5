import { afterAll, beforeAll, expect, test } from 'vitest';
import { editedSite } from './edited-site.ts';
import { killBuild, type Edited } from './kill-build.ts';

let edited: Edited;

beforeAll(async () => {
  edited = await editedSite(20260324);
}, 240_000);

afterAll(() => {
  edited.place[Symbol.dispose]();
});

test.each([
  { after: 'start', milliseconds: 700, withoutRenderer: false },
  { after: 'staging', milliseconds: 0, withoutRenderer: false },
  { after: 'staging', milliseconds: 60, withoutRenderer: false },
] as const)(
  'a build killed $milliseconds ms after its $after loses nothing',
  async (moment) => {
    expect(['old', 'new', 'ended before']).toContain(await killBuild(edited, moment));
  },
  120_000,
);
