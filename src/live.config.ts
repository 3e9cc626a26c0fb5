import { defineLiveCollection } from 'astro:content';
import type { LiveDataEntry } from 'astro';
import type { LiveLoader } from 'astro/loaders';

import { bodyPictureMarkup } from './components/picture-markup.ts';
import { fillPlaceholders } from './content/body/placeholders.ts';
import { articleData, termData } from './content/front-matter/fields.ts';
import type { Entry, EntryData } from './publication/entries.ts';
import type { ArticleBody, ArticleState, CollectionName } from './publication/page.ts';
import { provided } from './publication/provider.ts';

declare module 'astro' {
  // The parameter has to be declared as Astro declares it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars
  interface LiveDataEntry<TData extends Record<string, any> = Record<string, any>> {
    /** Final address of the entry's page. */
    href: string;
    /** Only in a preview: what keeps the article off the site. */
    state?: ArticleState;
    /** What fills the placeholders of the body; absent for a term without a file. */
    body?: ArticleBody;
  }
}

/**
 * Reads a collection while a page is rendered, so that content never enters Astro's data file. It
 * holds what is on the site, newest first; a preview also has drafts and scheduled articles, with
 * their `state`. `getLiveEntry` also gives the body as `rendered.html`, with final links and
 * pictures; `getLiveCollection` does not, so that lists stay light.
 */
function publicationLoader<Name extends CollectionName>(
  collection: Name,
): LiveLoader<EntryData[Name], { id: string }> {
  return {
    name: collection,
    loadCollection: async () => ({
      entries: (await provided().entries(collection)).map((entry) => liveEntry<Name>(entry)),
    }),
    loadEntry: async ({ filter }) => {
      const found = await provided().entry(collection, filter.id);
      return found && liveEntry<Name>(found.entry, found.html);
    },
  };
}

function liveEntry<Name extends CollectionName>(
  { id, href, data, state, body }: Entry,
  html?: string,
): LiveDataEntry<EntryData[Name]> {
  return {
    id,
    href,
    // The provider gives entries of the collection that it is asked for.
    data: data as EntryData[Name],
    ...(state && { state }),
    ...(body && { body }),
    ...(html !== undefined && {
      rendered: {
        html: body
          ? fillPlaceholders(html, body.links, body.pictures.map(bodyPictureMarkup))
          : html,
      },
    }),
  };
}

export const collections = {
  articles: defineLiveCollection({ loader: publicationLoader('articles'), schema: articleData }),
  pages: defineLiveCollection({ loader: publicationLoader('pages'), schema: termData }),
  authors: defineLiveCollection({ loader: publicationLoader('authors'), schema: termData }),
  categories: defineLiveCollection({ loader: publicationLoader('categories'), schema: termData }),
  tags: defineLiveCollection({ loader: publicationLoader('tags'), schema: termData }),
};
