import type { BodyOf } from '../publication/plan-pages.ts';
import type { ConnectedSite } from './connect-site.ts';

/** Finds the bodies of a site's files, their links and pictures resolved. */
export function bodiesOf({ bodies }: Pick<ConnectedSite, 'bodies'>): BodyOf {
  return ({ file }) => {
    const resolved = bodies.get(file);
    if (!resolved) throw new Error(`${file} has no resolved body`);
    return resolved.body;
  };
}
