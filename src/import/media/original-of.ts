/** What programs add to the name of a picture before its ending when they make another of it. */
const ADDED: readonly RegExp[] = [
  // For screens with more pixels.
  /@[234]x$/,
  // WordPress: a size, an edited picture with its time, one that was scaled down or turned.
  /-\d{1,5}x\d{1,5}$/,
  /-e\d{10,14}$/,
  /-(?:scaled|rotated)$/,
];
/** Plugins write `a.jpg.webp` beside `a.jpg`. */
const SECOND_ENDING = /(?<=\.(?:jpe?g|png|gif))\.(?:webp|avif)$/i;

/**
 * Paths at which the picture may lie that a smaller or edited one was made from, the likeliest first;
 * none for a name that nothing was added to.
 */
export function originalsOf(path: string): string[] {
  const [, stem = '', ending = ''] =
    /^(.*?[^/])(\.[^./]+)$/s.exec(path.replace(SECOND_ENDING, '')) ?? [];
  if (stem === '') return [];
  const stems = [stem];
  for (let current = stem, shorter = withoutAdded(current); shorter !== current;) {
    stems.push(shorter);
    current = shorter;
    shorter = withoutAdded(current);
  }
  const plain = stems.map((one) => one + ending);
  // WordPress keeps of a large picture the original, or only the one that it scaled down.
  const scaled = stems.slice(1).map((one) => `${one}-scaled${ending}`);
  return [...new Set([...plain, ...scaled])].filter((candidate) => candidate !== path);
}

function withoutAdded(stem: string): string {
  for (const added of ADDED) {
    const shorter = stem.replace(added, '');
    if (shorter !== stem && shorter !== '' && !shorter.endsWith('/')) return shorter;
  }
  return stem;
}

/**
 * Of a picture whose name says how many pixels it was scaled down to, that size, and the paths at which
 * its original may lie.
 */
export function scaledDown(
  path: string,
): { width: number; height: number; originals: string[] } | undefined {
  const [, stem = '', width, height, ending = ''] =
    /^(.*[^/])-(\d{1,5})x(\d{1,5})(\.[^./]+)$/s.exec(path) ?? [];
  if (stem === '') return undefined;
  const originals = [stem + ending, `${stem}-scaled${ending}`];
  return { width: Number(width), height: Number(height), originals };
}
