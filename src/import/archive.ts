import type { Mapping } from './mapping.ts';

/*
 * What a foreign archive holds. A reader for each kind of archive finds it; everything after that
 * (addresses, links, media, writing, the report) is the same for all kinds.
 */

export const archiveKinds = ['wordpress', 'hugo', 'jekyll', 'zola', 'hexo', 'markdown'] as const;

export type ArchiveKind = (typeof archiveKinds)[number];

/** Where something stands in the archive. */
export interface Place {
  /** Below the archive's folder, with forward slashes; of an archive that is one file its name. */
  file: string;
  /** From 1. */
  line: number;
}

/**
 * What became of a part of the archive: `converted` into what says the same here, `kept` as it is
 * written, `left-out`, or left `to-do` for a person.
 */
export type Outcome = 'converted' | 'kept' | 'left-out' | 'to-do';

/** One line of the account. */
export interface Note {
  outcome: Outcome;
  /** Names the kind of thing, so that equal ones are counted together: "shortcode `figure`". */
  subject: string;
  place: Place;
  /** Why it was left out, or what is to be done by hand, as a sentence without its full stop. */
  message?: string;
  /** The name in the mapping by which a person can say what stands in its place. */
  mappable?: string;
}

/** An article or a plain page, without its body. */
export interface ArchiveItem {
  kind: 'article' | 'page';
  place: Place;
  /** Wished path below the content folder: `articles/2018/a-name.md`. Another item may wish the same. */
  file: string;
  /**
   * Every path at which the old site answered, percent-encoded or not, its own first:
   * `/2018/03/13/a-name/`, `/2018/a-name.html`, `/?p=12`. Empty for a draft that never had one.
   */
  addresses: readonly string[];
  /**
   * Front matter as values of YAML, under any key that `content/front-matter/fields.ts` accepts; other
   * keys are kept for their author. Those that name addresses are left out; `image` is as the archive
   * has it. A date without a key may be given by the name of the file.
   */
  keys: Readonly<Record<string, unknown>>;
}

/** The body of an item as it is to be written. Links and pictures in it are still the old site's. */
export interface ConvertedBody {
  item: ArchiveItem;
  syntax: 'md' | 'mdx';
  /** Markdown, without front matter; ends with a line break unless it is empty. */
  markdown: string;
  /**
   * Text of the source as a reader would see it, to be compared word by word with the new page; absent
   * where the source was Markdown and every change to it is in the notes.
   */
  sourceText?: string;
  notes: readonly Note[];
}

/** Whoever or whatever has a file of its own here: `authors/jane.md`, `categories/news.md`. */
export interface ArchiveTerm {
  kind: 'author' | 'category' | 'tag';
  place: Place;
  /** As front matter of articles names it. */
  name: string;
  /** Paths of its list on the old site. */
  addresses: readonly string[];
  description?: string;
  image?: string;
  links?: readonly { label: string; url: string }[];
  /** Markdown below the front matter. */
  body?: string;
}

/** A file of the archive that an article may show or link to. */
export interface ArchiveFile {
  /** Absolute path on this machine. */
  path: string;
  /** Wished path below the content folder: `images/wp-content/uploads/2018/a.png`, `articles/x/a.png`. */
  file: string;
  /** Paths at which the old site served it. */
  addresses: readonly string[];
  /** Whether it is brought in although nothing refers to it. */
  wanted?: true;
}

export interface ArchiveRedirect {
  /** A path, with `?name=value` or `/*` at its end if need be. */
  from: string;
  /** An address of the old site or a whole URL. */
  to: string;
}

/** An archive as its reader understands it. */
export interface Archive {
  kind: ArchiveKind;
  /** Addresses of the old site with scheme, host and path, the main one first: `https://example.org/blog/`. */
  urls: readonly string[];
  /** In a total order that depends on the archive alone. */
  items: readonly ArchiveItem[];
  terms: readonly ArchiveTerm[];
  files: readonly ArchiveFile[];
  /**
   * A file for an address on the old site that `files` does not hold, which `--download` may fetch:
   * absolute URLs of attachments.
   */
  remoteFiles: readonly string[];
  redirects: readonly ArchiveRedirect[];
  /** Of everything that is no item. */
  notes: readonly Note[];
  /** Numbers for the report that nothing else holds: comments, menu entries. */
  counts: Readonly<Record<string, number>>;
  /** The bodies of `items`, once each, in their order. */
  bodies: () => AsyncIterable<ConvertedBody>;
}

/** What a person decided for an archive. */
export interface ReadOptions {
  /** Absolute path of the folder or file. */
  source: string;
  /** Absolute path of a folder with media beside the archive. */
  media?: string;
  /** What stands in place of a site's own shortcodes, tags and includes; see `mapping.ts`. */
  mapping: Mapping;
  /** When git first had a file of the archive, as ISO 8601; undefined where it does not know. */
  gitDate?: (file: string) => string | undefined;
}

/** Reads an archive of one kind. Throws `ArchiveError` for one that cannot be read at all. */
export type ReadArchive = (options: ReadOptions) => Promise<Archive>;

/** An archive cannot be read; nothing is written. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}
