import type { SourceDiagnostic, Span } from '../diagnostics/diagnostic.ts';

/** A compiled body. The HTML is stored apart from the facts. */
export interface CompiledBody {
  facts: BodyFacts;
  /** Safe HTML with a placeholder for every link and picture; see `fillPlaceholders`. Empty for MDX. */
  html: string;
  /** In the order of their positions. */
  diagnostics: SourceDiagnostic[];
}

/** What other files and pages need to know of a body. */
export interface BodyFacts {
  headings: Heading[];
  /** In the order of their placeholders. */
  links: BodyLink[];
  /** In the order of their placeholders. */
  pictures: PictureUse[];
  /** Every id of the HTML, the ids of headings included. */
  anchors: string[];
  /** Words of prose, for the reading time. */
  words: number;
  /** Chinese characters and kana of prose, which are not among the words. */
  characters: number;
  /** Text of the first paragraph, white space folded; empty when there is none. */
  lead: string;
  /** What an MDX body imports; absent when it imports nothing. */
  imports?: BodyImport[];
}

/** Facts of an empty body, or of one that cannot be compiled. */
export function noFacts(): BodyFacts {
  return { headings: [], links: [], pictures: [], anchors: [], words: 0, characters: 0, lead: '' };
}

export interface Heading {
  id: string;
  text: string;
  /** 2 to 6, after re-levelling. */
  level: number;
}

export interface BodyLink extends Span {
  /** As written, entities decoded: `/2018/x/`, `other.md#part`, `https://…`. Never an unsafe scheme. */
  target: string;
  /** External links keep `target` as their address and are marked in the HTML. */
  kind: 'internal' | 'external';
}

export interface PictureUse extends Span {
  /** As written, entities decoded: `images/x.png`, `/x.png`, `https://…`. */
  source: string;
  alt: string;
  /** Whether it stands inside a link, where its replacement must not be a link. */
  inLink: boolean;
}

/** The module specifier of an `import`, `export … from` or `import(…)`, with its position. */
export interface BodyImport extends Span {
  /** As written: `./counter.js`, `/src/components/Mark.astro`, `astro:assets`. */
  specifier: string;
  /** The names that are taken from the module, `default` for what it exports as such. */
  names: string[];
}
