import { between, type Random } from './random.ts';

export interface ProseRequest {
  /** Number of words, to within a sentence or two. */
  words: number;
  word: (random: Random) => string;
  /** Address of another article, without a leading slash. */
  link: () => string;
}

export interface Prose {
  /** Markdown. */
  text: string;
  /** One plain sentence that is a YAML value without quotes. */
  lead: string;
}

/**
 * Writes an article's body: sections of paragraphs with links and emphasis, some with a list or table.
 * One body in ten has lines in bold instead of headings, as old exports do.
 */
export function articleBody(random: Random, request: ProseRequest): Prose {
  const headings = random() < 0.9;
  const sections = between(random, 3, 7);
  const lead = sentence(random, request, between(random, 14, 26));
  const blocks = [`${lead} ${paragraph(random, request, 40)}`];
  for (let section = 1; section <= sections; section += 1) {
    const title = words(random, request, between(random, 2, 6));
    blocks.push(headings ? `## ${title}` : `**${title}** `);
    if (headings && random() < 0.2) blocks.push(`### ${words(random, request, 3)}`);
    const goal = count(blocks[0] ?? '') + ((request.words - 70) * section) / sections;
    fillSection(random, request, blocks, goal);
  }
  return { text: `${blocks.join('\n\n')}\n`, lead };
}

/** Adds blocks until there are about `goal` words. */
function fillSection(random: Random, request: ProseRequest, blocks: string[], goal: number): void {
  const extra = random();
  if (extra < 0.14) blocks.push(list(random, request, extra < 0.05));
  if (extra > 0.94) blocks.push(table(random, request));
  let left = goal - blocks.reduce((sum, block) => sum + count(block), 0);
  while (left > 12) {
    const block = paragraph(random, request, Math.min(left, between(random, 40, 90)) - 4);
    blocks.push(block);
    left -= count(block);
  }
}

function count(block: string): number {
  return block.split(' ').length;
}

function paragraph(random: Random, request: ProseRequest, length: number): string {
  const sentences: string[] = [];
  for (let left = Math.floor(length); left > 0;) {
    const size = Math.max(5, Math.min(left, between(random, 6, 22)));
    sentences.push(sentence(random, request, size));
    left -= size;
  }
  const chance = random();
  if (chance < 0.35) sentences.push(`See ${internalLink(random, request)} for more.`);
  else if (chance < 0.4)
    sentences.push('The [primary source](https://www.example.org/source) agrees.');
  else if (chance < 0.55) sentences.push(`**${sentence(random, request, 8)}**`);
  else if (chance < 0.65) sentences.push(`It is _${request.word(random)}_ that counts.`);
  return sentences.join(' ');
}

/** Two in three links start at the site's root; the others name the site's host. */
function internalLink(random: Random, request: ProseRequest): string {
  const origin = random() < 0.67 ? '/' : 'https://www.healthcareguys.com/';
  return `[${words(random, request, between(random, 2, 4)).toLowerCase()}](${origin}${request.link()})`;
}

function list(random: Random, request: ProseRequest, ordered: boolean): string {
  const items = Array.from({ length: between(random, 3, 6) }, (_, index) => {
    const marker = ordered ? `${index + 1}.` : '-';
    return `${marker} ${sentence(random, request, between(random, 5, 12))}`;
  });
  return items.join('\n');
}

function table(random: Random, request: ProseRequest): string {
  const row = (size: number): string =>
    `| ${Array.from({ length: 3 }, () => words(random, request, size)).join(' | ')} |`;
  const rows = Array.from({ length: between(random, 3, 7) }, () => row(2));
  return [row(1), '| --- | --- | ---: |', ...rows].join('\n');
}

function sentence(random: Random, request: ProseRequest, length: number): string {
  const text = words(random, request, length);
  const comma = length > 12 ? text.indexOf(' ', text.length >> 1) : -1;
  return `${comma > 0 ? `${text.slice(0, comma)},${text.slice(comma)}` : text}.`;
}

function words(random: Random, request: ProseRequest, count: number): string {
  let text = request.word(random);
  for (let index = 1; index < count; index += 1) text += ` ${request.word(random)}`;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
