import { escapeHtml } from '../escape.ts';
import { directionOf } from '../i18n/direction.ts';
import { linkIn } from '../i18n/format.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { metaPolicy } from '../publication/content-policy.ts';
import type { SiteSettings } from '../site-settings.ts';
import { isUrl, prefixOf, targetHref, urlOf } from '../urls.ts';
import type { Redirect } from './plan-redirects.ts';

/**
 * A page that redirects at once, on hosts without redirects, in the language of its target. Its canonical
 * link names the target for crawlers.
 */
export function redirectPage(site: SiteSettings, { to }: Pick<Redirect, 'to'>): string {
  // A refresh may also quote its address with apostrophes.
  const escape = (address: string): string => escapeHtml(address).replaceAll("'", '&#39;');
  const href = escape(targetHref(site, to));
  const prefixes = site.editions.map(({ prefix }) => prefix);
  const target = site.editions.find(({ prefix }) => prefix === prefixOf(to, prefixes));
  const { lang } = target ?? site;
  const { title, text } = textsFor(lang).redirect;
  const { before, words, after } = linkIn(text);
  const direction = directionOf(lang) === 'rtl' ? ' dir="rtl"' : '';
  return `<!doctype html>
<html lang="${lang}"${direction}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${metaPolicy}">
<title>${escapeHtml(title)}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${escape(isUrl(to) ? to : urlOf(site, to))}">
<meta http-equiv="refresh" content="0; url=${href}">
</head>
<body>
<p>${escapeHtml(before)}<a href="${href}">${escapeHtml(words)}</a>${escapeHtml(after)}</p>
</body>
</html>
`;
}
