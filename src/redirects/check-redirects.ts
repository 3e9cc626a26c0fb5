import { formerReservedBy } from '../content/assemble/reserved-addresses.ts';
import {
  diagnose,
  type Position,
  type SourceDiagnostic,
} from '../content/diagnostics/diagnostic.ts';
import { addressKey, distinctAddresses, type Address } from '../content/parse-address.ts';
import { knowsForm, passedLimits, type AllRedirects } from './hosts/redirects-file.ts';
import { formerAddresses, planHostRules, planRedirects } from './plan-redirects.ts';
import type { Publication } from '../publication/publication.ts';
import { isUrl, siteAddresses } from '../urls.ts';
import { foldCase } from './final-target.ts';
import { readRedirect, SPLAT, type RedirectRule } from './read-redirect.ts';

export interface SiteNow {
  /** Addresses of every page and file that the site answers with now. */
  answered: readonly Address[];
  /** Addresses of articles and terms that may be on the site at another time. */
  possible: readonly Address[];
  /** Where an entry of `redirects` stands in `site.config.ts`, by its place from 0; or `hosts`. */
  placeOf: (entry: number | 'hosts') => Position;
}

const NONE: ReadonlySet<string> = new Set();
const TWO_DIALECTS =
  'Netlify and Cloudflare read one file in dialects of their own; it is written for Cloudflare';

type Fault = Pick<SourceDiagnostic, 'code' | 'message' | 'hint'>;

/** What is wrong with the redirects of `site.config.ts`, and with the hosts they are written for. */
export function checkRedirects(publication: Publication, now: SiteNow): SourceDiagnostic[] {
  const { redirects, hosts } = publication.site;
  const context = contextOf(publication, now);
  const diagnostics = redirects.flatMap((entry, index) => {
    const rule = readRedirect(entry);
    const faults: Fault[] =
      'fault' in rule
        ? [{ code: 'invalid-redirect', message: rule.fault, hint: rule.hint }]
        : faultsOf(rule, index, context);
    return faults.map(({ code, message, hint }) => {
      const text = `redirects[${index}] (${JSON.stringify(entry.from)}): ${message}`;
      return diagnose(code, now.placeOf(index), text, hint);
    });
  });
  const limits = hosts.flatMap((host) => passedLimits(host, publication.site, context.planned));
  const twoDialects = hosts.includes('netlify') && hosts.includes('cloudflare');
  return [
    ...diagnostics,
    ...(twoDialects
      ? [diagnose('redirect-host', now.placeOf('hosts'), TWO_DIALECTS, 'Name one')]
      : []),
    ...limits.map((message) =>
      diagnose('redirect-host', now.placeOf('hosts'), message, 'Join some of them with `*`'),
    ),
  ];
}

interface Context extends SiteNow {
  publication: Publication;
  planned: AllRedirects;
  /** What redirects from a source, by its identity. */
  sources: ReadonlyMap<string, readonly string[]>;
  /** Where a source leads in the end; a loop leads nowhere and is not planned. */
  ends: ReadonlyMap<string, string>;
  answeredKeys: ReadonlySet<string>;
  /** Addresses that are answered or possible, by their keys. */
  pages: ReadonlyMap<string, Address>;
  /** The same as a host that heeds no case compares them. */
  folded: readonly (readonly [spelling: string, address: Address])[];
}

function contextOf(publication: Publication, now: SiteNow): Context {
  const former = formerAddresses(publication).map(({ from, to }) => ({
    source: addressKey(from),
    name: `an alias of ${to}`,
  }));
  const entries = publication.site.redirects.flatMap((entry, index) => {
    const rule = readRedirect(entry);
    return 'fault' in rule ? [] : [{ source: sourceOf(rule), name: `redirects[${index}]` }];
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
      ].map((rule) => [sourceOf(rule), rule.to]),
    ),
    answeredKeys: new Set(now.answered.map(addressKey)),
    pages: new Map(distinctAddresses(addresses).map((address) => [addressKey(address), address])),
    folded: addresses.map((address) => [foldCase(address), address]),
  };
}

function faultsOf(rule: RedirectRule, index: number, context: Context): Fault[] {
  const { hosts } = context.publication.site;
  const faults: Fault[] = [];
  const others = (context.sources.get(sourceOf(rule)) ?? []).filter(
    (name) => name !== `redirects[${index}]`,
  );
  if (others.length > 0) {
    const message = `${others.join(' and ')} redirects from the same address`;
    faults.push({ code: 'duplicate-address', message, hint: 'Delete one of them' });
  }
  const page = hiddenPage(rule, context);
  const owner = rule.kind === 'path' ? formerReservedBy(rule.from, NONE, NONE) : undefined;
  if (page !== undefined || owner !== undefined) {
    const message =
      page === undefined ? `it belongs to ${owner}` : `${page} is an address of the site`;
    faults.push({ code: 'hidden-redirect', message, hint: 'Delete the entry or make it narrower' });
  }
  faults.push(...faultsOfTarget(rule, context));
  if (rule.kind !== 'path' && !hosts.some((host) => knowsForm(host, rule))) {
    const form = rule.kind === 'query' ? 'a query' : 'a path with `*`';
    const message = `no host that \`hosts\` names answers ${form}`;
    faults.push({
      code: 'redirect-host',
      message,
      hint: 'Name one that does, or write plain paths',
    });
  }
  return faults;
}

function hiddenPage(rule: RedirectRule, { pages, folded }: Context): Address | undefined {
  if (rule.kind === 'query') return undefined;
  if (rule.kind === 'path') return pages.get(addressKey(rule.from));
  const start = foldCase(rule.from);
  return folded.find(([spelling]) => spelling.startsWith(start))?.[1];
}

function faultsOfTarget(rule: RedirectRule, context: Context): Fault[] {
  const target = context.ends.get(sourceOf(rule));
  if (target === undefined) {
    const message = 'the redirects on the way lead back to each other';
    return [{ code: 'redirect-loop', message, hint: 'Let one of them lead to a page' }];
  }
  if (isUrl(target) || target.endsWith(`/${SPLAT}`)) return [];
  if (target === siteAddresses.home || context.answeredKeys.has(addressKey(target))) return [];
  const message = `${target} is not on the site`;
  return [{ code: 'redirect-target', message, hint: 'Correct `to`, or delete the entry' }];
}

function sourceOf(rule: RedirectRule): string {
  const key = addressKey(rule.from);
  if (rule.kind === 'below') return `${key}/*`;
  return rule.kind === 'path'
    ? key
    : `${key}/?${rule.query
        .map((pair) => pair.join('='))
        .sort()
        .join('&')}`;
}
