import { escapeHtml } from '../escape.ts';
import { metaPolicy } from '../publication/content-policy.ts';
import type { SiteSettings } from '../site-settings.ts';
import { isUrl, targetHref, urlOf } from '../urls.ts';
import type { Redirect } from './plan-redirects.ts';

/** A page that redirects at once, on hosts without redirects. Its canonical link names the target for crawlers. */
export function redirectPage(site: SiteSettings, { to }: Pick<Redirect, 'to'>): string {
  // A refresh may also quote its address with apostrophes.
  const escape = (address: string): string => escapeHtml(address).replaceAll("'", '&#39;');
  const href = escape(targetHref(site, to));
  return `<!doctype html>
<html lang="${site.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${metaPolicy}">
<title>This page has moved</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${escape(isUrl(to) ? to : urlOf(site, to))}">
<meta http-equiv="refresh" content="0; url=${href}">
</head>
<body>
<p>This page has moved. <a href="${href}">Go to its new address</a>.</p>
</body>
</html>
`;
}
