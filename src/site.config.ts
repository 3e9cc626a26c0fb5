import type { SiteConfig } from './site-settings.ts';

const site: SiteConfig = {
  name: 'The Healthcare Guys',
  kind: 'health',
  logo: 'logo.svg',
  tagline: 'Plain explanations of health IT: its standards, its rules and its daily practice.',
  url: 'https://www.healthcareguys.com',
  otherHosts: ['healthcareguys.com'],
  lang: 'en',
  languages: [],
  typography: true,
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
    { label: 'Sample content', to: '/sample-content/' },
    { label: 'Editorial policy', to: '/editorial-policy/' },
    { label: 'Corrections', to: '/corrections/' },
    { label: 'Medical disclaimer', to: '/medical-disclaimer/' },
    { label: 'Privacy', to: '/privacy/' },
    { label: 'Accessibility', to: '/accessibility/' },
    { label: 'Contact', to: '/contact/' },
  ],
};

export default site;
