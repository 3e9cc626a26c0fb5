import { holdsTemplate } from './leftover-templates.ts';

/** The class of an address. `target` is the address as the site uses it. */
export type LinkClass =
  | { kind: 'internal' | 'external'; target: string }
  /** It looks like a host, so the scheme is missing. */
  | { kind: 'no-scheme'; target: string }
  /** An address of mail without its scheme. */
  | { kind: 'mail'; target: string }
  /** No browser can open it. */
  | { kind: 'unreadable'; target: string; hint: string }
  | { kind: 'unsafe'; scheme: string }
  | { kind: 'template' }
  | { kind: 'empty' };

/** Schemes that lead somewhere and run nothing. */
const safeSchemes = new Set([
  'http',
  'https',
  'mailto',
  'tel',
  'sms',
  'ftp',
  'irc',
  'ircs',
  'xmpp',
]);

/**
 * Classifies an address as browsers read it: white space around it and line breaks inside it do not
 * count, and a backslash is a slash.
 */
export function classifyLink(written: string, ownHosts: readonly string[]): LinkClass {
  if (holdsTemplate(written)) return { kind: 'template' };
  const target = written.replace(/[\t\n\r]/g, '').trim();
  if (target === '') return { kind: 'empty' };
  if (/^[/\\]{2}/.test(target)) return classifyWeb(`https:${target}`, ownHosts);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1];
  if (scheme === undefined) {
    if (/^[^\s/?#@:()]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(target))
      return { kind: 'mail', target };
    if (/^\((?:https?:|mailto:|\/)/i.test(target)) {
      return { kind: 'unreadable', target, hint: 'Delete the `(` at its beginning' };
    }
    if (looksLikeHost(target)) return { kind: 'no-scheme', target };
    // RFC 3986, 4.2: a colon in the first segment of a relative address reads as a scheme.
    const relative = /^[^/?#]*:/.test(target) ? `./${target}` : target;
    return { kind: 'internal', target: relative };
  }
  if (looksLikeHost(scheme) || /^localhost:\d/i.test(target)) return { kind: 'no-scheme', target };
  const known = scheme.toLowerCase();
  if (!safeSchemes.has(known)) return { kind: 'unsafe', scheme: known };
  const normal = known + target.slice(scheme.length);
  if (known !== 'http' && known !== 'https') return { kind: 'external', target: normal };
  return classifyWeb(normal, ownHosts);
}

/** The host of a web address, lower case, with its port; empty when it cannot be read. */
export function hostOf(address: string): string {
  // Markdown encodes the brackets of an IPv6 address.
  const plain = address.replace(/^(https?:\/\/)%5B([\da-f:.]+)%5D/i, '$1[$2]');
  return URL.canParse(plain) ? new URL(plain).host : '';
}

function classifyWeb(target: string, ownHosts: readonly string[]): LinkClass {
  const host = hostOf(target);
  if (host === '' || /^https?:?(?:\/|$)|,/.test(host)) {
    return { kind: 'unreadable', target, hint: 'Correct the address' };
  }
  if (/^https?:\/\/https?\/\//i.test(target) || /^https?:\/\/https?:\/\//i.test(target)) {
    return { kind: 'unreadable', target, hint: 'Delete the scheme that stands twice' };
  }
  return { kind: host !== '' && ownHosts.includes(host) ? 'internal' : 'external', target };
}

function looksLikeHost(address: string): boolean {
  const host = /^[^/?#\\]*/.exec(address)?.[0].toLowerCase().replace(/:\d+$/, '') ?? '';
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host)) return false;
  if (host.startsWith('www.')) return true;
  return topLevelDomains.has(host.slice(host.lastIndexOf('.') + 1));
}

/** Common ones, without those that are also file extensions, as `md`, `pl`, `py`, `rs`, `sh` and `zip`. */
const topLevelDomains = new Set(
  (
    'com org net edu gov mil int info biz name museum travel health care hospital clinic doctor ' +
    'io us uk ca de fr eu au nl ch at be ie nz za in jp cn kr br mx ru it es se no dk fi cz gr pt tr il sg hk tw'
  ).split(' '),
);
