import sax from 'sax';
import { limits, type PictureDiagnostic } from '../picture.ts';

export interface SvgElement {
  /** As written, with its prefix. */
  spelling: string;
  name: string;
  namespace: string;
  attributes: SvgAttribute[];
  /** Elements and texts directly inside, in order. */
  content: (SvgElement | string)[];
  /** From 1. */
  line: number;
}

export interface SvgAttribute {
  /** As written, with its prefix. */
  spelling: string;
  name: string;
  namespace: string;
  value: string;
}

export function childrenOf({ content }: SvgElement): SvgElement[] {
  return content.filter((part) => typeof part !== 'string');
}

/** All text directly inside, joined as a browser joins it. */
export function textOf({ content }: SvgElement): string {
  return content.filter((part) => typeof part === 'string').join('');
}

/**
 * Reads an XML text into its outermost element, and where in the text it begins. Comments, a document
 * type that declares nothing itself and processing instructions that no browser follows are passed
 * over. Throws an SvgError for what is not well-formed, nests or grows too much, or declares entities.
 */
export function readSvg(text: string): { root: SvgElement; start: number } {
  checkTags(text);
  const parser = sax.parser(true, { xmlns: true, strictEntities: true });
  const open: SvgElement[] = [];
  let attributes: SvgAttribute[] = [];
  let root: SvgElement | undefined;
  let start = 0;
  let count = 0;

  const refuse = (what: string, hint: string): never => {
    throw new SvgError(`${what} in line ${parser.line + 1}`, hint);
  };
  const addText = (more: string): void => {
    open.at(-1)?.content.push(more);
  };

  parser.onerror = (error) => {
    const [what = ''] = error.message.split('\n', 1);
    refuse(`The SVG is not well-formed XML: ${what}`, 'Export it again');
  };
  parser.ondoctype = (doctype) => {
    if (!doctype.includes('[')) return;
    refuse(
      'The SVG has a document type with declarations of its own',
      'Export it as plain SVG, or save it as PNG',
    );
  };
  parser.onsgmldeclaration = () => refuse('The SVG has a declaration', 'Delete the `<!…>`');
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name === 'xml-stylesheet') {
      refuse(`The SVG has a processing instruction <?${name}?>`, 'Delete it');
    }
    if (name !== 'xml') return;
    const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(body)?.[1] ?? 'utf-8';
    if (encoding.toLowerCase() !== 'utf-8') {
      refuse(`The SVG says that it is encoded as ${encoding}`, 'Save it as UTF-8');
    }
  };
  parser.onattribute = ({ name, local, uri, value }) => {
    attributes.push({ spelling: name, name: local, namespace: uri, value });
  };
  parser.onopentag = ({ name, local, uri }) => {
    count += 1;
    if (count > limits.svgElements) {
      refuse(`The SVG has more than ${limits.svgElements} elements`, 'Simplify it');
    }
    if (open.length >= limits.svgDepth) {
      refuse(`The SVG nests more than ${limits.svgDepth} elements deep`, 'Simplify it');
    }
    const element: SvgElement = {
      spelling: name,
      name: local,
      namespace: uri,
      attributes,
      content: [],
      line: parser.line + 1,
    };
    attributes = [];
    open.at(-1)?.content.push(element);
    if (!root) {
      root = element;
      start = parser.startTagPosition - 1;
    }
    open.push(element);
  };
  parser.onclosetag = () => {
    open.pop();
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.write(text).close();
  return { root: root ?? refuse('The SVG has no element', 'Export it again'), start };
}

/** The parser compares each attribute of a tag with all before it, so they are counted first. */
function checkTags(text: string): void {
  for (const tag of text.split('<')) {
    if (tag.split(/["']/).length > 2 * limits.svgAttributes + 1) {
      throw new SvgError(
        `The SVG has a tag with more than ${limits.svgAttributes} attributes or quotation marks`,
        'Simplify it',
      );
    }
  }
}

/** Thrown while an SVG is read or checked, and turned into a diagnostic by `inspectSvg` and `findActive`. */
export class SvgError extends Error {
  readonly diagnostic: PictureDiagnostic;

  constructor(message: string, hint: string) {
    super(message);
    this.diagnostic = { message, hint };
  }
}
