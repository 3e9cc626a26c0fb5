import type { Address } from '../../urls.ts';
import { z } from 'astro/zod';
import { decodeHTML } from 'entities';
import { hasBidiControl } from '../bidi-controls.ts';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { ADDRESS_SHAPE, parseAddress } from '../parse-address.ts';
import { EARLIEST_YEAR, isBeforeEarliest, parseDate, type DateValue } from '../parse-date.ts';

const DATE_HINT = 'Write it as 2018-03-13 or Tue, 13 Mar 2018 16:54:41 +0000';

/** One line of text: entities decoded, line breaks folded, white space trimmed. */
const text = z
  .union([z.string(), z.boolean()], { error: 'is not text' })
  .transform((value, context) => {
    const written = String(value);
    const line = decodeHTML(written)
      .replace(/\s*\r?\n\s*/g, ' ')
      .trim();
    // eslint-disable-next-line no-control-regex -- an entity can stand for a control character
    if (/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/.test(line)) {
      refuse(context, 'control-character', 'holds an entity for a control character', 'Delete it');
    } else if (hasBidiControl(line) && !hasBidiControl(written)) {
      refuse(
        context,
        'bidi-control',
        'holds an entity for a character that reverses text',
        'Delete it',
      );
    }
    return line;
  });

const optionalText = text
  .nullable()
  .transform((value) => value ?? '')
  .default('');

/** The hint of an empty one is the validation's, which knows whether the key can go. */
const requiredText = text.refine((value) => value !== '', {
  error: 'is empty',
  params: { code: 'missing-key' },
});

const date = z.unknown().transform((value, context): DateValue => {
  const read = typeof value === 'string' ? parseDate(value) : undefined;
  if (read) return read;
  const early = typeof value === 'string' && isBeforeEarliest(value);
  const fault = early ? `lies before ${EARLIEST_YEAR}` : 'is not a date';
  const hint = early ? 'Write the day it was published' : DATE_HINT;
  return refuse(
    context,
    'invalid-date',
    value === null ? 'is empty' : `${JSON.stringify(value)} ${fault}`,
    hint,
  );
});

const address = z.unknown().transform((value, context): Address => {
  const path = typeof value === 'string' ? parseAddress(value) : undefined;
  if (typeof path === 'string') return path;
  const fault = path ?? {
    fault: value === null ? 'is empty' : 'is not a path',
    hint: ADDRESS_SHAPE,
  };
  return refuse(context, 'invalid-address', fault.fault, fault.hint);
});

const flag = z.unknown().transform((value, context): boolean => {
  if (typeof value === 'boolean') return value;
  const fault = value === null ? 'is empty' : `${JSON.stringify(value)} is neither true nor false`;
  return refuse(context, 'invalid-value', fault, 'Write `true` or `false` without quotation marks');
});

const language = z.unknown().transform((value, context): string => {
  const tag = typeof value === 'string' ? canonicalLanguage(value) : undefined;
  return (
    tag ??
    refuse(
      context,
      'invalid-value',
      `${JSON.stringify(value)} is no language tag`,
      'Write it as `en`, `de` or `pt-BR`',
    )
  );
});

const absoluteUrl = z.unknown().transform((value, context): string => {
  const url = typeof value === 'string' ? URL.parse(value.trim()) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  const fault =
    value === undefined ? 'lacks a `url`' : `${JSON.stringify(value)} is no absolute URL`;
  return refuse(context, 'invalid-value', fault, 'Write it as `https://example.org/path/`');
});

/** What a picture key says; null stands for none. The files are looked up later. */
const pictureName = z
  .string({ error: 'is not a file name' })
  .nullable()
  .transform((value) => (value === null || value.trim() === '' ? undefined : value.trim()));

const texts = list(text).transform((items) => [...new Set(items.filter((item) => item !== ''))]);

function list<Item extends z.ZodType>(item: Item) {
  return z
    .array(item, { error: 'is not a list' })
    .nullable()
    .transform((items) => items ?? []);
}

/** An article's header. Keys are canonical already: see `resolveKeys`. */
export const articleSchema = z.object({
  title: requiredText,
  safeURL: address.optional(),
  slug: requiredText.optional(),
  date: date.optional(),
  lastmod: date.optional(),
  publishDate: date.optional(),
  expiryDate: date.optional(),
  draft: flag.default(false),
  description: optionalText,
  keywords: texts.default([]),
  tags: texts.default([]),
  categories: texts.default([]),
  authors: texts.default([]),
  image: pictureName.optional(),
  imageAlt: optionalText,
  share: address.optional(),
  aliases: list(address).default([]),
  canonical: absoluteUrl.optional(),
  reviewedBy: texts.default([]),
  lastReviewed: date.optional(),
  nextReview: date.optional(),
  series: requiredText.optional(),
  toc: flag.default(true),
  featured: flag.default(false),
  noindex: flag.default(false),
  lang: language.optional(),
});

/** The header of a tag's, category's or author's file and of a plain page. */
export const termSchema = z.object({
  title: requiredText,
  description: optionalText,
  image: pictureName.optional(),
  imageAlt: optionalText,
  links: list(
    z.object({ label: requiredText, url: absoluteUrl }, { error: 'is not a `label` and a `url`' }),
  ).default([]),
  organization: flag.default(false),
  aliases: list(address).default([]),
  lastmod: date.optional(),
  noindex: flag.default(false),
  lang: language.optional(),
});

export type ArticleFrontMatter = z.output<typeof articleSchema>;
export type TermFrontMatter = z.output<typeof termSchema>;

function canonicalLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0];
  } catch {
    return undefined;
  }
}

function refuse(
  context: z.RefinementCtx,
  code: DiagnosticCode,
  message: string,
  hint: string,
): never {
  context.addIssue({ code: 'custom', message, params: { code, hint } });
  return z.NEVER;
}

export const articleData = z.custom<ArticleFrontMatter>();
export const termData = z.custom<TermFrontMatter>();
