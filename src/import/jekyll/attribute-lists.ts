/** What an attribute list of kramdown says: `{: #id .class key="value"}`. */
export interface AttributeList {
  id?: string;
  classes: readonly string[];
  /** Every other attribute, and names of lists defined elsewhere. */
  others: readonly string[];
}

const ITEM =
  /\s*(?:#([\w\p{L}:.-]+)|\.([\w-]+)|([\w:-]+)=(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)')|([\w-]+))/uy;

/** Reads what stands between `{:` and `}`; undefined for anything that is no attribute list. */
function readAttributeList(inside: string): AttributeList | undefined {
  const classes: string[] = [];
  const others: string[] = [];
  let id: string | undefined;
  let at = 0;
  while (inside.slice(at).trim() !== '') {
    ITEM.lastIndex = at;
    const item = ITEM.exec(inside);
    if (item === null) return undefined;
    const [, hash, dot, key, double, single, name] = item;
    if (hash !== undefined) id = hash;
    else if (dot !== undefined) classes.push(dot);
    else if (key === 'id') id = double ?? single;
    else others.push(key ?? name ?? '');
    at = ITEM.lastIndex;
  }
  return { ...(id !== undefined && { id }), classes, others };
}

/** A definition of attributes by a name, `{:name: .class}`, alone on its line. */
export function isDefinition(line: string): boolean {
  return /^ {0,3}\{:[\w-]+:\s[^}]*\}\s*$/.test(line);
}

/** Where attribute lists stand in a text. */
export interface FoundList {
  start: number;
  end: number;
  list: AttributeList;
}

export function findAttributeLists(text: string): FoundList[] {
  const found: FoundList[] = [];
  for (const match of text.matchAll(/\{:(?![:/])([^{}]{0,500})\}/g)) {
    const inside = match[1] ?? '';
    if (/\n[ \t]*\n/.test(inside)) continue;
    const list = readAttributeList(inside);
    if (list !== undefined)
      found.push({ start: match.index, end: match.index + match[0].length, list });
  }
  return found;
}
