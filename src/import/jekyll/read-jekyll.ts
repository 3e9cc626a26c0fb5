import type {
  Archive,
  ArchiveFile,
  ArchiveRedirect,
  ConvertedBody,
  ReadArchive,
} from '../archive.ts';
import { readForeignFrontMatter } from '../foreign-front-matter.ts';
import { convertHtmlBody, htmlSource } from '../html-body.ts';
import { HeldMarkdown } from '../html-to-markdown/held-markdown.ts';
import type { Mapping } from '../mapping.ts';
import { convertWithinLimits, type LineRemark } from './body-notes.ts';
import { convertKramdown } from './kramdown.ts';
import { convertLiquid, type LiquidScope } from './liquid.ts';
import { siteLookup } from './site-lookup.ts';
import { listSite, readText, type SiteFiles } from './site-files.ts';
import { mendMarkdown } from './mend-markdown.ts';
import { readSources, type ReadSources, type Source } from './sources.ts';
import { asMap, asText } from './values.ts';
import { EditedText } from '../edited-text.ts';
import { withAuthors } from './authors.ts';

/** Reads the folder of a Jekyll site, of one of its languages, or of its posts alone. */
export const readJekyll: ReadArchive = ({ source, mapping }) => {
  const site = listSite(source);
  const read = readSources(site);
  const { sources, terms } = withAuthors(site, read.sources);
  const archive: Archive = {
    kind: 'jekyll',
    urls: urlsOf(site),
    items: sources.map(({ item }) => item),
    terms,
    files: filesOf(site, read),
    remoteFiles: [],
    redirects: [...siteRedirects(site), ...read.redirects],
    notes: [...site.notes, ...read.notes],
    counts: {},
    bodies: () => bodiesOf(site, { ...read, sources }, mapping),
  };
  return Promise.resolve(archive);
};

function urlsOf({ config }: SiteFiles): string[] {
  return config.url === '' ? [] : [`${config.url}${config.baseurl}/`];
}

/** The front page below a base, and the feed of `jekyll-feed`, which is in Atom. */
function siteRedirects({ config }: SiteFiles): ArchiveRedirect[] {
  const { baseurl } = config;
  const file = asText(asMap(config.values.feed).path) || 'feed.xml';
  const feed = { from: `${baseurl}/${file.replace(/^\/+/, '')}`, to: '/atom.xml' };
  return [
    ...(baseurl === '' ? [] : [{ from: `${baseurl}/`, to: '/' }]),
    // Where the site has a feed at that address itself, it goes on as it is.
    ...(config.plugins.includes('jekyll-feed') && feed.from !== '/feed.xml' ? [feed] : []),
  ];
}

function filesOf({ config }: SiteFiles, { copied }: ReadSources): ArchiveFile[] {
  return copied.map(({ path: sitePath, absolute }) => ({
    path: absolute,
    file: `images/${sitePath}`,
    addresses: [`${config.baseurl}/${sitePath}`],
  }));
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of bodies, as of other archives
async function* bodiesOf(
  site: SiteFiles,
  read: ReadSources,
  mapping: Mapping,
): AsyncGenerator<ConvertedBody> {
  const lookup = siteLookup(site, read.sources);
  for (const source of read.sources) {
    yield bodyOf(source, { ...lookup.scopeOf(source), mapping }, read.fragments);
  }
}

function bodyOf(source: Source, scope: LiquidScope, fragments: ReadonlySet<string>): ConvertedBody {
  const whole = readText(source.file.absolute).text;
  const { bodyOffset } = readForeignFrontMatter(whole);
  const body = EditedText.of(whole, bodyOffset);
  const held = source.isHtml ? new HeldMarkdown() : undefined;
  const written = held === undefined ? body : htmlSource(body);
  return convertWithinLimits(source.item, written, () => {
    const isPlain = source.data.render_with_liquid === false;
    const liquid = isPlain
      ? { text: written, remarks: [] }
      : convertLiquid(written, { ...scope, held });
    const { text, ...converted } =
      held === undefined
        ? convertKramdown(liquid.text, fragments)
        : convertHtmlBody(liquid.text, held, fragments);
    const mended = mendMarkdown(text);
    const remarks = liquid.remarks.map(({ offset, ...remark }): LineRemark => ({
      ...remark,
      line: written.lineAt(offset),
    }));
    return {
      ...converted,
      text: mended.text,
      remarks: [...remarks, ...converted.remarks, ...mended.remarks],
    };
  });
}
