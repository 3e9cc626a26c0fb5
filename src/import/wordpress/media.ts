import { statSync } from 'node:fs';
import { join } from 'node:path';
import { mediaTypeOf } from '../../files/media-types.ts';
import { walkFolder } from '../../files/walk-folder.ts';
import type { ArchiveFile, Note } from '../archive.ts';
import { plainText } from './plain-text.ts';
import type { ItemRecord } from './records.ts';
import { pageKey, uploadKey, type Attachment, type Uploads } from './uploads.ts';

export interface MediaIndex {
  uploads: Uploads;
  files: ArchiveFile[];
  remoteFiles: string[];
  /** Origins that served attachments, besides the site itself. */
  origins: string[];
}

export interface MediaOptions {
  items: readonly ItemRecord[];
  /** The site's main address, with its path and a slash at its end. */
  siteUrl: string;
  /** Folder of the export. */
  folder: string;
  /** Folder with media elsewhere. */
  media: string | undefined;
  note: (note: Note) => void;
}

export function indexMedia({ items, siteUrl, folder, media, note }: MediaOptions): MediaIndex {
  const attachments = new Map<string, Attachment>();
  const children = new Map<string, Attachment[]>();
  const known = new Map<string, string>();
  const pages = new Map<string, string>();
  for (const record of items) {
    if (record.type !== 'attachment') continue;
    const attached = record.metas.get('_wp_attached_file')?.trim() ?? '';
    const url =
      record.attachmentUrl ||
      (attached !== '' ? `${siteUrl}wp-content/uploads/${attached}` : record.guid);
    const attachment: Attachment = {
      id: record.id,
      menuOrder: record.menuOrder,
      url,
      alt: plainText(record.metas.get('_wp_attachment_image_alt') ?? ''),
      caption: record.excerpt,
      title: plainText(record.title),
    };
    if (record.id !== '' && !attachments.has(record.id)) attachments.set(record.id, attachment);
    if (record.parent !== '' && record.parent !== '0') {
      children.set(record.parent, [...(children.get(record.parent) ?? []), attachment]);
    }
    const key = uploadKey(url);
    if (key !== undefined && !known.has(key)) known.set(key, url);
    const links = [
      `/?attachment_id=${record.id}`,
      ...(record.parent === '' || record.parent === '0' ? [record.link] : []),
    ];
    for (const link of links) {
      const page = URL.parse(link, siteUrl);
      // The home page is no page of a file.
      if (page === null || (page.pathname === '/' && page.search === '')) continue;
      for (const one of [page.href, page.pathname + page.search]) {
        const name = pageKey(one);
        if (name !== undefined) pages.set(name, url);
      }
    }
  }
  for (const list of children.values()) {
    list.sort((a, b) => a.menuOrder - b.menuOrder || Number(a.id) - Number(b.id));
  }
  const files = findFiles(folder, media, siteUrl, note);
  const onDisk = new Map<string, ArchiveFile>();
  const filed = new Map<string, string>();
  for (const file of files) {
    const key = uploadKey(file.addresses[0] ?? '');
    if (key === undefined) continue;
    onDisk.set(key, file);
    filed.set(key, new URL(file.addresses[0] ?? '', siteUrl).href);
  }
  const remoteFiles: string[] = [];
  for (const { url } of attachments.values()) {
    const key = uploadKey(url);
    const file = key === undefined ? undefined : onDisk.get(key);
    const path = URL.parse(url)?.pathname;
    if (file === undefined) remoteFiles.push(url);
    else if (path !== undefined && !file.addresses.includes(path)) {
      file.addresses = [...file.addresses, path];
    }
  }
  return {
    uploads: { attachments, children, known, files: filed, pages },
    files,
    remoteFiles: [...new Set(remoteFiles)].filter((url) => /^https?:\/\//.test(url)),
    origins: [
      ...new Set([...attachments.values()].flatMap(({ url }) => URL.parse(url)?.origin ?? [])),
    ].map((origin) => `${origin}/`),
  };
}

/** Files below the folder of uploads, wherever that lies. */
function findFiles(
  folder: string,
  media: string | undefined,
  siteUrl: string,
  note: (note: Note) => void,
): ArchiveFile[] {
  const base = new URL(siteUrl).pathname;
  const found = new Map<string, ArchiveFile>();
  for (const root of media === undefined ? [folder] : [media, folder]) {
    for (const { path: uploads, holdsYears } of uploadFolders(root, root === media)) {
      const skips = (path: string): boolean => holdsYears && !/^\d{4}(?:\/|$)/.test(path);
      for (const { path, kind } of walkFolder(uploads, { skips })) {
        if (kind !== 'file') {
          if (kind !== 'folder') {
            note({
              outcome: 'left-out',
              subject: 'symbolic link',
              place: { file: path, line: 1 },
              message: 'links are not followed, as they may lead out of the archive',
            });
          }
          continue;
        }
        if (found.has(path) || !isMedia(path)) continue;
        found.set(path, {
          path: join(uploads, path),
          file: `images/wp-content/uploads/${path}`,
          addresses: [encodeURI(`${base}wp-content/uploads/${path}`)],
        });
      }
    }
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
}

/** Of a folder that nobody named, its folders of years are taken alone. */
function uploadFolders(root: string, isNamed: boolean): { path: string; holdsYears: boolean }[] {
  const below = [join(root, 'wp-content', 'uploads'), join(root, 'uploads')].filter(isFolder);
  if (below.length > 0) return below.map((path) => ({ path, holdsYears: false }));
  return [{ path: root, holdsYears: !isNamed }];
}

/** Whether an article may show or link to it: no part of a site, no program. */
function isMedia(path: string): boolean {
  const type = mediaTypeOf(path);
  return (
    type !== undefined &&
    !/^(?:text\/(?:html|css|javascript)|font\/|application\/(?:json|xml|wasm))/.test(type)
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
