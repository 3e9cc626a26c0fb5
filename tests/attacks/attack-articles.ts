import { assembleSite } from '../../src/pipeline/assemble-site.ts';
import { readSettings } from '../../src/pipeline/settings.ts';
import { compileBody } from '../../src/content/body/compile-body.ts';
import { frontMatterAttacks } from './front-matter-attacks.ts';
import { article, createPublication, environmentOf } from './publication.ts';

/** Articles that hold attacks, and which of the attacks they could not hold. */
export interface AttackArticles {
  files: Record<string, string>;
  /** Attacks in the articles. */
  held: number;
  /** Attacks that the check refuses with an error: they reach no page. */
  refused: number;
}

const ATTACKS_PER_ARTICLE = 25;
const END = 'Here the attack ends.';

/**
 * Spreads attacks over articles so that none hides another: one that swallows what follows it stands
 * last in its article. What the check refuses is left out, as it would stop the build; where it
 * refuses attacks only for what stands around them, each gets an article of its own.
 */
export async function spreadAttacks(attacks: readonly string[]): Promise<AttackArticles> {
  const alone = attacks.map(
    (attack, index) => [nameOf(index), article({}, framed(attack))] as const,
  );
  const faulty = await faultyFiles(Object.fromEntries(alone));
  const publishable = attacks.filter((_, index) => !faulty.has(nameOf(index)));
  const { sound = [], swallowing = [] } = Object.groupBy(publishable, (attack) =>
    swallows(attack) ? 'swallowing' : 'sound',
  );
  const together = groupAttacks(sound, swallowing);
  const entangled = await faultyFiles(
    Object.fromEntries(
      together.map((group, index) => [nameOf(index), article({}, bodyOf(group))] as const),
    ),
  );
  const groups = together.flatMap((group, index) =>
    entangled.has(nameOf(index)) ? group.map((attack) => [attack]) : [group],
  );
  return { files: articlesOf(groups), held: groups.flat().length, refused: faulty.size };
}

function swallows(attack: string): boolean {
  const options = { firstLine: 1, ownHosts: [], lang: 'en', syntax: 'md' } as const;
  return !compileBody(framed(attack), options).html.includes(END);
}

function framed(attack: string): string {
  return `Here an attack begins.\n\n${attack}\n\n${END}`;
}

function bodyOf(group: readonly string[]): string {
  return group.map(framed).join('\n\n');
}

function groupAttacks(sound: readonly string[], swallowing: readonly string[]): string[][] {
  const count = Math.max(Math.ceil(sound.length / ATTACKS_PER_ARTICLE), swallowing.length);
  return Array.from({ length: count }, (_, group) => [
    ...sound.filter((_, index) => index % count === group),
    ...swallowing.slice(group, group + 1),
  ]);
}

function articlesOf(groups: readonly (readonly string[])[]): Record<string, string> {
  return Object.fromEntries(
    groups.map((group, index) => {
      const text = (offset: number): string =>
        frontMatterAttacks[(index + offset) % frontMatterAttacks.length] ?? '';
      const frontMatter = {
        title: `${text(0)} ${index}`,
        description: text(1),
        tags: [text(2), text(3)],
        categories: [`Section ${index % 5} ${text(index % 5)}`],
        authors: [text(4), index % 2 === 0 ? 'guest' : 'visitor'],
        keywords: [text(5)],
        image: 'dot.png',
        imageAlt: text(6),
        series: `${text(7)} ${index % 3}`,
        reviewedBy: [text(8)],
        lastReviewed: '2019-01-01',
      };
      return [nameOf(index), article(frontMatter, bodyOf(group))];
    }),
  );
}

function nameOf(index: number): string {
  return `articles/attack-${index}.md`;
}

/** The files in which the check finds an error. */
async function faultyFiles(files: Readonly<Record<string, string>>): Promise<Set<string>> {
  const publication = createPublication(files);
  try {
    const settings = readSettings(environmentOf(publication), () => 0);
    const { diagnostics, stuck } = await assembleSite(settings);
    if (stuck.length > 0)
      throw new Error(`the compiler got stuck on ${stuck.map(({ file }) => file).join(', ')}`);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return new Set(errors.map(({ file }) => file));
  } finally {
    publication.remove();
  }
}
