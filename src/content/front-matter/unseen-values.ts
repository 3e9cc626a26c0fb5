import { diagnose, type Position, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { LineIndex } from '../diagnostics/line-index.ts';
import type { FieldTable } from './field-table.ts';
import type { FrontMatterEntry, FrontMatterValue } from './front-matter-value.ts';
import {
  hasUnseen,
  runsOfUnseen,
  spaceTokens,
  trimUnseen,
  withoutIdle,
  withoutUnseen,
} from '../unseen-characters.ts';
import { unicodeName } from '../text.ts';
import type { ValueType } from './value-types.ts';

/** The value without characters that cannot be seen, but for those that its type allows. */
export function seenValue(
  value: FrontMatterValue,
  where: NonNullable<ValueType['unseen']>,
): FrontMatterValue {
  switch (value.kind) {
    case 'text': {
      if (!hasUnseen(value.value)) return value;
      const trimmed = where === 'nowhere' ? withoutUnseen(value.value) : trimUnseen(value.value);
      const text = where === 'joining' ? withoutIdle(trimmed) : trimmed;
      return value.quoted ? { ...value, value: text } : plainScalar({ ...value, value: text });
    }
    case 'list':
      return { ...value, items: value.items.map((item) => seenValue(item, where)) };
    default:
      return value;
  }
}

/** What YAML reads in a text without quotation marks (YAML 1.2, core schema). */
function plainScalar(text: Text): FrontMatterValue {
  const { span, value } = text;
  if (value === 'true' || value === 'false')
    return { kind: 'boolean', span, value: value === 'true' };
  return /^(?:null|~)?$/.test(value) ? { kind: 'null', span } : text;
}

/** Names such characters in the known keys, in values that must hold none, and at the ends of others. */
export function findUnseen(
  text: string,
  range: { from: number; to: number },
  entries: readonly FrontMatterEntry[],
  { fields, spellings }: FieldTable,
): SourceDiagnostic[] {
  const yaml = text.slice(range.from, range.to);
  if (!hasUnseen(yaml)) return [];
  const spaced = spaceTokens(yaml);
  const lines = new LineIndex(text);
  return runsOfUnseen(yaml).flatMap(({ run, index }) => {
    const at = lines.at(range.from + index);
    const entry = entries.findLast(({ keySpan }) => keySpan.line <= at.line);
    const key = entry && spellings.get(entry.key);
    if (!entry || key === undefined) return [];
    const { keySpan, value } = entry;
    const isInKey = at.line === keySpan.line && at.column < keySpan.column + keySpan.length;
    const where = fields[key]?.type.unseen;
    const isNamed =
      isInKey ||
      !spaced.startsWith(run, index) ||
      where === 'nowhere' ||
      (where === 'joining' && withoutIdle(run) !== run) ||
      (where !== undefined && textsIn(value).some((one) => isAtEnd(one, at, run)));
    if (!isNamed) return [];
    const message = `\`${entry.key}\` holds <${unicodeName(run)}>, a character that cannot be seen`;
    const hint = /[\u00A0\u202F]/.test(run) ? 'Write an ordinary space, or none' : 'Delete it';
    return [diagnose('unseen-character', { ...at, length: run.length }, message, hint)];
  });
}

type Text = FrontMatterValue & { kind: 'text' };

function textsIn(value: FrontMatterValue): Text[] {
  if (value.kind === 'list') return value.items.flatMap(textsIn);
  return value.kind === 'text' ? [value] : [];
}

/** Whether a run of such characters begins or ends a text that stands on one line. */
function isAtEnd({ span, value, quoted }: Text, at: Position, run: string): boolean {
  const mark = quoted ? 1 : 0;
  const start = span.column + mark;
  const end = span.column + span.length - mark;
  if (at.line !== span.line || at.column < start || at.column > end) return false;
  return (
    at.column === start ||
    (at.column + run.length >= end && trimUnseen(value).length < value.length)
  );
}
