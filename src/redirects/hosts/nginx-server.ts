import { siteAddresses } from '../../urls.ts';
import type { SiteSettings } from '../../site-settings.ts';
import {
  headerRules,
  headersFor,
  patternSource,
  samplePath,
  type HeaderRule,
} from './header-rules.ts';
import { mediaTypes } from './media-types.ts';
import { quoted } from './nginx-redirects.ts';

/** Files for other hosts, and names with a dot before them, as publishing's own. */
const KEPT_BACK = String.raw`(?:_headers$|_redirects$|(?:.*/)?\.(?!well-known/))`;

/**
 * What belongs in the `server` of an nginx: headers, types, redirects and the page for what is not
 * found. nginx sends the headers of the innermost block alone, so each block names all of its own.
 */
export function nginxServer(site: SiteSettings): string {
  const base = decodeURI(site.base);
  const rules = headerRules(site);
  const notFound = quoted(base + siteAddresses.notFound.slice(1));
  const locations = rules
    .slice(1)
    .map((rule, index) => location(rule, rules.slice(0, index + 2), base));
  return [
    'index index.html;',
    'absolute_redirect off;',
    `error_page 404 ${notFound};`,
    // A folder without a page of its own is not there for readers.
    `error_page 403 =404 ${notFound};`,
    'if ($moved_by_query) {',
    '  return 301 $moved_by_query;',
    '}',
    'if ($moved_to) {',
    '  return 301 $moved_to$is_args$args;',
    '}',
    '',
    ...typeLines(),
    '',
    ...frontMatterLines(headersFor(rules, '/')),
    '',
    `location ~ ${quoted(patternSource('/', base).slice(0, -1) + KEPT_BACK)} {`,
    '  return 404;',
    '}',
    // The first that matches counts, so the narrowest come first.
    ...locations.reverse().flat(),
    '',
  ].join('\n');
}

function typeLines(): string[] {
  const text = Object.values(mediaTypes).filter((type) => /^text\/(?!html$)/.test(type));
  return [
    'types {',
    ...Object.entries(mediaTypes).map(([ending, type]) => `  ${type} ${ending};`),
    '}',
    'default_type application/octet-stream;',
    'charset utf-8;',
    // nginx adds HTML by itself, and warns when told to.
    `charset_types ${[...new Set(text)].join(' ')};`,
  ];
}

function location({ paths }: HeaderRule, upToHere: readonly HeaderRule[], base: string): string[] {
  const all = headersFor(upToHere, samplePath(paths[0] ?? ''));
  const { 'Content-Type': type, ...headers } = all;
  const patterns = paths.map((path) => patternSource(path, base));
  return [
    `location ~ ${quoted(patterns.join('|'))} {`,
    ...(type === undefined ? [] : ['types {}', `default_type ${quoted(type)};`].map(indent)),
    ...frontMatterLines(headers).map(indent),
    '}',
  ];
}

function frontMatterLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(
    ([name, value]) => `add_header ${name} ${quoted(value)} always;`,
  );
}

function indent(line: string): string {
  return `  ${line}`;
}
