import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { between, pick, type Random } from '../../../bench/random.ts';
import {
  articleFile,
  articleText,
  sentence,
  write,
  writePicture,
  type Sources,
} from './small-publication.ts';
import type { Circumstances } from './workplace.ts';

/** Changes sources or circumstances; gives the circumstances of the next build. */
type Edit = (
  random: Random,
  sources: Sources,
  circumstances: Circumstances,
) => Circumstances | Promise<Circumstances>;

export const siteUrls = ['https://one.example/', 'https://two.example/blog/'];

/** Before, on and after the days on which articles come and go. */
const moments = ['2025-06-01', '2025-06-10', '2025-06-19T23:59:59Z', '2025-06-20', '2026-01-01'];

/** Every way of changing a publication, by what it is called in a failure. */
export const edits: Readonly<Record<string, Edit>> = {
  'one word, as long as before': inArticle((text) => {
    const end = text.lastIndexOf(' ') + 1;
    return `${text.slice(0, end)}${text.slice(end).replace(/[a-z]/, (letter) => (letter === 'q' ? 'k' : 'q'))}`;
  }),
  'a paragraph more': inArticle((text, random) => `${text}\n${sentence(random, 12)}.\n`),
  'another title': inArticle((text, random) =>
    text.replace(/^title: .*$/m, `title: ${sentence(random, 3)}`),
  ),
  'another tag': inArticle((text, random) =>
    text.replace(/^tags: .*$/m, `tags: [FHIR, ${pick(random, ['New', 'Consent'])}]`),
  ),
  'another category': inArticle((text, random) =>
    text.replace(/^categories: .*$/m, `categories: [${pick(random, ['Standards', 'Ethics'])}]`),
  ),
  'another day': inArticle((text, random) =>
    text.replace(/^date: .*$/m, `date: 2023-07-${between(random, 10, 28)}`),
  ),
  'a draft or no draft': inArticle((text) =>
    text.includes('draft: true')
      ? text.replace('draft: true\n', '')
      : text.replace('---\n', '---\ndraft: true\n'),
  ),
  'an alias': inArticle((text, random) =>
    text.includes('aliases:')
      ? text
      : text.replace('---\n', `---\naliases: [/old/${between(random, 0, 1e9)}/]\n`),
  ),
  'the same bytes again': inArticle((text) => text),
  'an article more': (random, { contentDir }, circumstances) => {
    const taken = numbersIn(contentDir);
    let number = 0;
    while (taken.has(number)) number += 1;
    write(contentDir, articleFile(number), articleText(random, number, number + 2));
    return circumstances;
  },
  'an article less': (random, { contentDir }, circumstances) => {
    const files = articlesIn(contentDir);
    if (files.length > 3) rmSync(join(contentDir, pick(random, files)));
    return circumstances;
  },
  'an article renamed': (random, { contentDir }, circumstances) => {
    const file = pick(random, articlesIn(contentDir));
    const name = `${file.slice(0, -'.md'.length)}-renamed.md`;
    renameSync(join(contentDir, file), join(contentDir, name));
    return circumstances;
  },
  'two articles under each other’s names': (random, { contentDir }, circumstances) => {
    const [one, other] = [
      pick(random, articlesIn(contentDir)),
      pick(random, articlesIn(contentDir)),
    ];
    const texts = [read(contentDir, one), read(contentDir, other)];
    // Their relative links lead to the folder that they are in.
    const moved = texts.map((text) => text.replace(/\]\((?:\.\.\/)?figures\.csv\)/, '](/about/)'));
    write(contentDir, one, moved[1] ?? '');
    write(contentDir, other, moved[0] ?? '');
    return circumstances;
  },
  'a page of a category': standing('categories/standards.md', (random) => [
    `---\ntitle: Standards\n---\n\n${sentence(random, 8)}.\n`,
    `---\ntitle: STANDARDS\ndescription: ${sentence(random, 4)}\n---\n`,
  ]),
  'a page of an author': standing('authors/desk.md', (random) => [
    `---\ntitle: The ${sentence(random, 1)} desk\n---\n\n${sentence(random, 8)}.\n`,
  ]),
  'a plain page': standing('pages/about.md', (random) => [
    `---\ntitle: About\n---\n\n${sentence(random, 8)}.\n`,
  ]),
  'a document under the same name': (random, { contentDir }, circumstances) => {
    write(contentDir, 'articles/figures.csv', `year\n${between(random, 1000, 9999)}\n`);
    return circumstances;
  },
  'a picture of the same name, size and time': async (random, sources, circumstances) => {
    const name = pick(random, ['header.png', 'body.png']);
    const path = join(sources.contentDir, 'images', name);
    const { atime, mtime, size } = existsSync(path) ? statSync(path) : statSync('package.json');
    await writePicture(sources, name, between(random, 0, 255));
    utimesSync(path, atime, mtime);
    if (name === 'body.png' && statSync(path).size !== size) throw new Error('not the same size');
    return circumstances;
  },
  'no header picture': (_, { contentDir }, circumstances) => {
    rmSync(join(contentDir, 'images', 'header.png'), { force: true });
    return circumstances;
  },
  'a file served as it is': (random, { publicDir }, circumstances) => {
    write(publicDir, 'well-known.txt', sentence(random, 5));
    return circumstances;
  },
  'another address of the site': (_, _sources, circumstances) => ({
    ...circumstances,
    siteUrl: siteUrls.find((url) => url !== circumstances.siteUrl) ?? circumstances.siteUrl,
  }),
  'another moment': (random, _, circumstances) => ({
    ...circumstances,
    now: Date.parse(pick(random, moments)),
  }),
};

function inArticle(change: (text: string, random: Random) => string): Edit {
  return (random, { contentDir }, circumstances) => {
    const file = pick(random, articlesIn(contentDir));
    write(contentDir, file, change(read(contentDir, file), random));
    return circumstances;
  };
}

/** A file that is written, written otherwise, or taken away. */
function standing(file: string, texts: (random: Random) => string[]): Edit {
  return (random, { contentDir }, circumstances) => {
    const text = pick(random, [...texts(random), '']);
    if (text === '') rmSync(join(contentDir, file), { force: true });
    else write(contentDir, file, text);
    return circumstances;
  };
}

function articlesIn(contentDir: string): string[] {
  return readdirSync(join(contentDir, 'articles'), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `articles/${file}`)
    .sort();
}

/** Numbers that stand in the name of an article, or in the address of one that was renamed or swapped. */
function numbersIn(contentDir: string): Set<number> {
  const written = articlesIn(contentDir).map((file) => `${file}\n${read(contentDir, file)}`);
  return new Set(
    written
      .flatMap((text) => [...text.matchAll(/(?<=piece-|safeURL: \/pieces\/)\d+/g)])
      .map(([number]) => Number(number)),
  );
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
