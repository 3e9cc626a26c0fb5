import type { Address } from '../../content/parse-address.ts';
import { SPLAT } from '../read-redirect.ts';
import { hrefOf, targetHref } from '../../urls.ts';
import type { SiteSettings } from '../../site-settings.ts';

/** A path to match, as a host's rules spell it: encoded, without a sign that would be a pattern. */
export function sourcePath(site: SiteSettings, from: Address): string {
  return hrefOf(site, from).replaceAll('*', '%2A');
}

/** Where to send readers; `splat` stands for what the host puts in the place of `:splat`. */
export function targetPath(site: SiteSettings, to: string, splat: string): string {
  return to.endsWith(`/${SPLAT}`)
    ? targetHref(site, to.slice(0, -SPLAT.length)) + splat
    : targetHref(site, to);
}

/** Whether the address was a file's, which readers ask for without a slash at its end. */
export function looksLikeFile(from: Address): boolean {
  return /\.[^/.]+\/$/.test(from);
}

/** The address of a redirect as readers ask for it. */
export function askedFor(from: Address): string {
  return looksLikeFile(from) ? from.slice(0, -1) : from;
}
