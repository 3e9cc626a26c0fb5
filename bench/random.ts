/** Draws a number from 0 up to, but not including, 1. */
export type Random = () => number;

/**
 * Creates a stream of numbers that depends on its keys only. mulberry32 uses 32-bit integer arithmetic,
 * which is the same on every machine.
 */
export function randomFor(...keys: readonly number[]): Random {
  let state = keys.reduce((hash, key) => scramble(hash ^ key), 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws a whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** Draws an entry of a list that must not be empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const entry = list[between(random, 0, list.length - 1)];
  if (entry === undefined) throw new RangeError('pick: the list is empty');
  return entry;
}

/** Draws ranks from 0 to `count` - 1 with a frequency in proportion to `1 / (rank + offset)`. */
export function zipf(count: number, offset: number): (random: Random) => number {
  const weights = Float64Array.from({ length: count }, (_, rank) => 1 / (rank + offset));
  return aliasSampler(weights);
}

/** Walker's alias method, which draws in constant time. */
function aliasSampler(weights: Float64Array): (random: Random) => number {
  const count = weights.length;
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / count;
  const keep = weights.map((weight) => weight / mean);
  const alias = Uint32Array.from({ length: count }, (_, rank) => rank);
  const rich: number[] = [];
  const poor: number[] = [];
  keep.forEach((share, rank) => (share < 1 ? poor : rich).push(rank));
  while (poor.length > 0 && rich.length > 0) {
    const taker = poor.pop() ?? 0;
    const giver = rich.pop() ?? 0;
    alias[taker] = giver;
    keep[giver] = (keep[giver] ?? 0) + (keep[taker] ?? 0) - 1;
    ((keep[giver] ?? 0) < 1 ? poor : rich).push(giver);
  }
  for (const rank of [...rich, ...poor]) keep[rank] = 1;
  return (random) => {
    const point = random() * count;
    const rank = Math.floor(point);
    return point - rank < (keep[rank] ?? 1) ? rank : (alias[rank] ?? rank);
  };
}

function scramble(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
