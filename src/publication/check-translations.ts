import type { ArticleBody } from './page.ts';
import { diagnose, type Diagnostic, diagnosticIn } from '../content/diagnostics/diagnostic.ts';
import { hrefOf } from '../urls.ts';
import { pageKeys } from './alternates.ts';
import type { PageKey, Publication } from './publication.ts';
import type { BodySource } from './resolve-body.ts';

interface Known {
  publication: Publication;
  key: PageKey;
}

/**
 * Reports links in bodies to a page of another language, where there is a translation into the
 * language of the page that holds the link. A page may lead to its own versions. `linksOf` has the final
 * addresses of a body's links.
 */
export function checkTranslations(
  publications: readonly Publication[],
  linksOf: (file: string) => ArticleBody['links'],
): Diagnostic[] {
  if (publications.length <= 1) return [];
  const byHref = new Map(
    publications.flatMap((publication) =>
      textsOf(publication).map(({ address, key }): [string, Known] => [
        hrefOf(publication.site, address),
        { publication, key },
      ]),
    ),
  );
  return publications.flatMap((publication) =>
    textsOf(publication).flatMap(({ source, key }) =>
      linksOf(source.file).flatMap((href, index): Diagnostic[] => {
        const target = byHref.get(href.replace(/[?#].*$/s, ''));
        const link = source.body.links[index];
        if (!link || !target || target.publication === publication || target.key === key) return [];
        const { lang } = publication.site;
        const own = publication.alternates(target.key).find((other) => other.lang === lang);
        if (!own) return [];
        const message = `this leads to the page in \`${target.publication.site.lang}\`, which there is in \`${lang}\``;
        const hint = `Link to ${own.address}`;
        return [diagnosticIn(source.file, diagnose('other-language', link, message, hint))];
      }),
    ),
  );
}

/** The articles and plain pages of a language. */
function textsOf({
  articles,
  unlisted,
  content,
}: Publication): { source: BodySource; address: string; key: PageKey }[] {
  return [
    ...[...articles, ...unlisted].map((source) => ({
      source,
      address: source.address,
      key: pageKeys.article(source),
    })),
    ...content.pages.map((source) => ({
      source,
      address: source.address,
      key: pageKeys.plain(source),
    })),
  ];
}
