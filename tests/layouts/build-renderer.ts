import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Renderer as BuiltRenderer } from '../../src/pipeline/render/entry.ts';

export interface Renderer {
  render: BuiltRenderer['render'];
  /** Text of the files that pages load, by their path below the site's root. */
  assets: ReadonlyMap<string, string>;
  remove: () => Promise<void>;
}

/** Front matter with a repeated key, which the content compiler allows and `@astrojs/mdx` does not. */
const feature = `---
title: A feature in MDX
tags: [HL7]
tags: [FHIR]
---

## A heading

A [link of this site](/2024/03/13/audit-logs/), [another host](https://www.hl7.org/) and
[a dead one](/gone/).

![On this site](picture.png)

![A hostile address](100%.png)

<Callout kind="caution" title="Mind the clock">
Two *systems* differ.
</Callout>

:::tip[Own *title*]
In *Markdown*.
:::

> [!WARNING]
> A quote.

<Figure src="/third.png" alt="" caption="What is left" source="Security desk" sourceUrl="https://example.org/" />

<Comparison caption="Two ways" columns={['Store and forward', 'Live video']} rows={[['Scheduling', 'None needed', 'An appointment']]} />
`;

/** Compiles, and cannot be loaded. */
const broken = `---
title: A feature that breaks
---

export const never = JSON.parse('{');

Text.
`;

/** Builds the renderer as a build does, for a site under `/blog/`, in a folder of its own. */
export async function buildRenderer(): Promise<Renderer> {
  const folder = await mkdtemp(join(tmpdir(), 'renderer-'));
  const features = join(folder, 'content', 'features');
  await mkdir(features, { recursive: true });
  await writeFile(join(features, 'components.mdx'), feature);
  await writeFile(join(features, 'broken.mdx'), broken);
  const output = join(folder, 'renderer');
  await promisify(execFile)(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      CACHE_DIR: join(folder, 'cache'),
      CONTENT_DIR: join(folder, 'content'),
      NODE_ENV: 'production',
      RENDERER_DIR: output,
      SITE_URL: 'https://www.example.org/blog/',
    },
  });
  const entry = (await import(join(output, 'server', 'entry.mjs'))) as BuiltRenderer;
  return {
    render: entry.render,
    assets: await readAssets(join(output, 'client')),
    remove: () => rm(folder, { recursive: true }),
  };
}

async function readAssets(folder: string): Promise<Map<string, string>> {
  const names = await readdir(join(folder, '_assets'));
  const read = async (name: string): Promise<[string, string]> => [
    `_assets/${name}`,
    await readFile(join(folder, '_assets', name), 'utf8'),
  ];
  return new Map(await Promise.all(names.map(read)));
}
