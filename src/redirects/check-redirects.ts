import {
  diagnose,
  type Position,
  type SourceDiagnostic,
} from '../content/diagnostics/diagnostic.ts';
import type { Publication } from '../publication/publication.ts';
import {
  isUrl,
  siteAddresses,
  addressKey,
  distinctAddresses,
  type Address,
  formerReservedBy,
  type ClaimedAddresses,
} from '../urls.ts';
import { exceededLimits, supportsRule, type AllRedirects } from './hosts/netlify-cloudflare.ts';
import { formerAddresses, planHostRules, planRedirects } from './plan-redirects.ts';
import { foldCase, hasSplat, readRedirect, sourceKey, type RedirectRule } from './redirect-rule.ts';

export interface SiteNow {
  /** Addresses of all pages and files of the site. */
  answered: readonly Address[];
  /** Addresses of articles and terms that may be on the site at other times. */
  possible: readonly Address[];
  /** The position in `site.config.ts` of an entry of `redirects`, by its index, or of `hosts`. */
  positionOf: (entry: number | 'hosts') => Position;
}

const TWO_DIALECTS =
  'Netlify and Cloudflare read one file in dialects of their own; it is written for Cloudflare';

type Finding = Pick<SourceDiagnostic, 'code' | 'message' | 'hint'>;

/** Diagnostics of the redirects in `site.config.ts` and of the hosts they are written for. */
export function checkRedirects(publication: Publication, now: SiteNow): SourceDiagnostic[] {
  const { redirects, hosts } = publication.site;
  const context = contextOf(publication, now);
  const diagnostics = redirects.flatMap((entry, index) => {
    const rule = readRedirect(entry);
    const findings: Finding[] =
      'fault' in rule
        ? [{ code: 'invalid-redirect', message: rule.fault, hint: rule.hint }]
        : checkRule(rule, index, context);
    return findings.map(({ code, message, hint }) => {
      const text = `redirects[${index}] (${JSON.stringify(entry.from)}): ${message}`;
      return diagnose(code, now.positionOf(index), text, hint);
    });
  });
  const limits = hosts.flatMap((host) => exceededLimits(host, publication.site, context.planned));
  const twoDialects = hosts.includes('netlify') && hosts.includes('cloudflare');
  return [
    ...diagnostics,
    ...(twoDialects
      ? [diagnose('redirect-host', now.positionOf('hosts'), TWO_DIALECTS, 'Name one')]
      : []),
    ...limits.map((message) =>
      diagnose('redirect-host', now.positionOf('hosts'), message, 'Join some of them with `*`'),
    ),
  ];
}

interface Context extends SiteNow {
  publication: Publication;
  planned: AllRedirects;
  /** Names of everything that redirects from a source, by `sourceKey`. */
  sources: ReadonlyMap<string, readonly string[]>;
  /** Final targets, by `sourceKey`. Loops have none. */
  ends: ReadonlyMap<string, string>;
  answeredKeys: ReadonlySet<string>;
  /** What no redirect may hide, whatever is answered. */
  claimed: ClaimedAddresses;
  /** Answered and possible addresses, by `addressKey`. */
  pages: ReadonlyMap<string, Address>;
  /** The same addresses with their `foldCase`. */
  folded: readonly (readonly [spelling: string, address: Address])[];
}

function contextOf(publication: Publication, now: SiteNow): Context {
  const former = formerAddresses(publication).map(({ from, to }) => ({
    source: addressKey(from),
    name: `an alias of ${to}`,
  }));
  const entries = publication.site.redirects.flatMap((entry, index) => {
    const rule = readRedirect(entry);
    return 'fault' in rule ? [] : [{ source: sourceKey(rule), name: `redirects[${index}]` }];
  });
  const addresses = [...now.answered, ...now.possible];
  const planned = { plain: planRedirects(publication), rules: planHostRules(publication) };
  const sources = new Map<string, string[]>();
  for (const { source, name } of [...former, ...entries])
    sources.set(source, [...(sources.get(source) ?? []), name]);
  return {
    ...now,
    publication,
    planned,
    sources,
    ends: new Map(
      [
        ...planned.plain.map((redirect) => ({ kind: 'path' as const, ...redirect })),
        ...planned.rules,
      ].map((rule) => [sourceKey(rule), rule.to]),
    ),
    answeredKeys: new Set(now.answered.map(addressKey)),
    claimed: {
      publicKeys: new Set(),
      ownPages: new Map(),
      feedFiles: new Set(publication.feedFormats.map(({ file }) => file)),
    },
    pages: new Map(distinctAddresses(addresses).map((address) => [addressKey(address), address])),
    folded: addresses.map((address) => [foldCase(address), address]),
  };
}

function checkRule(rule: RedirectRule, index: number, context: Context): Finding[] {
  const { hosts } = context.publication.site;
  const findings: Finding[] = [];
  const others = (context.sources.get(sourceKey(rule)) ?? []).filter(
    (name) => name !== `redirects[${index}]`,
  );
  if (others.length > 0) {
    const message = `${others.join(' and ')} redirects from the same address`;
    findings.push({ code: 'duplicate-address', message, hint: 'Delete one of them' });
  }
  const page = hiddenPage(rule, context);
  const owner =
    rule.kind === 'path' ? formerReservedBy(rule.from, context.claimed, new Set()) : undefined;
  if (page !== undefined || owner !== undefined) {
    const message =
      page === undefined ? `it belongs to ${owner}` : `${page} is an address of the site`;
    findings.push({
      code: 'hidden-redirect',
      message,
      hint: 'Delete the entry or make it narrower',
    });
  }
  findings.push(...checkTarget(rule, context));
  if (rule.kind !== 'path' && !hosts.some((host) => supportsRule(host, rule))) {
    const form = rule.kind === 'query' ? 'a query' : 'a path with `*`';
    const message = `no host that \`hosts\` names answers ${form}`;
    findings.push({
      code: 'redirect-host',
      message,
      hint: 'Name one that does, or write plain paths',
    });
  }
  return findings;
}

function hiddenPage(rule: RedirectRule, { pages, folded }: Context): Address | undefined {
  if (rule.kind === 'query') return undefined;
  if (rule.kind === 'path') return pages.get(addressKey(rule.from));
  const start = foldCase(rule.from);
  return folded.find(([spelling]) => spelling.startsWith(start))?.[1];
}

function checkTarget(rule: RedirectRule, context: Context): Finding[] {
  const target = context.ends.get(sourceKey(rule));
  if (target === undefined) {
    const message = 'the redirects on the way lead back to each other';
    return [{ code: 'redirect-loop', message, hint: 'Let one of them lead to a page' }];
  }
  if (isUrl(target) || hasSplat(target)) return [];
  if (target === siteAddresses.home || context.answeredKeys.has(addressKey(target))) return [];
  const message = `${target} is not on the site`;
  return [{ code: 'redirect-target', message, hint: 'Correct `to`, or delete the entry' }];
}
