import path from 'node:path';
import type {
  Archive,
  ArchiveFile,
  ArchiveRedirect,
  ArchiveTerm,
  ConvertedBody,
  ReadArchive,
} from '../archive.ts';
import { convertHtmlBody, htmlSource } from '../html-body.ts';
import { HeldMarkdown } from '../html-to-markdown/held-markdown.ts';
import type { Mapping } from '../mapping.ts';
import { convertWithinLimits, type LineRemark } from '../jekyll/body-notes.ts';
import { convertLiquid, type LiquidScope } from '../jekyll/liquid.ts';
import { mendMarkdown } from '../jekyll/mend-markdown.ts';
import { readText } from '../jekyll/site-files.ts';
import { EditedText } from '../edited-text.ts';
import { listHexo, type HexoFiles } from './hexo-files.ts';
import { categoryPath, termSlug } from './hexo-permalink.ts';
import {
  readHexoFrontMatter,
  readHexoSources,
  type HexoSource,
  type HexoSources,
} from './hexo-posts.ts';
import { convertHexoTag } from './hexo-tags.ts';

/** Reads the folder of a site of Hexo, or its source folder. */
export const readHexo: ReadArchive = ({ source, mapping, gitDate }) => {
  const site = listHexo(source);
  const read = readHexoSources(site, gitDate);
  const archive: Archive = {
    kind: 'hexo',
    urls: site.config.url === '' ? [] : [site.config.url + site.config.root],
    items: read.sources.map(({ item }) => item),
    terms: termsOf(site, read.sources),
    files: filesOf(site, read),
    remoteFiles: [],
    redirects: siteRedirects(site),
    notes: [...site.notes, ...read.notes],
    counts: {},
    bodies: () => bodiesOf(site, read, mapping),
  };
  return Promise.resolve(archive);
};

/** The front page below a root, feeds of `hexo-generator-feed`, and the lists by date. */
function siteRedirects({ config }: HexoFiles): ArchiveRedirect[] {
  if (!config.isWritten) return [];
  const { root } = config;
  return [
    ...(root === '/' ? [] : [{ from: root, to: '/' }]),
    ...config.feeds.map(({ path: file, isAtom }) => ({
      from: `${root}${file}`,
      to: isAtom ? '/atom.xml' : '/feed.xml',
    })),
    { from: `${root}${config.archiveDir}/`, to: '/' },
  ].filter(({ from, to }) => from !== to);
}

/** Lists of categories, whose addresses have those above them, and of tags. */
function termsOf({ config }: HexoFiles, sources: readonly HexoSource[]): ArchiveTerm[] {
  const terms = new Map<string, ArchiveTerm & { addresses: string[] }>();
  const add = (
    kind: 'category' | 'tag',
    name: string,
    address: string,
    source: HexoSource,
  ): void => {
    const key = `${kind} ${name}`;
    const term = terms.get(key) ?? { kind, place: source.item.place, name, addresses: [] };
    if (!term.addresses.includes(address)) term.addresses.push(address);
    terms.set(key, term);
  };
  for (const source of sources) {
    if (!source.isPost) continue;
    for (const branch of source.branches) {
      for (const [depth, name] of branch.entries()) {
        const list = categoryPath(branch.slice(0, depth + 1), config);
        add('category', name, `${config.root}${config.categoryDir}/${encodeURI(list)}/`, source);
      }
    }
    for (const tag of source.tags) {
      const slug = encodeURI(termSlug(tag, config.tagMap, config));
      add('tag', tag, `${config.root}${config.tagDir}/${slug}/`, source);
    }
  }
  return [...terms.values()];
}

function filesOf(site: HexoFiles, { copied, sources }: HexoSources): ArchiveFile[] {
  const byFolder = new Map(sources.map((source) => [assetFolder(source), source]));
  return copied.flatMap(({ path: file, absolute }): ArchiveFile[] => {
    const owner = ownerOf(file, byFolder);
    if (owner !== undefined) {
      const [folder, source] = owner;
      const name = file.slice(folder.length + 1);
      return [
        {
          path: absolute,
          file: `${source.item.file.replace(/\.md$/, '')}/${name}`,
          addresses: [assetAddress(source, name)],
        },
      ];
    }
    if (/^_(?:posts|drafts)\//.test(file)) return [];
    return [
      { path: absolute, file: `images/${file}`, addresses: [site.config.root + encodeURI(file)] },
    ];
  });
}

/** The folder beside a post that holds its files. */
function assetFolder({ file }: HexoSource): string {
  return file.path.replace(/\.\w+$/, '');
}

function ownerOf(
  file: string,
  byFolder: ReadonlyMap<string, HexoSource>,
): [string, HexoSource] | undefined {
  for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder)) {
    const source = byFolder.get(folder);
    if (source?.isPost === true) return [folder, source];
  }
  return undefined;
}

function assetAddress({ address }: HexoSource, name: string): string {
  return `${address.replace(/[^/]*$/, '')}${encodeURI(name)}`;
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of bodies, as of other archives
async function* bodiesOf(
  site: HexoFiles,
  { sources, named }: HexoSources,
  mapping: Mapping,
): AsyncGenerator<ConvertedBody> {
  const posts = new Map<string, HexoSource>();
  for (const source of sources) {
    if (!source.isPost) continue;
    const name = source.file.path.replace(/^_(?:posts|drafts)\//, '');
    for (const known of [name, name.replace(/\.\w+$/, ''), path.posix.parse(name).name]) {
      if (!posts.has(known)) posts.set(known, source);
    }
  }
  const code = new Map(site.files.map((file) => [file.path, file]));
  for (const source of sources)
    yield bodyOf(source, scopeOf(source, site, posts, code, mapping), named);
}

function scopeOf(
  source: HexoSource,
  { config }: HexoFiles,
  posts: ReadonlyMap<string, HexoSource>,
  files: ReadonlyMap<string, { absolute: string }>,
  mapping: Mapping,
): LiquidScope {
  const tags = {
    post: (name: string) => {
      const post = posts.get(name);
      return post && { address: post.address, title: post.title };
    },
    asset: (name: string) => assetAddress(source, name),
    toAddress: (address: string) =>
      address.startsWith(config.root) ? address : config.root + address.replace(/^\/+/, ''),
    code: (name: string) => {
      const file = files.get(path.posix.join(config.codeDir, name));
      return file && readText(file.absolute).text.replaceAll('\r\n', '\n');
    },
  };
  return {
    site: { url: config.url, baseurl: config.root.replace(/\/$/, '') },
    lookup: () => ({ known: false }),
    addressOf: () => undefined,
    include: () => undefined,
    mapping,
    keepsCode: true,
    ownTag: (tag, inner) => convertHexoTag(tag, inner, tags),
  };
}

function bodyOf(source: HexoSource, scope: LiquidScope, named: ReadonlySet<string>): ConvertedBody {
  const whole = readText(source.file.absolute).text;
  const { bodyOffset } = readHexoFrontMatter(whole);
  const body = EditedText.of(whole, bodyOffset);
  const held = /\.html?$/i.test(source.file.path) ? new HeldMarkdown() : undefined;
  const written = held === undefined ? body : htmlSource(body);
  return convertWithinLimits(source.item, written, () => {
    const isPlain = source.data.disableNunjucks === true;
    const tags = isPlain
      ? { text: written, remarks: [] }
      : convertLiquid(written, { ...scope, held });
    const remarks = tags.remarks.map(({ offset, ...remark }): LineRemark => ({
      ...remark,
      line: written.lineAt(offset),
    }));
    const more = /^[ \t]*<!--\s*more\s*-->[ \t]*\n?/im.exec(tags.text.text);
    let { text } = tags;
    if (more !== null) {
      const line = text.lineAt(more.index);
      remarks.push({ outcome: 'left-out', subject: 'mark of the excerpt', line });
      text = text.edit([{ start: more.index, end: more.index + more[0].length, text: '' }]);
    }
    const { text: markdown, ...converted } =
      held === undefined ? { text, remarks: [] } : convertHtmlBody(text, held, named);
    const mended = mendMarkdown(markdown);
    return {
      ...converted,
      text: mended.text,
      remarks: [...remarks, ...converted.remarks, ...mended.remarks],
    };
  });
}
