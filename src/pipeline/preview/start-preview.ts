import { type AstroIntegration, dev } from 'astro';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isWithin } from '../../files/walk-folder.ts';
import { provide } from '../../publication/provider.ts';
import { astroEnvironment } from '../render/astro-environment.ts';
import type { BuildSettings } from '../settings.ts';
import { followSite, type LiveSite, type LiveSiteListener } from './live-site.ts';
import { previewMiddleware, refuseMalformed } from './preview-middleware.ts';

export interface Preview {
  /** Address of the home page. */
  url: string;
  close: () => Promise<void>;
}

export interface PreviewListener extends LiveSiteListener {
  /** A file of the site's code was saved that shows only after a new start; its path in the project. */
  codeChanged: (file: string) => void;
}

export interface PreviewPort {
  number: number;
  /** Whether one of the next ports will do if that one is taken. */
  orNext: boolean;
}

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
/** What Node has loaded; layouts, components, styles and scripts are loaded anew by themselves. */
const LOADED_ONCE =
  /^src\/(?:[\w-]+(?:\.config)?\.ts|(?:pipeline|cli|content|feeds|files|media|publication|redirects|search)\/)/;

/**
 * Serves the site with everything that is not published yet, marked, and loads open pages again when
 * something is saved. `settings` gives the settings with the time it is now.
 */
export async function startPreview(
  settings: () => BuildSettings,
  port: PreviewPort,
  listener: PreviewListener,
): Promise<Preview> {
  const inPreview = (): BuildSettings => ({ ...settings(), preview: true });
  Object.assign(process.env, astroEnvironment(inPreview()));
  const reload: { pages: () => void } = { pages: () => undefined };
  const site = followSite(inPreview, {
    ...listener,
    ready: (update) => {
      reload.pages();
      listener.ready(update);
    },
  });
  provide({
    entries: async (collection) => (await site.current()).entries(collection),
    entry: async (collection, id) => (await site.current()).entry(collection, id),
  });
  try {
    const server = await dev({
      logLevel: 'warn',
      server: { port: port.number },
      vite: { server: { strictPort: !port.orNext } },
      integrations: [previewIntegration(inPreview, site, reload, listener)],
    });
    const [origin = `http://localhost:${server.address.port}/`] = server.resolvedUrls.local;
    const url = new URL(inPreview().site.base, origin).href;
    return {
      url,
      close: async () => {
        site.close();
        await server.stop();
      },
    };
  } catch (fault) {
    site.close();
    throw fault;
  }
}

function previewIntegration(
  settings: () => BuildSettings,
  site: LiveSite,
  reload: { pages: () => void },
  { codeChanged }: PreviewListener,
): AstroIntegration {
  return {
    name: 'preview',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const now = settings();
        const ignored = (path: string): boolean => isIgnored(path, now);
        updateConfig({ vite: { server: { watch: { ignored } } } });
      },
      'astro:server:setup': ({ server }) => {
        reload.pages = () => {
          server.ws.send({ type: 'full-reload', path: '*' });
        };
        server.middlewares.use(previewMiddleware(settings, site));
        server.middlewares.use(refuseMalformed);
        server.watcher.on('change', (path) => {
          const file = relative(PROJECT, path).split(sep).join('/');
          if (LOADED_ONCE.test(file)) codeChanged(file);
        });
      },
    },
  };
}

/** What Astro's server need not watch; of the content it follows MDX alone. */
function isIgnored(path: string, { contentDir, outDir, cacheDir }: BuildSettings): boolean {
  if (isWithin(path, outDir) || isWithin(path, cacheDir)) return true;
  const isContent = path !== contentDir && isWithin(path, contentDir);
  return isContent && !isWithin(path, join(contentDir, 'features'));
}
