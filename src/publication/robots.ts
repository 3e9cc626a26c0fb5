import type { Publication } from './publication.ts';

/** What crawlers may read: everything, and nothing of a preview. */
export function robotsText({ preview }: Publication): string {
  return preview ? 'User-agent: *\nDisallow: /\n' : 'User-agent: *\nAllow: /\n';
}
