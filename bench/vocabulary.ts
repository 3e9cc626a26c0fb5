import { between, pick, randomFor, zipf, type Random } from './random.ts';

/** The words and terms of a corpus. */
export interface Vocabulary {
  /** Draws a word of prose; common words are far more frequent than rare ones. */
  word: (random: Random) => string;
  tag: (random: Random) => string;
  category: (random: Random) => string;
  author: (random: Random) => string;
  keyword: (random: Random) => string;
}

const WORDS = 30_000;

const COMMON =
  'the of and to in a is that for it as with be on by this are or from at which not an can was ' +
  'their has have but they one all more when its will other each who may there these if than so ' +
  'some such only time about into any most also them two how our many first new way must use ' +
  'where after between should patient data care record system hospital health clinic doctor ' +
  'nurse report message standard security access service network device privacy audit history ' +
  'result order image team risk law rule plan test step question answer change work year day ' +
  'before because during under through every both same while often without again part place';

const QUALITIES = [
  ...['Clinical', 'Remote', 'Mobile', 'Digital', 'Rural', 'Medical', 'Public', 'Personal'],
  ...['Shared', 'Open', 'Secure', 'Regional', 'Connected', 'Wearable', 'Social', 'Virtual'],
  ...['Emergency', 'Primary', 'Patient', 'Hospital'],
];

const SUBJECTS = [
  ...['records', 'imaging', 'messaging', 'monitoring', 'privacy'],
  ...['standards', 'devices', 'networks', 'billing', 'media'],
];

const CATEGORIES = [
  ...['Healthcare IT', 'Healthcare', 'Social media', 'Standards', 'Security', 'Telehealth'],
  ...['Policy', 'Imaging', 'Interoperability', 'Devices', 'Analytics', 'Practice'],
];

/** How many terms an archive has. */
export type Spread = 'narrow' | 'wide';

/** A wide archive has as many as the largest real ones that were counted; most have few articles. */
const WIDE = { categories: 723, tags: 1_300 };

const KEYWORDS = [
  ...['Medical Technology', 'Healthcare & Government IT', 'Records & Archives', 'Telehealth'],
  ...['Privacy & Security', 'Clinical Systems', 'Research & Teaching', 'Devices'],
];

/**
 * Creates 30,000 words, 30 authors, and 200 tags in 12 categories or 1,300 in 723, the same at every
 * call.
 */
export function vocabulary(spread: Spread): Vocabulary {
  const words = coinWords(WORDS, COMMON.split(' '));
  const isWide = spread === 'wide';
  const named = QUALITIES.flatMap((quality) => SUBJECTS.map((subject) => `${quality} ${subject}`));
  const tags = isWide ? [...named, ...words.slice(8_000, 8_000 + WIDE.tags - named.length)] : named;
  const categories = isWide
    ? [...CATEGORIES, ...words.slice(6_000, 6_000 + WIDE.categories - CATEGORIES.length)]
    : CATEGORIES;
  const authors = words.slice(5_000, 5_030);
  return {
    word: drawFrom(words, 2.7),
    tag: drawFrom(tags, 1),
    category: drawFrom(categories, 1),
    author: drawFrom(authors, 1),
    keyword: (random) => pick(random, KEYWORDS),
  };
}

function drawFrom(list: readonly string[], offset: number): (random: Random) => string {
  const rank = zipf(list.length, offset);
  return (random) => list[rank(random)] ?? '';
}

/** Adds made-up words to real ones until there are `count`. Later words are longer. */
function coinWords(count: number, real: readonly string[]): string[] {
  const random = randomFor(30_000);
  const words = new Set(real);
  while (words.size < count) {
    const [shortest, longest] = words.size < 400 ? [1, 2] : words.size < 6_000 ? [2, 2] : [2, 3];
    const length = between(random, shortest, longest);
    words.add(Array.from({ length }, () => syllable(random)).join(''));
  }
  return [...words];
}

function syllable(random: Random): string {
  const onset = pick(random, ['b', 'c', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v']);
  const vowel = pick(random, ['a', 'e', 'i', 'o', 'u']);
  return onset + vowel + pick(random, ['', '', '', '', 'n', 'r', 's', 't']);
}
