import {
  type CompiledFile,
  type CompileOptions,
  uncompiledFile,
} from '../content/compiled-file.ts';
import type { Diagnostic } from '../content/diagnostics/diagnostic.ts';
import { lazy } from '../content/memoize.ts';
import { type ContentListing, listContent, type SourceFile } from '../content/list-content.ts';
import { compareText } from '../content/text.ts';
import { unreadable } from '../content/unreadable.ts';
import { type ComparedSite, connectFiles, contentFingerprint } from '../pipeline/assemble-site.ts';
import { silent } from '../pipeline/build-log.ts';
import { checkSite } from '../pipeline/check-site.ts';
import { compileOptions } from '../pipeline/compile/mdx-components.ts';
import type { BuildSettings } from '../pipeline/settings.ts';
import { compileOpen, openSource } from './compile-open.ts';
import { elsewhere, ownDiagnostics, without } from './document-diagnostics.ts';
import { type FindBrokenLinks, linkChecker, linkedPagesOf, waysOf } from './links.ts';
import type { FileReport } from './messages.ts';

/** An open document. */
interface OpenText {
  text: string;
  version: number;
  /** How it was when the site was connected last; absent for one that was opened since. */
  connected?: ConnectedText;
}

interface ConnectedText {
  version: number;
  /** What other files have a part in, but for links. */
  shared: readonly Diagnostic[];
}

/** What changed on the disk, as far as the site is made of it. */
export interface Changes {
  compiled: readonly CompiledFile[];
  removed: readonly string[];
}

/** The whole site with the texts of open documents in the place of their files. */
export class SiteFollower {
  readonly #settings: () => BuildSettings;
  readonly #files: Map<string, CompiledFile>;
  readonly #open = new Map<string, OpenText>();
  readonly #fingerprint: string;
  #options: CompileOptions;
  #listing: ContentListing;
  #site: ComparedSite;

  private constructor(
    settings: () => BuildSettings,
    options: CompileOptions,
    files: readonly CompiledFile[],
    listing: ContentListing,
    site: ComparedSite,
  ) {
    this.#settings = settings;
    this.#options = options;
    this.#fingerprint = contentFingerprint(options);
    this.#files = new Map(files.map((file) => [file.file, file]));
    this.#listing = listing;
    this.#site = site;
  }

  /** Checks the site as `check` does; `settings` gives the settings with the time it is now. */
  static async open(settings: () => BuildSettings): Promise<SiteFollower> {
    const now = settings();
    const options = compileOptions(now);
    const { files, listing, ...site } = await checkSite(now, silent, () => undefined);
    return new SiteFollower(settings, options, files, listing, site);
  }

  get site(): ComparedSite {
    return this.#site;
  }

  get listing(): ContentListing {
    return this.#listing;
  }

  get options(): CompileOptions {
    return this.#options;
  }

  get files(): ReadonlyMap<string, CompiledFile> {
    return this.#files;
  }

  /**
   * Puts a text in the place of a file, or the file in the place of its text again. Undefined for what no
   * page is made from.
   */
  setText(file: string, version: number, text?: string): CompiledFile | undefined {
    const connected = this.#open.get(file)?.connected;
    if (text === undefined) this.#open.delete(file);
    else this.#open.set(file, { text, version, ...(connected && { connected }) });
    const source = openSource(file, this.#settings().contentDir);
    const compiled = source && this.#compile(source);
    if (compiled) this.#files.set(file, compiled);
    else this.#files.delete(file);
    return compiled;
  }

  /** Compiles again what changed on the disk; open documents stay as they are. */
  update(places: readonly string[]): Changes {
    const settings = this.#settings();
    const options = compileOptions(settings);
    const hasNewComponents =
      JSON.stringify(options.components) !== JSON.stringify(this.#options.components);
    const listing = listContent(settings.contentDir, settings.publicDir);
    this.#options = options;
    this.#listing = listing;
    const there = new Set([...listing.sources.map(({ file }) => file), ...this.#open.keys()]);
    const removed = [...this.#files.keys()].filter((file) => !there.has(file));
    for (const file of removed) this.#files.delete(file);
    const changed = new Set(places);
    const isChanged = (file: string): boolean =>
      changed.has(file) || places.some((place) => file.startsWith(`${place}/`));
    const compiled = listing.sources.flatMap((source): CompiledFile[] => {
      const { file, syntax } = source;
      const isStale = isChanged(file) || (hasNewComponents && syntax === 'mdx');
      if (this.#files.has(file) && !isStale) return [];
      const again = this.#compile(source);
      if (!again) return [];
      this.#files.set(file, again);
      return [again];
    });
    return { compiled, removed };
  }

  /** Looks at all files together. Documents may change meanwhile: their reports say which version they are of. */
  async connect(): Promise<void> {
    const looked = [...this.#open].map(([file, { version }]) => {
      return { file, version, compiled: this.#files.get(file) };
    });
    const sources = this.#sources();
    const files = sources.flatMap(({ file }) => this.#files.get(file) ?? []);
    const listing = { ...this.#listing, sources };
    const site = await connectFiles(files, listing, this.#settings(), this.#fingerprint);
    this.#site = site;
    const found = Map.groupBy(site.diagnostics, ({ file }) => file);
    const brokenLinks = lazy(() => this.#linkChecker());
    for (const { file, compiled, version } of looked) {
      const open = this.#open.get(file);
      if (!open) continue;
      const all = found.get(file) ?? [];
      const { severities } = site.publication.site;
      const shared = compiled
        ? elsewhere(without(all, ownDiagnostics(compiled, severities)), brokenLinks()(compiled))
        : all;
      open.connected = { version, shared };
    }
  }

  /** What is wrong with every file, as of the last time that the site was connected. */
  reports(): Map<string, FileReport> {
    const byFile = Map.groupBy(this.#site.diagnostics, ({ file }) => file);
    return new Map(
      [...new Set([...byFile.keys(), ...this.#open.keys()])].flatMap(
        (file): [string, FileReport][] => {
          const diagnostics = byFile.get(file) ?? [];
          const open = this.#open.get(file);
          if (!open) return [[file, { file, diagnostics }]];
          if (!open.connected) return [];
          const { version, shared } = open.connected;
          return [[file, { file, version, diagnostics, shared }]];
        },
      ),
    );
  }

  /** The sources as they are when every open document is saved. */
  #sources(): SourceFile[] {
    const there = new Set(this.#listing.sources.map(({ file }) => file));
    const { contentDir } = this.#settings();
    const unsaved = [...this.#open.keys()].flatMap((file) =>
      there.has(file) ? [] : (openSource(file, contentDir) ?? []),
    );
    if (unsaved.length === 0) return this.#listing.sources;
    return [...this.#listing.sources, ...unsaved].sort((one, other) =>
      compareText(one.file, other.file),
    );
  }

  #linkChecker(): FindBrokenLinks {
    const { addresses, publication } = this.#site;
    const files = [...this.#files].map(
      ([file, { kind, body }]) => [file, { kind, anchors: body.anchors }] as const,
    );
    return linkChecker({
      site: publication.site,
      files: new Map(files),
      addressOf: (file) => addresses.get(file),
      pages: linkedPagesOf(this.#site),
      ways: waysOf(this.#site),
      assets: this.#listing.assets,
      publicFiles: this.#listing.publicFiles,
    });
  }

  /** Undefined for a file that is neither open nor there. */
  #compile(source: SourceFile): CompiledFile | undefined {
    const { contentDir } = this.#settings();
    const compiled = compileOpen(
      source,
      contentDir,
      this.#open.get(source.file)?.text,
      this.#options,
    );
    if (compiled.kind === 'compiled') return compiled.file;
    const isListed = this.#listing.sources.some(({ file }) => file === source.file);
    return isListed ? uncompiledFile(source, unreadable('file', compiled.reason)) : undefined;
  }
}
