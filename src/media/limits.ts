/** What a picture file may cost; each limit is counted before anything is decoded. */
export const limits = {
  bytes: 20_000_000,
  /** Of all frames together. */
  pixels: 40_000_000,
  frames: 1_000,
  /** An SVG reaches the reader as it is, so it must be small. */
  svgBytes: 1_000_000,
  /** Of one element. */
  svgAttributes: 500,
  svgElements: 20_000,
  svgDepth: 64,
  /** Elements drawn once every reference to another part is followed. */
  svgDrawnElements: 200_000,
} as const;
