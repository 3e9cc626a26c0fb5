import { LineIndex } from '../content/diagnostics/line-index.ts';
import { applyEdits, type Edit } from '../content/rewrite/text-edits.ts';

/** A stretch of an edited text; what was inserted or replaced has one place of the source as a whole. */
interface Run {
  start: number;
  /** Offset in the source. */
  source: number;
  copied: boolean;
}

/** A text after edits, which knows for each of its offsets the line of the file it came from. */
export class EditedText {
  readonly text: string;
  readonly #runs: readonly Run[];
  readonly #lines: LineIndex;
  readonly #linesBefore: number;

  private constructor(text: string, runs: readonly Run[], lines: LineIndex, linesBefore: number) {
    this.text = text;
    this.#runs = runs;
    this.#lines = lines;
    this.#linesBefore = linesBefore;
  }

  /** The part of a file from an offset on. Its lines end in `\n`, whatever they end in there. */
  static of(file: string, from: number): EditedText {
    const text = file
      .slice(from)
      .replaceAll('\r\n', '\n')
      .replace(/^\uFEFF/, '');
    const linesBefore = file.slice(0, from).split('\n').length - 1;
    const whole = { start: 0, source: 0, copied: true };
    return new EditedText(text, [whole], new LineIndex(text), linesBefore);
  }

  /** As the body of a file: without blank lines at its ends, with a line break unless it is empty. */
  get body(): string {
    const trimmed = this.text.replace(/^\s*\n/, '').trimEnd();
    return trimmed === '' ? '' : `${trimmed}\n`;
  }

  /** The line of the file that an offset in the text comes from. */
  lineAt(offset: number): number {
    return this.#lines.at(this.#sourceOf(offset)).line + this.#linesBefore;
  }

  /** @throws {RangeError} for edits that overlap or leave the text. */
  edit(edits: readonly Edit[]): EditedText {
    if (edits.length === 0) return this;
    const ordered = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
    const runs: Run[] = [];
    let done = 0;
    let length = 0;
    const copy = (end: number): void => {
      if (end <= done) return;
      for (const run of this.#between(done, end)) {
        runs.push({ ...run, start: length + run.start - done });
      }
      length += end - done;
    };
    for (const { start, end, text } of ordered) {
      copy(start);
      if (text !== '') runs.push({ start: length, source: this.#sourceOf(start), copied: false });
      length += text.length;
      done = end;
    }
    copy(this.text.length);
    return new EditedText(applyEdits(this.text, ordered), runs, this.#lines, this.#linesBefore);
  }

  /** Runs of a part, the first cut to where the part begins. */
  #between(start: number, end: number): Run[] {
    const first = this.#indexAt(start);
    const runs: Run[] = [];
    for (let index = Math.max(first, 0); index < this.#runs.length; index += 1) {
      const run = this.#runs[index];
      if (run === undefined || run.start >= end) break;
      runs.push(run.start < start ? { ...run, start, source: this.#sourceOf(start) } : run);
    }
    return runs;
  }

  #sourceOf(offset: number): number {
    const run = this.#runs[this.#indexAt(offset)];
    if (run === undefined) return 0;
    return run.copied ? run.source + offset - run.start : run.source;
  }

  /** Of the run that holds an offset. */
  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
