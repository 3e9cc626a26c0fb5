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
  /** BCP 47 tag of the language articles are written in. */
  lang: string;
  /** Address that readers write to; shown on the contact page. */
  email: string;
  /**
   * Hosts that redirects are written for, beside the small page that every host serves. Netlify and
   * Cloudflare read one file in dialects of their own: name one of the two at most.
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
}

export type Host = 'nginx' | 'netlify' | 'cloudflare';

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

const site: SiteConfig = {
  name: 'The Healthcare Guys',
  tagline: 'Plain explanations of health IT: its standards, its rules and its daily practice.',
  url: 'https://www.healthcareguys.com',
  otherHosts: ['healthcareguys.com'],
  lang: 'en',
  email: 'editors@healthcareguys.com',
  hosts: ['nginx', 'netlify'],
  redirects: [
    { from: '/feed/', to: '/feed.xml' },
    { from: '/feed/atom/', to: '/atom.xml' },
    { from: '/comments/feed/', to: '/feed.xml' },
    { from: '/category/*', to: '/categories/:splat' },
    { from: '/tag/*', to: '/tags/:splat' },
    { from: '/author/*', to: '/authors/:splat' },
  ],
  publicCode: [],
  severities: {},
  titleCards: false,
  navigation: [
    { label: 'Topics', to: '/categories/' },
    { label: 'Archive', to: '/archive/' },
    { label: 'About', to: '/about/' },
  ],
  footer: [
    { label: 'Tags', to: '/tags/' },
    { label: 'Authors', to: '/authors/' },
    { label: 'Editorial policy', to: '/editorial-policy/' },
    { label: 'Corrections', to: '/corrections/' },
    { label: 'Medical disclaimer', to: '/medical-disclaimer/' },
    { label: 'Contact', to: '/contact/' },
  ],
};

export default site;
