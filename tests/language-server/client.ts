import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';

/** A client of the language server, which runs as a process of its own. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly #contentDir: string;
  readonly #versions = new Map<string, number>();
  readonly #diagnostics = new Map<string, PublishDiagnosticsParams>();
  readonly #listeners = new Set<() => void>();
  /** What the server printed beside the protocol. */
  printed = '';
  /** What the server told people. */
  readonly shown: string[] = [];

  constructor(contentDir: string, environment: NodeJS.ProcessEnv = {}) {
    this.#contentDir = contentDir;
    const child = spawn(process.execPath, ['src/cli/lsp.ts', '--stdio'], {
      env: { ...process.env, CONTENT_DIR: contentDir, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stderr.on('data', (data: Buffer) => {
      this.printed += data.toString();
    });
    this.process = child;
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      const published = params as PublishDiagnosticsParams;
      this.#diagnostics.set(published.uri, published);
      for (const listener of this.#listeners) listener();
    });
    this.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.shown.push(message);
    });
    this.connection.listen();
  }

  async start(capabilities: object = {}): Promise<InitializeResult> {
    const result = await this.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
    });
    await this.notify('initialized', {});
    return result;
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  uri(file: string): string {
    return pathToFileURL(join(this.#contentDir, file)).href;
  }

  async open(file: string, text: string): Promise<void> {
    const uri = this.uri(file);
    this.#versions.set(uri, 1);
    const languageId = file.endsWith('.mdx') ? 'mdx' : 'markdown';
    await this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async change(file: string, text: string): Promise<void> {
    const uri = this.uri(file);
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  async close(file: string): Promise<void> {
    this.#versions.delete(this.uri(file));
    await this.notify('textDocument/didClose', { textDocument: { uri: this.uri(file) } });
  }

  /** The document and place that were asked about last. */
  lastAsked: TextDocumentPositionParams = {
    textDocument: { uri: '' },
    position: { line: 0, character: 0 },
  };

  /** Asks about the place of a mark in a text, which becomes the document without it. */
  async at<Result>(
    method: string,
    file: string,
    marked: string,
    more: object = {},
    mark = '|',
  ): Promise<Result> {
    const offset = marked.indexOf(mark);
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    await (this.#versions.has(this.uri(file)) ? this.change(file, text) : this.open(file, text));
    const before = text.slice(0, offset).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const textDocument = { uri: this.uri(file) };
    this.lastAsked = { textDocument, position };
    return this.request(`textDocument/${method}`, { ...this.lastAsked, ...more });
  }

  /** What was published last for a file. */
  diagnostics(file: string): readonly Diagnostic[] | undefined {
    return this.#diagnostics.get(this.uri(file))?.diagnostics;
  }

  /** Waits until something was published for a file that a test accepts. */
  until(file: string, accepts: (found: readonly Diagnostic[]) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.diagnostics(file);
        if (!found || !accepts(found)) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** Ends the server as an editor does. Returns its exit status. */
  async end(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.request('shutdown', undefined);
    await this.notify('exit', undefined);
    return ended;
  }
}
