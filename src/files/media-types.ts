import { extname } from 'node:path';

/** Media types of all files that a site may hold, by the extension without its dot. */
export const mediaTypes = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain',
  webmanifest: 'application/manifest+json',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
  avif: 'image/avif',
  gif: 'image/gif',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  webm: 'video/webm',
  vtt: 'text/vtt',
  bib: 'application/x-bibtex',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
  ics: 'text/calendar',
  odp: 'application/vnd.oasis.opendocument.presentation',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text',
  pdf: 'application/pdf',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ris: 'application/x-research-info-systems',
  tsv: 'text/tab-separated-values',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
} as const satisfies Readonly<Record<string, string>>;

/** Media type of a file by its name; `undefined` for an extension that no site holds. */
export function mediaTypeOf(file: string): string | undefined {
  const types: Readonly<Record<string, string>> = mediaTypes;
  return types[extname(file).slice(1).toLowerCase()];
}

/** Whether a file is sound or film that browsers play, by its name; `undefined` for any other. */
export function recordingKind(file: string): 'audio' | 'video' | undefined {
  const kind = mediaTypeOf(file)?.split('/')[0];
  return kind === 'audio' || kind === 'video' ? kind : undefined;
}

/** Kinds of documents that a browser shows or saves without running anything of them. */
const DOCUMENT =
  /\.(?:pdf|csv|tsv|txt|json|zip|epub|docx?|xlsx?|pptx?|od[tsp]|mp3|m4a|mp4|webm|ogg|opus|wav|flac|vtt|ics|bib|ris)$/i;

/** Whether a file may be published as it is, by its name. */
export function isDocument(file: string): boolean {
  return DOCUMENT.test(file);
}

/** The `Content-Type` header of a file by its name, with the charset of text. */
export function contentTypeOf(file: string): string {
  const type = mediaTypeOf(file) ?? 'application/octet-stream';
  return /^text\/|[/+](?:xml|json)$/.test(type) ? `${type}; charset=utf-8` : type;
}

/** Whether files of a media type become smaller when they are compressed. */
export function isCompressible(type: string): boolean {
  return /^text\/|[/+](?:xml|json|javascript|wasm|x-bibtex|x-research-info-systems)$/.test(type);
}
