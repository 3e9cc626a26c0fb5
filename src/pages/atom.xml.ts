import type { APIRoute } from 'astro';

import { atom } from '../feeds/atom.ts';
import { modelOf, textResponse } from '../route-models.ts';

/** The feed of the site, and below each tag, category and author that of its list. */
export const GET: APIRoute = ({ locals }) =>
  textResponse(locals.printFeed(atom, modelOf(locals, 'feed').feed), atom.mediaType);
