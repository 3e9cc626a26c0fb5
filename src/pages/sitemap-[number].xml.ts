import type { APIRoute } from 'astro';

import { printSitemap } from '../publication/sitemaps.ts';
import { modelOf, textResponse } from '../route-models.ts';

export const GET: APIRoute = ({ locals }) =>
  textResponse(printSitemap(modelOf(locals, 'sitemap').sitemap), 'application/xml');
