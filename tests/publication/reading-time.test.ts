import { expect, it } from 'vitest';
import { compileBody } from '../../src/content/body/compile-body.ts';
import { readingMinutes } from '../../src/publication/reading-time.ts';
import { article, publish } from './sample.ts';

function minutes(markdown: string, lang: string): number {
  const options = { firstLine: 1, ownHosts: [], lang, syntax: 'md' } as const;
  return readingMinutes(compileBody(markdown, options).facts, lang);
}

it.each([
  ['en', 'word ', 0, 1],
  ['en', 'word ', 341, 1],
  ['en', 'word ', 342, 2],
  ['en-GB', 'word ', 2280, 10],
  ['de', 'Wort ', 1790, 10],
  ['ar', 'كلمة ', 1380, 10],
  ['tlh', "po' ", 1840, 10],
  ['ja', '朝', 3570, 10],
  ['zh-Hans', '朝', 2550, 10],
  ['ja', '朝 word ', 357, 3],
  ['en', 'word 朝 ', 357, 3],
  ['ko', '아침 ', 1840, 10],
  ['th', 'สวัสดีตอนเ', 920, 10],
])('a text in %s of %j, %i times, is read in %i minutes', (lang, part, times, expected) => {
  expect(minutes(part.repeat(times), lang)).toBe(expected);
});

it('goes by the language of the article', () => {
  const body = { ...article('a').body, words: 1380 };
  const shown = (lang?: string): number | undefined => {
    const one = article('a', { body, ...(lang !== undefined && { lang }) });
    const publication = publish({ articles: [one], lang: 'ar' });
    return publication.articles.map((found) => publication.teaser(found).readingMinutes)[0];
  };
  expect([shown(), shown('en')]).toEqual([10, 6]);
});
