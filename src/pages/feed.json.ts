import type { APIRoute } from 'astro';

import { jsonFeed } from '../feeds/json-feed.ts';
import { modelOf, textResponse } from '../route-models.ts';

/** The feed of the site, and below each tag, category and author that of its list. */
export const GET: APIRoute = ({ locals }) =>
  textResponse(locals.printFeed(jsonFeed, modelOf(locals, 'feed').feed), jsonFeed.mediaType);
