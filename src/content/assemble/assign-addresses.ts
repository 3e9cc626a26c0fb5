import path from 'node:path';
import {
  type Address,
  addressKey,
  type ClaimedAddresses,
  type CodeAddresses,
  formerReservedBy,
  publicKey,
  reservedBy,
} from '../../urls.ts';
import type { CompiledArticle, CompiledFile, CompiledTerm } from '../compiled-file.ts';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
  type SourceDiagnostic,
  type Span,
} from '../diagnostics/diagnostic.ts';
import { lengthFault, parseAddress, segmentFault } from '../parse-address.ts';
import { type DateValue, parseDate } from '../parse-date.ts';
import { compareText, slugify } from '../text.ts';

export interface AssignedAddresses {
  /** By file; a file without one has a diagnostic. */
  addresses: ReadonlyMap<string, Address>;
  /** Addresses that redirect, by the file they redirect to. */
  formerAddresses: ReadonlyMap<string, Address[]>;
  diagnostics: Diagnostic[];
}

interface Claim {
  file: string;
  address: Address;
  span: Span;
  /** Whether it is an older address, which redirects to the page. */
  former: boolean;
}

/**
 * Gives every article and plain page its address, and reports those that two sources claim.
 * `termAddresses` are those of the terms and authors that articles or files name; `byCode` are those
 * that the code makes.
 */
export function assignAddresses(
  files: readonly CompiledFile[],
  publicFiles: ReadonlySet<string>,
  termAddresses: readonly Address[],
  byCode: CodeAddresses = { ownPages: new Map(), feedFiles: new Set() },
): AssignedAddresses {
  const claimed = { publicKeys: new Set([...publicFiles].map(publicKey)), ...byCode };
  const termKeys = new Set(termAddresses.map(addressKey));
  const diagnostics: Diagnostic[] = [];
  const claims: Claim[] = [];
  for (const file of files) {
    const found =
      file.kind === 'article'
        ? articleClaims(file)
        : file.kind === 'page'
          ? pageClaims(file)
          : aliasClaims(file);
    for (const claim of found) {
      const refused = 'address' in claim ? checkReserved(claim, claimed, termKeys) : claim;
      if (refused) diagnostics.push(diagnosticIn(file.file, refused));
      else if ('address' in claim) claims.push(claim);
    }
  }
  diagnostics.push(...findDuplicates(claims));
  const addresses = new Map<string, Address>();
  const formerAddresses = new Map<string, Address[]>();
  for (const { file, address, former } of claims) {
    if (former) formerAddresses.set(file, [...(formerAddresses.get(file) ?? []), address]);
    else addresses.set(file, address);
  }
  return { addresses, formerAddresses, diagnostics };
}

/** The date of an article, from its front matter or else from the name of its file. */
export function articleDate(file: CompiledArticle): DateValue | undefined {
  return (file.frontMatter ?? file.partial)?.date ?? parseDate(nameParts(file.file).day);
}

function articleClaims(file: CompiledArticle): (Claim | SourceDiagnostic)[] {
  const frontMatter = file.frontMatter ?? file.partial ?? {};
  const own = frontMatter.safeURL ?? defaultAddress(file);
  if (own === undefined) return [];
  if (typeof own !== 'string') return [own];
  const span = file.spans.safeURL ?? file.spans.slug ?? file.fence;
  const claims: (Claim | SourceDiagnostic)[] = [
    { file: file.file, address: own, span, former: false },
  ];
  const former = new Map([[addressKey(own), own]]);
  const add = (address: Address, at: Span): void => {
    if (former.has(addressKey(address))) return;
    former.set(addressKey(address), address);
    claims.push({ file: file.file, address, span: at, former: true });
  };
  for (const other of file.otherSpellings.filter(({ key }) => key === 'safeURL')) {
    const address = parseAddress(other.text);
    if (typeof address === 'string') add(address, other.span);
    else
      claims.push(
        diagnose('invalid-address', other.span, `"${other.text}" ${address.fault}`, address.hint),
      );
  }
  for (const { address, span: at } of aliasClaims(file)) add(address, at);
  return claims;
}

/** Each address once. */
function aliasClaims(file: CompiledFile): Claim[] {
  const aliases = (file.frontMatter ?? file.partial)?.aliases ?? [];
  const claims = aliases.map((address, index): Claim => {
    const span = file.spans[`aliases.${index}`] ?? file.fence;
    return { file: file.file, address, span, former: true };
  });
  const first = new Map(claims.toReversed().map((claim) => [addressKey(claim.address), claim]));
  return claims.filter((claim) => first.get(addressKey(claim.address)) === claim);
}

/** Undefined where a diagnostic of the front matter already says why there is none. */
function defaultAddress(file: CompiledArticle): Address | SourceDiagnostic | undefined {
  const frontMatter = file.frontMatter ?? file.partial ?? {};
  const name = nameParts(file.file);
  const slug = slugify(frontMatter.slug ?? name.rest);
  const at = file.spans.slug ?? file.fence;
  if (slug === '') {
    const what =
      frontMatter.slug === undefined
        ? 'the file’s name'
        : `slug ${JSON.stringify(frontMatter.slug)}`;
    const hint = frontMatter.slug === undefined ? 'Add `slug`' : 'Write it with letters or digits';
    return diagnose(
      'empty-slug',
      at,
      `${what} has no letter or digit to make an address from`,
      hint,
    );
  }
  const fault = frontMatter.slug === undefined ? lengthFault(slug) : segmentFault(slug);
  if (fault !== undefined)
    return diagnose('invalid-address', at, `the slug ${fault}`, 'Write another `slug`');
  const date = articleDate(file);
  if (date) return `/${date.day.replaceAll('-', '/')}/${slug}/`;
  if (!file.frontMatter) return undefined;
  if (file.frontMatter.draft) return `/drafts/${slug}/`;
  if (name.day !== '') {
    return diagnose(
      'invalid-date',
      file.fence,
      `the file’s name begins with ${name.day}, which is no day`,
      'Rename it, or add `date`',
    );
  }
  return diagnose(
    'missing-key',
    file.fence,
    '`date` is missing',
    'Add a line `date: 2018-03-13`, or `draft: true`',
  );
}

function nameParts(file: string): { day: string; rest: string } {
  const base = path.posix.basename(file, path.posix.extname(file));
  const [, day = '', rest = base] = /^(\d{4}-\d{2}-\d{2})-(.*)$/.exec(base) ?? [];
  return { day, rest };
}

function pageClaims(file: CompiledTerm): (Claim | SourceDiagnostic)[] {
  const below = file.file.slice('pages/'.length, -path.posix.extname(file.file).length);
  const address = parseAddress(below);
  const former = aliasClaims(file);
  if (typeof address !== 'string') {
    const message = `the file’s name ${address.fault}`;
    return [diagnose('invalid-address', file.fence, message, 'Rename the file'), ...former];
  }
  return [
    { file: file.file, address, span: file.fence, former: false },
    ...former.filter((alias) => addressKey(alias.address) !== addressKey(address)),
  ];
}

function checkReserved(
  claim: Claim,
  claimed: ClaimedAddresses,
  termKeys: ReadonlySet<string>,
): SourceDiagnostic | undefined {
  const owner = claim.former
    ? formerReservedBy(claim.address, claimed, termKeys)
    : reservedBy(claim.address, claimed);
  if (owner === undefined) return undefined;
  return diagnose(
    'reserved-address',
    claim.span,
    `${claim.address} belongs to ${owner}`,
    'Choose another address',
  );
}

function findDuplicates(claims: readonly Claim[]): Diagnostic[] {
  return [...Map.groupBy(claims, ({ address }) => addressKey(address)).values()]
    .filter((claimants) => claimants.length > 1)
    .flatMap((claimants) => claimants.map((claim) => duplicate(claim, claimants)));
}

function duplicate(claim: Claim, claimants: readonly Claim[]): Diagnostic {
  const others = claimants
    .filter((other) => other !== claim)
    .map((other) => `${other.file}:${other.span.line}`)
    .sort(compareText);
  const message = `${claim.address} is claimed by ${others.join(', ')} too`;
  return diagnosticIn(
    claim.file,
    diagnose('duplicate-address', claim.span, message, 'Give one of them another address'),
  );
}
