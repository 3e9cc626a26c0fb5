import { addressKey } from '../content/parse-address.ts';
import { isUrl } from '../urls.ts';
import { SPLAT } from './read-redirect.ts';

const LONGEST_GROWTH = 2000;

interface Rules {
  /** Where a plain address leads, by its key. */
  paths: ReadonlyMap<string, string>;
  /** What answers below an address. */
  below: readonly { from: string; to: string }[];
}

/**
 * Where a redirect leads when those on its way are left out, so that no reader is sent twice.
 * Undefined for a loop. A `:splat` in `to` is kept through those that answer below an address.
 */
export function finalTarget(to: string, { paths, below }: Rules): string | undefined {
  const seen = new Set<string>();
  let target = to;
  for (;;) {
    if (isUrl(target)) return target;
    const key = addressKey(target);
    if (seen.has(key)) return undefined;
    seen.add(key);
    const covering = below.find(({ from }) => covers(from, target));
    const next = paths.get(key) ?? (covering && through(target, covering));
    if (next === undefined) return target;
    // A way that grows leads on for ever.
    if (next.length > to.length + LONGEST_GROWTH) return undefined;
    target = next;
  }
}

/** Whether a redirect of all that begins with `from` answers for an address. */
export function covers(from: string, address: string): boolean {
  return foldCase(address).startsWith(foldCase(from));
}

/** An address as hosts compare them that heed neither case nor composition. */
export function foldCase(address: string): string {
  return address.normalize('NFC').toLowerCase();
}

function through(target: string, { from, to }: { from: string; to: string }): string {
  const rest = target.slice(from.length);
  return to.endsWith(`/${SPLAT}`) ? to.slice(0, -SPLAT.length) + rest : to;
}
