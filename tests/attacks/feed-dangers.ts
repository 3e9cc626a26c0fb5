import { fromHtml } from 'hast-util-from-html';
import { readXml, type XmlElement } from '../publication/read-xml.ts';
import type { Site } from '../site/read-site.ts';
import { fragmentDangers } from './page-dangers.ts';

const htmlSpace = 'http://www.w3.org/1999/xhtml';

/** What is wrong with the feeds, sitemaps and other files for machines; each begins with its file. */
export function feedDangers(site: Site): string[] {
  return [...site.files].flatMap(([file, bytes]) => {
    const name = (danger: string): string => `${file}: ${danger}`;
    const text = bytes.toString('utf8');
    try {
      if (file.endsWith('.xml')) return xmlDangers(text, site.url).map(name);
      if (/\.(?:json|webmanifest)$/.test(file)) return jsonDangers(text, site.url).map(name);
    } catch (error) {
      return [name(String(error))];
    }
    return [];
  });
}

function xmlDangers(text: string, siteUrl: string): string[] {
  const found = /<!DOCTYPE|<!ENTITY|<\?xml-stylesheet/i.test(withoutData(text))
    ? ['a declaration']
    : [];
  const visit = (element: XmlElement, parent: string): void => {
    if (Object.entries(element.attributes).some(([, value]) => value === htmlSpace)) {
      found.push(`HTML of its own in ${element.name}`);
    }
    const holdsHtml =
      element.name === 'content:encoded' ||
      // RSS 2.0: an item's description may be HTML, and is shown as such.
      (element.name === 'description' && parent === 'item') ||
      element.attributes.type === 'html';
    if (holdsHtml) found.push(...htmlDangers(element.text, siteUrl));
    const isAddress =
      ['link', 'loc', 'id', 'uri'].includes(element.name) && element.text.trim() !== '';
    const addresses = [element.attributes.href, isAddress ? element.text : undefined];
    for (const address of addresses) {
      if (address !== undefined && !/^(?:https?|tag):/.test(address))
        found.push(`address ${address}`);
    }
    for (const child of element.children) visit(child, element.name);
  };
  visit(readXml(text), '');
  return found;
}

/** The document without what stands in CDATA, which is text. */
function withoutData(text: string): string {
  return text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
}

function jsonDangers(text: string, siteUrl: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value))
        visit(inner, Array.isArray(value) ? key : name);
    } else if (typeof value === 'string') {
      if (key === 'content_html') found.push(...htmlDangers(value, siteUrl));
      else if (/(?:^|_)(?:url|src|image|icon|id)$/.test(key) && /^\s*[a-z]+script:/i.test(value)) {
        found.push(`address ${value}`);
      }
    }
  };
  visit(JSON.parse(text), '');
  return found;
}

function htmlDangers(html: string, siteUrl: string): string[] {
  return fragmentDangers(fromHtml(html, { fragment: true }), siteUrl);
}
