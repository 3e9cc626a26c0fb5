import { expect, it } from 'vitest';
import {
  contentTypeOf,
  isCompressible,
  mediaTypeOf,
  recordingKind,
} from '../../src/files/media-types.ts';

it('knows a type by the extension of a name, whatever its case', () => {
  expect(mediaTypeOf('a/b.AVIF')).toBe('image/avif');
  expect(mediaTypeOf('a.b/c')).toBeUndefined();
  expect(mediaTypeOf('a.unknown')).toBeUndefined();
});

it('names the charset of text, and no type that it does not know', () => {
  expect(contentTypeOf('index.html')).toBe('text/html; charset=utf-8');
  expect(contentTypeOf('feed.xml')).toBe('application/xml; charset=utf-8');
  expect(contentTypeOf('feed.json')).toBe('application/json; charset=utf-8');
  expect(contentTypeOf('site.webmanifest')).toBe('application/manifest+json; charset=utf-8');
  expect(contentTypeOf('a.png')).toBe('image/png');
  expect(contentTypeOf('a.unknown')).toBe('application/octet-stream');
});

it('compresses text, and not what is compressed already', () => {
  const types = ['text/css', 'application/json', 'image/svg+xml', 'application/wasm'];
  expect(types.filter((type) => !isCompressible(type))).toEqual([]);
  expect(['image/png', 'font/woff2', 'application/zip'].filter(isCompressible)).toEqual([]);
});

it('knows what browsers play', () => {
  const sounds = ['a.mp3', 'a.M4A', 'a.ogg', 'a.opus', 'a.wav', 'a.flac'];
  expect(new Set(sounds.map(recordingKind))).toEqual(new Set(['audio']));
  expect(['a.mp4', 'a.webm'].map(recordingKind)).toEqual(['video', 'video']);
  expect(['a.vtt', 'a.png', 'mp3'].map(recordingKind)).toEqual([undefined, undefined, undefined]);
});
