import type { Host } from '../../site.config.ts';
import type { HostRule, Redirect } from '../plan-redirects.ts';
import type { SiteSettings } from '../../site-settings.ts';
import { looksLikeFile, sourcePath, targetPath } from './redirect-words.ts';

/** What a site asks of a host. */
export interface AllRedirects {
  plain: readonly Redirect[];
  rules: readonly HostRule[];
}

interface Lines {
  /** Of plain paths. */
  still: string[];
  /** Of all that lies below a path, and of queries. */
  moving: string[];
}

/** Cloudflare reads so many lines, and no longer ones. */
const CLOUDFLARE = { still: 2000, moving: 100, line: 1000 };
/** From so many on Netlify warns that a deploy may fail. */
const NETLIFY = 10_000;

/**
 * The text of `_redirects` for the host that reads one; undefined when `hosts` names none. In both
 * dialects the first line that matches counts. Netlify asks for `!` to answer where a page lies,
 * and matches parameters of a query; Cloudflare answers before pages always, knows no queries, and
 * wants plain paths first. Lines beyond its limits are left out.
 *
 * https://docs.netlify.com/manage/routing/redirects/redirect-options/
 * https://developers.cloudflare.com/pages/configuration/redirects/
 */
export function redirectsFile(site: SiteSettings, redirects: AllRedirects): string | undefined {
  if (site.hosts.includes('cloudflare')) {
    const { still, moving } = cloudflareLines(site, redirects);
    const lines = [
      ...still.filter(fitsLine).slice(0, CLOUDFLARE.still),
      ...moving.filter(fitsLine).slice(0, CLOUDFLARE.moving),
    ];
    return lines.map((line) => `${line}\n`).join('');
  }
  if (!site.hosts.includes('netlify')) return undefined;
  return netlifyLines(site, redirects)
    .map((line) => `${line}\n`)
    .join('');
}

/** Whether a host answers a redirect of this form. */
export function knowsForm(host: Host, { kind }: Pick<HostRule, 'kind'>): boolean {
  return kind !== 'query' || host !== 'cloudflare';
}

/** The limits of a host that these redirects pass, as messages without their full stop. */
export function passedLimits(host: Host, site: SiteSettings, redirects: AllRedirects): string[] {
  if (host === 'nginx') return [];
  if (host === 'netlify') {
    const count = netlifyLines(site, redirects).length;
    return count < NETLIFY
      ? []
      : [`${count} redirects: from ${NETLIFY} on Netlify may refuse them`];
  }
  const { still, moving } = cloudflareLines(site, redirects);
  const long = [...still, ...moving].filter((line) => !fitsLine(line)).length;
  return [
    ...over(still.length - CLOUDFLARE.still, `${CLOUDFLARE.still} redirects of plain paths`),
    ...over(moving.length - CLOUDFLARE.moving, `${CLOUDFLARE.moving} redirects with \`*\``),
    ...over(long, `lines of ${CLOUDFLARE.line} characters`),
  ];
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
  const line = (from: string, to: string): string =>
    `${from} ${targetPath(site, to, ':splat')} 301!`;
  return [
    ...rules.flatMap((rule) =>
      rule.kind === 'query' ? [line(withQuery(sourcePath(site, rule.from), rule), rule.to)] : [],
    ),
    // A path with and without the slash at its end is one to Netlify.
    ...plain.map(({ from, to }) => line(sourcePath(site, from), to)),
    ...rules.flatMap((rule) =>
      rule.kind === 'below' ? [line(`${sourcePath(site, rule.from)}*`, rule.to)] : [],
    ),
  ];
}

function withQuery(path: string, { query }: HostRule & { kind: 'query' }): string {
  return [path, ...query.map(([name, value]) => `${name}=${value}`)].join(' ');
}

function cloudflareLines(site: SiteSettings, { plain, rules }: AllRedirects): Lines {
  const line = (from: string, to: string): string =>
    `${from} ${targetPath(site, to, ':splat')} 301`;
  return {
    still: plain.flatMap(({ from, to }) => {
      const path = sourcePath(site, from);
      return looksLikeFile(from) ? [line(path.slice(0, -1), to), line(path, to)] : [line(path, to)];
    }),
    moving: rules.flatMap((rule) =>
      rule.kind === 'below' ? [line(`${sourcePath(site, rule.from)}*`, rule.to)] : [],
    ),
  };
}
