import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { between, pick, type Random } from '../../../bench/random.ts';

/** Where a publication under test lies. */
export interface Sources {
  contentDir: string;
  publicDir: string;
}

/** The moment it is built for at first: some articles are scheduled then, and some will expire. */
export const START = Date.parse('2025-06-01T00:00:00Z');

const SCHEDULED_FROM = '2025-06-10';
const EXPIRES_ON = '2025-06-20';

const words =
  'ward chart clinic signal ledger beacon record bridge anchor garden window method pattern notice river harbour lantern copper marble thread basket meadow'.split(
    ' ',
  );
const tags = ['HL7', 'FHIR', 'Consent', 'Imaging', 'C#'];
const categories = ['Standards', 'Care delivery', 'Privacy & security'];
const authors = ['Ada Moss', 'desk'];

/**
 * Writes a publication with everything that an article can lean on: terms, an author, a plain page,
 * a feature of MDX, pictures, a document and a file that is served as it is.
 */
export async function writePublication(
  random: Random,
  sources: Sources,
  count = between(random, 5, 12),
): Promise<void> {
  for (let number = 0; number < count; number += 1)
    write(sources.contentDir, articleFile(number), articleText(random, number, count));
  for (const [file, text] of Object.entries(standing)) write(sources.contentDir, file, text);
  write(sources.publicDir, 'well-known.txt', 'As it is.\n');
  await writePicture(sources, 'header.png', 40);
  await writePicture(sources, 'body.png', 120);
}

/** Two of one width have the same number of bytes, whatever their shade. */
export async function writePicture(
  { contentDir }: Sources,
  name: string,
  shade: number,
): Promise<void> {
  const background = { r: shade, g: 90, b: 255 - shade };
  const picture = sharp({
    create: { width: 48, height: 36, channels: 3, background },
  });
  write(contentDir, `images/${name}`, await picture.png({ compressionLevel: 0 }).toBuffer());
}

export function articleFile(number: number): string {
  return `articles/${number % 2 === 0 ? '' : 'deep/'}piece-${number}.md`;
}

/** Text with links to others of the first `count`, not all of which are there. */
export function articleText(random: Random, number: number, count: number): string {
  const day = String(between(random, 1, 28)).padStart(2, '0');
  const year = between(random, 2021, 2024);
  const frontMatter = [
    `title: ${sentence(random, 4)} ${number}`,
    `date: ${year}-03-${day}`,
    // Every third takes its address from its file's name.
    ...(number % 3 === 0 ? [] : [`safeURL: /pieces/${number}/`]),
    `tags: [${pick(random, tags)}, ${pick(random, tags)}]`,
    `categories: [${pick(random, categories)}]`,
    `authors: [${pick(random, authors)}]`,
    ...(number % 4 === 0 ? ['image: header.png'] : []),
    ...(number % 5 === 3 ? [`publishDate: ${SCHEDULED_FROM}`] : []),
    ...(number % 5 === 4 ? [`expiryDate: ${EXPIRES_ON}`] : []),
    ...(number % 3 === 1 ? ['series: From the beginning'] : []),
  ];
  const target = `/pieces/${between(random, 0, count)}/`;
  return [
    '---',
    ...frontMatter,
    '---',
    '',
    `${sentence(random, 20)}. See [${sentence(random, 2)}](${target}).`,
    '',
    `## ${sentence(random, 3)}`,
    '',
    number % 2 === 0
      ? '![A plain colour](/body.png)'
      : `The [figures](${number % 4 === 1 ? '../' : ''}figures.csv) say more.`,
    '',
    `${sentence(random, 30)}.`,
    '',
  ].join('\n');
}

export function sentence(random: Random, length: number): string {
  return Array.from({ length }, () => pick(random, words)).join(' ');
}

/** Writes a file below a folder that may not be there yet. */
export function write(folder: string, file: string, content: string | Uint8Array): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const standing: Readonly<Record<string, string>> = {
  'articles/figures.csv': 'year,patients\n2024,12\n',
  'articles/deep/figures.csv': 'year,patients\n2023,11\n',
  'authors/desk.md': '---\ntitle: The desk\norganization: true\n---\n\nWrites at a desk.\n',
  'categories/standards.md': '---\ntitle: Standards\n---\n\nHow systems agree.\n',
  'features/walk.mdx':
    '---\ntitle: A walk\ndate: 2024-05-05\ntags: [FHIR]\n---\n\n<Callout kind="note" title="Slowly">Step by *step*.</Callout>\n',
  'pages/about.md': '---\ntitle: About\n---\n\nWho we are.\n',
};
