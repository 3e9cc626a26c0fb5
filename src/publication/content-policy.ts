/** What a Content-Security-Policy allows, by directive. https://www.w3.org/TR/CSP3/ */
type Policy = Readonly<Record<string, string>>;

const PAGE: Policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  // Pages carry tiny versions of their pictures as `data:`.
  'img-src': "'self' data:",
  // Sound, film and captions.
  'media-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  // The search loads its index. Programs that look at a page from within ask for robots.txt.
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
};

/** Browsers ignore these in a meta tag. */
const HEADER_ONLY: Policy = { 'frame-ancestors': "'none'" };

/** The policy for a page as its header says it. */
export const headerPolicy = print({ ...PAGE, ...HEADER_ONLY });

/** The policy for a page as its meta tag says it, for hosts that send no headers. */
export const metaPolicy = print(PAGE);

/**
 * The policy for a picture or document opened by itself. No `default-src`: browsers show films and
 * PDF by means of their own, which it would refuse.
 */
export const mediaPolicy = print({
  'base-uri': "'none'",
  'form-action': "'none'",
  ...HEADER_ONLY,
});

/** The policy for a vector picture opened by itself, where it is a document and could run script. */
export const pictureDocumentPolicy = print({
  'default-src': "'none'",
  ...HEADER_ONLY,
  sandbox: '',
});

function print(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`.trimEnd())
    .join('; ');
}
