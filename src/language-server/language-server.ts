import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  type Connection,
  type Diagnostic as ShownDiagnostic,
  type Location,
  MessageType,
  type Position,
  type Range,
  ShowMessageNotification,
  type TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { compileFile } from '../content/compile-file.ts';
import { type Diagnostic, sortDiagnostics } from '../content/diagnostics/diagnostic.ts';
import { unsavedSource } from '../content/list-content.ts';
import { exactText } from '../content/rewrite/text-edits.ts';
import { tryRead } from '../files/try-read.ts';
import { isWithin } from '../files/walk-folder.ts';
import type { Asked, Place } from './answers.ts';
import { Archive } from './archive.ts';
import { codeActions, FIX_ALL, type ShownFound } from './code-actions.ts';
import { compileOpen, openSource } from './compile-open.ts';
import { carryOver, elsewhere, ownDiagnostics, without } from './document-diagnostics.ts';
import { indexFile } from './indexed-file.ts';
import type { FileReport, SharedSettings, SiteNews } from './messages.ts';
import { rangeOf } from './positions.ts';
import { planFileRenaming } from './rename-files.ts';
import { planTermRenaming } from './rename-term.ts';
import { followSite, type SiteLink } from './site-link.ts';
import { identity, lineRange, showDiagnostic } from './shown-diagnostic.ts';
import { newPath, NOTHING_TO_RENAME, refused, thingToRename } from './thing-to-rename.ts';
import { CannotChange, workspaceEdit } from './workspace-edit.ts';

/** In UTF-16 code units; a longer text is left to the thread, so that other answers need not wait. */
const LONGEST_AT_ONCE = 100_000;

/** Files that a message names. */
const MOST_NAMED = 5;

/** A report on the text that it was made for. */
interface ReportedText extends FileReport {
  text: string;
}

/** What a client asks and is told, with the documents that it has open. */
export class LanguageServer {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #archive = new Archive();
  #client: ClientCapabilities = {};
  #site: SiteLink | undefined;
  #settings: SharedSettings | undefined;
  /** The last reports on open documents, by file. */
  readonly #reported = new Map<string, ReportedText>();
  /** The last reports on all files on the disk, by file. */
  readonly #onDisk = new Map<string, FileReport>();
  /** What was wrong with files that are not open when the site was first connected. */
  #known: ReadonlySet<string> | undefined;
  /** What is shown of open documents, by their addresses. */
  readonly #shownFound = new Map<string, { version: number; found: readonly ShownFound[] }>();
  /** Paths from the content folder by the addresses of files. */
  readonly #paths = new Map<string, string>();
  /** What was published, by address of the document. */
  readonly #published = new Map<string, string>();
  readonly #told = new Set<string>();

  constructor(connection: Connection, documents: TextDocuments<TextDocument>) {
    this.#connection = connection;
    this.#documents = documents;
    documents.onDidChangeContent(({ document }) => {
      this.#tellText(document);
      this.#show(document);
    });
    documents.onDidClose(({ document: { uri } }) => {
      const file = this.#fileOf(uri);
      if (file === undefined) return;
      this.#reported.delete(file);
      this.#shownFound.delete(uri);
      this.#site?.tell({ kind: 'text', file, version: 0 });
      this.#publish(uri, []);
    });
  }

  start(client: ClientCapabilities): void {
    this.#client = client;
    this.#site ??= followSite({
      news: (news) => {
        try {
          this.#take(news);
        } catch (fault) {
          // Nobody else would hear of it, and the next news may be better.
          this.#complain(`An internal fault: ${String(fault)}`);
        }
      },
      broke: (reason) => {
        this.#complain(`An internal fault, after which all files are read again: ${reason}`);
      },
      gaveUp: (reason) => {
        this.#complain(`Only what a file says of itself is checked until a new start: ${reason}`);
      },
    });
  }

  async close(): Promise<void> {
    await this.#site?.close();
  }

  /** Null for a document that is none of the content folder, and before anything is known. */
  answer<Answer>(
    uri: string,
    position: Position,
    answerOf: (asked: Asked, settings: SharedSettings) => Answer,
  ): Answer | null {
    const settings = this.#settings;
    const document = this.#documents.get(uri);
    const path = this.#fileOf(uri);
    const file = path === undefined ? undefined : this.#archive.files.get(path);
    if (!settings || !document || !file) return null;
    const asked: Asked = {
      archive: this.#archive,
      file,
      document,
      position,
      textOf: (other) => this.#textOf(other),
      locate: (place) => this.#locate(settings, place),
    };
    return answerOf(asked, settings);
  }

  codeActions(uri: string, range: Range, only: readonly string[] | undefined): CodeAction[] {
    const settings = this.#settings;
    const document = this.#documents.get(uri);
    const file = this.#fileOf(uri);
    if (!settings || !document || file === undefined) return [];
    const { contentDir, options } = settings;
    const source = openSource(file, contentDir);
    const shown = this.#shownFound.get(uri);
    if (!source || document.getText().length > LONGEST_AT_ONCE) return [];
    return codeActions(
      {
        file,
        document,
        range,
        diagnostics: shown?.version === document.version ? shown.found : [],
        compile: (text) => compileFile(source, Buffer.from(text), options).compiled.diagnostics,
      },
      (kind) => only?.some((one) => kind === one || kind.startsWith(`${one}.`)) ?? kind !== FIX_ALL,
    );
  }

  /** @throws {ResponseError} with the reason why nothing can be renamed. */
  rename(uri: string, position: Position, newName: string): WorkspaceEdit | null {
    return this.answer(uri, position, (asked, settings) => {
      const found = thingToRename(asked);
      if (!found) throw refused(NOTHING_TO_RENAME);
      if (found.kind === 'term') {
        const plan = planTermRenaming(asked.archive, asked.textOf, found.name, newName);
        if ('fault' in plan) throw refused(plan.fault);
        if (plan.unread.length > 0)
          this.#say(
            MessageType.Warning,
            `The front matter cannot be read, so that "${found.name}" stays if it is there: ${listed(plan.unread)}`,
          );
        return this.#workspaceEdit(settings, [...plan.changes], new Map());
      }
      const to = newPath(found.file, newName);
      if (!unsavedSource(to) || to.startsWith('../'))
        throw refused(`No page is made from a file of the name ${to}`);
      if (asked.archive.files.has(to)) throw refused(`${to} is there already`);
      return this.#renameFiles(settings, new Map([[found.file, to]]), true);
    });
  }

  willRename(files: readonly { oldUri: string; newUri: string }[]): WorkspaceEdit | null {
    const settings = this.#settings;
    if (!settings) return null;
    const moves = new Map<string, string>();
    for (const { oldUri, newUri } of files) {
      const [from, to] = [this.#fileOf(oldUri), this.#fileOf(newUri)];
      if (from === undefined || to === undefined) continue;
      for (const file of this.#archive.files.keys()) {
        if (file === from) moves.set(file, to);
        else if (file.startsWith(`${from}/`)) moves.set(file, to + file.slice(from.length));
      }
    }
    return moves.size === 0 ? null : this.#renameFiles(settings, moves, false);
  }

  changedOnDisk(uris: readonly string[]): void {
    const places = uris.flatMap((uri) => this.#fileOf(uri) ?? []);
    this.#site?.tell({ kind: 'changed', places });
  }

  #renameFiles(
    settings: SharedSettings,
    moves: ReadonlyMap<string, string>,
    isAsked: boolean,
  ): WorkspaceEdit {
    const world = {
      archive: this.#archive,
      options: settings.options,
      textOf: (file: string) => this.#textOf(file),
    };
    const { changes, unwritten } = planFileRenaming(world, moves);
    for (const { file, address } of unwritten)
      this.#say(
        MessageType.Warning,
        `${file}: write ${address} into \`aliases\` yourself, so that links from elsewhere still lead here`,
      );
    const texts = changes.map(({ file, after }): [string, string] => [file, after]);
    return this.#workspaceEdit(settings, texts, isAsked ? moves : new Map());
  }

  #workspaceEdit(
    { contentDir }: SharedSettings,
    texts: readonly (readonly [string, string | null])[],
    renamed: ReadonlyMap<string, string>,
  ): WorkspaceEdit {
    const uriOf = (file: string): string =>
      this.#documentOf(file)?.uri ?? pathToFileURL(resolve(contentDir, file)).href;
    const changes = texts.map(([file, after]) => {
      const before = this.#textOf(file) ?? null;
      return { uri: uriOf(file), before, after, version: this.#documentOf(file)?.version ?? null };
    });
    const moved = [...renamed].map(([from, to]) => ({ from: uriOf(from), to: uriOf(to) }));
    try {
      return workspaceEdit(changes, moved, this.#client);
    } catch (error) {
      throw error instanceof CannotChange ? refused(error.message) : error;
    }
  }

  /** The text of a file as it is now: that of its document, else as it is on the disk, if it is UTF-8. */
  #textOf(file: string): string | undefined {
    const document = this.#documentOf(file);
    if (document) return document.getText();
    const bytes = this.#settings && tryRead(resolve(this.#settings.contentDir, file));
    return bytes && exactText(bytes);
  }

  #locate({ contentDir }: SharedSettings, { root, file, span }: Place): Location {
    const folder = root === 'content' ? contentDir : resolve('public');
    const document = root === 'content' ? this.#documentOf(file) : undefined;
    return {
      uri: document?.uri ?? pathToFileURL(resolve(folder, file)).href,
      range: lineRange(span ?? { line: 1, column: 1, length: 0 }),
    };
  }

  #take(news: SiteNews): void {
    this.#archive.take(this.#withoutOpen(news));
    switch (news.kind) {
      case 'settings':
        this.#settings = news.settings;
        this.#known = undefined;
        this.#paths.clear();
        this.#onDisk.clear();
        this.#reported.clear();
        for (const document of this.#documents.all()) {
          this.#tellText(document);
          this.#show(document);
        }
        return;
      case 'diagnosed':
        for (const report of news.reports) this.#takeReport(report);
        if (!this.#known) {
          this.#known = new Set(
            [...this.#onDisk.values()].flatMap(({ diagnostics }) => diagnostics.map(identity)),
          );
          for (const document of this.#documents.all()) this.#show(document);
        }
        this.#showFilesOnDisk(news.reports);
        return;
      case 'addresses':
        for (const document of this.#documents.all()) this.#show(document);
        return;
      case 'outdated':
        this.#site?.restart();
        return;
      case 'failed':
        this.#complain(news.reason);
        return;
      default:
    }
  }

  /** What the thread tells of an open document may be older than what is known of it here. */
  #withoutOpen(news: SiteNews): SiteNews {
    if (news.kind !== 'files') return news;
    const here = new Set(
      this.#documents
        .all()
        .filter((document) => document.getText().length <= LONGEST_AT_ONCE)
        .map(({ uri }) => this.#fileOf(uri)),
    );
    return { ...news, files: news.files.filter(({ file }) => !here.has(file)) };
  }

  #takeReport(report: FileReport): void {
    const { file, version } = report;
    if (version === undefined) {
      this.#onDisk.set(file, report);
      return;
    }
    const document = this.#documentOf(file);
    if (!document) return;
    // A report on an older text tells nothing that the next one will not.
    if (document.version !== version) return;
    this.#reported.set(file, { ...report, text: document.getText() });
    this.#showDocument(document, report.diagnostics);
  }

  #tellText(document: TextDocument): void {
    const file = this.#fileOf(document.uri);
    if (file === undefined) return;
    const { version } = document;
    this.#site?.tell({ kind: 'text', file, version, text: document.getText() });
  }

  /** Shows at once what can be known without the other files, beside what was known of them before. */
  #show(document: TextDocument): void {
    const settings = this.#settings;
    const file = this.#fileOf(document.uri);
    if (!settings || file === undefined) return;
    const text = document.getText();
    const { contentDir, options, site } = settings;
    const source = openSource(file, contentDir);
    if (!source || text.length > LONGEST_AT_ONCE) return;
    const compilation = compileOpen(source, contentDir, text, options);
    if (compilation.kind === 'unreadable') return;
    const compiled = compilation.file;
    this.#archive.take({ kind: 'files', files: [indexFile(compiled, options)] });
    const own = ownDiagnostics(compiled, site.severities);
    const links = this.#archive.brokenLinks(compiled);
    const before = this.#reported.get(file);
    const shared = before
      ? carryOver(before.shared ?? [], before.text, text)
      : without(this.#savedDiagnostics(file, text), own);
    const all = sortDiagnostics([...own, ...links, ...elsewhere(shared, links)]);
    this.#showDocument(document, all);
  }

  /** What is wrong with a file, if a text is the same as on the disk. */
  #savedDiagnostics(file: string, text: string): readonly Diagnostic[] {
    const report = this.#onDisk.get(file);
    if (!report || !this.#settings) return [];
    const saved = tryRead(resolve(this.#settings.contentDir, file));
    return saved && new TextDecoder().decode(saved) === text ? report.diagnostics : [];
  }

  /**
   * Shows what became wrong with files that are not open since the server started, as a link whose
   * article was renamed. What was wrong before is for `check`: it may be many thousand.
   */
  #showFilesOnDisk(reports: readonly FileReport[]): void {
    const { contentDir } = this.#settings ?? {};
    if (contentDir === undefined) return;
    for (const report of reports) {
      const { file, version, diagnostics } = report;
      if (version !== undefined || this.#documentOf(file)) continue;
      const fresh = diagnostics.filter((found) => !this.#known?.has(identity(found)));
      const uri = pathToFileURL(resolve(contentDir, file)).href;
      if (fresh.length > 0 || this.#published.has(uri))
        this.#publish(
          uri,
          fresh.map((found) => showDiagnostic(found, lineRange(found))),
        );
    }
  }

  #showDocument(document: TextDocument, diagnostics: readonly Diagnostic[]): void {
    const { uri, version } = document;
    const found = diagnostics.map((one) => ({
      found: one,
      shown: showDiagnostic(one, rangeOf(document, one)),
    }));
    this.#shownFound.set(uri, { version, found });
    this.#publish(
      uri,
      found.map(({ shown }) => shown),
    );
  }

  #publish(uri: string, diagnostics: ShownDiagnostic[]): void {
    const version = this.#documents.get(uri)?.version;
    const told = JSON.stringify([version, diagnostics]);
    if (this.#published.get(uri) === told) return;
    this.#published.set(uri, told);
    void this.#connection.sendDiagnostics({
      uri,
      ...(version !== undefined && { version }),
      diagnostics,
    });
  }

  #documentOf(file: string): TextDocument | undefined {
    return this.#documents.all().find(({ uri }) => this.#fileOf(uri) === file);
  }

  /**
   * The path of a document from the content folder, with forward slashes; undefined for one that is no
   * file.
   */
  #fileOf(uri: string): string | undefined {
    const { contentDir } = this.#settings ?? {};
    const path = pathOf(uri);
    if (contentDir === undefined || path === undefined) return undefined;
    const known = this.#paths.get(uri);
    if (known !== undefined) return known;
    const own = [path, withoutLinks(path)].find((one) => isWithin(one, contentDir)) ?? path;
    const file = relative(contentDir, own).replaceAll('\\', '/');
    this.#paths.set(uri, file);
    return file;
  }

  #complain(reason: string): void {
    this.#connection.console.error(reason);
    if (this.#told.has(reason)) return;
    this.#told.add(reason);
    this.#say(MessageType.Error, reason);
  }

  /** A notification, as the library's own messages are requests, which not every client answers. */
  #say(type: MessageType, message: string): void {
    void this.#connection.sendNotification(ShowMessageNotification.type, { type, message });
  }
}

function listed(files: readonly string[]): string {
  const left = files.length - MOST_NAMED;
  return files.slice(0, MOST_NAMED).join(', ') + (left > 0 ? ` and ${left} more` : '');
}

/** The path of a file in a folder to which a link leads; editors keep the one by which it was opened. */
function withoutLinks(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
