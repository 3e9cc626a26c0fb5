import type { SiteConfig } from './site.config.ts';

/** The publisher's configuration with the site's place on the web taken apart. */
export interface SiteSettings extends SiteConfig {
  /** Scheme and host, as `https://www.example.org`. */
  origin: string;
  /** Path the site lives under, with a slash at both ends. */
  base: string;
  /** Hosts whose links are this site's own, lower case, in code-unit order. */
  ownHosts: readonly string[];
}

/** `siteUrl` overrides the configured address. Throws a `TypeError` for what is no http(s) URL. */
export function resolveSite(config: SiteConfig, siteUrl: string | undefined): SiteSettings {
  const url = new URL(siteUrl ?? config.url);
  if (!/^https?:$/.test(url.protocol))
    throw new TypeError(`${url.href} is not an http or https address`);
  const hosts = [url.host, new URL(config.url).host, ...config.otherHosts].map((host) =>
    host.toLowerCase(),
  );
  return {
    ...config,
    url: `${url.origin}${url.pathname.replace(/\/*$/, '/')}`,
    origin: url.origin,
    base: url.pathname.replace(/\/*$/, '/'),
    ownHosts: [...new Set(hosts)].sort(),
  };
}
