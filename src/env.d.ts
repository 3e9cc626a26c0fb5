/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The page to print; the build and the preview server hand it to the one route. */
    input: import('./publication/page.ts').RenderInput;
    /** What is wrong with what the page shows; only a preview hands it over. */
    diagnostics?: import('./publication/page-diagnostics.ts').PageDiagnostics;
  }
}
