/** What a publisher decides about the publication. Everything here shows on the site. */
export interface SiteConfig {
  /** Name of the publication, as readers know it. */
  name: string;
  /** One sentence under the name on the home page, and the home page's description. */
  tagline: string;
  /** Where the site lives, with scheme; may carry a path. `SITE_URL` overrides it. */
  url: string;
  /** Other hosts whose links are this site's own, as `www.example.org`. */
  otherHosts: readonly string[];
  /**
   * BCP 47 tag of the language articles are written in and the interface speaks; `src/i18n/` has the
   * languages, and `docs/extending.md` says how to add one.
   */
  lang: string;
  /**
   * The languages of a publication in several, this one first; empty for `lang` alone. Each but the
   * first lives below its tag, as `/de/`; see docs/languages.md.
   */
  languages: readonly SiteLanguage[];
  /**
   * Whether straight quotation marks, apostrophes, hyphens for dashes and three dots are set as the
   * language of each article has them; see docs/typography.md. If not, they stay as they are typed.
   */
  typography: boolean;
  /** Address that readers write to; articles offer it to report an error, unless it is empty. */
  email: string;
  /**
   * Hosts of the site: redirects are written for those that know them, beside the small page that every
   * host serves, and a build says what is too large for one. Netlify and Cloudflare read one file in
   * dialects of their own: name one of the two at most.
   */
  hosts: readonly Host[];
  /** Addresses from before that no article, term or page carries as an alias; see docs/addresses.md. */
  redirects: readonly ConfiguredRedirect[];
  /**
   * Files of `public/` that run code in readers' browsers, by their paths below it, as
   * `google0a1b2c3d.html`, or with a slash at the end the folders of such: web pages, scripts, SVGs
   * that do more than draw. Any other is an error.
   */
  publicCode: readonly string[];
  /**
   * What becomes of warnings, by code: `'error'` stops the build, `'off'` says nothing. Errors cannot
   * be changed. `docs/diagnostics.md` names all codes; every command refuses an unknown one.
   */
  severities: Readonly<Partial<Record<string, 'error' | 'warning' | 'off'>>>;
  /**
   * Whether an article without a picture of its own gets a card with its title, where sites show a
   * link to it; if not, it gets the one of its category. Each is one more picture to make, once.
   */
  titleCards: boolean;
  /** Links at the top of every page; `to` is an address of this site. */
  navigation: readonly NavigationLink[];
  /** Links at the foot of every page. */
  footer: readonly NavigationLink[];
  /** What the publication is, which decides what search engines are told of its pages; `news` if left out. */
  kind?: PublicationKind;
  /**
   * The mark beside the name, as the path of an SVG below `public/`; icons and drawn cards are made from
   * it. If left out, the name stands alone and icons show its first letter.
   */
  logo?: string;
  /** Colours; what is left out is as in `src/styles/tokens.css`. `check` measures their contrast. */
  colors?: SiteColors;
  /** Typefaces of text and interface; what is left out is the project's own. See docs/typefaces.md. */
  fonts?: SiteFonts;
  /** The publication elsewhere, as on Mastodon. */
  social?: readonly ExternalLink[];
  /** Where readers subscribe to a newsletter; shown at the foot of every page. */
  newsletter?: ExternalLink;
  /** What the home page shows below its first stories. */
  home?: SiteHome;
  /** Where the publication's files are edited in a browser; pages of a preview lead there. */
  repository?: Repository;
}

export const gitHosts = ['github', 'gitlab', 'forgejo', 'bitbucket'] as const;

export interface Repository {
  /** Whose editor it is, also at an address of one's own; `forgejo` stands for Gitea too. */
  host: (typeof gitHosts)[number];
  /** Of the repository, as `https://github.com/example/magazine`. */
  url: string;
  /** The branch that is published. */
  branch: string;
  /** Path of the content folder in the repository; `content` if left out. */
  folder?: string;
  /** Whether pages for readers have the links as well. */
  forReaders?: boolean;
}

export interface SiteHome {
  /**
   * Categories that have a band of their newest articles, in this order; none for `[]`. If left out, the
   * six with the most articles.
   */
  categories?: readonly string[];
}

export const publicationKinds = ['health', 'news', 'technology', 'personal'] as const;

export type PublicationKind = (typeof publicationKinds)[number];

/** What the publication is; `news` for what is left out, or is no kind. */
export function kindOf({ kind }: { kind?: string }): PublicationKind {
  return publicationKinds.find((known) => known === kind) ?? 'news';
}

/** A colour for light pages and one for dark ones, as `#rrggbb`. */
export interface ThemedColor {
  light: string;
  dark: string;
}

/** The one for dark pages is derived where it is left out. */
export type SiteColor = string | { light: string; dark?: string };

/** Of what is left out, each colour goes with those that are set. */
export interface SiteColors {
  /** Of links, buttons and marks; the colour of the publication. */
  accent?: SiteColor;
  /** Of the page itself. */
  paper?: SiteColor;
  /** Of the text. */
  ink?: SiteColor;
}

export interface SiteFonts {
  /** Of articles and titles. */
  text?: Typeface;
  /** Of navigation, labels and small print. */
  interface?: Typeface;
}

/** `system`: what the reader's system has; otherwise files below `public/`. */
export type Typeface = 'system' | { family: string; files: readonly FontFile[] };

export interface FontFile {
  /** Path of a WOFF2 file below `public/`. */
  path: string;
  /** As CSS has it: `400`, or `400 700` for a variable font. */
  weight: string;
  style: 'normal' | 'italic';
}

export interface ExternalLink {
  label: string;
  /** A whole address. */
  url: string;
}

/** A language of the publication. What is left out is as for the whole site. */
export interface SiteLanguage {
  /** BCP 47 tag. */
  lang: string;
  name?: string;
  tagline?: string;
  /** Links at the top of its pages; `to` is an address of its own, with its language in front. */
  navigation?: readonly NavigationLink[];
  footer?: readonly NavigationLink[];
}

export type Host = 'nginx' | 'netlify' | 'cloudflare' | 'github';

export interface ConfiguredRedirect {
  /** A path; with `?p=12` at its end a query; with `/*` at its end everything below the path. */
  from: string;
  /** An address of this site or a whole URL; `/:splat` at its end stands for what `*` took. */
  to: string;
}

export interface NavigationLink {
  label: string;
  to: string;
}

/**
 * The publisher's configuration with the site's place on the web taken apart; in several languages, with
 * what the first one says.
 */
export interface SiteSettings extends SiteConfig {
  /** Scheme and host, as `https://www.example.org`. */
  origin: string;
  /** Path the site lives under, with a slash at both ends. */
  base: string;
  /** Hosts whose links are this site's own, lower case, in code-unit order. */
  ownHosts: readonly string[];
  /** The languages of the publication with what each says, the site's own first; at least that one. */
  editions: readonly Edition[];
  /** Where files are that were changed and not published yet, as in a pull request; else as `repository`. */
  changedAt?: Partial<Pick<Repository, 'url' | 'branch'>>;
}

/** In front of the addresses of a language, as `/de`; empty for the first of a publication. */
export type LanguagePrefix = '' | `/${string}`;

/** The publication in one of its languages, which shows what is its own. */
export interface Edition extends Pick<SiteConfig, 'lang' | 'name' | 'tagline'> {
  /** In front of its addresses. */
  prefix: LanguagePrefix;
  navigation: SiteConfig['navigation'];
  footer: SiteConfig['footer'];
}

/** `siteUrl` overrides the configured address. Throws a `TypeError` for what is no http(s) URL. */
export function resolveSite(config: SiteConfig, siteUrl: string | undefined): SiteSettings {
  const url = new URL(siteUrl ?? config.url);
  if (!/^https?:$/.test(url.protocol))
    throw new TypeError(`${url.href} is not an http or https address`);
  const hosts = [url.host, new URL(config.url).host, ...config.otherHosts].map((host) =>
    host.toLowerCase(),
  );
  const editions = editionsOf(config);
  return {
    ...config,
    ...editions[0],
    url: `${url.origin}${url.pathname.replace(/\/*$/, '/')}`,
    origin: url.origin,
    base: url.pathname.replace(/\/*$/, '/'),
    ownHosts: [...new Set(hosts)].sort(),
    editions,
  };
}

function editionsOf(config: SiteConfig): Edition[] {
  const { lang, name, tagline, navigation, footer } = config;
  const languages = config.languages.length === 0 ? [{ lang }] : config.languages;
  return languages.map((language, index): Edition => {
    const prefix = index === 0 ? '' : (`/${language.lang.toLowerCase()}` as const);
    const below = ({ label, to }: NavigationLink): NavigationLink => ({ label, to: prefix + to });
    return {
      name,
      tagline,
      navigation: navigation.map(below),
      footer: footer.map(below),
      ...language,
      prefix,
    };
  });
}
