import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject } from '../bench/project.ts';
import { writeFiles } from './content/temporary-folder.ts';

/* A publication that changes only what an adopter changes: nothing of ours is left in what readers get. */

const OURS =
  /healthcare|health it\b|medical|hipaa|fhir|hl7|clinic|hospital|\bpatient|-desk\b|#0b5563|#7cd0da|M7 0h6v7/i;

/** Milliseconds that the layouts and all pages may take. */
const BUILDING = 600_000;

const root = mkdtempSync(join(tmpdir(), 'bread-'));

afterAll(() => {
  rmSync(root, { recursive: true });
});

const article = (title: string, date: string, text: string, more = ''): string =>
  `---\ntitle: ${title}\ndate: ${date}\ndescription: About ${title.toLowerCase()}.\nauthors: [ines-korn]\ncategories: [Baking]\n${more}---\n\n${text}\n`;

const content = {
  'articles/sourdough.md': article(
    'Sourdough on a Sunday',
    '2025-03-02',
    'Feed the starter the evening before.\n\n> [!NOTE]\n> Rye is hungrier than wheat.',
    'reviewedBy: Jo Mill\nlastReviewed: 2025-04-01\n',
  ),
  'articles/crust.md': article('A crust that sings', '2025-04-06', 'Steam for ten minutes.'),
  'articles/flour.md': article('What the numbers on flour mean', '2025-05-04', 'They count ash.'),
  'authors/ines-korn.md': '---\ntitle: Ines Korn\ndescription: Bakes.\n---\n',
};

const settings = (own: string): string => `import type { SiteConfig } from './site-settings.ts';

const site: SiteConfig = {
  name: 'Crumb',
  kind: 'personal',
  tagline: 'Bread, baked at home.',
  url: 'https://crumb.example',
  otherHosts: [],
  lang: 'en',
  languages: [],
  typography: true,
  email: 'ines@crumb.example',
  hosts: ['nginx'],
  redirects: [],
  publicCode: [],
  severities: {},
  titleCards: true,
  navigation: [{ label: 'Archive', to: '/archive/' }],
  footer: [{ label: 'Authors', to: '/authors/' }],
  colors: { accent: '#a23b12' },
  social: [{ label: 'Mastodon', url: 'https://social.example/@crumb' }],
  newsletter: { label: 'The Sunday letter', url: 'https://letters.example/crumb' },
  ${own}
};

export default site;
`;

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="currentColor" d="M2 20V9c0-9 20-9 20 0v11z"/></svg>';

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe.each([
  ['a logo', "logo: '/crumb.svg',", { 'crumb.svg': LOGO }, LOGO.slice(LOGO.indexOf('<path'), -6)],
  ['no logo', '', {}, '<span>Crumb</span>'],
])('a bread magazine with %s', (name, own, publicFiles, header) => {
  const project = join(root, name.replace(' ', '-'));
  const out = join(project, 'dist');
  const read = (file: string): string => readFileSync(join(out, file), 'utf8');

  beforeAll(async () => {
    await copyProject(resolve('.'), project);
    rmSync(join(project, 'public'), { recursive: true });
    writeFiles(project, {
      'src/site.config.ts': settings(own),
      ...Object.fromEntries(
        Object.entries(content).map(([file, text]) => [`content/${file}`, text]),
      ),
      'public/robots-note.txt': 'Bread.',
      ...Object.fromEntries(
        Object.entries(publicFiles).map(([file, text]) => [`public/${file}`, text]),
      ),
    });
    execFileSync(process.execPath, ['src/cli/build.ts', '--strict'], {
      cwd: project,
      env: { PATH: process.env.PATH, BUILD_TIME: '2025-06-01' },
    });
  }, BUILDING);

  it('has nothing of another publication in any file', () => {
    const texts = filesOf(out).filter((file) =>
      /\.(?:html|css|js|json|xml|svg|txt|webmanifest)$|^_/.test(file),
    );
    const left = texts.flatMap((file) => {
      if (['.png', '.woff2'].includes(extname(file))) return [];
      const [word] = OURS.exec(read(file)) ?? [];
      return word === undefined ? [] : [`${file}: ${word}`];
    });
    expect(texts.length).toBeGreaterThan(20);
    expect(left).toEqual([]);
  });

  it('shows its name in the header, its kind in its data and its colours in its styles', () => {
    const page = read('2025/03/02/sourdough/index.html');
    expect(page).toContain(header);
    expect(page.includes('class="mark"')).toBe(name === 'a logo');
    for (const type of ['"BlogPosting"', '"WebPage"', '"Person"']) expect(page).toContain(type);
    expect(read('index.html')).toContain('"sameAs":["https://social.example/@crumb"]');
    const styles = filesOf(out).filter((file) => file.endsWith('.css'));
    expect(styles.map(read).join('')).toContain('#a23b12');
  });

  it('has icons in its accent at their usual addresses', async () => {
    const accent = [162, 59, 18];
    for (const [file, side] of [
      ['apple-touch-icon.png', 180],
      ['icon-maskable-512.png', 512],
    ] as const) {
      const { data, info } = await sharp(join(out, file))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([file, info.width, ...data.subarray(0, 3)]).toEqual([file, side, ...accent]);
    }
    expect(read('favicon.svg')).toContain('fill="#a23b12"');
    expect(readFileSync(join(out, 'favicon.ico')).readUInt16LE(4)).toBe(3);
  });
});
