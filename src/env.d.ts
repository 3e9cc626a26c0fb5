/// <reference types="astro/client" />

declare namespace App {
  type RouteLocals = import('./route-models.ts').RouteLocals;

  // Astro merges with an interface of this name.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface Locals extends RouteLocals {}
}
