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
  /** Links at the top of every page; `to` is an address of this site. */
  navigation: readonly NavigationLink[];
  /** Links at the foot of every page. */
  footer: readonly NavigationLink[];
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
