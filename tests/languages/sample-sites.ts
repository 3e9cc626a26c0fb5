import type { SiteConfig } from '../../src/site-settings.ts';

/** A small publication in one language, whose every word is of that language. */
export interface LanguageSite {
  config: Partial<SiteConfig>;
  /** Texts of its files, by their paths below the content folder. */
  files: Readonly<Record<string, string>>;
}

interface Words {
  name: string;
  tagline: string;
  about: string;
  topic: string;
  tags: readonly [string, string];
  author: string;
  reviewer: string;
  title: string;
  description: string;
  series: string;
  section: string;
  subsection: string;
  sentences: readonly string[];
  cells: readonly [string, string];
  note: string;
}

/** Where the sites live: under a path, so that every link of theirs must carry it. */
export const sampleSiteUrl = 'https://example.org/blog/';

/** How many articles follow the first; more than fill a page of a list. */
const OTHERS = 21;

export const languageSites = {
  ar: siteOf('ar', {
    name: 'مجلة المختبر',
    tagline: 'شروح واضحة لما يجري في مختبرات المستشفيات.',
    about: 'من نحن',
    topic: 'المختبر السريري',
    tags: ['تحاليل الدم', 'جودة القياس'],
    author: 'ليلى الحسن',
    reviewer: 'سامر قاسم',
    title: 'كيف تُقرأ نتيجة تحليل الدم',
    description: 'تحمل كل نتيجة رقمًا ووحدة ومجالًا مرجعيًا، ولا معنى لأحدها دون الآخرين.',
    series: 'قراءة النتائج',
    section: 'ما الذي يعنيه المجال المرجعي؟',
    subsection: 'عندما تقع النتيجة خارج المجال',
    sentences: [
      'يصف المجال المرجعي قيم معظم الأصحاء، ولا يقول شيئًا عن شخص بعينه.',
      'لذلك لا تكفي نتيجة واحدة خارج المجال للحكم على صحة أحد.',
      'يطلب الطبيب عادةً إعادة التحليل بعد أيام، ويقارن النتيجة بما سبقها.',
    ],
    cells: ['الهيموغلوبين', 'الصفيحات'],
    note: 'تختلف المجالات من مختبر إلى آخر.',
  }),
  ja: siteOf('ja', {
    name: '検査室だより',
    tagline: '病院の検査室で起きていることを、わかりやすく説明します。',
    about: '私たちについて',
    topic: '臨床検査',
    tags: ['血液検査', '測定の質'],
    author: '佐藤恵子',
    reviewer: '高橋誠',
    title: '血液検査の結果をどう読むか',
    description: '検査結果には数値と単位と基準範囲がある。どれか一つだけでは意味をなさない。',
    series: '結果の読み方',
    section: '基準範囲とは何か',
    subsection: '範囲から外れたとき',
    sentences: [
      '基準範囲は健康な人の大多数の値を示すもので、一人ひとりについて何かを語るものではない。',
      'そのため、一度の結果が範囲から外れただけでは判断できない。',
      '医師はふつう数日後にもう一度検査を行い、以前の結果と比べる。',
    ],
    cells: ['ヘモグロビン', '血小板'],
    note: '基準範囲は検査室によって異なる。',
  }),
  de: siteOf('de', {
    name: 'Laborzeitung',
    tagline: 'Verständliche Erklärungen aus den Laboren der Krankenhäuser.',
    about: 'Über uns',
    topic: 'Krankenhauslaboratoriumsmedizin',
    tags: ['Blutbild', 'Qualitätssicherungsmaßnahmen'],
    author: 'Änne Öztürk',
    reviewer: 'Jörg Weiß',
    title: 'Wie man Referenzbereichsüberschreitungen im Blutbild liest',
    description:
      'Zu jedem Befund gehören Zahl, Maßeinheit und Referenzbereich; keines davon sagt allein etwas aus.',
    series: 'Befunde verstehen',
    section: 'Was der Referenzbereich bedeutet',
    subsection: 'Wenn ein Wert außerhalb liegt',
    sentences: [
      'Der Referenzbereich beschreibt die Werte der meisten Gesunden und sagt über Einzelne nichts.',
      'Deshalb genügt eine einzelne Referenzbereichsüberschreitung für kein Urteil.',
      'Üblicherweise wird nach einigen Tagen wiederholt und mit früheren Befunden verglichen.',
    ],
    cells: ['Hämoglobin', 'Thrombozyten'],
    note: 'Referenzbereiche sind von Labor zu Labor verschieden.',
  }),
} as const satisfies Record<string, LanguageSite>;

export type SiteLanguage = keyof typeof languageSites;

/** Where the article is that holds something of everything. */
export const specimenAddress = '2024/03/13/specimen/';

function siteOf(lang: string, words: Words): LanguageSite {
  const { name, tagline, about, author, reviewer, sentences } = words;
  const person = (title: string, file: string): [string, string] => [
    `authors/${file}.md`,
    header({ title, description: sentences[0] ?? '' }) + (sentences[1] ?? ''),
  ];
  return {
    config: {
      name,
      tagline,
      lang,
      languages: [],
      navigation: [
        { label: words.topic, to: '/categories/' },
        { label: about, to: '/about/' },
      ],
      footer: [{ label: words.tags[0], to: '/tags/' }],
    },
    files: {
      'articles/2024-03-13-specimen.md': specimen(words),
      ...Object.fromEntries(
        Array.from({ length: OTHERS }, (_, index) => [
          `articles/2023-05-${String(index + 1).padStart(2, '0')}-part.md`,
          header({
            title: `${words.subsection} ${index + 1}`,
            date: `2023-05-${String(index + 1).padStart(2, '0')}`,
            description: sentences[index % sentences.length] ?? '',
            authors: [author],
            tags: words.tags,
            categories: [words.topic],
            ...(index < 2 && { series: words.series }),
          }) + sentences.join(' '),
        ]),
      ),
      'features/2024-02-02-feature.mdx': feature(lang, words),
      'pages/about.md': header({ title: about, lastmod: '2024-01-02' }) + sentences.join(' '),
      ...Object.fromEntries([person(author, 'one'), person(reviewer, 'two')]),
    },
  };
}

function specimen(words: Words): string {
  const { sentences, section, subsection, cells, note, tags, author, reviewer } = words;
  const [first = '', second = '', third = ''] = sentences;
  const front = header({
    title: words.title,
    description: words.description,
    date: '2024-03-13',
    lastmod: '2024-04-01',
    authors: [author, reviewer],
    reviewedBy: [reviewer],
    lastReviewed: '2024-03-20',
    nextReview: '2024-05-01',
    tags,
    categories: [words.topic],
    series: words.series,
    aliases: ['/old/'],
  });
  return `${front}${first}[^1] ${second}

## ${section}

${third} \`SELECT 1\` [${section}](https://www.example.com/)

> ${first}

> [!WARNING]
> ${note}

1. ${second}
2. ${third}

- [x] ${cells[0]}
- [ ] ${cells[1]}

### ${subsection}

| ${cells[0]} | ${cells[1]} |
| --- | --: |
| ${second} | 13.5 |

\`\`\`js
const limit = 13.5;
\`\`\`

${third} ![](https://pictures.example/one.png) ${second} <iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>

## ${note}

${first} ${second}

[^1]: ${note}
`;
}

/** Its components read the language of the file, as the built layouts know that of `site.config.ts`. */
function feature(lang: string, words: Words): string {
  const { sentences, section, subsection, cells, tags, note } = words;
  const front = header({
    title: section,
    description: note,
    date: '2024-02-02',
    lang,
    authors: [words.author],
    tags,
    categories: [words.topic],
  });
  return `${front}## ${subsection}

<Callout kind="evidence">
${note}
</Callout>

<Comparison caption="${section}" columns={['${cells[0]}']} rows={[['${cells[1]}', '13.5']]} />

${sentences.join(' ')}
`;
}

function header(values: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(values).map(([key, value]) =>
    /^\d{4}-/.test(String(value)) ? `${key}: ${String(value)}` : `${key}: ${JSON.stringify(value)}`,
  );
  return `---\n${lines.join('\n')}\n---\n\n`;
}
