import { fromHtml } from 'hast-util-from-html';
import sax from 'sax';
import { addressesOf, fileAt, isOwn } from './addresses.ts';
import type { Site } from './read-site.ts';

/** What is wrong with the files that machines read: not well formed, or naming what is not there. */
export function textFaults(site: Site): string[] {
  return [...site.files].flatMap(([file, bytes]) => {
    const text = bytes.toString('utf8');
    return faultsOf(site, file, text).map((fault) => `${file}: ${fault}`);
  });
}

function faultsOf(site: Site, file: string, text: string): string[] {
  try {
    if (file.endsWith('.xml')) return addressFaults(site, file, readXml(text));
    if (/\.(json|webmanifest)$/.test(file)) return addressFaults(site, file, readJson(text));
    return [];
  } catch (error) {
    return [`cannot be parsed: ${error instanceof Error ? error.message : String(error)}`];
  }
}

interface Named {
  addresses: string[];
  /** HTML of articles. */
  bodies: string[];
}

function addressFaults(site: Site, file: string, { addresses, bodies }: Named): string[] {
  const own = new URL(file, site.url).href;
  const inBodies = bodies.flatMap((html) => {
    const page = {
      file,
      url: own,
      html,
      tree: fromHtml(html, { fragment: true }),
      ids: new Set<string>(),
    };
    return addressesOf(page).map(({ value }) => value);
  });
  const relative = inBodies
    .filter((value) => !URL.canParse(value))
    .map((value) => `${value} is relative`);
  const lost = [...addresses, ...inBodies]
    .map((value) => URL.parse(value, own))
    .filter((url) => url !== null)
    .filter((url) => isOwn(site, url) && fileAt(site, url) === undefined)
    .map(({ href }) => `${href} leads nowhere`);
  return [...relative, ...new Set(lost)];
}

/** @throws when it is not well formed. */
function readXml(text: string): Named {
  const found: Named = { addresses: [], bodies: [] };
  const parser = sax.parser(true, { xmlns: true, strictEntities: true });
  const open: string[] = [];
  let content = '';
  const take = (part: string): void => void (content += part);
  Object.assign(parser, { ontext: take, oncdata: take });
  parser.onerror = (error): never => {
    throw error;
  };
  parser.onattribute = ({ value }): void => {
    if (isAddress(value)) found.addresses.push(value);
  };
  parser.onopentag = ({ name }): void => {
    open.push(name);
    content = '';
  };
  parser.onclosetag = (): void => {
    const name = open.pop() ?? '';
    if (/^content(:encoded)?$/.test(name)) found.bodies.push(content);
    else if (isAddress(content.trim())) found.addresses.push(content.trim());
    content = '';
  };
  parser.write(text).close();
  return found;
}

/** @throws when it is not JSON. */
function readJson(text: string): Named {
  const found: Named = { addresses: [], bodies: [] };
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([name, inner]) => {
        walk(inner, name);
      });
    } else if (typeof value === 'string') {
      if (key === 'content_html') found.bodies.push(value);
      else if (isAddress(value) || /^(src|start_url|scope)$/.test(key)) found.addresses.push(value);
    }
  };
  walk(JSON.parse(text), '');
  return found;
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}
