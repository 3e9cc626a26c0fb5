import { article, headed, type BrokenInput } from './broken-input.ts';

/** Headers that can be read and say what no article can be. */
export const brokenValues: readonly BrokenInput[] = [
  {
    fault: 'no title',
    files: { 'articles/no-title.md': headed('date: 2018-03-13') },
    lines: [
      'articles/no-title.md:1:1 error missing-key `title` is missing. Add a line `title: …`.',
    ],
  },
  {
    fault: 'a title without a value',
    files: { 'articles/title-without-value.md': headed('title:\ndate: 2018-03-13') },
    lines: ['articles/title-without-value.md:2:1 error missing-key title is empty. Write a value.'],
  },
  {
    fault: 'a title of white space',
    files: { 'articles/blank-title.md': headed('title: " "\ndate: 2018-03-13') },
    lines: ['articles/blank-title.md:2:8 error missing-key title is empty. Write a value.'],
  },
  {
    fault: 'a title that is a list',
    files: { 'articles/list-title.md': headed('title: [A, B]\ndate: 2018-03-13') },
    lines: [
      'articles/list-title.md:2:8 error invalid-value title is not text. Its shape is: text.',
    ],
  },
  {
    fault: 'a title that is a map',
    files: { 'articles/map-title.md': headed('title: { en: A }\ndate: 2018-03-13') },
    lines: ['articles/map-title.md:2:8 error invalid-value title is not text. Its shape is: text.'],
  },
  {
    fault: 'an entity for a control character',
    files: { 'articles/control-entity.md': headed('title: A&#7;B\ndate: 2018-03-13') },
    lines: [
      'articles/control-entity.md:2:8 error control-character title holds an entity for a control character. Delete it.',
    ],
  },
  {
    fault: 'an entity for an override',
    files: { 'articles/override-entity.md': headed('title: A&#x202E;B\ndate: 2018-03-13') },
    lines: [
      'articles/override-entity.md:2:8 error bidi-control title holds an entity for a character that reverses text. Delete it.',
    ],
  },
  {
    fault: 'a title of 301 characters',
    files: { 'articles/long-title.md': headed(`title: ${'x'.repeat(301)}\ndate: 2018-03-13`) },
    lines: [
      'articles/long-title.md:2:8 warning long-title the title has 301 characters. Keep it below 300.',
    ],
  },
  {
    fault: 'no date',
    files: { 'articles/no-date.md': headed('title: A') },
    lines: [
      'articles/no-date.md:1:1 error missing-key `date` is missing. Add a line `date: 2018-03-13`, or `draft: true`.',
    ],
  },
  {
    fault: 'a date without a value',
    files: { 'articles/null-date.md': headed('title: A\ndate: null') },
    lines: [
      'articles/null-date.md:3:1 error invalid-date date is empty. Write it as 2018-03-13 or Tue, 13 Mar 2018 16:54:41 +0000.',
    ],
  },
  {
    fault: 'the 32nd of March',
    files: { 'articles/day-32.md': headed('title: A\ndate: Tue, 32 Mar 2018 16:54:41 +0000') },
    lines: [
      'articles/day-32.md:3:7 error invalid-date date "Tue, 32 Mar 2018 16:54:41 +0000" is not a date. Write it as 2018-03-13 or Tue, 13 Mar 2018 16:54:41 +0000.',
    ],
  },
  {
    fault: 'the 30th of February',
    files: { 'articles/february-30.md': headed('title: A\ndate: 2018-02-30') },
    lines: [
      'articles/february-30.md:3:7 error invalid-date date "2018-02-30" is not a date: February 2018 has 28 days. Correct the day.',
    ],
  },
  {
    fault: 'the year 1970',
    files: { 'articles/year-1970.md': headed('title: A\ndate: 1970-01-01') },
    lines: [
      'articles/year-1970.md:3:7 error invalid-date date "1970-01-01" lies before 1990. Write the day it was published.',
    ],
  },
  {
    fault: 'a date with slashes',
    files: { 'articles/slash-date.md': headed('title: A\ndate: 03/13/2018') },
    lines: [
      'articles/slash-date.md:3:7 error invalid-date date "03/13/2018" is not a date. Write `date: 2018-03-13`.',
    ],
  },
  {
    fault: 'the 25th hour',
    files: { 'articles/hour-25.md': headed('title: A\ndate: 2018-03-13 25:00:00') },
    lines: [
      'articles/hour-25.md:3:7 error invalid-date date "2018-03-13 25:00:00" is not a date: there is no hour 25, only 0 to 23. Correct the hour.',
    ],
  },
  {
    fault: 'a date that is a list',
    files: { 'articles/list-date.md': headed('title: A\ndate: [2018-03-13]') },
    lines: [
      'articles/list-date.md:3:7 error invalid-date date ["2018-03-13"] is not a date. Write it as 2018-03-13 or Tue, 13 Mar 2018 16:54:41 +0000.',
    ],
  },
  {
    fault: 'no day in the file name',
    files: { 'articles/2018-13-45-no-day.md': headed('title: A') },
    lines: [
      'articles/2018-13-45-no-day.md:1:1 error invalid-date the file’s name begins with 2018-13-45, which is no day: there is no month 13. Rename it, or add `date`.',
    ],
  },
  {
    fault: 'three wrong dates',
    files: { 'articles/wrong-dates.md': article('lastmod: soon\npublishDate:\nexpiryDate: 2019') },
    lines: [
      'articles/wrong-dates.md:4:10 error invalid-date lastmod "soon" is not a date. Write it as 2018-03-13 or Tue, 13 Mar 2018 16:54:41 +0000.',
      'articles/wrong-dates.md:5:1 error invalid-date publishDate is empty. Write it as 2018-03-13 or Tue, 13 Mar 2018 16:54:41 +0000.',
      'articles/wrong-dates.md:6:13 error invalid-date expiryDate "2019" is not a date. Write it as 2018-03-13 or Tue, 13 Mar 2018 16:54:41 +0000.',
    ],
  },
  {
    fault: 'dates in the wrong order',
    files: {
      'articles/date-order.md': article(
        'lastmod: 2018-03-12\npublishDate: 2018-04-01\nexpiryDate: 2018-03-31\nlastReviewed: 2020-01-01\nnextReview: 2019-01-01',
      ),
    },
    lines: [
      'articles/date-order.md:4:10 warning date-order lastmod (2018-03-12) lies before date (2018-03-13). Check both dates.',
      'articles/date-order.md:6:13 warning date-order expiryDate (2018-03-31) lies before publishDate (2018-04-01). Check both dates.',
      'articles/date-order.md:8:13 warning date-order nextReview (2019-01-01) lies before lastReviewed (2020-01-01). Check both dates.',
    ],
  },
  {
    fault: 'draft: no',
    files: { 'articles/draft-no.md': article('draft: no') },
    lines: [
      'articles/draft-no.md:4:8 error invalid-value draft "no" is neither true nor false. Write `draft: false`.',
    ],
  },
  {
    fault: 'draft in quotation marks',
    files: { 'articles/draft-quoted.md': article('draft: "false"') },
    lines: [
      'articles/draft-quoted.md:4:8 error invalid-value draft "false" is neither true nor false. Write `draft: false`.',
    ],
  },
  {
    fault: 'draft: 1',
    files: { 'articles/draft-1.md': article('draft: 1') },
    lines: [
      'articles/draft-1.md:4:8 error invalid-value draft "1" is neither true nor false. Write `draft: true`.',
    ],
  },
  {
    fault: 'draft without a value',
    files: { 'articles/draft-empty.md': article('draft:') },
    lines: [
      'articles/draft-empty.md:4:1 error invalid-value draft is empty. Write `true` or `false` without quotation marks.',
    ],
  },
  {
    fault: 'flags that are words',
    files: { 'articles/flags.md': article('toc: yes\nfeatured: "on"\nnoindex: [true]') },
    lines: [
      'articles/flags.md:4:6 error invalid-value toc "yes" is neither true nor false. Write `toc: true`.',
      'articles/flags.md:5:11 error invalid-value featured "on" is neither true nor false. Write `featured: true`.',
      'articles/flags.md:6:10 error invalid-value noindex [true] is neither true nor false. Write `true` or `false` without quotation marks.',
    ],
  },
  {
    fault: 'tags that are a map',
    files: { 'articles/map-tags.md': article('tags: { a: b }') },
    lines: [
      'articles/map-tags.md:4:7 error invalid-value tags is not a list. Its shape is: list, text with commas, or one value.',
    ],
  },
  {
    fault: 'a tag with a colon',
    files: { 'articles/colon-tag.md': article('tags:\n  - Health: IT') },
    lines: [
      "articles/colon-tag.md:5:5 error invalid-value tags has a value that is read as a key and its value. Put quotation marks around a value that holds `: `, as `'Health: IT'`.",
    ],
  },
  {
    fault: 'a category that is nothing',
    files: { 'articles/null-category.md': article('categories: [Epsilon, ]\nkeywords: [~]') },
    lines: [
      'articles/null-category.md:5:12 error missing-key keywords has a value that is empty. Write a value, or delete the key.',
    ],
  },
  {
    fault: 'an author without a name',
    files: {
      'articles/map-authors.md': article('authors:\n  email: zeta@example.org\n  id: 7'),
    },
    lines: [
      'articles/map-authors.md:5:3 warning removed-content authors has a map without a name, which is left out. Write the name, or give it one of the keys `display_name`, `name`, `login`.',
    ],
  },
  {
    fault: 'a description that is a list',
    files: { 'articles/list-description.md': article('description: [a, b]') },
    lines: [
      'articles/list-description.md:4:14 error invalid-value description is not text. Its shape is: text.',
    ],
  },
  {
    fault: 'a picture that is a map without a file',
    files: { 'articles/map-image.md': article('image: { uid: a }') },
    lines: [
      'articles/map-image.md:4:1 warning missing-picture image is a map that names no file. Write the file itself, as `image: picture.png`.',
    ],
  },
  {
    fault: 'a canonical address that is a path',
    files: { 'articles/canonical-path.md': article('canonical: /a/b/') },
    lines: [
      'articles/canonical-path.md:4:12 error invalid-value canonical "/a/b/" is no absolute URL. Write it as `https://example.org/path/`.',
    ],
  },
  {
    fault: 'a canonical address that is no web address',
    files: { 'articles/canonical-ftp.md': article('canonical: ftp://example.org/a') },
    lines: [
      'articles/canonical-ftp.md:4:12 error invalid-value canonical "ftp://example.org/a" is no absolute URL. Write it as `https://example.org/path/`.',
    ],
  },
  {
    fault: 'a language in words',
    files: { 'articles/language.md': article('lang: British English') },
    lines: [
      'articles/language.md:4:7 error invalid-value lang "British English" is no language tag. Write it as `en`, `de` or `pt-BR`.',
    ],
  },
  {
    fault: 'a series without a name',
    files: { 'articles/series.md': article('series: ""') },
    lines: [
      'articles/series.md:4:9 error missing-key series is empty. Write a value, or delete the key.',
    ],
  },
  {
    fault: 'an alternative text that is a list',
    files: { 'articles/list-alt.md': article('imageAlt: [a]') },
    lines: [
      'articles/list-alt.md:4:11 error invalid-value imageAlt is not text. Its shape is: text.',
    ],
  },
  {
    fault: 'links of an author that are no links',
    files: {
      'authors/links.md': headed(
        'title: Links\nlinks: [{ label: A }, { label: B, url: "javascript:x" }, C]',
      ),
    },
    lines: [
      'authors/links.md:3:9 error invalid-value links lacks a `url`. Write it as `https://example.org/path/`.',
      'authors/links.md:3:40 error invalid-value links "javascript:x" is no absolute URL. Write it as `https://example.org/path/`.',
      'authors/links.md:3:58 error invalid-value links is not a `label` and a `url`. Its shape is: list of `label` and `url`.',
    ],
  },
  {
    fault: 'a category file without a title',
    files: { 'categories/untitled.md': headed('description: words') },
    lines: [
      'categories/untitled.md:1:1 error missing-key `title` is missing. Add a line `title: …`.',
    ],
  },
  {
    fault: 'a page with a broken title',
    files: { 'pages/untitled.md': headed('title: [A]') },
    lines: ['pages/untitled.md:2:8 error invalid-value title is not text. Its shape is: text.'],
  },
];
