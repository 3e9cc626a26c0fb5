import type { FeedFormat } from '../../feeds/feed-format.ts';
import { feedFormats } from '../../feeds/formats.ts';
import {
  headerPolicy,
  mediaPolicy,
  pictureDocumentPolicy,
} from '../../publication/content-policy.ts';
import { languageAddresses, type LanguagePrefix, siteAddresses } from '../../urls.ts';
import type { SiteSettings } from '../../site-settings.ts';

/** Headers of all paths that match a pattern. */
export interface HeaderRule {
  /**
   * Patterns below the site's root, decoded. `*` matches any characters and occurs once at most; a
   * segment like `:term` matches one segment.
   */
  paths: readonly string[];
  headers: Readonly<Record<string, string>>;
}

const CONTENT_POLICY = 'Content-Security-Policy';
const CONTENT_TYPE = 'Content-Type';
const CACHE = 'Cache-Control';
const SHARING = 'Cross-Origin-Resource-Policy';

/** Browser features we disable. */
const DISABLED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/**
 * All headers that hosts send. Every rule that matches a path applies; where two set the same header,
 * the later one wins.
 */
export function headerRules(site: Pick<SiteSettings, 'origin' | 'editions'>): HeaderRule[] {
  // A site without HTTPS must not require it.
  const encryption = site.origin.startsWith('https:')
    ? { 'Strict-Transport-Security': 'max-age=63072000' }
    : {};
  return [
    {
      paths: ['/*'],
      headers: {
        [CONTENT_POLICY]: headerPolicy,
        ...encryption,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Permissions-Policy': DISABLED_FEATURES.map((feature) => `${feature}=()`).join(', '),
        'Cross-Origin-Opener-Policy': 'same-origin',
        [SHARING]: 'same-origin',
        [CACHE]: 'no-cache',
      },
    },
    {
      paths: site.editions.map(({ prefix }) => `${languageAddresses(prefix).searchParts}*`),
      headers: { [CACHE]: 'public, max-age=31536000, immutable' },
    },
    {
      paths: [`${siteAddresses.assets}*`],
      headers: { [CACHE]: 'public, max-age=31536000, immutable' },
    },
    {
      paths: [`${siteAddresses.media}*`],
      headers: {
        [CACHE]: 'public, max-age=31536000, immutable',
        // Feed readers show pictures on pages of other origins.
        [SHARING]: 'cross-origin',
        [CONTENT_POLICY]: mediaPolicy,
      },
    },
    {
      paths: [`${siteAddresses.media}*.svg`],
      headers: { [CONTENT_POLICY]: pictureDocumentPolicy },
    },
    { paths: [`${siteAddresses.media}*.avif`], headers: { [CONTENT_TYPE]: 'image/avif' } },
    {
      paths: [siteAddresses.webManifest],
      headers: { [CONTENT_TYPE]: 'application/manifest+json' },
    },
    ...feedFormats.map((format) => ({
      paths: site.editions.flatMap(({ prefix }) => feedPaths(format, prefix)),
      headers: { [CONTENT_TYPE]: `${format.mediaType}; charset=utf-8` },
    })),
  ];
}

/** The headers of a path below the site's root, by name. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  return headerFinder(rules)(path);
}

/** The same for many paths. */
export function headerFinder(
  rules: readonly HeaderRule[],
): (path: string) => Record<string, string> {
  const tests = rules.map(({ paths, headers }) => ({
    patterns: paths.map((pattern) => new RegExp(patternSource(pattern, '/'), 's')),
    headers,
  }));
  return (path) => {
    const matching = tests.filter(({ patterns }) => patterns.some((pattern) => pattern.test(path)));
    return Object.assign({}, ...matching.map(({ headers }) => headers)) as Record<string, string>;
  };
}

/** The source of a regular expression, for JavaScript and PCRE, that matches as a pattern does. */
export function patternSource(pattern: string, base: string): string {
  const source = (base + pattern.slice(1))
    .replace(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replace(/:\w+/g, '[^/]+');
  return `^${source}$`;
}

/** A path that the pattern matches. */
export function samplePath(pattern: string): string {
  return pattern.replace('*', 'x').replace(/:\w+/g, 'x');
}

function feedPaths(format: FeedFormat, prefix: LanguagePrefix): string[] {
  const addresses = languageAddresses(prefix);
  const lists = (['category', 'tag', 'author'] as const).map((taxonomy) =>
    addresses.term(taxonomy, ':term'),
  );
  return [addresses.home, ...lists].map((list) => siteAddresses.feed(list, format));
}
