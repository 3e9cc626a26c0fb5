import type { APIRoute } from 'astro';

import { rss } from '../feeds/rss.ts';
import { modelOf, textResponse } from '../route-models.ts';

/** The feed of the site, and below each tag, category and author that of its list. */
export const GET: APIRoute = ({ locals }) =>
  textResponse(locals.printFeed(rss, modelOf(locals, 'feed').feed), rss.mediaType);
