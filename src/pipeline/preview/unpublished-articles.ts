import { diagnosticCodes } from '../../content/diagnostics/diagnostic-codes.ts';
import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { compareText } from '../../content/text.ts';
import type { ArticleState } from '../../publication/page.ts';
import { keptBack } from '../../publication/unpublished.ts';
import { hrefOf } from '../../urls.ts';
import type { ConnectedSite } from '../connect-site.ts';
import type { ContentState } from './content-state.ts';
import { idOfNote } from './file-notes.ts';

/** An article that is not on the site, or keeps the site from being published. */
export interface UnpublishedArticle {
  file: string;
  title: string;
  /** Of its page in the preview; absent where it has none. */
  href?: string;
  /** `held`: nothing but errors keeps it. */
  state: ArticleState | 'held';
  /** Sentences that say what keeps it. */
  reasons: string[];
  /** Errors, those included that are but warnings while it is a draft. */
  errors: { found: Diagnostic; id: string }[];
}

/** In code-unit order of their files. `diagnostics` are by file. */
export function unpublishedArticles(
  { publication, publications, addresses }: ConnectedSite,
  { files }: ContentState,
  diagnostics: ReadonlyMap<string, readonly Diagnostic[]>,
): UnpublishedArticle[] {
  const articles = new Map(
    publications.flatMap(({ content, now }) =>
      content.articles.map((article) => [article.file, { article, now }]),
    ),
  );
  return files
    .flatMap((compiled): UnpublishedArticle[] => {
      if (compiled.kind !== 'article') return [];
      const { file, frontMatter, partial } = compiled;
      const known = articles.get(file);
      const kept = known && keptBack(known.article, known.now);
      const all = diagnostics.get(file) ?? [];
      const errors = all
        .filter(
          ({ severity, code }) =>
            severity === 'error' || diagnosticCodes[code].severity === 'error',
        )
        .map((found) => ({ found, id: idOfNote(found, all) }));
      if (!kept && errors.length === 0) return [];
      const address = known?.article.address ?? addresses.get(file);
      return [
        {
          file,
          title: frontMatter?.title ?? partial?.title ?? file,
          ...(address !== undefined && { href: hrefOf(publication.site, address) }),
          state: kept?.state ?? 'held',
          reasons: kept?.reasons ?? [],
          errors,
        },
      ];
    })
    .sort((one, other) => compareText(one.file, other.file));
}
