import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { textsFor } from '../../i18n/texts-for.ts';
import type { NavigationLink, SiteConfig } from '../../site-settings.ts';
import type { Answers } from './answers.ts';
import { emailFor } from './sample-content.ts';

/** The text of `src/site.config.ts` of a new publication, formatted as the code below `root` is. */
export async function siteConfigText(
  { name, url, lang, kind }: Answers,
  root: string,
): Promise<string> {
  const { samples, indexes } = textsFor(lang);
  const email = emailFor(url);
  const navigation: NavigationLink[] = [
    { label: indexes.category.title, to: '/categories/' },
    { label: indexes.year.title, to: '/archive/' },
    { label: samples.about, to: '/about/' },
  ];
  const footer: NavigationLink[] = [
    { label: indexes.tag.title, to: '/tags/' },
    { label: indexes.author.title, to: '/authors/' },
    { label: samples.privacy, to: '/privacy/' },
    { label: samples.accessibility, to: '/accessibility/' },
    { label: samples.contact, to: '/contact/' },
  ];
  const notes: Record<string, string> = {
    name: 'What each setting means, and all others, is said in src/site-settings.ts.',
    tagline: 'One sentence below the name on the home page.',
    email: 'Write an address here that somebody reads.',
    hosts: 'Hosts that redirects are written for; docs/hosting.md says which there are.',
  };
  const config: SiteConfig = {
    name,
    kind,
    tagline: samples.tagline,
    url,
    otherHosts: [],
    lang,
    languages: [],
    typography: true,
    email,
    hosts: ['nginx', 'netlify'],
    redirects: [],
    publicCode: [],
    severities: {},
    titleCards: true,
    navigation,
    footer,
  };
  const lines = Object.entries(config).map(([key, value]) => {
    const note = notes[key];
    return `${note === undefined ? '' : `// ${note}\n`}${key}: ${JSON.stringify(value)},`;
  });
  const source = `import type { SiteConfig } from './site-settings.ts';

const site: SiteConfig = {
${lines.join('\n')}
};

export default site;
`;
  const style = await resolveConfig(join(root, 'src/site.config.ts'));
  return format(source, { ...style, plugins: [], parser: 'typescript' });
}
