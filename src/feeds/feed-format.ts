/** A format that every followed list is offered in; `formats.ts` lists them. */
export interface FeedFormat {
  id: string;
  /** Name of the file below the address of its list. */
  file: string;
  /** As readers know it. */
  label: string;
  /** MIME type, without a charset. */
  mediaType: string;
  print: (feed: PrintableFeed) => string;
}

/** What a feed says in any format. Every address is absolute; times are milliseconds since 1970. */
export interface PrintableFeed {
  title: string;
  description: string;
  /** BCP 47 tag. */
  lang: string;
  /** The page whose articles these are. */
  page: string;
  /** The feed itself, in the format that prints it. */
  address: string;
  icon: string;
  publisher: { name: string; url: string; email: string };
  /** The last change of any of its articles; 0 for a feed without articles. */
  updated: number;
  /** Newest first. */
  items: readonly PrintableItem[];
}

export interface Enclosure {
  url: string;
  type: string;
  bytes: number;
}

export interface PrintableItem {
  /** Stays the same when the article moves (RFC 4287, 4.2.6); often a URL, and perhaps a former one. */
  id: string;
  /** Address of the article. */
  url: string;
  title: string;
  summary: string;
  published: number;
  updated: number;
  authors: readonly { name: string; url: string }[];
  /** Categories, then tags. */
  terms: readonly string[];
  /** Where it differs from the feed's. */
  lang?: string;
  /** The front matter's picture. */
  image?: string;
  /** The first sound of the text; `bytes` is the length of its file. */
  enclosure?: Enclosure;
  /** The whole text; empty where it is not available, as that of MDX in a preview. */
  html: string;
}
