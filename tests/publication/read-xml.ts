import sax from 'sax';

export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  /** Own text and CDATA, without the children's. */
  text: string;
}

/** The root of a document, read by a strict parser; throws for what is not well-formed XML. */
export function readXml(text: string): XmlElement {
  const parser = sax.parser(true, { xmlns: true, strictEntities: true });
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const last = (): XmlElement => open.at(-1) ?? root;
  let attributes: Record<string, string> = {};
  parser.onerror = (error) => {
    throw error;
  };
  parser.onattribute = ({ name, value }) => {
    attributes[name] = value;
  };
  parser.onopentag = ({ name }) => {
    const element = { name, attributes, children: [], text: '' };
    attributes = {};
    last().children.push(element);
    open.push(element);
  };
  parser.ontext = (part) => (last().text += part);
  parser.oncdata = (part) => (last().text += part);
  parser.onclosetag = () => {
    open.pop();
  };
  parser.write(text).close();
  const [document] = root.children;
  if (!document || root.children.length > 1) throw new Error('not one root element');
  return document;
}

export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The only child of that name; throws where there is none or more. */
export function one(element: XmlElement, name: string): XmlElement {
  const [found, ...others] = all(element, name);
  if (!found || others.length > 0) throw new Error(`${element.name} has not one ${name}`);
  return found;
}
