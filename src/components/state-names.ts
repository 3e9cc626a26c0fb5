import type { ArticleState } from '../publication/page.ts';

/** What a preview writes on an article that readers do not see. */
export const stateNames: Readonly<Record<ArticleState, string>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  expired: 'Expired',
};
