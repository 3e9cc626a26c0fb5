import { describe, expect, it } from 'vitest';
import { MalformedSitemap, parseSitemap } from '../../../src/cli/old-site/parse-sitemap.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

describe('parseSitemap', () => {
  it('reads the address of every page, and none of pictures or other languages', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="/main-sitemap.xsl"?>
<urlset xmlns="${namespace}" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
  xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc> https://old.example/a/?x=1&amp;y=2 </loc>
    <image:image><image:loc>https://old.example/a.png</image:loc></image:image>
    <image:loc>https://old.example/b.png</image:loc>
    <xhtml:link rel="alternate" hreflang="de" href="https://old.example/de/a/"/>
  </url>
  <url><lastmod>2020-01-01</lastmod><loc><![CDATA[https://old.example/b/]]></loc></url>
</urlset>`;
    expect(parseSitemap(xml)).toEqual({
      kind: 'pages',
      locations: [
        { text: 'https://old.example/a/?x=1&y=2', line: 6 },
        { text: 'https://old.example/b/', line: 11 },
      ],
    });
  });

  it('reads an index, under a prefix or without a namespace', () => {
    const index = (prefix: string, xmlns: string): string =>
      `<${prefix}sitemapindex ${xmlns}>\n<${prefix}sitemap><${prefix}loc>/posts.xml</${prefix}loc></${prefix}sitemap>\n</${prefix}sitemapindex>`;
    const read = { kind: 'index', locations: [{ text: '/posts.xml', line: 2 }] };
    expect(parseSitemap(index('', ''))).toEqual(read);
    expect(parseSitemap(index('s:', `xmlns:s="${namespace}"`))).toEqual(read);
  });

  it.each([
    [
      '<urlset>\n<url>\n<loc>/a/</url>\n</urlset>',
      3,
      'the XML is not well-formed: Unexpected close tag',
    ],
    ['<urlset>\n<url><loc>/a/</loc>\n', 3, 'the XML is not well-formed: Unclosed root tag'],
    [
      '<urlset><url><loc>/a?x&y</loc></url></urlset>',
      1,
      'the XML is not well-formed: Invalid character in entity name',
    ],
    ['<!DOCTYPE html>\n<html><body/></html>', 2, '`<html>` begins no sitemap'],
  ])('names the line of what it cannot read: %j', (xml, line, message) => {
    let fault: unknown;
    try {
      parseSitemap(xml);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(MalformedSitemap);
    expect(fault).toMatchObject({ line, message });
  });
});
