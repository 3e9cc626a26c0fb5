import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { tryDecodeURIComponent } from '../../content/paths.ts';
import { contentTypeOf } from '../../files/media-types.ts';
import { encodedPicture } from '../../media/encoded-picture.ts';
import { hrefOf } from '../../urls.ts';
import type { AssetFile } from '../media/collect-assets.ts';
import type { TakePicture } from '../media/encoded-files.ts';
import { iconFile } from '../media/icon-file.ts';
import type { BuildSettings } from '../settings.ts';
import type { LiveSite } from './live-site.ts';
import { answerAction } from './preview-actions.ts';
import { PREVIEW_FOLDER } from './preview-folder.ts';
import type { PreviewAnswer } from './previewed-site.ts';

export type Middleware = (
  request: IncomingMessage & { originalUrl?: string | undefined },
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Paths at which the development server has modules of its own. */
const OF_SERVER = /^\/(?:@|src\/|node_modules\/|\.astro\/|__)/;

/** Where Astro finds the locals of a request; see `handleDevRequest` in Astro. */
const LOCALS = Symbol.for('astro.locals');

/**
 * Answers for everything that the built site would hold, and for the preview's own pages; pages of the
 * site it hands on to Astro with their models. `settings` gives the settings with the time it is now.
 */
export function previewMiddleware(settings: () => BuildSettings, live: LiveSite): Middleware {
  return (request, response, next) => {
    answerRequest(settings, live, request, response).then((handled) => {
      if (!handled) next();
    }, next);
  };
}

/**
 * Answers requests whose address no server can decode, as `/%`, which Astro's own middleware throws at.
 * It takes four arguments, by which the server knows a handler of errors.
 */
export function refuseMalformed(
  error: unknown,
  _request: IncomingMessage,
  response: ServerResponse,
  next: (error: unknown) => void,
): void {
  if (!(error instanceof URIError)) {
    next(error);
    return;
  }
  response.writeHead(400, { 'Content-Type': contentTypeOf('error.txt') });
  response.end('A `%` of this address encodes nothing\n');
}

/** False for what Astro or its server is to answer. */
async function answerRequest(
  settings: () => BuildSettings,
  live: LiveSite,
  request: Parameters<Middleware>[0],
  response: ServerResponse,
): Promise<boolean> {
  const { site, cacheDir } = settings();
  const [raw = '', query] = (request.originalUrl ?? request.url ?? '').split('?', 2);
  if (!raw.startsWith(site.base)) {
    if (OF_SERVER.test(raw)) return false;
    response.writeHead(404, { 'Content-Type': contentTypeOf('error.txt') });
    response.end(`The site lives under ${site.base}\n`);
    return true;
  }
  const written = `/${raw.slice(site.base.length)}`;
  const place = tryDecodeURIComponent(written)?.normalize('NFC') ?? written;
  if (place.startsWith(PREVIEW_FOLDER) && request.method === 'POST') {
    await answerAction(place.slice(PREVIEW_FOLDER.length), request, response, settings(), live);
    return true;
  }
  const previewed = await live.current();
  const answer = previewed.answer(place);
  switch (answer.kind) {
    case 'route':
      if (answer.status === 404 && OF_SERVER.test(place)) return false;
      handToAstro(answer, request);
      return false;
    case 'text':
      send(response, place, answer.text);
      return true;
    case 'asset':
      send(response, place, await readAsset(answer.asset, cacheDir));
      return true;
    case 'moved': {
      const search = query === undefined ? '' : `?${query}`;
      response.writeHead(302, { Location: hrefOf(site, answer.to) + search }).end();
      return true;
    }
    case 'public':
      return false;
  }
}

/** Astro finds the route by the address, and what it prints in the locals. */
function handToAstro(
  { locals, status }: PreviewAnswer & { kind: 'route' },
  request: Parameters<Middleware>[0],
): void {
  Object.assign(request, { [LOCALS]: locals, ...(status === 404 && { url: '/404' }) });
}

function send(response: ServerResponse, name: string, content: string | Uint8Array): void {
  const type = contentTypeOf(path.posix.extname(name) === '' ? 'index.html' : name);
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(content);
}

async function readAsset(asset: AssetFile, cacheDir: string): Promise<Uint8Array> {
  if (asset.kind === 'document') return readFile(asset.source);
  const take: TakePicture = (source, variant) =>
    encodedPicture(path.join(cacheDir, 'media'), source, variant);
  if (asset.kind === 'icon') {
    const { content } = await iconFile(asset.icon, take);
    return 'copyFrom' in content ? readFile(content.copyFrom) : content();
  }
  const encoded = await take(asset.source, asset.variant);
  return readFile(encoded.path);
}
