import { lazy, memoize } from '../content/memoize.ts';
import type { BodyReader } from '../content/store/body-packs.ts';
import { digestOf } from '../files/digest-of.ts';
import { planFeeds, type PlannedFeeds } from '../feeds/plan-feeds.ts';
import { renderableBody } from '../feeds/renderable-body.ts';
import { planTexts } from '../publication/plan-texts.ts';
import type { ContentStore } from '../content/store/content-store.ts';
import type { AssembledSite } from './assemble-site.ts';
import { bodiesOf } from './bodies-of.ts';
import type { PlannedFile } from './publish/plan.ts';
import { pagePath } from './render/page-files.ts';
import type { PageManifest } from './render/page-manifest.ts';
import type { RenderPool } from './render/render-pool.ts';

export interface TextFilesInput {
  site: Pick<AssembledSite, 'publication' | 'bodies' | 'pages'> & {
    store: Pick<ContentStore, 'locationOf'>;
  };
  manifest: PageManifest;
  reader: Pick<BodyReader, 'read'>;
  /** Renders the bodies of MDX articles. */
  pool: Pick<RenderPool, 'render'>;
  /** Stands for the MDX articles and what they import, which the inputs of feeds do not show. */
  features: string;
}

/**
 * Feeds, sitemaps and all else that is made of text alone, as files to publish. Feeds that would be
 * printed from what they were printed from before are not printed, unless a file turns out to be
 * lost.
 */
export async function* textFiles(input: TextFilesInput): AsyncGenerator<PlannedFile> {
  const { site, manifest, reader, features } = input;
  const bodyOf = bodiesOf(site);
  const render = featureRenderer(input);
  const rendered = new Map<string, string>();
  const bodyHtml = (file: string): string =>
    rendered.get(file) ?? reader.read(site.store.locationOf(file));
  for (const feeds of planFeeds(site.publication, bodyOf)) {
    const shown = feeds.features();
    const key = digestOf(`${feeds.inputs()} ${shown.length > 0 ? features : ''}`);
    yield* feedFiles(feeds, key, manifest, async () => {
      for (const feature of shown) rendered.set(feature.file, await render(feature));
      return feeds.print(bodyHtml);
    });
  }
  for (const { address, text } of planTexts(site.publication, bodyOf))
    yield textFile(address, Buffer.from(text));
}

/** Renders bodies of MDX articles as feeds hold them; an article stands in the feeds of all its terms. */
function featureRenderer({ site, pool }: TextFilesInput) {
  return memoize(
    ({ file }: { file: string; url: string }) => file,
    async ({ file, url }) => {
      const planned = site.pages.find(({ source }) => source?.file === file);
      const page = planned?.model(bodiesOf(site));
      if (page?.kind !== 'article') throw new Error(`${file} is no article of the site`);
      const model = JSON.stringify({ ...page, body: renderableBody(page.body, url) });
      const [body] = await pool.render([{ model, part: 'body' }]);
      return Buffer.from(body?.html ?? '').toString();
    },
  );
}

async function* feedFiles(
  feeds: PlannedFeeds,
  key: string,
  manifest: PageManifest,
  printFeeds: () => Promise<ReturnType<PlannedFeeds['print']>>,
): AsyncGenerator<PlannedFile> {
  const print = lazy(async () =>
    Object.values(await printFeeds()).map((text) => Buffer.from(text)),
  );
  const addresses = Object.values(feeds.addresses);
  const digests = addresses.map((address) => manifest.reuse(address, key));
  for (const [index, address] of addresses.entries()) {
    const known = digests[index];
    const content = async (): Promise<Uint8Array> => (await print())[index] ?? new Uint8Array();
    if (known !== undefined) {
      yield { path: pagePath(address), digest: known, group: 'list', content };
      continue;
    }
    const file = textFile(address, await content());
    manifest.set(address, { key, digest: file.digest });
    yield file;
  }
}

function textFile(address: string, bytes: Uint8Array): PlannedFile {
  const content = (): Promise<Uint8Array> => Promise.resolve(bytes);
  return { path: pagePath(address), digest: digestOf(bytes), group: 'list', content };
}
