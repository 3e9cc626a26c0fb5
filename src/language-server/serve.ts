import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type Connection,
  type Diagnostic as ShownDiagnostic,
  DiagnosticSeverity,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type Diagnostic,
  sentencesOf,
  sortDiagnostics,
} from '../content/diagnostics/diagnostic.ts';
import { Archive } from './archive.ts';
import { compileOpen, openSource } from './compile-open.ts';
import { carryOver, ownDiagnostics } from './document-diagnostics.ts';
import { indexFile } from './indexed-file.ts';
import type { FileReport, SharedSettings, SiteNews } from './messages.ts';
import { rangeOf } from './positions.ts';
import { followSite, type SiteLink } from './site-link.ts';

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
  connection.onInitialize(() => {
    server.start();
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      },
      serverInfo: { name: 'publication' },
    };
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    server.changedOnDisk(changes.map(({ uri }) => uri));
  });
  connection.onShutdown(() => server.close());
  documents.listen(connection);
  connection.listen();
}

class LanguageServer {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #archive = new Archive();
  #site: SiteLink | undefined;
  #settings: SharedSettings | undefined;
  /** The last reports on open documents, by file. */
  readonly #reported = new Map<string, ReportedText>();
  /** The last reports on all files on the disk, by file. */
  readonly #onDisk = new Map<string, FileReport>();
  /** What was wrong with files that are not open when the site was first connected. */
  #known: ReadonlySet<string> | undefined;
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
      this.#site?.tell({ kind: 'text', file, version: 0 });
      this.#publish(uri, []);
    });
  }

  start(): void {
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

  changedOnDisk(uris: readonly string[]): void {
    const places = uris.flatMap((uri) => this.#fileOf(uri) ?? []);
    this.#site?.tell({ kind: 'changed', places });
  }

  #take(news: SiteNews): void {
    this.#archive.take(news);
    switch (news.kind) {
      case 'settings':
        this.#settings = news.settings;
        this.#known = undefined;
        this.#reported.clear();
        for (const document of this.#documents.all()) {
          this.#tellText(document);
          this.#show(document);
        }
        return;
      case 'diagnosed':
        for (const report of news.reports) this.#takeReport(report);
        if (news.connected) {
          this.#known ??= new Set([...this.#onDisk.values()].flatMap(identities));
          this.#showFilesOnDisk(news.reports);
        }
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
    this.#publish(document.uri, this.#shown(document, report.diagnostics));
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
    const { contentDir, options, severities } = settings;
    const source = openSource(file, contentDir);
    if (!source || text.length > LONGEST_AT_ONCE) return;
    const compilation = compileOpen(source, contentDir, text, options);
    if (compilation.kind === 'unreadable') return;
    const compiled = compilation.file;
    this.#archive.take({ kind: 'files', files: [indexFile(compiled)] });
    const before = this.#reported.get(file);
    const shared = before ? carryOver(before.shared, before.text, text) : [];
    const all = sortDiagnostics([...ownDiagnostics(compiled, severities), ...shared]);
    this.#publish(document.uri, this.#shown(document, all));
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

  #shown(document: TextDocument, diagnostics: readonly Diagnostic[]): ShownDiagnostic[] {
    return diagnostics.map((found) => show(found, rangeOf(document, found)));
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

function lineRange({ line, column, length }: Diagnostic): ShownDiagnostic['range'] {
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
