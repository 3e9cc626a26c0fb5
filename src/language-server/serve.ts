import { posix, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type Connection,
  type Diagnostic as ShownDiagnostic,
  DiagnosticSeverity,
  type Location,
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { compileFile } from '../content/compile-file.ts';
import {
  type Diagnostic,
  sentencesOf,
  sortDiagnostics,
  type Span,
} from '../content/diagnostics/diagnostic.ts';
import { unsavedSource } from '../content/list-content.ts';
import { exactText } from '../content/rewrite/text-edits.ts';
import { tryRead } from '../files/try-read.ts';
import { type Asked, definitionAt, hoverAt, type Place, referencesAt } from './answers.ts';
import { Archive } from './archive.ts';
import { codeActions, FIX_ALL, type ShownFound } from './code-actions.ts';
import { compileOpen, openSource } from './compile-open.ts';
import { completionsAt } from './completions.ts';
import { carryOver, elsewhere, ownDiagnostics, without } from './document-diagnostics.ts';
import { indexFile } from './indexed-file.ts';
import type { FileReport, SharedSettings, SiteNews } from './messages.ts';
import { rangeOf, textPosition } from './positions.ts';
import { planFileRenaming } from './rename-files.ts';
import { planTermRenaming } from './rename-term.ts';
import { followSite, type SiteLink } from './site-link.ts';
import { thingAt } from './things.ts';
import { CannotChange, workspaceEdit } from './workspace-edit.ts';

/** In UTF-16 code units; a longer text is left to the thread, so that other answers need not wait. */
const LONGEST_AT_ONCE = 100_000;

/** A report on the text that it was made for. */
interface ReportedText extends FileReport {
  text: string;
}

/** Answers a client until the connection ends. */
export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const server = new LanguageServer(connection, documents);
  connection.onInitialize(({ capabilities }) => {
    server.start(capabilities);
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: {
          triggerCharacters: ['/', '#', '(', '[', ',', ':', ' ', '.', '"', "'"],
        },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        renameProvider: { prepareProvider: true },
        workspace: { fileOperations: { willRename: { filters: [{ pattern: { glob: '**' } }] } } },
      },
      serverInfo: { name: 'publication' },
    };
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    server.changedOnDisk(changes.map(({ uri }) => uri));
  });
  connection.onCompletion(({ textDocument, position }) =>
    server.answer(textDocument.uri, position, ({ archive, file, document }) =>
      completionsAt(archive, file.file, document, position),
    ),
  );
  connection.onHover(({ textDocument, position }) =>
    server.answer(textDocument.uri, position, hoverAt),
  );
  connection.onDefinition(({ textDocument, position }) =>
    server.answer(textDocument.uri, position, (asked, { site }) => definitionAt(asked, site)),
  );
  connection.onReferences(({ textDocument, position }) =>
    server.answer(textDocument.uri, position, referencesAt),
  );
  connection.onCodeAction(({ textDocument, range, context }) =>
    server.codeActions(textDocument.uri, range, context.only),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    server.answer(textDocument.uri, position, renamedAt),
  );
  connection.onRenameRequest(({ textDocument, position, newName }) =>
    server.rename(textDocument.uri, position, newName),
  );
  connection.workspace.onWillRenameFiles(({ files }) => server.willRename(files));
  connection.onShutdown(() => server.close());
  documents.listen(connection);
  connection.listen();
}

class LanguageServer {
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
        this.#take(news);
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
      this.#connection.window.showWarningMessage(
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
          this.#known = new Set([...this.#onDisk.values()].flatMap(identities));
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
          fresh.map((found) => show(found, lineRange(found))),
        );
    }
  }

  #showDocument(document: TextDocument, diagnostics: readonly Diagnostic[]): void {
    const { uri, version } = document;
    const found = diagnostics.map((one) => ({
      found: one,
      shown: show(one, rangeOf(document, one)),
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
    return relative(contentDir, path).replaceAll('\\', '/');
  }

  #complain(reason: string): void {
    this.#connection.console.error(reason);
    if (this.#told.has(reason)) return;
    this.#told.add(reason);
    this.#connection.window.showErrorMessage(reason);
  }
}

const NOTHING_TO_RENAME =
  'Tags and categories can be renamed here, and articles: at a link to them or at their first line';

function refused(reason: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

function renamedAt(asked: Asked): { range: Range; placeholder: string } {
  const found = thingToRename(asked);
  if (!found) throw refused(NOTHING_TO_RENAME);
  const placeholder = found.kind === 'term' ? found.name : posix.basename(found.file);
  return { range: rangeOf(asked.document, found.span), placeholder };
}

type ThingToRename = { span: Span } & (
  { kind: 'term'; name: string } | { kind: 'file'; file: string }
);

/** A tag or category, or the file that a link leads to, or at the first line of an article its own. */
function thingToRename({ archive, file, document, position }: Asked): ThingToRename | undefined {
  const at = textPosition(document, position);
  const thing = thingAt(file, at);
  if (thing?.kind === 'name') {
    const { key, value } = thing.name;
    const isTerm = key === 'tags' || key === 'categories';
    return isTerm ? { kind: 'term', name: value, span: thing.span } : undefined;
  }
  if (thing?.kind === 'link') {
    const target = archive.targetOf(thing.target, file.file);
    return target && { kind: 'file', file: target.file, span: thing.span };
  }
  const isFirstLine = at.line === 1 && document.getText().startsWith('---');
  return isFirstLine
    ? { kind: 'file', file: file.file, span: { line: 1, column: 1, length: 3 } }
    : undefined;
}

/** A name without a folder stays in the folder, and one without an ending keeps it. */
function newPath(file: string, newName: string): string {
  const named = newName.includes('/') ? newName : posix.join(posix.dirname(file), newName);
  const path = posix.normalize(named);
  return posix.extname(path) === '' ? path + posix.extname(file) : path;
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function show(found: Diagnostic, range: ShownDiagnostic['range']): ShownDiagnostic {
  const { severity, code } = found;
  return {
    range,
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: 'check',
    message: sentencesOf(found),
  };
}

function lineRange({ line, column, length }: Span): ShownDiagnostic['range'] {
  const start = { line: line - 1, character: column - 1 };
  return { start, end: { line: line - 1, character: column - 1 + length } };
}

function identities({ diagnostics }: FileReport): string[] {
  return diagnostics.map(identity);
}

/** What stays the same of a diagnostic when lines above it come or go. */
function identity({ file, code, message }: Diagnostic): string {
  return JSON.stringify([file, code, message]);
}
