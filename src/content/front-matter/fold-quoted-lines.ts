const OPENS_QUOTE = /^[A-Za-z_][\w-]*[ \t]*:[ \t]+(["'])/gm;
const LOOKS_LIKE_KEY = /^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)/m;

/**
 * Turns the line breaks inside a quoted value into spaces, as YAML folds them. Exports of Jekyll
 * begin the further lines at the margin, which YAML 1.2 (7.3.1) takes for the next key. Every
 * character keeps its offset.
 */
export function foldQuotedLines(yaml: string): string {
  let folded = '';
  let done = 0;
  for (const match of yaml.matchAll(OPENS_QUOTE)) {
    const start = match.index + match[0].length;
    if (match.index < done) continue;
    const end = closingQuote(yaml, start, match[1] ?? '"');
    const inside = yaml.slice(start, end);
    if (
      end === -1 ||
      !/\n\S/.test(inside) ||
      LOOKS_LIKE_KEY.test(inside.slice(inside.indexOf('\n') + 1))
    )
      continue;
    folded += yaml.slice(done, start) + inside.replace(/[\r\n]/g, ' ');
    done = end;
  }
  return folded + yaml.slice(done);
}

function closingQuote(yaml: string, start: number, quote: string): number {
  for (let at = start; at < yaml.length; at += 1) {
    if (quote === '"' && yaml[at] === '\\') at += 1;
    else if (yaml[at] === quote && quote === "'" && yaml[at + 1] === quote) at += 1;
    else if (yaml[at] === quote) return at;
  }
  return -1;
}
