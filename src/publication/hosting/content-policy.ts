import type { Address } from '../../content/parse-address.ts';
import { siteAddresses } from '../site-addresses.ts';

/** What a Content-Security-Policy allows, by directive. https://www.w3.org/TR/CSP3/ */
type Policy = Readonly<Record<string, string>>;

const PAGE: Policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  // Pages carry tiny versions of their pictures as `data:`.
  'img-src': "'self' data:",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
};

/** The search loads its index, and the articles that it found. */
const SEARCH: Policy = {
  ...PAGE,
  'connect-src': "'self'",
};

/** Browsers heed these in a header only. */
const HEADER_ONLY: Policy = { 'frame-ancestors': "'none'" };

/** The policy for a page as its header says it. */
export function headerPolicy(address: Address): string {
  return print({ ...policyOf(address), ...HEADER_ONLY });
}

/** The policy for a page as its meta tag says it, for hosts that send no headers. */
export function metaPolicy(address: Address): string {
  return print(policyOf(address));
}

/**
 * The policy for a picture or document opened by itself. No `default-src`: browsers show films and
 * PDF by means of their own, which it would refuse.
 */
export const mediaPolicy = print({ 'base-uri': "'none'", 'form-action': "'none'", ...HEADER_ONLY });

/** The policy for a vector picture opened by itself, where it is a document and could run script. */
export const pictureDocumentPolicy = print({
  'default-src': "'none'",
  ...HEADER_ONLY,
  sandbox: '',
});

function policyOf(address: Address): Policy {
  return address === siteAddresses.search ? SEARCH : PAGE;
}

function print(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`.trimEnd())
    .join('; ');
}
