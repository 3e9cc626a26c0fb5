import { digestOf } from '../files/digest-of.ts';
import { noFacts, type BodyFacts } from './body/body.ts';
import type { Components } from './body/check-components.ts';
import type { SourceDiagnostic } from './diagnostics/diagnostic.ts';
import type { ContentLanguage } from './file-place.ts';
import type { ArticleFrontMatter, TermFrontMatter } from './front-matter/fields.ts';
import type { ReadFrontMatter } from './front-matter/read-front-matter.ts';
import { isDraft } from './front-matter/is-draft.ts';
import type { SourceFile } from './list-content.ts';

/** Everything that can be known of one file without the others. */
export type CompiledFile = CompiledArticle | CompiledTerm;

export interface CompiledArticle extends CompiledCommon {
  kind: 'article';
  /** Absent where the front matter has an error. */
  frontMatter?: ArticleFrontMatter;
  /** Of front matter with an error, the values that are valid. */
  partial?: Partial<ArticleFrontMatter>;
}

export interface CompiledTerm extends CompiledCommon {
  kind: 'author' | 'category' | 'tag' | 'page';
  frontMatter?: TermFrontMatter;
  partial?: Partial<TermFrontMatter>;
}

interface CompiledCommon extends Pick<
  ReadFrontMatter<unknown>,
  'spans' | 'otherSpellings' | 'fence' | 'published'
> {
  file: string;
  syntax: 'md' | 'mdx';
  body: BodyFacts;
  /** SHA-256 of the body's HTML, or of its source for MDX; names the HTML in the store. */
  bodyDigest: string;
  diagnostics: SourceDiagnostic[];
}

export interface CompileOptions {
  /** Hosts whose links are this site's own, lower case. */
  ownHosts: readonly string[];
  /** BCP 47 tag of the language of articles whose front matter names none. */
  lang: string;
  /** Of the publication; its files are told apart by their places. */
  languages?: readonly ContentLanguage[];
  /** Whether straight quotation marks and the like are set as the language of the text has them. */
  typography: boolean;
  /** What MDX articles may use without an import. */
  components: Components;
}

export interface Compilation {
  compiled: CompiledFile;
  /** Safe HTML of the body with its placeholders; empty for MDX. */
  html: string;
}

/** A compilation with the time it took, in milliseconds. */
export interface TimedCompilation extends Compilation {
  milliseconds: number;
}

/** Whether a file is an article that its front matter, as far as it can be read, makes a draft. */
export function isDraftFile(file: CompiledFile): boolean {
  return file.kind === 'article' && isDraft(file.frontMatter ?? file.partial);
}

/** A file whose contents are not known, with the reason. */
export function uncompiledFile(source: SourceFile, reason: SourceDiagnostic): CompiledFile {
  return {
    ...source,
    spans: {},
    otherSpellings: [],
    fence: { line: 1, column: 1, length: 0 },
    body: noFacts(),
    bodyDigest: digestOf(''),
    diagnostics: [reason],
  };
}
