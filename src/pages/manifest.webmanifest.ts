import type { APIRoute } from 'astro';

import { printWebManifest } from '../publication/web-manifest.ts';
import { modelOf, textResponse } from '../route-models.ts';

export const GET: APIRoute = ({ locals }) =>
  textResponse(
    printWebManifest(modelOf(locals, 'web-manifest').manifest),
    'application/manifest+json',
  );
