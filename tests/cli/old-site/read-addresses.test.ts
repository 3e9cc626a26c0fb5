import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAddresses } from '../../../src/cli/old-site/read-addresses.ts';
import { UsageError } from '../../../src/cli/run-command.ts';
import { temporaryFolder, writeFiles } from '../../content/temporary-folder.ts';

function urlset(...urls: string[]): string {
  return `<urlset>\n${urls.map((url) => `<url><loc>${url}</loc></url>\n`).join('')}</urlset>\n`;
}

function index(...urls: string[]): string {
  const entries = urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>\n`);
  return `\uFEFF<?xml version="1.0"?>\n<sitemapindex>\n${entries.join('')}</sitemapindex>\n`;
}

function read(files: Readonly<Record<string, string | Uint8Array>>, file: string): string[] {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return readAddresses(join(folder, file));
}

/** The message, without the way to the folder. */
function faultOf(files: Readonly<Record<string, string | Uint8Array>>, file: string): string {
  try {
    read(files, file);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message.replace(/\S*\/content-\w+\//g, '');
  }
  return 'no fault';
}

describe('readAddresses', () => {
  it('reads a sitemap, compressed or not, and a list', () => {
    const urls = ['https://old.example/a/', 'https://old.example/b/'];
    expect(read({ x: urlset(...urls) }, 'x')).toEqual(urls);
    expect(read({ 'x.gz': gzipSync(urlset(...urls)) }, 'x.gz')).toEqual(urls);
    const list = '\uFEFF# all of them\r\n/a/\r\n\r\n  https://old.example/?p=1\n';
    expect(read({ x: list }, 'x')).toEqual(['/a/', 'https://old.example/?p=1']);
  });

  it('reads the sitemaps beside an index, as browsers save them', () => {
    const files = {
      'index.xml': index(
        'https://old.example/maps/posts.xml',
        'https://old.example/pages.xml.gz',
        'https://old.example/sitemap.xml?page=2',
      ),
      'posts.xml': urlset('/a/'),
      'pages.xml': urlset('/b/'),
      'sitemap.xml?page=2': urlset('/c/'),
    };
    expect(read(files, 'index.xml')).toEqual(['/a/', '/b/', '/c/']);
  });

  it('names all sitemaps that an index lacks, and looks for none in another folder', () => {
    const files = {
      'maps/index.xml': index(
        'https://old.example/posts.xml',
        'https://old.example/..%2Fsecret.xml',
        'https://old.example/maps/',
      ),
      'secret.xml': urlset('/secret/'),
    };
    expect(faultOf(files, 'maps/index.xml')).toBe(
      [
        'maps/index.xml:3: https://old.example/posts.xml is not beside this file; save it there',
        'maps/index.xml:4: https://old.example/..%2Fsecret.xml is not beside this file; save it there',
        'maps/index.xml:5: https://old.example/maps/ is not beside this file; save it there',
      ].join('\n'),
    );
  });

  it('names the file and the line of what it cannot read', () => {
    expect(faultOf({}, 'x.xml')).toBe('x.xml is not there');
    expect(faultOf({ 'x.xml/y': '' }, 'x.xml')).toBe('x.xml cannot be read (EISDIR)');
    expect(faultOf({ x: '/a/\n\nold.example/b/\nmailto:x@y.example\n' }, 'x')).toBe(
      'x:3: `old.example/b/` is no address\nx:4: `mailto:x@y.example` is no address',
    );
    expect(faultOf({ x: urlset('a/') }, 'x')).toBe('x:2: `a/` is no address');
    expect(faultOf({ x: index('/y'), y: '<urlset>\n<url>' }, 'x')).toBe(
      'y:2: the XML is not well-formed: Unclosed root tag',
    );
    expect(faultOf({ x: index('/y'), y: index('/x') }, 'x')).toBe(
      'y:1: an index is named by an index; name this file instead',
    );
    expect(faultOf({ x: gzipSync('/a/').subarray(0, 15) }, 'x')).toBe(
      'x cannot be read (Z_BUF_ERROR)',
    );
  });
});
