import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/search/query/excerpt.ts';
import { queryWords } from '../../src/search/query/query.ts';
import { spellings, suggest } from '../../src/search/spelling.ts';
import type { SearchIndex } from '../../src/search/index-format.ts';
import { stemmerModule, stemmerOf } from '../../src/search/index/load-stemmer.ts';
import { makeIndex } from '../../src/search/index/make-index.ts';
import { type Stem, stemWith } from '../../src/search/stemming.ts';
import { splitWords } from '../../src/search/words.ts';
import { type Book, printLibrary, search } from './library.ts';

/** The titles that a reader finds in a library of a language. */
async function find(lang: string, books: readonly Book[], query: string): Promise<string[]> {
  const printed = printLibrary(books, [], { lang, stem: stemmerOf(lang) });
  const { articles, partly } = await search(printed, query);
  return partly ? [] : articles.map((article) => books[article]?.title ?? '');
}

const texts = (...parts: string[]): Book[] =>
  parts.map((text, number) => ({ title: `${number}`, text }));

describe.each([
  ['de', 'Die Ärzte lesen die Häuser ab', ['ärzte', 'Arzt', 'Aerzte', 'haus', 'HÄUSER']],
  ['de', 'Straßen, größere Maße', ['strasse', 'Straße', 'grosser', 'groesser', 'masse']],
  ['de', 'neue Quellen der Treue', ['neu', 'Quelle', 'treue']],
  ['fr', 'Les développeurs ont mangé près du café', ['developpeur', 'manger', 'cafe', 'CAFÉ']],
  ['es', 'Canciones para niños', ['canción', 'cancion', 'nino']],
  ['pt-BR', 'Informações clínicas', ['informacoes', 'informação', 'clinica']],
  ['ru', 'Новые статьи о записях', ['новый', 'статья', 'записи']],
  ['ar', 'زار المدرسون المكتبة ثم المُستشفى أمس', ['مدرس', 'مكتبة', 'المكتبه', 'مستشفي', 'امس']],
  ['ja', '看護師は病棟で記録を読んだ。Rubyで書く', ['病棟', '記録を読', 'ruby', 'rubyで']],
  ['zh-Hans', '护士在病房阅读电子病历', ['病房', '电子病历', '读']],
  ['th', 'พยาบาลอ่านบันทึกในหอผู้ป่วย', ['บันทึก', 'หอผู้ป่วย']],
  ['sv', 'Flickorna läser artiklar', ['flicka', 'artiklarna', 'laser']],
  ['en', 'The nurses’ records, read at the café', ['record', "nurse's", 'cafe', 'reading']],
  ['tlh', 'qul je paq', ['QUL', 'paq']],
])('in %s, %j', (lang, text, queries) => {
  it.each(queries)('is found by %s', async (query) => {
    expect(await find(lang, texts('—', text, 'x y z'), query)).toEqual(['1']);
  });
});

it('leaves words of other scripts as they are', () => {
  expect(stemmerOf('en')('новые')).toBe('новые');
  expect(stemmerOf('ru')('records')).toBe('records');
  expect(stemmerOf('de')('icd10')).toBe('icd10');
});

it('stems what is in another language as the index does', async () => {
  const books = texts('The records of the wards', 'Die Akten');
  expect(await find('de', books, 'records wards')).toEqual(['0']);
});

it('names the language in the index', () => {
  const printed = printLibrary(texts('a'), [], { lang: 'de', stem: stemmerOf('de') });
  expect(printed.index.lang).toBe('de');
});

it.each([
  ['de', 'Größere Häuser', 'grösere', 'größere'],
  ['de', 'Die Ärztin', 'Aztin', 'ärztin'],
  ['ar', 'المستشفى الكبير', 'المستسفى', 'المستشفى'],
  ['fr', 'La déclaration', 'declaraton', 'déclaration'],
])('in %s, proposes of %j for %s the word %s', (lang, title, typed, right) => {
  const stem = stemmerOf(lang);
  const known = spellings([{ row: { title }, terms: [] }]);
  expect(suggest(typed, queryWords(typed, stem), known, stem)).toBe(right);
});

it.each([
  ['de', 'Sie liest ', 'die Straßen ', 'strasse', 'Straßen'],
  ['ar', 'قرأ الناس ', 'في المكتبة ', 'مكتبات', undefined],
  ['ar', 'قرأ الناس ', 'في المُكتبة ', 'المكتبات', 'المُكتبة'],
  ['ja', '朝の会議は長い。', '病棟の記録を読む。', '記録', '記録'],
])('in %s, cuts what stands around %s%s', (lang, filler, sentence, query, marked) => {
  const stem = stemmerOf(lang);
  const stems = new Set(queryWords(query, stem).flatMap(({ ways }) => ways.flat()));
  const text = filler.repeat(60) + sentence + filler.repeat(60);
  const segments = excerpt(text, stems, stem);
  expect(segments.find(({ match }) => match)?.text).toBe(marked);
  if (marked === undefined) return;
  const shown = segments.map((segment) => segment.text).join('');
  expect(shown).toContain(sentence.trim());
  expect(shown.length).toBeLessThan(210);
  expect(text).toContain(shown.replaceAll('…', ''));
});

describe('the stemmer of a language', () => {
  it.each(['ar', 'de', 'en', 'pt-BR', 'sv'])('is the same module in browsers: %s', async (lang) => {
    const code = stemmerModule(lang) ?? '';
    expect(code).not.toMatch(/\bimport\b|\brequire\b/);
    const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      stemmer: Stem;
    };
    const [there, here] = [stemWith(lang, module.stemmer), stemmerOf(lang)];
    for (const { word } of splitWords('Informações Häuser records مكتبات flickorna'))
      expect(there(word)).toBe(here(word));
  });

  it('is a file of its index, named by its content, and none of others', () => {
    const articles = [{ row: { href: '/', title: '', description: '' }, year: '', terms: [] }].map(
      (one) => ({ ...one, tags: [], categories: [] }),
    );
    const made = (lang: string): [string, string][] =>
      makeIndex({
        lang,
        stemmer: stemmerModule(lang),
        articles,
        words: [{ length: 0, stems: new Uint32Array() }],
        stems: [],
      });
    const german = made('de');
    const { stemmer } = JSON.parse(german.at(-1)?.[1] ?? '') as SearchIndex;
    expect(stemmer).toMatch(/^[0-9a-f]{16}$/);
    expect(new Map(german).get(`/search/parts/${stemmer}.js`)).toBe(stemmerModule('de'));
    for (const lang of ['ja', 'zh', 'th', 'tlh'])
      expect(made(lang).filter(([address]) => address.endsWith('.js'))).toEqual([]);
  });
});
