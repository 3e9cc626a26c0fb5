import type { SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { splitFrontMatter } from '../front-matter/split-front-matter.ts';
import { scalar } from './front-matter-lists.ts';
import { applyEdits, offsetAt, type Edit } from './text-edits.ts';

/** What a hint tells to write, and the text of the file with it. */
export interface Mending {
  /** As the hint has it. */
  written: string;
  text: string;
}

/**
 * The texts of a file in which a diagnostic is mended as its hint says, where the hint names all that is
 * to be written; several where it names several. Each is compiled: one that does not mend the
 * diagnostic, or brings another, is left out.
 *
 * @param text the whole file
 * @param compile what is wrong with a text of this file, whatever the others hold
 */
export function mendingsOf(
  text: string,
  found: SourceDiagnostic,
  compile: (text: string) => readonly SourceDiagnostic[],
): Mending[] {
  const proposals = proposalsOf(found.hint);
  if (proposals.length === 0) return [];
  const before = compile(text).map(identityOf);
  return proposals.flatMap((proposal) => {
    const edits = editsOf(text, found, proposal);
    if (edits.length === 0) return [];
    const mended = applyEdits(text, edits);
    const isMended = isSound(before, compile(mended).map(identityOf), identityOf(found));
    return isMended ? [{ written: proposal.written, text: mended }] : [];
  });
}

interface Proposal {
  written: string;
  /** `name` is a value of a list, `before` stands before what is there. */
  kind: 'code' | 'name' | 'address' | 'before';
}

const CODE = /^(?:`` (?<long>[^\n]+?) ``|`(?<short>[^`\n]+)`)/;
/** What leads to a text to write, and to another. */
const OPENING = /^(?:Write (?:one of |the value out, or )?|Did you mean )(?=`)/;
const CONNECTION = /^(?:, or | or |, )(?=`)/;
/** What may follow such a text, and leaves it whole: a condition, a reason or another way out. */
const REST = /^(?:$|\?|, or [a-z]|, so that | if [^`]*$)/;
const CONDITION = /^ if (?:the day stands first, (?=`)|the month does$)/;

function proposalsOf(hint: string): Proposal[] {
  const name = /^Write "(?<name>.+?)"(?:$|, or add )/.exec(hint)?.groups?.name;
  if (name !== undefined) return [{ written: name, kind: 'name' }];
  const address = /^Write (?<address>[^\s`"]*[/.][^\s`"]*)$/.exec(hint)?.groups?.address;
  if (address !== undefined) return [{ written: address, kind: 'address' }];
  const start = /^Write `(?<start>[^`]+)` before it$/.exec(hint)?.groups?.start;
  if (start !== undefined) return [{ written: start, kind: 'before' }];

  const opening = OPENING.exec(hint)?.[0];
  if (opening === undefined) return [];
  const proposals: Proposal[] = [];
  let rest = hint.slice(opening.length);
  for (;;) {
    const code = CODE.exec(rest);
    if (!code) return [];
    const written = code.groups?.long ?? code.groups?.short ?? '';
    // A hint that shows a shape and no text leaves the text to its reader.
    if (written.includes('…')) return [];
    proposals.push({ written, kind: 'code' });
    rest = rest.slice(code[0].length);
    const next = CONDITION.exec(rest) ?? CONNECTION.exec(rest);
    if (next && rest.length > next[0].length) {
      rest = rest.slice(next[0].length);
      continue;
    }
    return REST.test(rest) || next ? proposals : [];
  }
}

function editsOf(text: string, found: SourceDiagnostic, { written, kind }: Proposal): Edit[] {
  const start = offsetAt(text, found);
  if (start === undefined) return [];
  const end = start + found.length;
  switch (kind) {
    case 'before':
      return [{ start, end: start, text: written }];
    case 'name': {
      const mark = text[start];
      const quote = found.length > 1 && (mark === '"' || mark === "'") ? mark : '';
      return found.length === 0 ? [] : [{ start, end, text: scalar(written, quote) }];
    }
    case 'address':
      return found.length === 0 ? [] : [{ start, end, text: written }];
    case 'code':
      return codeEdits(text, written, { start, end });
  }
}

/** A key with its value takes the place of the line that has the key, anything else that of the span. */
function codeEdits(text: string, written: string, { start, end }: Omit<Edit, 'text'>): Edit[] {
  const isLine = /^(?:\s*- |\s+\S)/.test(written);
  const key = /^\s*([\p{L}_][\p{L}\p{N}_-]*):(?= |$)/u.exec(written)?.[1];
  if (!isLine && key === undefined) return end === start ? [] : [{ start, end, text: written }];
  const { yaml, yamlOffset } = splitFrontMatter(text.replace(/^\uFEFF/, '\n'));
  const own = lineAround(text, start);
  const isOwn = key === undefined || keyOf(text.slice(own.start, own.end)) === key;
  if (isOwn) return [{ ...own, text: written }];
  if (yaml === undefined) return [];
  const yamlEnd = yamlOffset + yaml.length;
  const lines = yaml.split('\n');
  const index = lines.findIndex((line) => keyOf(line) === key);
  if (index === -1) {
    const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
    return [{ start: yamlEnd, end: yamlEnd, text: lineBreak + written }];
  }
  const at = yamlOffset + lines.slice(0, index).join('\n').length + (index === 0 ? 0 : 1);
  return [{ ...lineAround(text, at), text: written }];
}

/** Without the end of the line. */
function lineAround(text: string, offset: number): Omit<Edit, 'text'> {
  const next = text.indexOf('\n', offset);
  const end = next === -1 ? text.length : next;
  return {
    start: text.lastIndexOf('\n', offset - 1) + 1,
    end: text[end - 1] === '\r' ? end - 1 : end,
  };
}

function keyOf(line: string): string | undefined {
  return /^\s*["']?([\p{L}_][\p{L}\p{N}_-]*)["']?[ \t]*:/u.exec(line)?.[1];
}

function identityOf({ code, message }: SourceDiagnostic): string {
  return `${code} ${message.replace(/lines? \d+(?: and \d+)?/, '')}`;
}

/** Whether nothing is wrong that was not before, and what was to be mended is. */
function isSound(before: readonly string[], after: readonly string[], mended: string): boolean {
  const left = [...before];
  for (const one of after) {
    const at = left.indexOf(one);
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return !before.includes(mended) || left.includes(mended);
}
