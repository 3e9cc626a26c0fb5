import type { SiteLanguage } from '../../src/site-settings.ts';

/** A publication in two languages, with and without translations. */
export const translatedLanguages: readonly SiteLanguage[] = [
  { lang: 'en', navigation: [{ label: 'All', to: '/archive/' }], footer: [] },
  {
    lang: 'de',
    name: 'Stationsblatt',
    tagline: 'Aus dem Labor, verständlich.',
    navigation: [{ label: 'Alle', to: '/de/archive/' }],
    footer: [],
  },
];

export const translatedFiles: Readonly<Record<string, string>> = {
  'articles/2024/samples.md':
    '---\ntitle: Labels on samples\ndate: 2024-01-02\ntags: [Labels]\ncategories: [Laboratory]\n---\nA label says whose sample it is.\n',
  'articles/2024/samples.de.md':
    '---\ntitle: Etiketten auf Proben\ndate: 2024-01-02\ntags: [Etiketten]\ncategories: [Labor]\n---\nEin Etikett sagt, von wem die Probe ist.\n',
  'articles/2024/only-here.md':
    '---\ntitle: Written in English alone\ndate: 2024-02-03\ncategories: [Laboratory]\n---\nNobody has translated this.\n',
  'articles/de/2024/nur-hier.md':
    '---\ntitle: Nur auf Deutsch\ndate: 2024-03-04\n---\nDas gibt es nur auf Deutsch.\n',
  'categories/laboratory.de.md': '---\ntitle: Labor\ndescription: Alles aus dem Labor.\n---\n',
};
