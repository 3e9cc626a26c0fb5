import { describe, expect, it } from 'vitest';
import { typographyOf } from '../../../src/content/typography/quotation-marks.ts';
import { typeset } from '../../../src/content/typography/typeset.ts';

const set = (text: string, lang = 'en'): string => typeset(text, typographyOf(lang));

it.each([
  ['de', 'Sie rief: "Das \'Schild\' fehlt!"', 'Sie rief: „Das ‚Schild‘ fehlt!“'],
  ['de-AT', '"Servus"', '„Servus“'],
  ['de-CH', '"Grüezi"', '«Grüezi»'],
  [
    'fr',
    "Elle dit : \"l'heure 'exacte' !\"",
    'Elle dit\u202f: «\u202fl’heure “exacte”\u202f!\u202f»',
  ],
  ['es', '¿"Qué \'hora\'"?', '¿«Qué “hora”»?'],
  ['es-MX', '"Hola"', '“Hola”'],
  ['pt-BR', '"Bom \'dia\'"', '“Bom ‘dia’”'],
  ['ar', 'قالت "صباح الخير" ثم', 'قالت ”صباح الخير“ ثم'],
  ['it', 'l\'"ora" dell\'alba', 'l’«ora» dell’alba'],
  ['nl', '"Goed" \'zo\'', '“Goed” ‘zo’'],
  ['pl', '"Dobrze"', '„Dobrze”'],
  ['sv', '"Bra"', '”Bra”'],
  ['hu', '"Jó \'nap\'"', '„Jó »nap«”'],
  ['zh-Hans-CN', '她说"早上好"，走了', '她说“早上好”，走了'],
  ['zh-Hant-TW', '她說"早安"', '她說「早安」'],
  ['th', 'เธอพูด"สวัสดี"แล้ว', 'เธอพูด“สวัสดี”แล้ว'],
])('sets the quotation marks of %s', (lang, typed, shown) => {
  expect(set(typed, lang)).toBe(shown);
});

it('sets the marks of Japanese around Japanese words only', () => {
  expect(set('看板に"朝"と\'夜\'がある。', 'ja')).toBe('看板に「朝」と『夜』がある。');
  expect(set('"朝です。"と言う', 'ja')).toBe('「朝です。」と言う');
  expect(set('"Morning" と書く', 'ja')).toBe('"Morning" と書く');
});

it('keeps what is typed in a language that it does not know', () => {
  expect(set('"a" -- \'b\'...', 'tlh')).toBe('"a" -- \'b\'...');
});

describe('quotation marks', () => {
  it.each([
    ['"\'Inner\' first" and "last \'inner\'"', '“‘Inner’ first” and “last ‘inner’”'],
    ['("in brackets") ["x"], "a"; "b".', '(“in brackets”) [“x”], “a”; “b”.'],
    ['“Already” set, ‘so’ and »so«', '“Already” set, ‘so’ and »so«'],
    ['a mark " alone', 'a mark " alone'],
    ['"A speech that goes on.', '“A speech that goes on.'],
    ['closed" here', 'closed" here'],
  ])('%s', (typed, shown) => {
    expect(set(typed)).toBe(shown);
  });
});

describe('apostrophes', () => {
  it.each([
    ["don't, the ward's, nurses' rota", 'don’t, the ward’s, nurses’ rota'],
    ["in the '90s, the 1990's, '68", 'in the ’90s, the 1990’s, ’68'],
    ["rock 'n' roll, 'twas, get 'em", 'rock ’n’ roll, ’twas, get ’em'],
    ["'the ward's rota'", '‘the ward’s rota’'],
  ])('%s', (typed, shown) => {
    expect(set(typed)).toBe(shown);
  });

  it('leaves the marks within Hebrew words', () => {
    expect(set('צה"ל אמר "בוקר"; ג\'ירפה', 'he')).toBe('צה"ל אמר ”בוקר”; ג\'ירפה');
  });
});

it.each([
  `5'10" tall, 6' wide`,
  'a frame of 10" x 12"',
  'run with --strict, i-- and ++',
  '--',
  'a <!-- remark --> and <b title="x--y">',
  'an address https://a.example/it\'s--"x" here',
  "mail o'brien--x@a.example",
  'the key `a--"b"` and lang="en"',
  '{{< figure src="a.png" >}} and {% link "x" %}',
  '../../x and f(...args) and 1...10 and ....',
  'a ---- b',
])('keeps %s', (typed) => {
  expect(set(typed)).toBe(typed);
});

it('sets dashes and ellipses', () => {
  expect(set('one -- two --- three; four---five, 5--10')).toBe(
    'one – two — three; four—five, 5–10',
  );
  expect(set('$20--$30, 5%--10%, 20€---30€')).toBe('$20–$30, 5%–10%, 20€—30€');
  expect(set('-- An author')).toBe('– An author');
  expect(set('wait... "...and see"')).toBe('wait… “…and see”');
});

describe('spaces of French', () => {
  it.each([
    ['Quoi ?! Oui ; non : fin !', 'Quoi\u202f?! Oui\u202f; non\u202f: fin\u202f!'],
    ['« Oui » et «non»', '«\u202fOui\u202f» et «non»'],
  ])('%s', (typed, shown) => {
    expect(set(typed, 'fr')).toBe(shown);
  });

  it('adds none, and leaves those of code and faces', () => {
    const typed = 'Oui! a != b, x ?y, 12:30, a :b :)';
    expect(set(typed, 'fr')).toBe(typed);
    expect(set('Oui ! Non ?', 'en')).toBe('Oui ! Non ?');
  });
});

it('takes as long for many marks as for few, one by one', () => {
  const since = performance.now();
  set(`${"'a ".repeat(100_000)}${'b" '.repeat(100_000)}`);
  set(`"${"'a ".repeat(100_000)}${'b" '.repeat(100_000)}`);
  set('<a="'.repeat(50_000));
  set('"https://x.example '.repeat(50_000));
  expect(performance.now() - since).toBeLessThan(5000);
});
