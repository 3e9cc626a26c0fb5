import { Transform, type TransformCallback } from 'node:stream';

/** In bytes; no message of an editor is longer, and a length that nothing follows would hold up all others. */
const LONGEST = 64 * 1024 * 1024;
/** A header of the base protocol, as it stands before every message. */
const HEADER = /Content-Length: *(\d{1,8})\r\n(?:[A-Za-z-]+:[^\r\n]*\r\n)*\r\n/;
/** Bytes in which a header ends that begins in them. */
const LONGEST_HEADER = 1024;

/**
 * Hands on whole messages of the language server protocol, and leaves out what is none: the reader of
 * `vscode-jsonrpc` finds no message any more after one whose length is wrong.
 */
export class Frames extends Transform {
  #chunks: Buffer[] = [];
  #length = 0;
  /** How many bytes the message at the beginning has, with its header. */
  #wanted = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    // A long message comes in many chunks, which are joined once.
    if (this.#length >= this.#wanted) this.#handOn();
    done();
  }

  #handOn(): void {
    let left = Buffer.concat(this.#chunks);
    this.#wanted = 0;
    for (;;) {
      const header = HEADER.exec(left.toString('latin1', 0, left.length));
      if (!header) {
        left = left.subarray(Math.max(0, left.length - LONGEST_HEADER));
        break;
      }
      left = left.subarray(header.index);
      const length = Number(header[1]);
      const end = header[0].length + length;
      if (length > LONGEST) {
        left = left.subarray(header[0].length);
        continue;
      }
      if (left.length < end) {
        this.#wanted = end;
        break;
      }
      this.push(left.subarray(0, end));
      left = left.subarray(end);
    }
    this.#chunks = [left];
    this.#length = left.length;
  }
}
