import type { BodyFacts } from '../content/body/body.ts';
import { type CompiledFile, isDraftFile } from '../content/compiled-file.ts';
import type { Span } from '../content/diagnostics/diagnostic.ts';
import type { SourceFile } from '../content/list-content.ts';

/** Keys whose values are names that several files share. */
const NAMING_KEYS = ['tags', 'categories', 'authors', 'reviewedBy', 'series'] as const;
export type NamingKey = (typeof NAMING_KEYS)[number];

/** A name in the front matter of an article. */
export interface NameUse {
  key: NamingKey;
  value: string;
  span: Span;
}

/** What other files need to know of one while they are written. */
export interface IndexedFile extends SourceFile, Pick<BodyFacts, 'headings' | 'links' | 'anchors'> {
  /** Empty where the front matter has none. */
  title: string;
  lang?: string;
  isDraft: boolean;
  names: readonly NameUse[];
}

export function indexFile(compiled: CompiledFile): IndexedFile {
  const { file, kind, syntax, body, frontMatter, partial } = compiled;
  const { headings, links, anchors } = body;
  const { title = '', lang } = frontMatter ?? partial ?? {};
  return {
    file,
    kind,
    syntax,
    title,
    ...(lang !== undefined && { lang }),
    isDraft: isDraftFile(compiled),
    names: namesIn(compiled),
    headings,
    links,
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
      span: spans[`${key}.${index}`] ?? spans[key] ?? fence,
    }));
  });
}
