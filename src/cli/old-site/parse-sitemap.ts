import sax from 'sax';

export interface Sitemap {
  /** An index names further sitemaps instead of pages. */
  kind: 'pages' | 'index';
  locations: { text: string; line: number }[];
}

/** The XML is no sitemap, or not well-formed. The message has no full stop. */
export class MalformedSitemap extends Error {
  override readonly name = 'MalformedSitemap';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const KINDS: ReadonlyMap<string, Sitemap['kind']> = new Map([
  ['urlset', 'pages'],
  ['sitemapindex', 'index'],
]);

/**
 * Reads the locations of a sitemap or of an index (https://www.sitemaps.org/protocol.html), under any
 * prefix of their namespace. Pictures and other languages that an entry names beside its page are not
 * among them.
 *
 * @throws {MalformedSitemap}
 */
export function parseSitemap(xml: string): Sitemap {
  const parser = sax.parser(true, { xmlns: true, strictEntities: true });
  const sitemap: Sitemap = { kind: 'pages', locations: [] };
  const open: boolean[] = [];
  let namespace = '';
  let location: Sitemap['locations'][number] | undefined;

  parser.onerror = (error) => {
    const [what = ''] = error.message.split('\n', 1);
    throw new MalformedSitemap(`the XML is not well-formed: ${what}`, parser.line + 1);
  };
  parser.onopentag = ({ name, local, uri }) => {
    if (open.length === 0) {
      const kind = KINDS.get(local);
      if (kind === undefined)
        throw new MalformedSitemap(`\`<${name}>\` begins no sitemap`, parser.line + 1);
      sitemap.kind = kind;
      namespace = uri;
    }
    const isLocation = open.length === 2 && local === 'loc' && uri === namespace;
    if (isLocation) location = { text: '', line: parser.line + 1 };
    open.push(isLocation);
  };
  parser.onclosetag = () => {
    if (open.pop() !== true || location === undefined) return;
    sitemap.locations.push({ ...location, text: location.text.trim() });
    location = undefined;
  };
  parser.ontext = parser.oncdata = (text) => {
    if (location !== undefined) location.text += text;
  };
  parser.write(xml).close();
  return sitemap;
}
