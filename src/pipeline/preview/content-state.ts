import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileContent, type StuckFile } from '../compile/compile-content.ts';
import { compileFile } from '../../content/compile-file.ts';
import {
  uncompiledFile,
  type Compilation,
  type CompiledFile,
  isDraftFile,
  type CompileOptions,
} from '../../content/compiled-file.ts';
import { diagnose, type Diagnostic, diagnosticIn } from '../../content/diagnostics/diagnostic.ts';
import { softenDrafts } from '../../content/diagnostics/severities.ts';
import { digestOf } from '../../files/digest-of.ts';
import { listContent, type ContentListing, type SourceFile } from '../../content/list-content.ts';
import { BodyReader, DamagedCache } from '../../content/store/body-packs.ts';
import { ContentStore } from '../../content/store/content-store.ts';
import { tryRead } from '../../files/try-read.ts';
import type { BuildSettings } from '../settings.ts';

interface Entry {
  /** As its page shows it. */
  compiled: CompiledFile;
  html: () => string;
  /** Of a file whose front matter broke, so that something of `compiled` is older than the file. */
  broken?: BrokenFile;
}

/** A file of which a page shows something as it was before it broke. */
export interface BrokenFile {
  /** What the file itself says is wrong with it now. */
  found: Diagnostic[];
  /** Whether the body is that of before, too. */
  hasOldBody: boolean;
}

/** The content folder as it was compiled last; `update` brings it up to date file by file. */
export class ContentState {
  readonly #settings: BuildSettings;
  #options: CompileOptions;
  readonly #entries: Map<string, Entry>;
  #listing: ContentListing;
  /** Files on which the compiler got stuck or broke. */
  readonly stuck: readonly StuckFile[];

  private constructor(
    settings: BuildSettings,
    options: CompileOptions,
    listing: ContentListing,
    entries: Map<string, Entry>,
    stuck: readonly StuckFile[],
  ) {
    this.#settings = settings;
    this.#options = options;
    this.#listing = listing;
    this.#entries = entries;
    this.stuck = stuck;
  }

  /** Compiles everything that the cache does not know. */
  static async open(
    settings: BuildSettings,
    options: CompileOptions,
    fingerprint: string,
  ): Promise<ContentState> {
    const { contentDir, publicDir } = settings;
    // Apart from the builds' own: each drops what it did not use itself.
    const store = new ContentStore(path.join(settings.cacheDir, 'preview'), fingerprint);
    const listing = listContent(contentDir, publicDir);
    const { files, stuck } = await compileContent(contentDir, listing.sources, store, options);
    store.save();
    const reader = new BodyReader(store.folder);
    const entries = new Map(
      files.map((compiled): [string, Entry] => [
        compiled.file,
        { compiled, html: () => readBody(compiled, store, reader, settings, options) },
      ]),
    );
    return new ContentState(settings, options, listing, entries, stuck);
  }

  get listing(): ContentListing {
    return this.#listing;
  }

  /** In the order of the listing. */
  get files(): CompiledFile[] {
    return this.#listing.sources.flatMap(({ file }) => this.#entries.get(file)?.compiled ?? []);
  }

  /** Safe HTML of a file's body with its slots. */
  htmlOf(file: string): string {
    return this.#entries.get(file)?.html() ?? '';
  }

  /** The file as it is on the disk now; undefined for one that cannot be read, or is none of these. */
  bytesOf(file: string): Uint8Array | undefined {
    if (!this.#entries.has(file)) return undefined;
    return tryRead(path.join(this.#settings.contentDir, file));
  }

  /** What another text of a file would become. */
  compileText(file: string, text: string): Compilation {
    const source = this.#entries.get(file)?.compiled;
    if (!source) throw new Error(`${file} is no file of the content`);
    const { kind, syntax } = source;
    return compileFile({ file, kind, syntax }, Buffer.from(text), this.#options);
  }

  /** The files whose pages show something that is older than themselves. */
  get broken(): ReadonlyMap<string, BrokenFile> {
    return new Map(
      [...this.#entries].flatMap(([file, { broken }]) => (broken ? [[file, broken]] : [])),
    );
  }

  /**
   * Compiles what changed again.
   *
   * @param changed paths of files and folders below the content folder.
   * @param options the options as they are now. When components changed, MDX articles are compiled again.
   * @returns the files that were compiled.
   */
  update(changed: readonly string[], options: CompileOptions): string[] {
    const { contentDir, publicDir } = this.#settings;
    const hasNewComponents =
      JSON.stringify(options.components) !== JSON.stringify(this.#options.components);
    const listing = listContent(contentDir, publicDir);
    const there = new Set(listing.sources.map(({ file }) => file));
    for (const file of this.#entries.keys()) if (!there.has(file)) this.#entries.delete(file);
    const isChanged = (file: string): boolean =>
      changed.some((place) => file === place || file.startsWith(`${place}/`));
    const compiled: string[] = [];
    for (const source of listing.sources) {
      const before = this.#entries.get(source.file);
      const isStale = isChanged(source.file) || (hasNewComponents && source.syntax === 'mdx');
      if (before && !isStale) continue;
      this.#entries.set(source.file, compileAgain(source, before, this.#settings, options));
      compiled.push(source.file);
    }
    // Only now: an update that failed on its way is made whole by the next.
    this.#listing = listing;
    this.#options = options;
    return compiled;
  }
}

function compileAgain(
  source: SourceFile,
  before: Entry | undefined,
  settings: BuildSettings,
  options: CompileOptions,
): Entry {
  const { compiled, html } = compileSource(source, settings, options);
  if (compiled.frontMatter || !before?.compiled.frontMatter) return { compiled, html: () => html };
  const found = compiled.diagnostics.map((one) => diagnosticIn(source.file, one));
  // An empty body is not told from one that cannot be read.
  const hasOldBody = compiled.bodyDigest === digestOf('');
  const broken = { found: softenDrafts(found, () => isDraftFile(compiled)), hasOldBody };
  if (hasOldBody) return { compiled: before.compiled, html: before.html, broken };
  return { compiled: withFrontMatter(compiled, before.compiled), html: () => html, broken };
}

/** The body of a file with the front matter that it had before; its own diagnostics are left out. */
function withFrontMatter(now: CompiledFile, before: CompiledFile): CompiledFile {
  const { body, bodyDigest, fence } = now;
  const spans = { ...before.spans, ...now.spans };
  return { ...before, body, bodyDigest, fence, spans, diagnostics: [] };
}

function compileSource(
  source: SourceFile,
  { contentDir }: BuildSettings,
  options: CompileOptions,
): Compilation {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path.join(contentDir, source.file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the file cannot be read (${reason})`;
    const fault = diagnose('unreadable-file', { line: 1, column: 1 }, message);
    return { compiled: uncompiledFile(source, fault), html: '' };
  }
  return compileFile(source, bytes, options);
}

/** From the cache; from the file itself when the cache was damaged or belongs to another preview now. */
function readBody(
  compiled: CompiledFile,
  store: ContentStore,
  reader: BodyReader,
  settings: BuildSettings,
  options: CompileOptions,
): string {
  try {
    return reader.read(store.locationOf(compiled.file));
  } catch (error) {
    if (!(error instanceof DamagedCache)) throw error;
    const { file, kind, syntax } = compiled;
    return compileSource({ file, kind, syntax }, settings, options).html;
  }
}
