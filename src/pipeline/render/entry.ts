import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { decodePath } from '../../content/paths.ts';
import type { RouteLocals } from '../../route-models.ts';
import { type Address, hrefOf, siteAddresses } from '../../urls.ts';

/** A route of `src/pages/` to print at one of its addresses. */
export interface RouteRequest {
  /** Path of the route's file below the project. */
  route: string;
  address: Address;
  locals: RouteLocals;
  /** Whether an adopter added the route, which may have a `getStaticPaths` then. */
  isOwn?: boolean;
}

/** What `astro build` makes of this module, as rendering threads load it. */
export interface Renderer {
  /**
   * The bytes at an address, in UTF-8.
   *
   * @throws what the route throws, and for an answer that is not text with status 200.
   */
  render: (request: RouteRequest) => Promise<Uint8Array>;
  /** The addresses that `getStaticPaths` of a route with parameters gives. */
  pathsOf: (route: string) => Promise<Address[]>;
}

const app = createApp({ streaming: false });
// Astro would print an error page, without the message.
app.renderError = (_request, { error, status }) =>
  Promise.reject(error instanceof Error ? error : new Error(`the route answers with ${status}`));
// Whoever asked for the page gets the error itself, and says what is to be said.
const { destination } = app.logger.options;
app.logger.setDestination({
  ...destination,
  write: (message) => {
    if (message.level !== 'error') destination.write(message);
  },
});

// Not `import.meta.env`, in which variables of the environment have precedence.
const { base, site } = app.manifest;
const routes = app.manifest.routes.map(({ routeData }) => routeData);
type Route = (typeof routes)[number];

/** The page that a host shows for unknown addresses, which is a file, and a route without an ending. */
const NOT_FOUND = /\/404\.html$/;

export const render: Renderer['render'] = async ({
  route: file,
  address,
  locals,
  isOwn = false,
}) => {
  const pathname = address.replace(NOT_FOUND, '/404');
  const path = hrefOf({ base }, pathname);
  const routeData = routes.find(
    ({ component, pattern }) => component === file && pattern.test(pathname),
  );
  if (!routeData) throw new Error(`${file} does not print ${address}`);
  const request = new Request(new URL(path, site));
  const response = await app.render(request, {
    locals,
    routeData: isOwn ? prerendered(routeData) : routeData,
  });
  // Components fail while the answer is read, as it is made then.
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Astro gives this status to the page at the root alone.
  const expected = address === siteAddresses.notFound ? 404 : 200;
  if (response.status !== expected) throw new Error(`the route answers with ${response.status}`);
  return bytes;
};

export const pathsOf: Renderer['pathsOf'] = async (file) => {
  const route = routes.find(({ component }) => component === file);
  if (!route) throw new Error(`${file} is no route`);
  const manifest = { ...app.manifest, routes: [{ routeData: prerendered(route) }] };
  // It reads the manifest alone of an app.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const paths = await new StaticPaths({ manifest } as typeof app).getAll();
  return paths.map(({ pathname }) => addressOf(pathname, route));
};

/** Makes Astro ask `getStaticPaths` of a route with parameters, as it does of prerendered ones. */
function prerendered(route: Route): Route {
  return route.params.length > 0 ? { ...route, prerender: true } : route;
}

function addressOf(pathname: string, { type }: Route): Address {
  const path = `/${decodePath(pathname)}`.replace(/\/+/g, '/').normalize('NFC');
  return type === 'page' && !path.endsWith('/') ? `${path}/` : path;
}
