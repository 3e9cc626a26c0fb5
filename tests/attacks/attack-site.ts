import sharp from 'sharp';
import { readSite, type Site } from '../site/read-site.ts';
import { spreadAttacks } from './attack-articles.ts';
import { frontMatterAttacks, nameAttacks } from './front-matter-attacks.ts';
import {
  article,
  createPublication,
  runCommand,
  siteUrl,
  type Files,
  type Publication,
} from './publication.ts';

/** A site built from articles that hold attacks wherever a writer can put a text. */
export interface AttackSite extends Publication {
  site: Site;
  held: number;
  refused: number;
}

export async function buildAttackSite(attacks: readonly string[]): Promise<AttackSite> {
  const { files, held, refused } = await spreadAttacks(attacks);
  const dot = await sharp({
    create: { width: 40, height: 40, channels: 3, background: '#246' },
  })
    .png()
    .toBuffer();
  const publication = createPublication({ ...files, ...otherSources(attacks), ...pictures(dot) });
  const { status, lines } = await runCommand('build', publication);
  if (status !== 0) {
    const errors = lines.filter((line) => !line.includes(' warning '));
    throw new Error(`the build ended with ${String(status)}\n${errors.join('\n')}`);
  }
  return { ...publication, site: readSite(publication.outDir, siteUrl), held, refused };
}

function pictures(dot: Buffer): Files {
  const names = nameAttacks.map((name) => [`images/${name}.png`, dot] as const);
  return Object.fromEntries([['images/dot.png', dot], ...names]);
}

/** Articles, terms, authors and pages that carry attacks in what is not a body. */
function otherSources(attacks: readonly string[]): Files {
  const body = attacks.slice(0, 3).join('\n\n');
  const text = (at: number): string => frontMatterAttacks[at % frontMatterAttacks.length] ?? '';
  const named = nameAttacks.map((name, at): [string, string] => [
    `articles/named-${at}.md`,
    article(
      {
        title: text(at + 9),
        safeURL: `/named/${encodePart(name)}/`,
        aliases: [`/alias/${encodePart(name)}/`],
        image: `${encodePart(name)}.png`,
        imageAlt: text(at + 10),
        authors: ['guest'],
        canonical: `https://first.example/${name}`,
      },
      [
        `## \`${name}\``,
        `![${name}](../images/${encodePart(name)}.png)`,
        `[a](/named/${encodePart(name)}/)`,
      ].join('\n\n'),
    ),
  ]);
  const texts = frontMatterAttacks.map((_, at): [string, string] => [
    `articles/text-${at}.md`,
    article(
      { title: text(at), description: text(at), authors: [text(at)], tags: [text(at)], lang: 'de' },
      `The text is not the attack here.`,
    ),
  ]);
  const term = (file: string, at: number, frontMatter: object = {}): [string, string] => [
    file,
    article({ title: text(at), description: text(at + 1), ...frontMatter }, `Words.\n\n${body}`),
  ];
  const entries: (readonly [string, string])[] = [
    ...named,
    ...texts,
    term('authors/guest.md', 4, {
      image: `${encodePart(nameAttacks[0] ?? '')}.png`,
      imageAlt: text(6),
      links: [{ label: text(8), url: `https://first.example/${nameAttacks[1] ?? ''}` }],
    }),
    term('authors/visitor.md', 12, { organization: true }),
    term('pages/about.md', 14),
    term('pages/odd.md', 15),
    term('tags/odd.md', 16),
    term('categories/odd.md', 17),
  ];
  return Object.fromEntries(entries);
}

/** Also the marks that `encodeURIComponent` leaves, some of which end an address in Markdown. */
function encodePart(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
}
