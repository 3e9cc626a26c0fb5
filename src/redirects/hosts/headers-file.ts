import type { SiteSettings } from '../../site-settings.ts';
import { headerRules, headersFor, samplePath, type HeaderRule } from './header-rules.ts';

/**
 * The text of `_headers`, for Netlify and for Cloudflare Pages. Where two rules name a header,
 * Netlify takes the later value and Cloudflare joins both, unless a line with `!` takes the earlier
 * one away first. Netlify passes over that line, as it has no colon; there an empty value cannot be
 * said, and the earlier one stays.
 *
 * https://docs.netlify.com/manage/routing/headers/
 * https://developers.cloudflare.com/pages/configuration/headers/
 */
export function headersFile(site: SiteSettings): string {
  const rules = headerRules(site);
  const blocks = rules.flatMap((rule, index) =>
    rule.paths.map((path) => block(site, path, rule, rules.slice(0, index))),
  );
  return `${blocks.join('\n\n')}\n`;
}

function block(
  site: SiteSettings,
  path: string,
  { headers }: HeaderRule,
  earlier: readonly HeaderRule[],
): string {
  const sent = headersFor(earlier, samplePath(path));
  const lines = Object.entries(headers).flatMap(([name, value]) => [
    ...(name in sent ? [`  ! ${name}`] : []),
    `  ${name}: ${value}`,
  ]);
  return [site.base + path.slice(1), ...lines].join('\n');
}
