import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BodyWriter, type BodyLocation } from '../../../src/content/store/body-packs.ts';

/** A folder with a renderer of a few lines and packs of bodies, as rendering threads find them. */
export interface ScriptedRenderer {
  /** Path of the renderer's module. */
  entry: string;
  /** Folder of the packs. */
  bodies: string;
  /** Adds a body to the packs. */
  add: (html: string) => BodyLocation;
  [Symbol.dispose]: () => void;
}

/**
 * Runs `script` for each address as the body of `async ({ route, address, locals }, entries) => text`.
 * `entries` is what the loaders of collections ask; `endpoint()` prints the endpoint of the route as it
 * is in `src/pages/`.
 */
export function scriptRenderer(script: string): ScriptedRenderer {
  const folder = mkdtempSync(join(tmpdir(), 'scripted-renderer-'));
  const entry = join(folder, 'entry.mjs');
  const bodies = join(folder, 'content');
  mkdirSync(bodies);
  writeFileSync(
    entry,
    `import { pathToFileURL } from 'node:url';
    let calls = 0;
    const textAt = async ({ route, address, locals }) => {
      calls += 1;
      const entries = globalThis[Symbol.for('publication')];
      const endpoint = async () => {
        const { GET } = await import(pathToFileURL(${JSON.stringify(resolve('.'))} + '/' + route).href);
        return (await GET({ locals })).text();
      };
      ${script}
    };
    export const render = async (request) => Buffer.from(await textAt(request));
    export const pathsOf = async (route) => {
      await globalThis[Symbol.for('publication')].entries('tags');
      return ['/of/' + route + '/'];
    };`,
  );
  return {
    entry,
    bodies,
    add: (html) => {
      const writer = new BodyWriter(bodies);
      const location = writer.append(html);
      writer.close();
      return location;
    },
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
