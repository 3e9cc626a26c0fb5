/// <reference types="astro/client" />

/** Made from the settings by `src/pipeline/render/typefaces.ts`. */
declare module 'virtual:typefaces' {
  /** All files of the typefaces. */
  export const fontFiles: readonly import('./styles/needed-fonts.ts').FontFile[];
}

declare module 'virtual:typefaces.css';

declare namespace App {
  type RouteLocals = import('./route-models.ts').RouteLocals;

  // Astro merges with an interface of this name.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface Locals extends RouteLocals {}
}
