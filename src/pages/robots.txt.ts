import type { APIRoute } from 'astro';

import { printRobots } from '../publication/sitemaps.ts';
import { modelOf, textResponse } from '../route-models.ts';

export const GET: APIRoute = ({ locals }) =>
  textResponse(printRobots(modelOf(locals, 'robots').robots), 'text/plain');
