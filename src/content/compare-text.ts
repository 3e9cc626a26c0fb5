/** Compares strings by code unit, which no locale changes. */
export function compareText(one: string, other: string): number {
  if (one < other) return -1;
  return one > other ? 1 : 0;
}
