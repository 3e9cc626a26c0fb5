/** Where the preview's own pages, and what their buttons ask for, lie below the site's root. */
export const PREVIEW_FOLDER = '/_preview/';
