import type { APIRoute } from 'astro';

import { printSitemapIndex } from '../publication/sitemaps.ts';
import { modelOf, textResponse } from '../route-models.ts';

export const GET: APIRoute = ({ locals }) =>
  textResponse(printSitemapIndex(modelOf(locals, 'sitemap-index').index), 'application/xml');
