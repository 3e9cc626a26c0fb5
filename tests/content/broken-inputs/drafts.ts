import { article, headed, type BrokenInput } from './broken-input.ts';

/** What is held back, and what is wrong with drafts, which keeps nothing from being published. */
export const brokenDrafts: readonly BrokenInput[] = [
  {
    fault: 'a key that hides the page elsewhere',
    files: { 'articles/password.md': article('password: x') },
    lines: [
      'articles/password.md:4:1 error held-back `password` hides the page elsewhere, and is not read here. Delete it, and write `draft: true` if readers must not see the article.',
    ],
  },
  {
    fault: 'the same in a draft',
    files: { 'articles/password-draft.md': article('password: x\npublished: false') },
    lines: [
      'articles/password-draft.md:4:1 warning held-back `password` hides the page elsewhere, and is not read here. Delete it, and write `draft: true` if readers must not see the article.',
    ],
  },
  {
    fault: 'a status that nobody knows',
    files: { 'articles/status.md': article('status: final') },
    lines: [
      'articles/status.md:4:9 warning unknown-status status "final" is not known, so that the article is a draft. Write `draft: true`, or delete the key of an article that is to be public.',
    ],
  },
  {
    fault: 'a draft as an exporter writes it',
    files: {
      'articles/2005-12-05-.md': headed(
        "title: An idea\ndate: 2005-12-05\ndraft: true\nurl: '?p=104&preview=true'",
        '',
      ),
      'articles/2010-06-19-undated.md': headed(
        "title: Undated\ndate: -001-11-30T00:00:00+00:00\ndraft: true\nurl: '?p=925'",
      ),
    },
    lines: [
      'articles/2005-12-05-.md:5:6 warning invalid-address url holds the character `?`. Write it as `/2018/03/13/name-of-the-article/`.',
      'articles/2010-06-19-undated.md:3:7 warning invalid-date date "-001-11-30T00:00:00+00:00" is not a date. Write it as 2018-03-13 or Tue, 13 Mar 2018 16:54:41 +0000.',
      'articles/2010-06-19-undated.md:5:6 warning invalid-address url holds the character `?`. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'a draft without a title',
    files: { 'articles/untitled-draft.md': headed('draft: true', '') },
    lines: [
      'articles/untitled-draft.md:1:1 warning missing-key `title` is missing. Add a line `title: …`.',
    ],
  },
  {
    fault: 'a draft on the address of an article, which has no fault',
    files: {
      'articles/shown-twin.md': article('safeURL: /twins/'),
      'articles/twin-draft.md': article('safeURL: /twins/\ndraft: true'),
    },
    lines: [
      'articles/twin-draft.md:4:10 warning duplicate-address /twins/ is claimed by articles/shown-twin.md:4 too. Give one of them another address.',
    ],
  },
  {
    fault: 'a draft on an address of the site',
    files: { 'articles/reserved-draft.md': article('safeURL: /tags/x/\ndraft: true') },
    lines: [
      'articles/reserved-draft.md:4:10 warning reserved-address /tags/x/ belongs to the tags. Choose another address.',
    ],
  },
  {
    fault: 'a draft with a character that reverses text',
    files: { 'articles/reversed-draft.md': headed('title: "A\u202E"\ndraft: true') },
    lines: [
      'articles/reversed-draft.md:2:10 warning bidi-control U+202E reverses the direction of the text after it. Delete the character.',
    ],
  },
  {
    fault: 'a draft or none, in two lines',
    files: { 'articles/draft-twice.md': article('draft: true\ndraft: false') },
    lines: [
      'articles/draft-twice.md:5:1 error repeated-key `draft` stands in lines 4 and 5 with different values. Keep the right one and delete the other.',
    ],
  },
  {
    fault: 'a page that cannot be a draft',
    files: { 'pages/draft.md': headed('title: A\ndraft: true') },
    lines: [
      'pages/draft.md:3:1 error held-back `draft` holds nothing back in a file that is no article. Move the file out of the content folder, or delete the key.',
    ],
  },
  {
    fault: 'a page and an author that a date would hold back',
    files: {
      'pages/later.md': headed('title: A\ndate: 2020-01-01\npubDate: 2027-01-01'),
      'authors/later.md': headed('title: A\ndate: Fri, 01 Jan 2027 10:00:00 +0000'),
      'pages/earlier.md': headed('title: A\ndate: 2026-11-21'),
      'pages/undated.md': headed('title: A\ndate: some day'),
    },
    lines: [
      'authors/later.md:3:7 error held-back `date` lies in the future, and holds nothing back in a file that is no article. Move the file out of the content folder until then, or delete the key.',
      'pages/later.md:4:10 error held-back `pubDate` lies in the future, and holds nothing back in a file that is no article. Move the file out of the content folder until then, or delete the key.',
    ],
  },
  {
    fault: 'a draft of MDX that cannot be compiled',
    files: { 'features/draft.mdx': headed('title: A\ndraft: true', '<Callout') },
    lines: [
      'features/draft.mdx:6:1 error mdx-syntax MDX cannot read this: Unexpected character after `<`, expected a valid JSX tag (note: to create a link in MDX, use `[text](url)`). Mend the syntax here.',
    ],
  },
];
