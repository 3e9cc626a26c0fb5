import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { FrontMatterEntry, FrontMatterValue } from './front-matter-value.ts';
import { decodeLine, type ListRules, type ValueType } from './value-types.ts';

/** A value in the shape that the schema of its key reads. */
interface ShapedValue {
  value: FrontMatterValue;
  /** What the value says for other keys: `alt` of a picture's map is `imageAlt`. */
  gives: FrontMatterEntry[];
  diagnostics: SourceDiagnostic[];
}

/** How deep the file of a picture may lie in lists and maps. */
const MAPS_IN_MAPS = 2;

/** Brings what other generators write for a key into the shape that its schema reads. */
export function shapeValue(entry: FrontMatterEntry, type: ValueType | undefined): ShapedValue {
  if (type?.kind === 'picture') return shapePicture(entry);
  const rules = type?.list;
  if (!rules) return { value: entry.value, gives: [], diagnostics: [] };
  const value = listValue(entry.value, rules);
  const nameless = rules.nameKeys && value.kind === 'list' ? value.items.filter(isNameless) : [];
  if (value.kind !== 'list' || nameless.length === 0) return { value, gives: [], diagnostics: [] };
  return {
    value: { ...value, items: value.items.filter((item) => !nameless.includes(item)) },
    gives: [],
    diagnostics: nameless.flatMap((item) => namelessWarning(entry, item, rules)),
  };
}

/** A text or a map as a list, lists in lists joined; other values as they are. */
function listValue(value: FrontMatterValue, rules: ListRules): FrontMatterValue {
  switch (value.kind) {
    case 'text': {
      const { splitAtCommas } = rules;
      const one = value.value.trim() === '' ? [] : [value];
      return { kind: 'list', span: value.span, items: splitAtCommas ? splitText(value) : one };
    }
    case 'map':
      if (!rules.nameKeys) return value;
      return { kind: 'list', span: value.span, items: namesIn(value, rules.nameKeys) };
    case 'list': {
      const items = itemsOf(value).flatMap((item) =>
        item.kind === 'map' && rules.nameKeys ? namesIn(item, rules.nameKeys) : [item],
      );
      return { ...value, items };
    }
    default:
      return value;
  }
}

/** The items of a list and of the lists in it, as Hexo nests categories. */
function itemsOf({ items }: FrontMatterValue & { kind: 'list' }): FrontMatterValue[] {
  return items.flatMap((item) => (item.kind === 'list' ? itemsOf(item) : [item]));
}

/** The name in a map, or those in the maps that it holds by id; a map without one stays. */
function namesIn(
  map: FrontMatterValue & { kind: 'map' },
  keys: readonly string[],
): FrontMatterValue[] {
  const named = namedIn(map, keys);
  if (named) return [named];
  const inner = map.entries.flatMap(({ value }) => (value.kind === 'map' ? [value] : []));
  if (inner.length === 0 || inner.length < map.entries.length) return [map];
  return inner.map((one) => namedIn(one, keys) ?? one);
}

/**
 * Whether a map says something of a person and not the name. A text that YAML reads as a map, as
 * `Doe: a life`, has one key, which no exporter writes.
 */
function isNameless(item: FrontMatterValue): boolean {
  if (item.kind !== 'map') return false;
  const [first, ...others] = item.entries;
  return !first || others.length > 0 || /^[a-z][\w-]*$/.test(first.key);
}

function namelessWarning(
  { key }: FrontMatterEntry,
  item: FrontMatterValue,
  { nameKeys = [] }: ListRules,
): SourceDiagnostic[] {
  if (item.kind === 'map' && item.entries.length === 0) return [];
  const message = `${key} has a map without a name, which is left out`;
  const hint = `Write the name, or give it one of the keys ${nameKeys.map((name) => `\`${name}\``).join(', ')}`;
  return [diagnose('removed-content', item.span, message, hint)];
}

/** The first text of a map that has one of these keys. */
function namedIn(
  { entries }: FrontMatterValue & { kind: 'map' },
  keys: readonly string[] = [],
): FrontMatterValue | undefined {
  return keys
    .map((key) => entries.findLast((entry) => entry.key === key)?.value)
    .find((value) => value?.kind === 'text' && value.value.trim() !== '');
}

/** Leaves out what the schema leaves out, so that the values have the spans of their indices. */
export function withoutRepeated(value: FrontMatterValue): FrontMatterValue {
  if (value.kind !== 'list') return value;
  const seen = new Set(['']);
  const items = value.items.filter((item) => {
    if (item.kind !== 'text' && item.kind !== 'boolean') return true;
    const text = decodeLine(String(item.value));
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
  return { ...value, items };
}

/** Each part has its own span where the text stands on one line without quotation marks. */
function splitText(value: FrontMatterValue & { kind: 'text' }): FrontMatterValue[] {
  const isLiteral = !value.quoted && value.span.length === value.value.length;
  let start = 0;
  const items: FrontMatterValue[] = [];
  for (const part of value.value.split(',')) {
    const text = part.trim();
    const column = value.span.column + start + part.indexOf(text);
    const span = isLiteral ? { line: value.span.line, column, length: text.length } : value.span;
    if (text !== '') items.push({ kind: 'text', span, value: text, quoted: value.quoted });
    start += part.length + 1;
  }
  return items;
}

/** Keys of a map that name a picture's file, best first. */
const FILE_KEYS = ['path', 'src', 'url', 'image'];
/** Keys of such a map that say something of the picture, with the keys that mean the same. */
const WORD_KEYS = { alt: 'imageAlt', caption: 'imageCaption' };

function shapePicture({ key, keySpan, value }: FrontMatterEntry): ShapedValue {
  const none: FrontMatterValue = { kind: 'null', span: value.span };
  const found = pictureIn(value);
  if (found === 'none') return { value: none, gives: [], diagnostics: [] };
  if (found === 'unknown') {
    const message = `${key} is a ${value.kind === 'boolean' ? 'flag' : value.kind} that names no file`;
    const hint = `Write the file itself, as \`${key}: picture.png\``;
    const diagnostics = [diagnose('missing-picture', keySpan, message, hint)];
    return { value: none, gives: [], diagnostics };
  }
  const { file, words, others } = found;
  const message = `${key} names ${others + 1} pictures, and one is shown`;
  return {
    value: file,
    gives: words.map((entry) => ({ ...entry, keySpan })),
    diagnostics:
      others > 0 ? [diagnose('missing-picture', keySpan, message, 'Keep the one to show')] : [],
  };
}

type PictureIn =
  | { file: FrontMatterValue; words: Pick<FrontMatterEntry, 'key' | 'value'>[]; others: number }
  | 'none'
  | 'unknown';

function pictureIn(value: FrontMatterValue, depth = 0): PictureIn {
  switch (value.kind) {
    case 'null':
      return 'none';
    case 'boolean':
      return value.value ? 'unknown' : 'none';
    case 'text':
      return value.value.trim() === '' ? 'none' : { file: value, words: [], others: 0 };
    case 'list': {
      const [first, ...others] = value.items;
      if (!first) return 'none';
      const found = depth < MAPS_IN_MAPS ? pictureIn(first, depth + 1) : 'unknown';
      return typeof found === 'string' ? found : { ...found, others: others.length };
    }
    case 'map': {
      const named = FILE_KEYS.flatMap(
        (key) => value.entries.findLast((entry) => entry.key === key)?.value ?? [],
      ).map((inner) => (depth < MAPS_IN_MAPS ? pictureIn(inner, depth + 1) : 'unknown'));
      const best = named.find((found) => typeof found !== 'string') ?? named[0];
      if (best === undefined) return value.entries.length === 0 ? 'none' : 'unknown';
      if (typeof best === 'string') return best;
      const words = Object.entries(WORD_KEYS).flatMap(([written, key]) => {
        const found = namedIn(value, [written]);
        return found ? [{ key, value: found }] : [];
      });
      return { ...best, words: [...words, ...best.words] };
    }
  }
}
