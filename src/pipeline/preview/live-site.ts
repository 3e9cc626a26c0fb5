import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { contentFingerprint } from '../assemble-site.ts';
import { connectSite } from '../connect-site.ts';
import { compileOptions, COMPONENTS_DIR } from '../compile/mdx-components.ts';
import type { BuildSettings } from '../settings.ts';
import { ContentState } from './content-state.ts';
import { previewSite, type PreviewedSite } from './previewed-site.ts';
import { watchFolder } from './watch-folder.ts';

const PAGES_DIR = fileURLToPath(new URL('../../pages', import.meta.url));

/** The previewed site. It follows content, public files, pages and the components of MDX articles. */
export interface LiveSite {
  /** The site as it was put together last; waits for the first time. */
  current: () => Promise<PreviewedSite>;
  /** Takes in a file that was just written, by its path below the content folder, and waits for it. */
  saved: (file: string) => Promise<void>;
  close: () => void;
}

export interface LiveSiteListener {
  /** The site was put together, for the first time or anew. */
  ready: (update: SiteUpdate) => void;
  /** It could not be: a fault in code or in reading folders. The site stays as it was until the next save. */
  failed: (fault: unknown) => void;
}

export interface SiteUpdate {
  site: PreviewedSite;
  /** Problems of the files that changed; of all files the first time. */
  diagnostics: Diagnostic[];
}

/** Milliseconds in which the several steps of one save come together. */
const SETTLING = 15;

/** `settings` gives the settings with the time it is now. */
export function followSite(settings: () => BuildSettings, listener: LiveSiteListener): LiveSite {
  const { contentDir, publicDir } = settings();
  const fingerprint = contentFingerprint(compileOptions(settings()));
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let state: ContentState | undefined;
  let work = Promise.resolve();
  let site: PreviewedSite | undefined;

  const bringUpToDate = async (): Promise<void> => {
    const places = new Set(changed);
    changed.clear();
    try {
      const now = settings();
      const options = compileOptions(now);
      if (state) for (const file of state.update([...places], options)) places.add(file);
      else state = await ContentState.open(now, options, fingerprint);
      const connected = await connectSite(state.files, state.listing, now, fingerprint);
      const first = site === undefined;
      site = previewSite(connected, state);
      const { diagnostics } = site;
      const ofPlaces = diagnostics.filter(({ file }) => first || places.has(file));
      listener.ready({ site, diagnostics: ofPlaces });
    } catch (fault) {
      // The next save brings these up to date as well, and tells what is wrong with them.
      for (const place of places) changed.add(place);
      listener.failed(fault);
    }
  };
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work = work.then(bringUpToDate);
    }, SETTLING);
  };
  const watched = [
    watchFolder(contentDir, {
      changed: (file) => {
        changed.add(file);
        schedule();
      },
      failed: listener.failed,
    }),
    watchFolder(publicDir, { changed: schedule, failed: listener.failed }),
    // Which pages there are decides what an address belongs to, and which links are broken.
    watchFolder(PAGES_DIR, { changed: schedule, failed: listener.failed }),
    watchFolder(COMPONENTS_DIR, { changed: schedule, failed: listener.failed }),
  ];
  work = bringUpToDate();

  return {
    current: async () => {
      await work;
      if (!site) throw new Error('The site could not be put together; the terminal says why');
      return site;
    },
    saved: async (file) => {
      changed.add(file);
      work = work.then(bringUpToDate);
      await work;
    },
    close: () => {
      clearTimeout(timer);
      for (const folder of watched) folder.close();
    },
  };
}
