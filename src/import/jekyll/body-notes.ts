import { checkSourceLimits, TooComplex } from '../../content/body/limits.ts';
import type { ArchiveItem, ConvertedBody, Note } from '../archive.ts';
import type { Remark } from './liquid.ts';
import type { EditedText } from '../edited-text.ts';

/** A body after all conversions, and what is said of it. */
export interface ConvertedText {
  text: EditedText;
  remarks: readonly LineRemark[];
  /** Of a text in HTML, as `ConvertedBody` has it. */
  sourceText?: string;
}

/** A remark with the line of the file it is about. */
export type LineRemark = Omit<Remark, 'offset'> & { line: number };

/** Converts a body; one that no parser would read in time stays as it is. */
export function convertWithinLimits(
  item: ArchiveItem,
  written: EditedText,
  convert: (written: EditedText) => ConvertedText,
): ConvertedBody {
  const { file } = item.place;
  const { text, remarks, sourceText } = tooComplex(written) ?? convert(written);
  const notes = remarks.map(({ line, ...remark }): Note => ({ ...remark, place: { file, line } }));
  notes.sort((one, other) => one.place.line - other.place.line);
  return {
    item,
    syntax: 'md',
    markdown: text.body,
    ...(sourceText !== undefined && { sourceText }),
    notes,
  };
}

function tooComplex(written: EditedText): ConvertedText | undefined {
  try {
    checkSourceLimits(written.text);
    return undefined;
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error;
    const remark: LineRemark = {
      outcome: 'to-do',
      subject: 'body that is too complex',
      line: written.lineAt(error.offset),
      message: `It stays as it is: ${error.message}`,
    };
    return { text: written, remarks: [remark] };
  }
}
