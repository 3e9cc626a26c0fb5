import type { PictureFault } from '../picture.ts';

/** Thrown while an SVG is read or checked, and turned into a fault by `inspectSvg` alone. */
export class SvgRefusal extends Error {
  readonly fault: PictureFault;

  constructor(message: string, hint: string) {
    super(message);
    this.fault = { message, hint };
  }
}
