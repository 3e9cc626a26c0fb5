import type { BodyFacts } from '../content/body/body.ts';
import { type CompiledFile, isDraftFile } from '../content/compiled-file.ts';
import type { Span } from '../content/diagnostics/diagnostic.ts';
import { oneLanguage, placeOf } from '../content/file-place.ts';
import type { CompileOptions } from '../content/compiled-file.ts';
import type { SourceFile } from '../content/list-content.ts';
import { slugify } from '../content/text.ts';

/** Keys whose values are names that several files share. */
const NAMING_KEYS = ['tags', 'categories', 'authors', 'reviewedBy', 'series'] as const;
export type NamingKey = (typeof NAMING_KEYS)[number];

/** A name in the front matter of an article. */
export interface NameUse {
  key: NamingKey;
  value: string;
  /** The same for all spellings of a name. */
  slug: string;
  span: Span;
}

/** What other files need to know of one while they are written. */
export interface IndexedFile
  extends SourceFile, Pick<BodyFacts, 'headings' | 'links' | 'pictures' | 'anchors'> {
  /** Empty where the front matter has none. */
  title: string;
  /** The language of the file. */
  lang: string;
  isDraft: boolean;
  /** Whether its front matter cannot be read at all. */
  isUnread: boolean;
  names: readonly NameUse[];
}

export function indexFile(
  compiled: CompiledFile,
  { languages = oneLanguage }: Pick<CompileOptions, 'languages'>,
): IndexedFile {
  const { file, kind, syntax, body, frontMatter, partial } = compiled;
  const { headings, links, pictures, anchors } = body;
  const { title = '', lang } = frontMatter ?? partial ?? {};
  return {
    file,
    kind,
    syntax,
    title,
    lang: placeOf(file, languages, lang).lang,
    isDraft: isDraftFile(compiled),
    isUnread: frontMatter === undefined && partial === undefined,
    names: namesIn(compiled),
    headings,
    links,
    pictures,
    anchors,
  };
}

function namesIn(compiled: CompiledFile): NameUse[] {
  if (compiled.kind !== 'article') return [];
  const { frontMatter, partial, spans, fence } = compiled;
  const data = frontMatter ?? partial ?? {};
  return NAMING_KEYS.flatMap((key) => {
    const values = data[key] ?? [];
    return (typeof values === 'string' ? [values] : values).map((value, index) => ({
      key,
      value,
      slug: slugify(value),
      span: spans[`${key}.${index}`] ?? spans[key] ?? fence,
    }));
  });
}
