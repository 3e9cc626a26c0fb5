import path from 'node:path';
import { append } from '../append.ts';
import {
  type Address,
  addressKey,
  type ClaimedAddresses,
  type CodeAddresses,
  formerReservedBy,
  isVariant,
  languageAddresses,
  publicKey,
  requestKey,
  reservedBy,
  withPrefix,
} from '../../urls.ts';
import {
  type CompiledArticle,
  type CompiledFile,
  type CompiledTerm,
  isDraftFile,
} from '../compiled-file.ts';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
  type SourceDiagnostic,
  type Span,
} from '../diagnostics/diagnostic.ts';
import { parseAddress, parseFormerAddress, segmentFault, slugFault } from '../parse-address.ts';
import { type DateValue, parseDate } from '../parse-date.ts';
import { decodePath, pageName } from '../paths.ts';
import { compareText, slugify } from '../text.ts';
import { yamlText } from '../front-matter/yaml-text.ts';
import type { FilePlace } from '../file-place.ts';
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

/** The place of a file among those of other languages. */
export type PlaceOf = (file: CompiledFile) => FilePlace;

interface Claim {
  file: string;
  address: Address;
  span: Span;
  /** Whether it is an older address, which redirects to the page. */
  former: boolean;
  /** Whether it is a draft's, which nobody but the preview shows. */
  draft: boolean;
}

/** Names in one message; an archive whose addresses are all the same would print a gigabyte. */
export const MOST_NAMED = 5;
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
  placeOf: PlaceOf = ({ file }) => ({ lang: '', prefix: '', path: file }),
): AssignedAddresses {
  const claimed = { publicKeys: new Set([...publicFiles].map(publicKey)), ...byCode };
  const termKeys = new Set(termAddresses.map(addressKey));
  const diagnostics: Diagnostic[] = [];
  const claims: Claim[] = [];
  for (const file of files) {
    const found =
      file.kind === 'article'
        ? articleClaims(file, placeOf(file))
        : file.kind === 'page'
          ? pageClaims(file, placeOf(file))
          : aliasClaims(file);
    for (const claim of found) {
      const refused =
        'address' in claim ? checkReserved(claim, file, { claimed, termKeys, placeOf }) : claim;
      if (refused) diagnostics.push(diagnosticIn(file.file, refused));
      else if ('address' in claim) claims.push(claim);
    }
  }
  const { lost, ...duplicates } = findDuplicates(claims);
  append(diagnostics, duplicates.diagnostics);
  const addresses = new Map<string, Address>();
  const formerAddresses = new Map<string, Address[]>();
  for (const claim of claims) {
    if (lost.has(claim)) continue;
    const { file, address, former } = claim;
    if (former) formerAddresses.set(file, [...(formerAddresses.get(file) ?? []), address]);
    else addresses.set(file, address);
  }
  const taken = new Set([...addresses.values()].map(addressKey));
  const numbers = new Map<string, number>();
  for (const file of files) {
    if (!isDraftFile(file) || addresses.has(file.file)) continue;
    const name = previewName(file, placeOf(file).path);
    let number = numbers.get(name) ?? 1;
    let address: Address;
    do {
      address = number === 1 ? `/drafts/${name}/` : `/drafts/${name}-${number}/`;
      number += 1;
    } while (taken.has(addressKey(address)));
    numbers.set(name, number);
    taken.add(addressKey(address));
    addresses.set(file.file, address);
  }
  return {
    addresses,
    formerAddresses,
    variants: findVariants(claims, files, placeOf),
    diagnostics,
  };
}

/** The date of an article, from its front matter or else from the name of its file. */
export function articleDate(file: CompiledArticle): DateValue | undefined {
  return (file.frontMatter ?? file.partial)?.date ?? parseDate(nameParts(file.file).day);
}

function articleClaims(
  file: CompiledArticle,
  { path, prefix }: FilePlace,
): (Claim | SourceDiagnostic)[] {
  const { address, diagnostics } = ownAddress(file, path);
  const own = address === undefined ? undefined : withPrefix(address, prefix);
  const known = new Set<string>();
  const claims: (Claim | SourceDiagnostic)[] = [...diagnostics];
  if (own !== undefined) {
    const span = file.spans.safeURL ?? file.spans.slug ?? file.fence;
    claims.push({ file: file.file, address: own, span, former: false, draft: isDraftFile(file) });
    known.add(requestKey(own));
  }
  const add = (claim: Claim): void => {
    if (known.has(requestKey(claim.address))) return;
    known.add(requestKey(claim.address));
    claims.push(claim);
  };
  for (const other of file.otherSpellings.filter(({ key }) => key === 'safeURL')) {
    const address = parseFormerAddress(other.text);
    if (typeof address === 'string') add(formerClaim(file, address, other.span));
    else
      claims.push(
        diagnose(address.code, other.span, `"${other.text}" ${address.fault}`, address.hint),
      );
  }
  for (const claim of aliasClaims(file)) add(claim);
  return claims;
}

function formerClaim(file: CompiledFile, address: Address, span: Span): Claim {
  return { file: file.file, address, span, former: true, draft: isDraftFile(file) };
}

/** Each address once. */
function aliasClaims(file: CompiledFile): Claim[] {
  const aliases = (file.frontMatter ?? file.partial)?.aliases ?? [];
  const claims = aliases.map((address, index) =>
    formerClaim(file, address, file.spans[`aliases.${index}`] ?? file.fence),
  );
  const first = new Map(claims.toReversed().map((claim) => [requestKey(claim.address), claim]));
  return claims.filter((claim) => first.get(requestKey(claim.address)) === claim);
}

interface OwnAddress {
  /** Absent where a diagnostic says why there is none, and where the preview makes one. */
  address?: Address;
  diagnostics: SourceDiagnostic[];
}

/** The address that the front matter gives, or the default one from the date and the slug. */
function ownAddress(file: CompiledArticle, path: string): OwnAddress {
  const frontMatter = file.frontMatter ?? file.partial ?? {};
  if (frontMatter.safeURL !== undefined) return { address: frontMatter.safeURL, diagnostics: [] };
  // What is written there cannot be read, and its diagnostic says so.
  if (file.spans.safeURL) return { diagnostics: [] };
  const { segment, diagnostics: found } = slugOf(file, path);
  // Where the front matter cannot be read, it may well have another address.
  const diagnostics = file.frontMatter || file.partial ? found : [];
  const date = articleDate(file);
  if (segment === undefined) return { diagnostics };
  if (!date)
    return isDraftFile(file) ? { address: `/drafts/${segment}/`, diagnostics } : { diagnostics };
  return { address: `/${date.day.replaceAll('-', '/')}/${segment}/`, diagnostics };
}

/** Characters of a slug that stay as they are written. */
const PLAIN_SLUG = /^[\p{L}\p{N}\p{M}._~-]+$/u;

/** The last part of the default address: `slug`, or else made from the name of the file. */
function slugOf(
  file: CompiledArticle,
  path: string,
): { segment?: string; diagnostics: SourceDiagnostic[] } {
  const written = (file.frontMatter ?? file.partial)?.slug;
  const span = file.spans.slug ?? file.fence;
  const plain = written === undefined ? nameParts(path).rest : decodePath(written);
  const trimmed = plain.replace(/^\/+|\/+$/g, '').normalize('NFC');
  const made = slugify(plain);
  const what = written === undefined ? 'the file’s name' : `slug ${JSON.stringify(written)}`;
  if (made === '') {
    // The preview finds a name for a draft.
    if (written === undefined && isDraftFile(file)) return { diagnostics: [] };
    const hint = written === undefined ? 'Add `slug`' : 'Write it with letters or digits';
    const message = `${what} has no letter or digit to make an address from`;
    return { diagnostics: [diagnose('empty-slug', span, message, hint)] };
  }
  const stays = written !== undefined && PLAIN_SLUG.test(trimmed);
  const segment = stays ? trimmed : made;
  const found = written === undefined ? slugFault(segment) : segmentFault(segment);
  if (found) {
    const hint = written === undefined ? 'Add `slug`' : 'Write another';
    const diagnostics = [diagnose(found.code, span, `the slug ${found.fault}`, hint)];
    return found.code === 'device-name' ? { segment, diagnostics } : { diagnostics };
  }
  if (written === undefined || stays) return { segment, diagnostics: [] };
  const message = `${what} is "${segment}" in the address`;
  const hint = `Write \`slug: ${yamlText(segment)}\`, or the whole address as \`safeURL\``;
  return { segment, diagnostics: [diagnose('changed-slug', span, message, hint)] };
}

/** Names the page of a draft in the preview where its own address is missing, unfit or taken. */
function previewName(file: CompiledFile, path: string): string {
  const { title = '' } = file.frontMatter ?? file.partial ?? {};
  const names = [nameParts(path).rest, pageName(path), title].map(slugify);
  return names.find((name) => name !== '' && !slugFault(name)) ?? 'draft';
}

/** The day that begins the name of an article, and the rest of the name. */
export function nameParts(file: string): { day: string; rest: string } {
  const name = pageName(file);
  const [, day = '', rest = name] = /^(\d{4}-\d{2}-\d{2})-(.*)$/.exec(name) ?? [];
  return { day, rest };
}

function pageClaims(
  file: CompiledTerm,
  { path: place, prefix }: FilePlace,
): (Claim | SourceDiagnostic)[] {
  const { dir, name } = path.posix.parse(place.slice('pages/'.length));
  const isFolder = name === 'index' && dir !== '';
  const parsed = parseAddress(isFolder ? dir : path.posix.join(dir, name));
  const former = aliasClaims(file);
  if (typeof parsed !== 'string') {
    const message = `the file’s name ${parsed.fault}`;
    return [diagnose(parsed.code, file.fence, message, 'Rename the file'), ...former];
  }
  const address = withPrefix(parsed, prefix);
  return [
    { file: file.file, address, span: file.fence, former: false, draft: false },
    ...former.filter((alias) => requestKey(alias.address) !== requestKey(address)),
  ];
}

/** Whether an alias of a term's file is the term's own address in another spelling. */
function isOfItsTerm(address: Address, file: CompiledFile, place: FilePlace): boolean {
  const own = file.kind === 'article' ? undefined : termAddress(file, place);
  return own !== undefined && isVariant(address, own);
}

/** Undefined for a plain page. */
function termAddress({ kind }: CompiledTerm, { path, prefix }: FilePlace): Address | undefined {
  return kind === 'page' ? undefined : languageAddresses(prefix).term(kind, termSlug(path));
}

function checkReserved(
  claim: Claim,
  file: CompiledFile,
  {
    claimed,
    termKeys,
    placeOf,
  }: { claimed: ClaimedAddresses; termKeys: ReadonlySet<string>; placeOf: PlaceOf },
): SourceDiagnostic | undefined {
  if (isOfItsTerm(claim.address, file, placeOf(file))) return undefined;
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

function findVariants(
  claims: readonly Claim[],
  files: readonly CompiledFile[],
  placeOf: PlaceOf,
): Variant[] {
  const first = new Map<string, Address>();
  for (const file of files) {
    const own = file.kind === 'article' ? undefined : termAddress(file, placeOf(file));
    if (own !== undefined) first.set(addressKey(own), own);
  }
  return claims.flatMap(({ file, address, span }): Variant[] => {
    const key = addressKey(address);
    const of = first.get(key);
    if (of === undefined) first.set(key, address);
    return of !== undefined && isVariant(address, of) ? [{ file, span, address, of }] : [];
  });
}

/**
 * Reports addresses that several sources claim, at each of them. A draft takes no address from what is
 * public: it loses its claim. One file may claim an address in several spellings.
 */
function findDuplicates(claims: readonly Claim[]): {
  diagnostics: Diagnostic[];
  lost: ReadonlySet<Claim>;
} {
  const diagnostics: Diagnostic[] = [];
  const lost = new Set<Claim>();
  for (const claimants of Map.groupBy(claims, ({ address }) => addressKey(address)).values()) {
    const rivals = filesOf(claimants);
    if (rivals.count === 1) continue;
    const drafts = claimants.filter(({ draft }) => draft);
    const others = claimants.filter(({ draft }) => !draft);
    const kept = (others[0] ?? drafts[0])?.file;
    for (const claim of drafts) if (claim.file !== kept) lost.add(claim);
    const isPublicTwice = others.some(({ file }) => file !== kept);
    for (const claim of isPublicTwice ? claimants : drafts)
      diagnostics.push(duplicate(claim, rivals));
  }
  return { diagnostics, lost };
}

interface Rivals {
  /** Of files. */
  count: number;
  /** One more than a message names, in order, with their first lines. */
  first: { file: string; position: string }[];
}

function filesOf(claimants: readonly Claim[]): Rivals {
  const lines = new Map<string, number>();
  for (const { file, span } of claimants)
    lines.set(file, Math.min(span.line, lines.get(file) ?? span.line));
  const first = [...lines]
    .map(([file, line]) => ({ file, position: `${file}:${line}` }))
    .sort((one, other) => compareText(one.position, other.position))
    .slice(0, MOST_NAMED + 1);
  return { count: lines.size, first };
}

function duplicate(claim: Claim, { count, first }: Rivals): Diagnostic {
  const others = first.filter(({ file }) => file !== claim.file).slice(0, MOST_NAMED);
  const positions = others.map(({ position }) => position);
  const message = `${claim.address} is claimed by ${listNames(positions, count - 1)} too`;
  return diagnosticIn(
    claim.file,
    diagnose('duplicate-address', claim.span, message, 'Give one of them another address'),
  );
}

/** The first names of a list that has more, as `a, b and 3 others`. */
export function listNames(names: readonly string[], count: number): string {
  const shown = names.slice(0, MOST_NAMED);
  const left = count - shown.length;
  const list = shown.join(', ');
  return left === 0 ? list : `${list} and ${left} ${left === 1 ? 'other' : 'others'}`;
}
