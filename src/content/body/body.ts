import type { SourceDiagnostic, Span } from '../diagnostics/diagnostic.ts';

/** What compiling a Markdown body yields: facts for the index, and HTML kept apart from it. */
export interface CompiledBody {
  facts: BodyFacts;
  /** Safe HTML with a slot for every link and picture; see `fillPlaceholders`. */
  html: string;
  diagnostics: SourceDiagnostic[];
}

export interface BodyFacts {
  headings: Heading[];
  /** In the order of their slots. */
  links: BodyLink[];
  /** In the order of their slots. */
  pictures: PictureUse[];
  /** Every id of the HTML, headings' ids included. */
  anchors: string[];
  /** Words of prose, for the reading time; a character of a script without spaces counts half. */
  words: number;
  /** Text of the first paragraph, white space folded; empty when there is none. */
  lead: string;
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
  /** Both have a slot. What is external keeps `target` as its address, and is marked in the HTML. */
  kind: 'internal' | 'external';
}

export interface PictureUse extends Span {
  /** As written, entities decoded: `images/x.png`, `/x.png`, `https://…`. */
  source: string;
  alt: string;
  /** Whether it stands inside a link, where what replaces it must be no link. */
  inLink: boolean;
}
