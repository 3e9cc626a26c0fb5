import { type Address } from '../../urls.ts';
import { z } from 'astro/zod';
import { decodeHTML } from 'entities';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { ADDRESS_SHAPE, parseAddress, parseFormerAddress } from '../parse-address.ts';
import { type DateFault, explainDate } from '../explain-date.ts';
import { EARLIEST_YEAR, isBeforeEarliest, parseDate, type DateValue } from '../parse-date.ts';
import { hasBidiControl } from '../source-text.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a front-matter key can hold: how it is read, validated, described and written. */
export interface ValueType<Read extends z.ZodType = z.ZodType, Data extends z.ZodType = z.ZodType> {
  /** Reads a value as an author wrote it. Not to be applied to its own output: it decodes. */
  read: Read;
  /** Validates a value that `read` gave, and changes nothing. */
  data: Data;
  /** The shape of a written value, as documentation and hints print it. */
  shape: string;
  /** The shape of a written value for completion in an editor; looser than `read`. */
  json: JsonSchema;
  required?: true;
  /** Set where commands treat values of the type in a way of their own. */
  kind?: 'date' | 'flag' | 'picture';
  /**
   * Where a written value may hold characters that cannot be seen: inside it, or inside it if they join
   * or part letters. Elsewhere they are left out with a warning. Absent: anywhere.
   */
  unseen?: 'nowhere' | 'inside' | 'joining';
  /** Set for a list whose only value may be written as text without brackets. */
  list?: ListRules;
}

/** A sentence without its full stop, or one that quotes the line of the key with another value. */
export type Hint = string | ((lineWith: (value: string) => string) => string);

export interface ListRules {
  /** Whether commas separate values of a text; in `authors`, `Doe, Jane` is one name. */
  splitAtCommas: boolean;
  /** Whether the lists of a repeated key are joined, with a warning; if not, it is an error. */
  joinRepeated: boolean;
  /** Whether empty and repeated values are left out. */
  distinct: boolean;
  /** Of a map in place of a text, the keys whose value counts, best first. */
  nameKeys?: readonly string[];
}

const ANY_TEXT: JsonSchema = { type: ['string', 'number', 'boolean'] };
const ANY_NAME: JsonSchema = { type: ['string', 'number', 'boolean', 'object'] };
const NULLABLE_TEXT: JsonSchema = { type: ['string', 'number', 'boolean', 'null'] };
const PATH: JsonSchema = { type: 'string', minLength: 1 };

const line = z
  .union([z.string(), z.boolean()], { error: 'is not text' })
  .transform((value, context) => {
    const written = String(value);
    const decoded = decodeLine(written);
    // eslint-disable-next-line no-control-regex -- an entity can stand for a control character
    if (/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/.test(decoded)) {
      report(context, 'control-character', 'holds an entity for a control character', 'Delete it');
    } else if (hasBidiControl(decoded) && !hasBidiControl(written)) {
      report(
        context,
        'bidi-control',
        'holds an entity for a character that reverses text',
        'Delete it',
      );
    }
    return decoded;
  });

/** `validateFrontMatter` adds the hint: it knows whether the key may be deleted. */
const filledLine = line.refine((value) => value !== '', {
  error: 'is empty',
  params: { code: 'missing-key' },
});

const DATE_SHAPE = 'Write it as 2018-03-13 or Tue, 13 Mar 2018 16:54:41 +0000';

const writtenDate = z.unknown().transform((value, context): DateValue => {
  const date = typeof value === 'string' ? parseDate(value) : undefined;
  if (date) return date;
  if (value === null) return report(context, 'invalid-date', 'is empty', DATE_SHAPE);
  const written = JSON.stringify(value);
  if (typeof value !== 'string')
    return report(context, 'invalid-date', `${written} is not a date`, DATE_SHAPE);
  if (isBeforeEarliest(value)) {
    const message = `${written} lies before ${EARLIEST_YEAR}`;
    return report(context, 'invalid-date', message, 'Write the day it was published');
  }
  const fault = explainDate(value);
  const reason = fault.reason === undefined ? '' : `: ${fault.reason}`;
  return report(context, 'invalid-date', `${written} is not a date${reason}`, dateHint(fault));
});

function dateHint({ mend = DATE_SHAPE, readings: [one, other] }: DateFault): Hint {
  if (one === undefined) return mend;
  if (other === undefined) return (lineWith) => `Write ${lineWith(one)}`;
  return (lineWith) =>
    `Write ${lineWith(one)} if the day stands first, ${lineWith(other)} if the month does`;
}

const writtenAddress = addressReadBy(parseAddress);
const formerAddress = addressReadBy(parseFormerAddress);

function addressReadBy(parse: typeof parseAddress) {
  return z.unknown().transform((value, context): Address => {
    const address = typeof value === 'string' ? parse(value) : undefined;
    if (typeof address === 'string') return address;
    const { code, fault, hint } = address ?? {
      code: 'invalid-address',
      fault: value === null ? 'is empty' : 'is not a path',
      hint: ADDRESS_SHAPE,
    };
    return report(context, code, fault, hint);
  });
}

const writtenFlag = z.unknown().transform((value, context): boolean => {
  if (typeof value === 'boolean') return value;
  const reason = value === null ? 'is empty' : `${JSON.stringify(value)} is neither true nor false`;
  const meant = typeof value === 'string' ? WORDS_FOR_FLAGS.get(value.toLowerCase()) : undefined;
  const hint: Hint =
    meant === undefined
      ? 'Write `true` or `false` without quotation marks'
      : (lineWith) => `Write ${lineWith(String(meant))}`;
  return report(context, 'invalid-value', reason, hint);
});

const WORDS_FOR_FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'off', '0'].map((word) => [word, false] as const),
]);

const writtenLanguage = z.unknown().transform((value, context): string => {
  const tag = typeof value === 'string' ? canonicalLanguage(value) : undefined;
  if (tag !== undefined) return tag;
  const reason = `${JSON.stringify(value)} is no language tag`;
  return report(context, 'invalid-value', reason, 'Write it as `en`, `de` or `pt-BR`');
});

/** The point of a picture that a crop keeps, in per cent from the left and from the top. */
export interface ImageFocus {
  x: number;
  y: number;
}

const FOCUS = /^\s*(\d{1,3})%\s+(\d{1,3})%\s*$/;

const writtenUrl = z.unknown().transform((value, context): string => {
  const url = typeof value === 'string' ? URL.parse(value.trim()) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  const reason =
    value === undefined ? 'lacks a `url`' : `${JSON.stringify(value)} is no absolute URL`;
  return report(context, 'invalid-value', reason, 'Write it as `https://example.org/path/`');
});

/** Null and blank stand for no picture. */
const writtenPicture = z
  .string({ error: 'is not a file name' })
  .nullable()
  .transform((value) => (value === null || value.trim() === '' ? undefined : value.trim()));

const writtenFocus = z.unknown().transform((value, context): ImageFocus => {
  const [, x = '', y = ''] = (typeof value === 'string' ? FOCUS.exec(value) : null) ?? [];
  if (x !== '' && Number(x) <= 100 && Number(y) <= 100) return { x: Number(x), y: Number(y) };
  const reason = value === null ? 'is empty' : `${JSON.stringify(value)} is not two percentages`;
  return report(
    context,
    'invalid-value',
    reason,
    'Write how far from the left and from the top it lies, as `50% 20%`',
  );
});

const filled = z.string().min(1);
const dateData = z.object({ time: z.int(), day: z.iso.date() });
const addressData = z.string().regex(/^\/.+\/$/s);
const urlData = z.string().regex(/^https?:\/\//);

/** Text that must be there. */
export const requiredText = {
  read: filledLine,
  data: filled,
  shape: 'text',
  json: ANY_TEXT,
  unseen: 'joining',
  required: true,
} satisfies ValueType;

/** Text that may be absent or empty; both read as ''. */
export const text = {
  read: line
    .nullable()
    .transform((value) => value ?? '')
    .default(''),
  data: z.string(),
  shape: 'text',
  json: NULLABLE_TEXT,
} satisfies ValueType;

/** Text that may be absent and, where the key is there, may not be empty. */
export const filledText = {
  read: filledLine.optional(),
  data: filled.optional(),
  shape: 'text',
  json: NULLABLE_TEXT,
  unseen: 'inside',
} satisfies ValueType;

/** The last part of an address, which is no prose. */
export const slug = { ...filledText, unseen: 'nowhere' } satisfies ValueType;

/** What other generators write in place of `draft`; `holdBack` says what it means. */
export const published = {
  read: z
    .unknown()
    .transform((value) => value === null || value === '' || value === true)
    .default(true),
  data: z.boolean(),
  shape: '`true` or `false`',
  json: { type: 'boolean' },
  unseen: 'nowhere',
} satisfies ValueType;

/** A word of other generators; `holdBack` says what it means. */
export const status = {
  read: z
    .unknown()
    .transform((value) => (typeof value === 'string' ? decodeLine(value) : ''))
    .default(''),
  data: z.string(),
  shape: 'text',
  json: NULLABLE_TEXT,
  unseen: 'nowhere',
} satisfies ValueType;

export const date = {
  read: writtenDate.optional(),
  data: dateData.optional(),
  shape: 'date',
  json: { type: 'string', minLength: 8 },
  unseen: 'nowhere',
  kind: 'date',
} satisfies ValueType;

/** An address of this site; see `parseAddress`. */
export const address = {
  read: writtenAddress.optional(),
  data: addressData.optional(),
  shape: 'path',
  json: PATH,
  unseen: 'nowhere',
} satisfies ValueType;

/** The name of a picture. Its file is looked up when all files are known. */
export const picture = {
  read: writtenPicture.optional(),
  data: filled.optional(),
  shape: 'file',
  json: { type: ['string', 'object', 'null'] },
  kind: 'picture',
  unseen: 'inside',
} satisfies ValueType;

/** Two percentages. */
export const focus = {
  read: writtenFocus.optional(),
  data: z.object({ x: z.int(), y: z.int() }).optional(),
  shape: 'two percentages',
  json: { type: 'string', pattern: '^\\s*\\d{1,3}%\\s+\\d{1,3}%\\s*$' },
  unseen: 'nowhere',
} satisfies ValueType;

/** A BCP 47 tag, in its canonical spelling. */
export const language = {
  read: writtenLanguage.optional(),
  data: filled.optional(),
  shape: 'BCP 47 tag',
  json: { type: 'string', minLength: 2 },
  unseen: 'nowhere',
} satisfies ValueType;

/** A URL of http or https, as `URL` serializes it. */
export const absoluteUrl = {
  read: writtenUrl.optional(),
  data: urlData.optional(),
  shape: 'absolute URL',
  json: { type: 'string', pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?:' },
  unseen: 'nowhere',
} satisfies ValueType;

/** `true` or `false`; absent means `otherwise`. */
export function flag(otherwise: boolean) {
  return {
    read: writtenFlag.default(otherwise),
    data: z.boolean(),
    shape: '`true` or `false`',
    json: { type: 'boolean' },
    kind: 'flag',
    unseen: 'nowhere',
  } satisfies ValueType;
}

/** A list of texts in the order written, without empty and repeated ones. */
export function texts(rules: Omit<ListRules, 'distinct'>) {
  return {
    read: listOf(line)
      .transform((items) => [...new Set(items.filter((item) => item !== ''))])
      .default([]),
    data: z.array(filled),
    shape: rules.splitAtCommas ? 'list, text with commas, or one value' : 'list or one value',
    json: jsonListOf(rules.nameKeys ? ANY_NAME : ANY_TEXT),
    unseen: 'joining',
    list: { ...rules, distinct: true },
  } satisfies ValueType;
}

export const addresses = {
  read: listOf(formerAddress).default([]),
  data: z.array(addressData),
  shape: 'list of paths, or one path',
  json: jsonListOf(PATH),
  unseen: 'nowhere',
  list: { splitAtCommas: false, joinRepeated: false, distinct: false },
} satisfies ValueType;

export const links = {
  read: listOf(
    z.object({ label: filledLine, url: writtenUrl }, { error: 'is not a `label` and a `url`' }),
  ).default([]),
  data: z.array(z.object({ label: filled, url: urlData })),
  shape: 'list of `label` and `url`',
  json: {
    type: ['array', 'null'],
    items: { type: 'object', properties: { label: ANY_TEXT, url: PATH } },
  },
} satisfies ValueType;

/** The JSON Schema of a list: brackets, one value without them, or nothing. */
export function jsonListOf(item: JsonSchema): JsonSchema {
  return { anyOf: [{ type: 'array', items: item }, item, { type: 'null' }] };
}

/** One line of text: entities decoded, line breaks folded, white space trimmed. */
export function decodeLine(written: string): string {
  return decodeHTML(written)
    .replace(/\s*\r?\n\s*/g, ' ')
    .trim();
}

function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item, { error: 'is not a list' })
    .nullable()
    .transform((items) => items ?? []);
}

function canonicalLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0];
  } catch {
    return undefined;
  }
}

function report(
  context: z.RefinementCtx,
  code: DiagnosticCode,
  message: string,
  hint: Hint,
): never {
  context.addIssue({ code: 'custom', message, params: { code, hint } });
  return z.NEVER;
}
