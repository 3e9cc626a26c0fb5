import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { findControls, hasBidiControl, REMOVED } from '../source-text.ts';
import { unicodeName } from '../text.ts';
import { outside, type AddressRange } from './locate-address.ts';
import type { BodySource } from './positions.ts';

interface ControlEntity extends AddressRange {
  character: string;
}

const windows = new TextDecoder('windows-1252');

/**
 * Finds numeric entities for characters that no page has, as `&#7;` and `&#x202e;`, and for the letters
 * of Windows that browsers read `&#128;` to `&#159;` as. In code they are none.
 */
export function findControlEntities(
  markdown: string,
  ignored: readonly AddressRange[],
): ControlEntity[] {
  if (!markdown.includes('&#')) return [];
  const found = [
    ...markdown.matchAll(/(?<!\\)&#(?:[xX]0{0,4}([0-9a-fA-F]{1,4})|0{0,4}(\d{1,5}));/g),
  ].flatMap(({ 0: written, 1: hex, 2: decimal, index }) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const character = String.fromCharCode(code > 0xffff ? 0 : code);
    const isNone = code === 0 || code === 0x0d;
    if (isNone || (findControls(character).length === 0 && !hasBidiControl(character))) return [];
    return [{ start: index, end: index + written.length, character }];
  });
  return outside(found, ignored);
}

/** Puts for each entity what a page has of it. Offsets stay what they were. */
export function withoutControlEntities(
  markdown: string,
  entities: readonly ControlEntity[],
): string {
  let text = '';
  let done = 0;
  for (const { start, end, character } of entities) {
    const kept = isOfWindows(character) ? windows.decode(Buffer.from(character, 'latin1')) : '';
    text += markdown.slice(done, start) + kept.padEnd(end - start, REMOVED);
    done = end;
  }
  return text + markdown.slice(done);
}

/** Reports those that a page has nothing of. */
export function reportControlEntities(
  source: BodySource,
  entities: readonly ControlEntity[],
): SourceDiagnostic[] {
  return entities
    .filter(({ character }) => !isOfWindows(character))
    .map(({ start, end, character }) => {
      const name = unicodeName(character);
      const isBidi = hasBidiControl(character);
      const code = isBidi ? 'bidi-control-removed' : 'control-character-removed';
      const message = isBidi
        ? `${name} reverses the direction of the text after it`
        : `control character ${name} is left out of the page`;
      return diagnose(code, source.span(start, end), message, 'Delete the character');
    });
}

function isOfWindows(character: string): boolean {
  return character >= '\u0080' && character <= '\u009f';
}
