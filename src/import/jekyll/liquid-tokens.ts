/** A tag `{% name markup %}`, an output `{{ markup }}`, or what `raw` and `comment` enclose. */
export interface LiquidToken {
  kind: 'tag' | 'output' | 'raw' | 'comment';
  /** Of a tag; otherwise empty. */
  name: string;
  /** What follows the name; of `raw` and `comment` what they enclose. */
  markup: string;
  start: number;
  end: number;
}

/** Finds tags and outputs in order. Those inside `raw` and `comment` are part of these. */
export function liquidTokens(text: string): LiquidToken[] {
  const tokens: LiquidToken[] = [];
  const endless = new Set<string>();
  const pattern = /\{%-?\s*(\w[\w-]*)([\s\S]*?)-?%\}|\{\{-?([\s\S]*?)-?\}\}/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, name = '', markup = '', output] = match;
    const start = match.index;
    const end = start + whole.length;
    if (output !== undefined) {
      tokens.push({ kind: 'output', name: '', markup: output.trim(), start, end });
      continue;
    }
    const isEnclosing = (name === 'raw' || name === 'comment') && !endless.has(name);
    const enclosed = isEnclosing ? closingOf(text, name, end) : undefined;
    // Looking for it once more would read the rest of the text for every opening.
    if (isEnclosing && enclosed === undefined) endless.add(name);
    if (enclosed === undefined) {
      tokens.push({ kind: 'tag', name, markup: markup.trim(), start, end });
    } else {
      const kind = name === 'raw' ? 'raw' : 'comment';
      tokens.push({
        kind,
        name,
        markup: text.slice(end, enclosed.start),
        start,
        end: enclosed.end,
      });
      pattern.lastIndex = enclosed.end;
    }
  }
  return tokens;
}

function closingOf(
  text: string,
  name: string,
  from: number,
): { start: number; end: number } | undefined {
  const closing = new RegExp(String.raw`\{%-?\s*end${name}\s*-?%\}`, 'g');
  closing.lastIndex = from;
  const match = closing.exec(text);
  return match === null ? undefined : { start: match.index, end: closing.lastIndex };
}

/** What stands between a tag and the one that ends it; -1 where nothing ends it. */
export function endOf(tokens: readonly LiquidToken[], index: number): number {
  const name = tokens[index]?.name ?? '';
  let depth = 0;
  for (let at = index; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'tag') continue;
    if (token.name === name) depth += 1;
    else if (token.name === `end${name}`) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
