import path from 'node:path';
import { append } from '../append.ts';
import {
  type Address,
  addressKey,
  type ClaimedAddresses,
  type CodeAddresses,
  formerReservedBy,
  isVariant,
  publicKey,
  requestKey,
  reservedBy,
  siteAddresses,
} from '../../urls.ts';
import type { CompiledArticle, CompiledFile, CompiledTerm } from '../compiled-file.ts';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
  type SourceDiagnostic,
  type Span,
} from '../diagnostics/diagnostic.ts';
import { lengthFault, parseAddress, parseFormerAddress, segmentFault } from '../parse-address.ts';
import { type DateValue, parseDate } from '../parse-date.ts';
import { compareText, slugify } from '../text.ts';
import { termSlug } from './merge-terms.ts';

export interface AssignedAddresses {
  /** By file; a file without one has a diagnostic. */
  addresses: ReadonlyMap<string, Address>;
  /** Addresses that redirect, by the file they redirect to. */
  formerAddresses: ReadonlyMap<string, Address[]>;
  /** Former addresses that no small page can answer, as they differ from another in case or Unicode form only. */
  variants: Variant[];
  diagnostics: Diagnostic[];
}

export interface Variant {
  file: string;
  span: Span;
  address: Address;
  /** The address that it is a variant of. */
  of: Address;
}

interface Claim {
  file: string;
  address: Address;
  span: Span;
  /** Whether it is an older address, which redirects to the page. */
  former: boolean;
}

const NO_CODE: CodeAddresses = { ownPages: new Map(), feedFiles: new Set() };

/**
 * Gives every article and plain page its address, and reports those that two sources claim.
 * `termAddresses` are those of the terms and authors that articles or files name; `byCode` are those
 * that the code makes.
 */
export function assignAddresses(
  files: readonly CompiledFile[],
  publicFiles: ReadonlySet<string>,
  termAddresses: readonly Address[],
  byCode: CodeAddresses = NO_CODE,
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
      const refused = 'address' in claim ? checkReserved(claim, file, claimed, termKeys) : claim;
      if (refused) diagnostics.push(diagnosticIn(file.file, refused));
      else if ('address' in claim) claims.push(claim);
    }
  }
  append(diagnostics, findDuplicates(claims));
  const addresses = new Map<string, Address>();
  const formerAddresses = new Map<string, Address[]>();
  for (const { file, address, former } of claims) {
    if (former) formerAddresses.set(file, [...(formerAddresses.get(file) ?? []), address]);
    else addresses.set(file, address);
  }
  return { addresses, formerAddresses, variants: findVariants(claims, files), diagnostics };
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
  const known = new Set([requestKey(own)]);
  const add = (address: Address, at: Span): void => {
    if (known.has(requestKey(address))) return;
    known.add(requestKey(address));
    claims.push({ file: file.file, address, span: at, former: true });
  };
  for (const other of file.otherSpellings.filter(({ key }) => key === 'safeURL')) {
    const address = parseFormerAddress(other.text);
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
  const first = new Map(claims.toReversed().map((claim) => [requestKey(claim.address), claim]));
  return claims.filter((claim) => first.get(requestKey(claim.address)) === claim);
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
    ...former.filter((alias) => requestKey(alias.address) !== requestKey(address)),
  ];
}

/** Whether an alias of a term's file is the term's own address in another spelling. */
function isOfItsTerm(address: Address, file: CompiledFile): boolean {
  const own = file.kind === 'article' ? undefined : termAddress(file);
  return own !== undefined && isVariant(address, own);
}

/** Undefined for a plain page. */
function termAddress({ kind, file }: CompiledTerm): Address | undefined {
  return kind === 'page' ? undefined : siteAddresses.term(kind, termSlug(file));
}

function checkReserved(
  claim: Claim,
  file: CompiledFile,
  claimed: ClaimedAddresses,
  termKeys: ReadonlySet<string>,
): SourceDiagnostic | undefined {
  if (isOfItsTerm(claim.address, file)) return undefined;
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

function findVariants(claims: readonly Claim[], files: readonly CompiledFile[]): Variant[] {
  const first = new Map<string, Address>();
  for (const file of files) {
    const own = file.kind === 'article' ? undefined : termAddress(file);
    if (own !== undefined) first.set(addressKey(own), own);
  }
  return claims.flatMap(({ file, address, span }): Variant[] => {
    const key = addressKey(address);
    const of = first.get(key);
    if (of === undefined) first.set(key, address);
    return of !== undefined && isVariant(address, of) ? [{ file, span, address, of }] : [];
  });
}

/** One file may claim an address in several spellings. */
function findDuplicates(claims: readonly Claim[]): Diagnostic[] {
  return [...Map.groupBy(claims, ({ address }) => addressKey(address)).values()]
    .filter((claimants) => claimants.some(({ file }) => file !== claimants[0]?.file))
    .flatMap((claimants) => claimants.map((claim) => duplicate(claim, claimants)));
}

function duplicate(claim: Claim, claimants: readonly Claim[]): Diagnostic {
  const others = claimants
    .filter((other) => other.file !== claim.file)
    .map((other) => `${other.file}:${other.span.line}`)
    .sort(compareText);
  const message = `${claim.address} is claimed by ${others.join(', ')} too`;
  return diagnosticIn(
    claim.file,
    diagnose('duplicate-address', claim.span, message, 'Give one of them another address'),
  );
}
