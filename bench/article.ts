import { articleBody } from './prose.ts';
import { between, randomFor, type Random } from './random.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What articles are computed from, each from its number alone and in any order. */
export interface Corpus {
  articles: number;
  seed: number;
  vocabulary: Vocabulary;
  /** Names in `images/` that front matter refers to; may be empty. */
  pictures: readonly string[];
}

export interface CorpusFile {
  /** Below the content folder, as `articles/2018/2018-03-13-some-words-12.md`. */
  path: string;
  text: string;
}

const FIRST_DAY = Date.UTC(2005, 0, 1);
const LAST_DAY = Date.UTC(2025, 11, 31);
const DAY = 86_400_000;

/**
 * Writes the article with a number from 0. Its front matter has the quirks of real exports: white
 * space before colons, `categories` twice, an RFC 2822 date, addresses without a leading slash.
 */
export function corpusArticle(corpus: Corpus, number: number): CorpusFile {
  const { title, moment, address, name } = identity(corpus, number);
  const random = randomFor(corpus.seed, number, 2);
  const { vocabulary, pictures } = corpus;
  const categories = several(random, between(random, 1, 3), vocabulary.category);
  const body = articleBody(random, {
    words: between(random, 600, 1_400),
    word: vocabulary.word,
    link: () => identity(corpus, between(random, 0, corpus.articles - 1)).address,
  });
  const frontMatter = [
    `title: '${title.replaceAll("'", "''")}'`,
    `url: ${address}`,
    `keywords : ${several(random, 2, vocabulary.keyword).join(', ')}`,
    `description : ${body.lead}`,
    `date: ${rfc2822(moment)}`,
    'draft: false',
    `tags: [${several(random, between(random, 2, 5), vocabulary.tag).join(', ')}]`,
    `categories : [${categories.join(',')}]`,
    `authors : [${several(random, random() < 0.1 ? 2 : 1, vocabulary.author).join(', ')}]`,
    `categories : [${categories.join(', ')}]`,
    ...(pictures.length > 0 ? [`image : ${pictures[number % pictures.length] ?? ''}`] : []),
    `share : ${address}`,
    `safeURL : ${address}`,
  ];
  return {
    path: `articles/${name.slice(0, 4)}/${name}.md`,
    text: `---\n${frontMatter.join('\n')}\n\n---\n\n${body.text}`,
  };
}

/** As in `2018/03/13/some-words-12/`. */
export function articleAddress(corpus: Corpus, number: number): string {
  return identity(corpus, number).address;
}

export function articleTitle(corpus: Corpus, number: number): string {
  return identity(corpus, number).title;
}

interface Identity {
  title: string;
  moment: Date;
  /** As in `2018/03/13/some-words-12/`. */
  address: string;
  /** File name without its ending. */
  name: string;
}

function identity(corpus: Corpus, number: number): Identity {
  const random = randomFor(corpus.seed, number, 1);
  const day = between(random, 0, (LAST_DAY - FIRST_DAY) / DAY);
  const moment = new Date(FIRST_DAY + day * DAY + between(random, 0, DAY / 1_000 - 1) * 1_000);
  const date = moment.toISOString().slice(0, 10);
  const words = Array.from({ length: between(random, 4, 8) }, () => corpus.vocabulary.word(random));
  const slug = `${words.join('-')}-${number}`;
  const [first = '', ...rest] = words;
  const question = random() < 0.1 ? "What's " : '';
  return {
    title: `${question}${question ? first : capital(first)} ${rest.join(' ')} ${number}`,
    moment,
    address: `${date.replaceAll('-', '/')}/${slug}/`,
    name: `${date}-${slug}`,
  };
}

/** Up to `count` different values, in the order drawn. */
function several(random: Random, count: number, draw: (random: Random) => string): string[] {
  const values = new Set<string>();
  for (let turn = 0; turn < count; turn += 1) values.add(draw(random));
  return [...values];
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** As in `Tue, 13 Mar 2018 16:54:41 +0000`. */
function rfc2822(moment: Date): string {
  return moment.toUTCString().replace('GMT', '+0000');
}
