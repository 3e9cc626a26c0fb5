import { append } from '../content/append.ts';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
  type Position,
  type SourceDiagnostic,
  type Span,
} from '../content/diagnostics/diagnostic.ts';
import { countLabel } from '../publication/labels.ts';
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
import { formerAddresses, type Redirect, tellsHosts } from './plan-redirects.ts';
import { foldCase, hasSplat, readRedirect, sourceKey, type RedirectRule } from './redirect-rule.ts';

export interface SiteNow {
  planned: AllRedirects;
  /** Addresses of all pages and files of the site. */
  answered: readonly Address[];
  /** Addresses of articles and terms that may be on the site at other times. */
  possible: readonly Address[];
  /** The path of `site.config.ts`, as diagnostics have it. */
  configFile: string;
  /** The position in it of an entry of `redirects`, by its index, or of `hosts`. */
  positionOf: (entry: number | 'hosts') => Position;
  /** The file of the publication's further redirects, and where each of them stands. */
  fromFile: { file: string; spans: readonly Span[] };
}

/** What to do about a redirect that needs a host that knows it. */
export const NO_HOST_HINT =
  'Name in `hosts` one that tells them apart, as nginx, or keep the old address as `safeURL`';

const TWO_DIALECTS =
  'Netlify and Cloudflare read one file in dialects of their own; it is written for Cloudflare';

type Finding = Pick<SourceDiagnostic, 'code' | 'message' | 'hint'> & {
  /** Whether it is a fault of the host, which all redirects of that form share. */
  isOfHost?: true;
};

/** An entry of `redirects` in `site.config.ts`, or of the file of redirects. */
interface Entry {
  from: string;
  read: ReturnType<typeof readRedirect>;
  /** As diagnostics of other redirects name it. */
  name: string;
  /** Absent for one of `site.config.ts`. */
  span?: Span;
}

/**
 * Diagnostics of all redirects that no front matter names, and of the hosts they are written for. The
 * first publication has those redirects, all of them have former addresses.
 */
export function checkRedirects(publications: readonly Publication[], now: SiteNow): Diagnostic[] {
  const [publication] = publications;
  if (!publication) return [];
  const { hosts } = publication.site;
  const entries = entriesOf(publication, now);
  const former = publications.flatMap(formerAddresses);
  const context = contextOf(publication, former, now, entries);
  const found = entries.map((entry) => ({ ...entry, findings: checkEntry(entry, context) }));
  const inConfig = found.flatMap(({ from, name, span, findings }, index) =>
    findings.flatMap(({ code, message, hint }) => {
      const text = `${name} (${JSON.stringify(from)}): ${message}`;
      return span ? [] : [diagnose(code, now.positionOf(index), text, hint)];
    }),
  );
  const limits = hosts.flatMap((host) => exceededLimits(host, publication.site, context.planned));
  if (hosts.includes('netlify') && hosts.includes('cloudflare'))
    inConfig.push(diagnose('redirect-host', now.positionOf('hosts'), TWO_DIALECTS, 'Name one'));
  for (const message of limits)
    inConfig.push(
      diagnose('redirect-host', now.positionOf('hosts'), message, 'Join some of them with `*`'),
    );
  return [
    ...inConfig.map((one) => diagnosticIn(now.configFile, one)),
    ...diagnoseFile(found).map((one) => diagnosticIn(now.fromFile.file, one)),
  ];
}

/** Of the file of redirects. What a host cannot do is said once, at the first redirect of that form. */
function diagnoseFile(
  found: readonly (Entry & { findings: readonly Finding[] })[],
): SourceDiagnostic[] {
  const ofHosts = new Map<string, number>();
  const placed = found.flatMap(({ from, span, findings }) =>
    span ? findings.map((finding) => ({ ...finding, from, span })) : [],
  );
  for (const { isOfHost, message } of placed)
    if (isOfHost) ofHosts.set(message, (ofHosts.get(message) ?? 0) + 1);
  return placed.flatMap(({ isOfHost, code, message, hint, from, span }) => {
    const count = isOfHost ? ofHosts.get(message) : 1;
    if (count === undefined) return [];
    ofHosts.delete(message);
    const others =
      count === 1 ? '' : `; so it is with ${countLabel(count - 1, 'other redirect')} of this file`;
    return [diagnose(code, span, `${JSON.stringify(from)}: ${message}${others}`, hint)];
  });
}

interface Source {
  name: string;
  /** Absent for a former address that front matter names. */
  entry?: Entry;
  from: string;
  to: string;
}

interface Context extends SiteNow {
  publication: Publication;
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

function entriesOf({ site, redirects }: Publication, { fromFile }: SiteNow): Entry[] {
  return redirects.map((redirect, index) => {
    const { from } = redirect;
    const read = readRedirect(redirect);
    const span = fromFile.spans[index - site.redirects.length];
    return span
      ? { from, read, name: `${fromFile.file}:${span.line}`, span }
      : { from, read, name: `redirects[${index}]` };
  });
}

function contextOf(
  publication: Publication,
  formerAddresses: readonly Redirect[],
  now: SiteNow,
  entries: readonly Entry[],
): Context {
  const former = formerAddresses.map(({ from, to }): [string, Source] => [
    addressKey(from),
    { name: `an alias of ${to}`, from: requestKey(from), to },
  ]);
  const ofEntries = entries.flatMap((entry): [string, Source][] => {
    const { name, read: rule } = entry;
    if ('fault' in rule) return [];
    return [[sourceKey(rule), { name, entry, from: placeOf(rule), to: rule.to }]];
  });
  const addresses = [...now.answered, ...now.possible];
  const { planned } = now;
  const sources = new Map<string, Source[]>();
  for (const [key, source] of [...former, ...ofEntries]) {
    const known = sources.get(key);
    if (known) known.push(source);
    else sources.set(key, [source]);
  }
  return {
    ...now,
    publication,
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
      prefixes: publication.site.editions.map(({ prefix }) => prefix),
    },
    pages: new Map(addresses.toReversed().map((address) => [addressKey(address), address])),
    folded: addresses.map((address) => [foldCase(address), address]),
  };
}

function checkEntry(entry: Entry, context: Context): Finding[] {
  const { read: rule } = entry;
  if ('fault' in rule) return [{ code: 'invalid-redirect', message: rule.fault, hint: rule.hint }];
  const { hosts } = context.publication.site;
  const findings: Finding[] = [];
  // Two spellings of one address may lead to one place.
  const others = (context.sources.get(sourceKey(rule)) ?? []).filter(
    (other) =>
      other.entry !== entry &&
      (other.from === placeOf(rule) || requestKey(other.to) !== requestKey(rule.to)),
  );
  if (others.length > 0) {
    const names = others.map(({ name, entry: other }) =>
      entry.span && other && !other.span ? `${name} of site.config.ts` : name,
    );
    const message = `${names.join(' and ')} redirects from the same address`;
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
    findings.push({ code: 'redirect-host', message, hint: NO_HOST_HINT, isOfHost: true });
  }
  if (rule.kind !== 'path' && !hosts.some((host) => supportsRule(host, rule))) {
    const form = rule.kind === 'query' ? 'a query' : 'a path with `*`';
    const message = `no host that \`hosts\` names answers ${form}`;
    findings.push({
      code: 'redirect-host',
      message,
      hint: 'Name one that does, or write plain paths',
      isOfHost: true,
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
    meant === undefined
      ? 'Correct `to`, or delete the entry'
      : meant === target
        ? 'It is held back at this time'
        : `Did you mean \`${meant}\`?`;
  return [{ code: 'redirect-target', message, hint }];
}

/** Rules of the same place apply to the same requests on every host. */
function placeOf(rule: RedirectRule): string {
  return rule.kind === 'path' ? requestKey(rule.from) : sourceKey(rule);
}
