/** Orders strings by code unit: the same on every machine, whatever its locale. */
export function compareText(one: string, other: string): number {
  if (one < other) return -1;
  return one > other ? 1 : 0;
}
