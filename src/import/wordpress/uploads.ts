/** A file that WordPress knows. */
export interface Attachment {
  id: string;
  menuOrder: number;
  url: string;
  alt: string;
  /** As HTML. */
  caption: string;
  title: string;
}

/** All uploads of a site, as data that threads can be given. */
export interface Uploads {
  attachments: ReadonlyMap<string, Attachment>;
  /** Attachments of an item, by its id, in the order of its galleries. */
  children: ReadonlyMap<string, readonly Attachment[]>;
  /** Addresses by what a file is named below the folder of uploads: of those that WordPress knows. */
  known: ReadonlyMap<string, string>;
  /** The same of those in the folder, where the smaller pictures that WordPress made are too. */
  files: ReadonlyMap<string, string>;
  /** The same by the pages that WordPress makes for files, of those that no redirect answers. */
  pages: ReadonlyMap<string, string>;
}

/** What texts and front matter ask of uploads. */
export interface MediaLookup {
  attachments: Uploads['attachments'];
  childrenOf: (id: string) => readonly Attachment[];
  /** The address of the picture as it was uploaded, for that of a smaller one. */
  original: (address: string) => string;
}

export function lookUp(uploads: Uploads): MediaLookup {
  return {
    attachments: uploads.attachments,
    childrenOf: (id) => uploads.children.get(id) ?? [],
    original: (address) => originalOf(address, uploads),
  };
}

/** What an upload is named below the folder of uploads: `2018/03/a.png`. */
export function uploadKey(address: string): string | undefined {
  const path = decoded(address.replace(/[?#].*$/, ''));
  return (
    /\/(?:wp-content\/uploads|files)\/(.+)$/.exec(path)?.[1] ??
    /^https?:\/\/[\w-]+\.files\.wordpress\.com\/(.+)$/i.exec(path)?.[1]
  );
}

/** What tells the page of an attachment from others, on the host of a link or on that of the site. */
export function pageKey(address: string): string | undefined {
  if (!/^(?:https?:)?\//i.test(address)) return undefined;
  const url = URL.parse(address, `https://${ownHost}/`);
  if (url === null) return undefined;
  const host = url.host === ownHost ? '' : url.host.replace(/^www\./, '');
  const id = url.searchParams.get('attachment_id');
  return host + (id === null ? url.pathname.replace(/\/$/, '') : `?${id}`);
}

const ownHost = 'own.invalid';

/** The service of Jetpack that resizes pictures of other hosts. */
const photon = /^https?:\/\/i\d\.wp\.com\/([^?#]+)(?:[?#].*)?$/i;

function originalOf(written: string, { known, files, pages }: Uploads): string {
  const page = pageKey(written);
  const address = (page === undefined ? undefined : pages.get(page)) ?? written;
  const resized = photon.exec(address)?.[1];
  const direct = resized === undefined ? address : `https://${resized}`;
  const key = uploadKey(direct);
  if (key === undefined) return direct;
  const own = known.get(key);
  if (own !== undefined) return own;
  for (const candidate of [...originalKeys(key), key]) {
    const found = known.get(candidate) ?? files.get(candidate);
    if (found !== undefined) return found;
  }
  // The host resizes what these ask for.
  return direct.replace(/\?(?:(?:w|h|resize|fit|crop|quality|strip|ssl)=[^&#]*&?)+(?=#|$)/, '');
}

/** Names without what WordPress adds to those of pictures that it makes of others. */
function originalKeys(key: string): string[] {
  const keys: string[] = [];
  const add = (one: string): void => {
    for (const name of [one, one.replace(/(?=\.[a-z0-9]+$)/i, '-scaled')]) {
      if (name !== key && !keys.includes(name)) keys.push(name);
    }
  };
  const plain = key.replace(/-\d{1,5}x\d{1,5}(?=\.[a-z0-9]+$)/i, '');
  add(plain);
  add(plain.replace(/-(?:scaled|rotated|e\d{10,})(?=\.[a-z0-9]+$)/i, ''));
  return keys;
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
