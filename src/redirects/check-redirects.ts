import { append } from '../content/append.ts';
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
  isVariant,
  requestKey,
  type Address,
  formerReservedBy,
  type ClaimedAddresses,
} from '../urls.ts';
import { exceededLimits, supportsRule, type AllRedirects } from './hosts/netlify-cloudflare.ts';
import { formerAddresses, planHostRules, planRedirects, tellsHosts } from './plan-redirects.ts';
import { foldCase, hasSplat, readRedirect, sourceKey, type RedirectRule } from './redirect-rule.ts';

export interface SiteNow {
  /** Addresses of all pages and files of the site. */
  answered: readonly Address[];
  /** Addresses of articles and terms that may be on the site at other times. */
  possible: readonly Address[];
  /** The position in `site.config.ts` of an entry of `redirects`, by its index, or of `hosts`. */
  positionOf: (entry: number | 'hosts') => Position;
}

/** What to do about a redirect that needs a host that knows it. */
export const NO_HOST_HINT =
  'Name in `hosts` one that tells them apart, as nginx, or keep the old address as `safeURL`';

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

interface Source {
  name: string;
  from: string;
  to: string;
}

interface Context extends SiteNow {
  publication: Publication;
  planned: AllRedirects;
  /** Everything that redirects from a source, by `sourceKey`. */
  sources: ReadonlyMap<string, readonly Source[]>;
  /** Final targets, by `from`. Loops have none. */
  ends: ReadonlyMap<string, string>;
  /** Planned redirects that no small page can make, by `requestKey`. */
  variants: ReadonlySet<string>;
  /** Answered addresses, by `requestKey`. */
  answeredKeys: ReadonlySet<string>;
  /** What no redirect may hide, whatever is answered. */
  claimed: ClaimedAddresses;
  /** Answered and possible addresses, by `addressKey`. */
  pages: ReadonlyMap<string, Address>;
  /** The same addresses with their `foldCase`. */
  folded: readonly (readonly [spelling: string, address: Address])[];
}

function contextOf(publication: Publication, now: SiteNow): Context {
  const former = formerAddresses(publication).map(({ from, to }): [string, Source] => [
    addressKey(from),
    { name: `an alias of ${to}`, from: requestKey(from), to },
  ]);
  const entries = publication.site.redirects.flatMap((entry, index): [string, Source][] => {
    const rule = readRedirect(entry);
    if ('fault' in rule) return [];
    return [[sourceKey(rule), { name: nameOf(index), from: placeOf(rule), to: rule.to }]];
  });
  const addresses = [...now.answered, ...now.possible];
  const planned = { plain: planRedirects(publication), rules: planHostRules(publication) };
  const sources = new Map<string, Source[]>();
  for (const [key, source] of [...former, ...entries]) {
    const known = sources.get(key);
    if (known) known.push(source);
    else sources.set(key, [source]);
  }
  return {
    ...now,
    publication,
    planned,
    sources,
    ends: new Map(
      [
        ...planned.plain.map((redirect) => ({ kind: 'path' as const, ...redirect })),
        ...planned.rules,
      ].map((rule) => [placeOf(rule), rule.to]),
    ),
    variants: new Set(
      planned.plain.flatMap(({ from, isVariant }) => (isVariant ? [requestKey(from)] : [])),
    ),
    answeredKeys: new Set(now.answered.map(requestKey)),
    claimed: {
      publicKeys: new Set(),
      ownPages: new Map(),
      feedFiles: new Set(publication.feedFormats.map(({ file }) => file)),
    },
    pages: new Map(addresses.toReversed().map((address) => [addressKey(address), address])),
    folded: addresses.map((address) => [foldCase(address), address]),
  };
}

function checkRule(rule: RedirectRule, index: number, context: Context): Finding[] {
  const { hosts } = context.publication.site;
  const findings: Finding[] = [];
  // Two spellings of one address may lead to one place.
  const others = (context.sources.get(sourceKey(rule)) ?? []).filter(
    ({ name, from, to }) =>
      name !== nameOf(index) && (from === placeOf(rule) || requestKey(to) !== requestKey(rule.to)),
  );
  if (others.length > 0) {
    const message = `${others.map(({ name }) => name).join(' and ')} redirects from the same address`;
    findings.push({ code: 'duplicate-address', message, hint: 'Delete one of them' });
  }
  const message = hiding(rule, context);
  if (message !== undefined) {
    findings.push({
      code: 'hidden-redirect',
      message,
      hint: 'Delete the entry or make it narrower',
    });
  }
  append(findings, checkTarget(rule, context));
  if (context.variants.has(placeOf(rule)) && !tellsHosts(context.publication.site)) {
    const message = 'it differs from an address of the site in case or Unicode form only';
    findings.push({ code: 'redirect-host', message, hint: NO_HOST_HINT });
  }
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

/** What is wrong with a rule that would hide something; undefined when it hides nothing. */
function hiding(rule: RedirectRule, { pages, folded, claimed }: Context): string | undefined {
  if (rule.kind === 'query') return undefined;
  const start = foldCase(rule.from);
  const page =
    rule.kind === 'path'
      ? pages.get(addressKey(rule.from))
      : folded.find(([spelling]) => spelling.startsWith(start))?.[1];
  const isItsOwn = page !== undefined && isVariant(rule.from, page) && rule.to === page;
  if (rule.kind === 'path' && isItsOwn) return undefined;
  if (page !== undefined) return `${page} is an address of the site`;
  const owner = rule.kind === 'path' && formerReservedBy(rule.from, claimed, new Set());
  return owner === undefined || owner === false ? undefined : `it belongs to ${owner}`;
}

function checkTarget(rule: RedirectRule, context: Context): Finding[] {
  const target = context.ends.get(placeOf(rule));
  if (target === undefined) {
    const message = 'the redirects on the way lead back to each other';
    return [{ code: 'redirect-loop', message, hint: 'Let one of them lead to a page' }];
  }
  if (isUrl(target) || hasSplat(target)) return [];
  if (target === siteAddresses.home || context.answeredKeys.has(requestKey(target))) return [];
  const message = `${target} is not on the site`;
  const meant = context.pages.get(addressKey(target));
  const hint =
    meant === undefined ? 'Correct `to`, or delete the entry' : `Did you mean \`${meant}\`?`;
  return [{ code: 'redirect-target', message, hint }];
}

function nameOf(index: number): string {
  return `redirects[${index}]`;
}

/** Rules of the same place apply to the same requests on every host. */
function placeOf(rule: RedirectRule): string {
  return rule.kind === 'path' ? requestKey(rule.from) : sourceKey(rule);
}
