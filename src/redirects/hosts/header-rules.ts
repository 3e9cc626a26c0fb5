import type { FeedFormat } from '../../feeds/feed-format.ts';
import { feedFormats } from '../../feeds/formats.ts';
import {
  headerPolicy,
  mediaPolicy,
  pictureDocumentPolicy,
} from '../../publication/content-policy.ts';
import { siteAddresses } from '../../urls.ts';
import type { SiteSettings } from '../../site-settings.ts';

/** Headers for a class of paths. */
export interface HeaderRule {
  /**
   * Below the site's root, decoded. `*` stands for any characters, once in a pattern, and a part
   * like `:term` for one part.
   */
  paths: readonly string[];
  headers: Readonly<Record<string, string>>;
}

const CONTENT_POLICY = 'Content-Security-Policy';
const CONTENT_TYPE = 'Content-Type';
const CACHE = 'Cache-Control';
const SHARING = 'Cross-Origin-Resource-Policy';

/** What a reader's device could be asked for and no page of ours asks. */
const REFUSED_FEATURES = [
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
 * The one source of all headers that hosts send. Every rule that matches a path applies; where two
 * name the same header, the later one counts.
 */
export function headerRules(site: Pick<SiteSettings, 'origin'>): HeaderRule[] {
  // A host without encryption must not promise it.
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
        'Permissions-Policy': REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
        'Cross-Origin-Opener-Policy': 'same-origin',
        [SHARING]: 'same-origin',
        [CACHE]: 'no-cache',
      },
    },
    {
      paths: [siteAddresses.searchPart('*')],
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
        // Programs that read feeds show pictures from their own address.
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
      paths: feedPaths(format),
      headers: { [CONTENT_TYPE]: `${format.mediaType}; charset=utf-8` },
    })),
  ];
}

/** All headers of a path below the site's root, by name. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  const matching = rules.filter(({ paths }) =>
    paths.some((pattern) => new RegExp(patternSource(pattern, '/'), 's').test(path)),
  );
  return Object.assign({}, ...matching.map(({ headers }) => headers)) as Record<string, string>;
}

/** A pattern of a rule as the text of a regular expression for JavaScript and PCRE. */
export function patternSource(pattern: string, base: string): string {
  const source = (base + pattern.slice(1))
    .replace(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replace(/:\w+/g, '[^/]+');
  return `^${source}$`;
}

/** Some path that a pattern matches. */
export function samplePath(pattern: string): string {
  return pattern.replace('*', 'x').replace(/:\w+/g, 'x');
}

function feedPaths(format: FeedFormat): string[] {
  const lists = (['category', 'tag', 'author'] as const).map((taxonomy) =>
    siteAddresses.term(taxonomy, ':term'),
  );
  return [siteAddresses.home, ...lists].map((list) => siteAddresses.feed(list, format));
}
