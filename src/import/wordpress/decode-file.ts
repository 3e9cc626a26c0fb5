import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** Called for a line that is not in the encoding of its file, or holds what XML does not allow. */
export type ReportLine = (line: number, message: string) => void;

/**
 * Reads a file as text, piece by piece, in the encoding that its first bytes name. A line of UTF-8 that
 * is none is read as Windows-1252, which is what old databases hold. Characters that XML does not allow
 * are left out.
 */
export async function* decodeFile(path: string, report: ReportLine): AsyncGenerator<string> {
  const encoding = await encodingOf(path);
  const stream = createReadStream(path, { highWaterMark: 1 << 18 });
  let line = 1;
  const clean = (text: string): string => {
    const cleaned = withoutControls(text, line, report);
    line += countLines(text);
    return cleaned;
  };
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of stream) {
      yield clean(decoder.decode(chunk as Buffer, { stream: true }));
    }
    yield clean(decoder.decode());
    return;
  }
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    const end = bytes.lastIndexOf(0x0a) + 1;
    rest = bytes.subarray(end);
    if (end > 0) yield clean(decodeLines(bytes.subarray(0, end), line, report));
  }
  if (rest.length > 0) yield clean(decodeLines(rest, line, report));
}

/** The encoding by its mark, or by the declaration of XML; UTF-8 otherwise. */
async function encodingOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
    if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
    if (start[0] === 0x3c && start[1] === 0) return 'utf-16le';
    if (start[0] === 0 && start[1] === 0x3c) return 'utf-16be';
    const named = /^[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start.toString('latin1'))?.[1];
    return named === undefined || isUtf8(start) ? 'utf-8' : knownEncoding(named);
  } finally {
    await file.close();
  }
}

function knownEncoding(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return 'utf-8';
  }
}

function decodeLines(bytes: Buffer, firstLine: number, report: ReportLine): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const latin = new TextDecoder('windows-1252');
  let text = '';
  let line = firstLine;
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const one = bytes.subarray(start, end);
    if (isUtf8(one)) text += one.toString('utf8');
    else {
      report(line, 'the line is not UTF-8, and is read as Windows-1252');
      text += latin.decode(one);
    }
    start = end;
  }
  return text;
}

// eslint-disable-next-line no-control-regex -- finds exactly these
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function withoutControls(text: string, firstLine: number, report: ReportLine): string {
  if (!controls.test(text)) return text;
  return text
    .split('\n')
    .map((one, index) => {
      if (!controls.test(one)) return one;
      report(firstLine + index, 'a control character, which XML does not allow, is left out');
      return one.replace(new RegExp(controls, 'g'), '');
    })
    .join('\n');
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
