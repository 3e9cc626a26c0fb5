import type { Host, SiteSettings } from '../../site-settings.ts';
import { hrefOf, languageAddresses, type Address } from '../../urls.ts';
import type { HostRule, Redirect } from '../plan-redirects.ts';
import { hrefOfTarget, looksLikeFile } from '../redirect-rule.ts';
import { headerRules, headersFor, samplePath, type HeaderRule } from './header-rules.ts';

/** All redirects of a site. */
export interface AllRedirects {
  plain: readonly Redirect[];
  rules: readonly HostRule[];
}

interface CloudflareLines {
  /** Of plain paths. */
  fixed: string[];
  /** Of everything below a path. */
  dynamic: string[];
}

/** Cloudflare ignores further lines, and longer ones. */
const CLOUDFLARE = { fixed: 2000, dynamic: 100, line: 1000 };
/** Netlify warns from this count on that a deploy may fail. */
const NETLIFY = 10_000;

/**
 * The text of `_headers`, for Netlify and Cloudflare Pages. Where two rules name a header, Netlify
 * takes the later value. Cloudflare joins both, unless a line with `!` removes the earlier one first;
 * Netlify ignores that line, as it has no colon. On Netlify no rule can remove a header.
 *
 * https://docs.netlify.com/manage/routing/headers/
 * https://developers.cloudflare.com/pages/configuration/headers/
 */
export function headersFile(site: SiteSettings): string {
  const rules = headerRules(site);
  const blocks = rules.flatMap((rule, index) =>
    rule.paths.map((path) => headerBlock(site, path, rule, rules.slice(0, index))),
  );
  return `${blocks.join('\n\n')}\n`;
}

/**
 * The text of `_redirects`, for the host that reads it; undefined when `hosts` names none. Both apply
 * the first line that matches. Netlify needs `!` to redirect where a page exists, and matches query
 * parameters. Cloudflare always redirects before it looks for pages, matches no queries, and requires
 * plain paths first. Lines beyond its limits are left out.
 *
 * https://docs.netlify.com/manage/routing/redirects/redirect-options/
 * https://developers.cloudflare.com/pages/configuration/redirects/
 */
export function redirectsFile(site: SiteSettings, redirects: AllRedirects): string | undefined {
  if (site.hosts.includes('cloudflare')) {
    const { fixed, dynamic } = cloudflareLines(site, redirects);
    const lines = [
      ...fixed.filter(fitsLine).slice(0, CLOUDFLARE.fixed),
      ...dynamic.filter(fitsLine).slice(0, CLOUDFLARE.dynamic),
    ];
    return lines.map((line) => `${line}\n`).join('');
  }
  if (!site.hosts.includes('netlify')) return undefined;
  return netlifyLines(site, redirects)
    .map((line) => `${line}\n`)
    .join('');
}

/** Whether a host supports rules of this kind. */
export function supportsRule(host: Host, { kind }: Pick<HostRule, 'kind'>): boolean {
  return host !== 'github' && (kind !== 'query' || host !== 'cloudflare');
}

/** The limits of a host that the redirects exceed, as messages without a full stop. */
export function exceededLimits(host: Host, site: SiteSettings, redirects: AllRedirects): string[] {
  if (host === 'nginx' || host === 'github') return [];
  if (host === 'netlify') {
    const count = netlifyLines(site, redirects).length;
    return count < NETLIFY
      ? []
      : [`${count} redirects: from ${NETLIFY} on Netlify may refuse them`];
  }
  const { fixed, dynamic } = cloudflareLines(site, redirects);
  const long = [...fixed, ...dynamic].filter((line) => !fitsLine(line)).length;
  return [
    ...over(fixed.length - CLOUDFLARE.fixed, `${CLOUDFLARE.fixed} redirects of plain paths`),
    ...over(dynamic.length - CLOUDFLARE.dynamic, `${CLOUDFLARE.dynamic} redirects with \`*\``),
    ...over(long, `lines of ${CLOUDFLARE.line} characters`),
  ];
}

function headerBlock(
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

function over(count: number, limit: string): string[] {
  return count > 0
    ? [`Cloudflare reads at most ${limit}; ${count} of them ${count === 1 ? 'is' : 'are'} left out`]
    : [];
}

function fitsLine(line: string): boolean {
  return line.length <= CLOUDFLARE.line;
}

function netlifyLines(site: SiteSettings, { plain, rules }: AllRedirects): string[] {
  const line = (from: string, to: string, status = '301!'): string =>
    `${from} ${hrefOfTarget(site, to, ':splat')} ${status}`;
  return [
    ...rules.flatMap((rule) =>
      rule.kind === 'query' ? [line(withQuery(sourcePath(site, rule.from), rule), rule.to)] : [],
    ),
    // Netlify ignores a final slash. Where it ignores case too, there is a page, and `!` would not end.
    ...plain.map(({ from, to, isVariant }) =>
      line(sourcePath(site, from), to, isVariant ? '301' : '301!'),
    ),
    ...rules.flatMap((rule) =>
      rule.kind === 'below' ? [line(`${sourcePath(site, rule.from)}*`, rule.to)] : [],
    ),
    // Cloudflare finds the page of a language by itself, Netlify that of the root alone.
    ...site.editions
      .filter(({ prefix }) => prefix !== '')
      .map(({ prefix }) => {
        const { home, notFound } = languageAddresses(prefix);
        return `${hrefOf(site, home)}* ${hrefOf(site, notFound)} 404`;
      }),
  ];
}

function cloudflareLines(site: SiteSettings, { plain, rules }: AllRedirects): CloudflareLines {
  const line = (from: string, to: string): string =>
    `${from} ${hrefOfTarget(site, to, ':splat')} 301`;
  return {
    fixed: plain.flatMap(({ from, to }) => {
      const path = sourcePath(site, from);
      return looksLikeFile(from) ? [line(path.slice(0, -1), to), line(path, to)] : [line(path, to)];
    }),
    dynamic: rules.flatMap((rule) =>
      rule.kind === 'below' ? [line(`${sourcePath(site, rule.from)}*`, rule.to)] : [],
    ),
  };
}

/** A path to match: encoded, without a literal `*`, which would be a pattern. */
function sourcePath(site: SiteSettings, from: Address): string {
  return hrefOf(site, from).replaceAll('*', '%2A');
}

function withQuery(path: string, { query }: HostRule & { kind: 'query' }): string {
  return [path, ...query.map(([name, value]) => `${name}=${value}`)].join(' ');
}
