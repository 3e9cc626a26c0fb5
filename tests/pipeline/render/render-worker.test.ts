import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RenderPool } from '../../../src/pipeline/render/render-pool.ts';
import type { RenderJob } from '../../../src/pipeline/render/render-worker.ts';

let folder: string;
let pool: RenderPool;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'render-pool-'));
  const entry = join(folder, 'entry.mjs');
  writeFileSync(
    entry,
    `export async function render({ page: { frame, body } }) {
      if (body === 'ends') process.exit(7);
      if (body === 'breaks') setImmediate(() => { throw new Error('out of step'); });
      if (body === 'breaks') await new Promise(() => undefined);
      if (body === 'fails') throw new Error('no such layout');
      return frame.address + body;
    }`,
  );
  pool = new RenderPool(entry, folder);
});

afterEach(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});

function job(address: string, body: string): RenderJob {
  return { model: JSON.stringify({ shell: { address }, body }) };
}

async function render(...jobs: RenderJob[]): Promise<string[]> {
  const pages = await pool.render(jobs);
  return pages.map(({ html }) => Buffer.from(html).toString('utf8'));
}

test('renders the pages of a batch in order', async () => {
  const batches = Array.from({ length: 5 }, (_, batch) =>
    render(job('/a/', String(batch)), job('/b/', String(batch))),
  );
  expect(await Promise.all(batches)).toEqual(
    [0, 1, 2, 3, 4].map((batch) => [`/a/${batch}`, `/b/${batch}`]),
  );
});

test('names a page that cannot be rendered, and goes on', async () => {
  await expect(render(job('/a/', ''), job('/b/', 'fails'))).rejects.toThrow('/b/: no such layout');
  expect(await render(job('/c/', ''))).toEqual(['/c/']);
});

test.each([
  ['breaks', 'out of step'],
  ['ends', 'it ended with status 7'],
])('rejects what a thread had to render when it %s, and goes on with another', async (how, why) => {
  const before = await Promise.allSettled(Array.from({ length: 8 }, () => render(job('/a/', how))));
  for (const batch of before)
    expect(batch).toMatchObject({
      status: 'rejected',
      reason: { name: 'RenderFault', message: expect.stringContaining(why) as string },
    });
  expect(await render(job('/b/', ''))).toEqual(['/b/']);
});
