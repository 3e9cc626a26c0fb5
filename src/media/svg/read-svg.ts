import sax from 'sax';
import { limits, type PictureDiagnostic } from '../picture.ts';

export interface SvgElement {
  /** As written, with its prefix. */
  spelling: string;
  name: string;
  namespace: string;
  attributes: SvgAttribute[];
  children: SvgElement[];
  /** All text directly inside, joined as a browser joins it. */
  text: string;
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

/**
 * Reads an XML text into its elements. Throws an SvgError for what is not well-formed, nests or
 * grows too much, or holds a document type, an entity of its own or a processing instruction.
 */
export function readSvg(text: string): SvgElement {
  checkTags(text);
  const parser = sax.parser(true, { xmlns: true, strictEntities: true });
  const open: SvgElement[] = [];
  let attributes: SvgAttribute[] = [];
  let root: SvgElement | undefined;
  let count = 0;

  const refuse = (what: string, hint: string): never => {
    throw new SvgError(`${what} in line ${parser.line + 1}`, hint);
  };
  const addText = (more: string): void => {
    const element = open.at(-1);
    if (element) element.text += more;
  };

  parser.onerror = (error) => {
    const [what = ''] = error.message.split('\n', 1);
    refuse(`The SVG is not well-formed XML: ${what}`, 'Export it again');
  };
  parser.ondoctype = () => refuse('The SVG has a document type', 'Delete the line `<!DOCTYPE …>`');
  parser.onsgmldeclaration = () => refuse('The SVG has a declaration', 'Delete the `<!…>`');
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name !== 'xml') refuse(`The SVG has a processing instruction <?${name}?>`, 'Delete it');
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
      children: [],
      text: '',
      line: parser.line + 1,
    };
    attributes = [];
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  };
  parser.onclosetag = () => {
    open.pop();
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.write(text).close();
  return root ?? refuse('The SVG has no element', 'Export it again');
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

/** Thrown while an SVG is read or checked, and turned into a diagnostic by `inspectSvg` alone. */
export class SvgError extends Error {
  readonly diagnostic: PictureDiagnostic;

  constructor(message: string, hint: string) {
    super(message);
    this.diagnostic = { message, hint };
  }
}
