import { article, headed, text, type BrokenInput } from './broken-input.ts';

/** Addresses, terms and header pictures that cannot be, or that two files claim. */
export const brokenAddresses: readonly BrokenInput[] = [
  {
    fault: 'an address that climbs out',
    files: { 'articles/climbing.md': article('safeURL: ../../etc/passwd') },
    lines: [
      'articles/climbing.md:4:10 error invalid-address safeURL holds the part `..`. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'an encoded climb',
    files: { 'articles/encoded-climb.md': article('safeURL: a/%2e%2e/%2e%2e/b/') },
    lines: [
      'articles/encoded-climb.md:4:10 error invalid-address safeURL holds the part `..`. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'an empty part',
    files: { 'articles/empty-part.md': article('safeURL: a//b/') },
    lines: [
      'articles/empty-part.md:4:10 error invalid-address safeURL has an empty part between two slashes. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'an encoded slash',
    files: { 'articles/encoded-slash.md': article('url: a%2Fb') },
    lines: [
      'articles/encoded-slash.md:4:6 error invalid-address url holds an encoded slash. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'a backslash',
    files: { 'articles/backslash-address.md': article('permalink: a\\b') },
    lines: [
      'articles/backslash-address.md:4:12 error invalid-address permalink holds the character `\\`. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'a pattern for an address',
    files: {
      'articles/pattern-jekyll.md': article('permalink: /:year/:title/'),
      'articles/pattern-hugo.md': article('aliases:\n  - /old/\n  - /posts/:slug/'),
      'articles/pattern-template.md': article('safeURL: /a/\nurl: "/{{ slug }}/"'),
    },
    lines: [
      'articles/pattern-hugo.md:6:5 error invalid-address aliases holds `:slug`, which nothing fills in. Write it as `/2018/03/13/name-of-the-article/`, or delete the key.',
      'articles/pattern-jekyll.md:4:12 error invalid-address permalink holds `:year`, which nothing fills in. Write it as `/2018/03/13/name-of-the-article/`, or delete the key.',
      'articles/pattern-template.md:5:6 error invalid-address "/{{ slug }}/" holds `{{ slug }}`, which nothing fills in. Write it as `/2018/03/13/name-of-the-article/`, or delete the key.',
    ],
  },
  {
    fault: 'a question mark',
    files: { 'articles/query.md': article('safeURL: /?p=123') },
    lines: [
      'articles/query.md:4:10 error invalid-address safeURL holds the character `?`. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'a number sign',
    files: { 'articles/fragment.md': article('safeURL: /a/#part') },
    lines: [
      'articles/fragment.md:4:10 error invalid-address safeURL holds the character `#`. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'a percent sign that encodes nothing',
    files: { 'articles/percent-address.md': article('safeURL: /100%/') },
    lines: [
      'articles/percent-address.md:4:10 error invalid-address safeURL holds a `%` that encodes nothing. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'a line break in an address',
    files: { 'articles/newline-address.md': article('safeURL: "/a\\nb/"') },
    lines: [
      'articles/newline-address.md:4:10 error invalid-address safeURL holds the character U+000A. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'an encoded NUL',
    files: { 'articles/encoded-nul.md': article('safeURL: /a%00b/') },
    lines: [
      'articles/encoded-nul.md:4:10 error invalid-address safeURL holds the character U+0000. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'the address of the home page',
    files: { 'articles/home.md': article('safeURL: /') },
    lines: [
      'articles/home.md:4:10 error invalid-address safeURL names the home page. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'an empty address',
    files: { 'articles/empty-address.md': article('safeURL:') },
    lines: [
      'articles/empty-address.md:4:1 error invalid-address safeURL is empty. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'a whole URL as address',
    files: { 'articles/whole-url.md': article('url: https://example.org/a/') },
    lines: [
      'articles/whole-url.md:4:6 error invalid-address url is a whole URL, where a path is expected. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'an address that is a list',
    files: { 'articles/list-address.md': article('safeURL: [a, b]') },
    lines: [
      'articles/list-address.md:4:10 error invalid-address safeURL is not a path. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'the name of a device',
    files: { 'articles/device.md': article('safeURL: /con/x/') },
    lines: [
      'articles/device.md:4:10 error invalid-address safeURL has the part "con", which is a device on some systems. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'a part that ends with a dot',
    files: { 'articles/dot-address.md': article('safeURL: /a./b/') },
    lines: [
      'articles/dot-address.md:4:10 error invalid-address safeURL has the part "a.", which some file systems cut. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'a part of 201 letters',
    files: { 'articles/long-address.md': article(`safeURL: /${'x'.repeat(201)}/`) },
    lines: [
      'articles/long-address.md:4:10 error invalid-address safeURL has a part of more than 200 bytes. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'an address among the tags',
    files: { 'articles/among-tags.md': article('safeURL: /Tags/fhir/') },
    lines: [
      'articles/among-tags.md:4:10 error reserved-address /Tags/fhir/ belongs to the tags. Choose another address.',
    ],
  },
  {
    fault: 'the address of a feed',
    files: { 'articles/feed.md': article('safeURL: /feed.xml/') },
    lines: [
      'articles/feed.md:4:10 error reserved-address /feed.xml/ belongs to the feeds. Choose another address.',
    ],
  },
  {
    fault: 'the address of a year',
    files: { 'articles/year.md': article('safeURL: /2018/') },
    lines: [
      'articles/year.md:4:10 error reserved-address /2018/ belongs to the archive of a year. Choose another address.',
    ],
  },
  {
    fault: 'the address of a sitemap',
    files: { 'articles/sitemap.md': article('safeURL: /sitemap-1.xml') },
    lines: [
      'articles/sitemap.md:4:10 error reserved-address /sitemap-1.xml/ belongs to the sitemap. Choose another address.',
    ],
  },
  {
    fault: 'the address of a public file',
    files: { 'articles/favicon.md': article('safeURL: /favicon.svg') },
    lines: [
      'articles/favicon.md:4:10 error reserved-address /favicon.svg/ belongs to the icons. Choose another address.',
    ],
  },
  {
    fault: 'a page among the authors',
    files: { 'pages/authors.md': text('Text.') },
    lines: [
      'pages/authors.md:1:1 error reserved-address /authors/ belongs to the authors. Choose another address.',
    ],
  },
  {
    fault: 'a slug without a letter',
    files: { 'articles/no-slug.md': article('slug: "***"') },
    lines: [
      'articles/no-slug.md:4:7 error empty-slug slug "***" has no letter or digit to make an address from. Write it with letters or digits.',
    ],
  },
  {
    fault: 'an empty slug',
    files: { 'articles/empty-slug.md': article('slug: ""') },
    lines: [
      'articles/empty-slug.md:4:7 error missing-key slug is empty. Write a value, or delete the key.',
    ],
  },
  {
    fault: 'a file name without a letter',
    files: { 'articles/---.md': text('Text.') },
    lines: [
      'articles/---.md:1:1 error empty-slug the file’s name has no letter or digit to make an address from. Add `slug`.',
    ],
  },
  {
    fault: 'an older address that climbs out',
    files: { 'articles/climbing-alias.md': article('aliases: [/fine/, ../x/]') },
    lines: [
      'articles/climbing-alias.md:4:19 error invalid-address aliases holds the part `..`. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'an older address of the site itself',
    files: { 'articles/reserved-alias.md': article('redirect_from: /search/') },
    lines: [
      'articles/reserved-alias.md:4:16 error reserved-address /search/ belongs to the search. Choose another address.',
    ],
  },
  {
    fault: 'a second spelling that is no address',
    files: { 'articles/second-spelling.md': article('safeURL: /second-spelling/\nurl: a//b') },
    lines: [
      'articles/second-spelling.md:5:6 error invalid-address "a//b" has an empty part between two slashes. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'two files with one address',
    files: {
      'articles/twin-1.md': article('safeURL: /twin/'),
      'articles/twin-2.md': article('safeURL: twin'),
    },
    lines: [
      'articles/twin-1.md:4:10 error duplicate-address /twin/ is claimed by articles/twin-2.md:4 too. Give one of them another address.',
      'articles/twin-2.md:4:10 error duplicate-address /twin/ is claimed by articles/twin-1.md:4 too. Give one of them another address.',
    ],
  },
  {
    fault: 'three spellings of one address',
    files: {
      'articles/triplet-1.md': article('safeURL: /Tr%69plet/'),
      'articles/triplet-2.md': article('url: triplet/index.html'),
      'pages/triplet.md': headed('title: A'),
    },
    lines: [
      'articles/triplet-1.md:4:10 error duplicate-address /Triplet/ is claimed by articles/triplet-2.md:4, pages/triplet.md:1 too. Give one of them another address.',
      'articles/triplet-2.md:4:6 error duplicate-address /triplet/ is claimed by articles/triplet-1.md:4, pages/triplet.md:1 too. Give one of them another address.',
      'pages/triplet.md:1:1 error duplicate-address /triplet/ is claimed by articles/triplet-1.md:4, articles/triplet-2.md:4 too. Give one of them another address.',
    ],
  },
  {
    fault: 'two Unicode forms of one address',
    files: {
      'articles/form-c.md': article('safeURL: /caf\u00E9/'),
      'articles/form-d.md': article('safeURL: /cafe\u0301/'),
    },
    lines: [
      'articles/form-c.md:4:10 error duplicate-address /café/ is claimed by articles/form-d.md:4 too. Give one of them another address.',
      'articles/form-d.md:4:10 error duplicate-address /café/ is claimed by articles/form-c.md:4 too. Give one of them another address.',
    ],
  },
  {
    fault: 'an older address that another article has',
    files: {
      'articles/heir-1.md': article('aliases: [/heir/]'),
      'articles/heir-2.md': article('safeURL: /heir/'),
    },
    lines: [
      'articles/heir-1.md:4:11 error duplicate-address /heir/ is claimed by articles/heir-2.md:4 too. Give one of them another address.',
      'articles/heir-2.md:4:10 error duplicate-address /heir/ is claimed by articles/heir-1.md:4 too. Give one of them another address.',
    ],
  },
  {
    fault: 'one address by default',
    files: { 'articles/one/default.md': text('Text.'), 'articles/two/default.md': text('Text.') },
    lines: [
      'articles/one/default.md:1:1 error duplicate-address /2018/03/13/default/ is claimed by articles/two/default.md:1 too. Give one of them another address.',
      'articles/two/default.md:1:1 error duplicate-address /2018/03/13/default/ is claimed by articles/one/default.md:1 too. Give one of them another address.',
    ],
  },
  {
    fault: 'a broken header and a doubled address',
    files: {
      'articles/broken-twin-1.md': article('safeURL: /broken-twin/\ndraft: maybe'),
      'articles/broken-twin-2.md': article('safeURL: /broken-twin/'),
    },
    lines: [
      'articles/broken-twin-1.md:4:10 error duplicate-address /broken-twin/ is claimed by articles/broken-twin-2.md:4 too. Give one of them another address.',
      'articles/broken-twin-1.md:5:8 error invalid-value draft "maybe" is neither true nor false. Write `true` or `false` without quotation marks.',
      'articles/broken-twin-2.md:4:10 error duplicate-address /broken-twin/ is claimed by articles/broken-twin-1.md:4 too. Give one of them another address.',
    ],
  },
  {
    fault: 'a share path of another article',
    files: { 'articles/share.md': article('share: /elsewhere/') },
    lines: [
      'articles/share.md:4:8 warning share-address share is /elsewhere/, and the article lives at /2018/03/13/share/. Write `share: /2018/03/13/share/`, or delete the key.',
    ],
  },
  {
    fault: 'a share path that is no path',
    files: { 'articles/share-url.md': article('share: https://example.org/a/') },
    lines: [
      'articles/share-url.md:4:8 error invalid-address share is a whole URL, where a path is expected. Write it as `/2018/03/13/name-of-the-article/`.',
    ],
  },
  {
    fault: 'names without a letter',
    files: { 'articles/no-names.md': article('tags: ["!!!"]\ncategories: ["&"]\nauthors: ["?"]') },
    lines: [
      'articles/no-names.md:4:8 error empty-slug "!!!" in tags has no letter or digit to make an address from. Write it with letters or digits.',
      'articles/no-names.md:5:14 error empty-slug "&" in categories has no letter or digit to make an address from. Write it with letters or digits.',
      'articles/no-names.md:6:11 error empty-slug "?" in authors has no letter or digit to make an address from. Write a name.',
    ],
  },
  {
    fault: 'a tag in another spelling',
    files: {
      'articles/spelling-1.md': article('tags: [Health IT]'),
      'articles/spelling-2.md': article('tags: [Health IT]'),
      'articles/spelling-3.md': article('tags: health-it, Other'),
    },
    lines: [
      'articles/spelling-3.md:4:7 warning term-spelling "health-it" in tags is spelt "Health IT" elsewhere. Write "Health IT".',
    ],
  },
  {
    fault: 'a category that its file spells otherwise',
    files: {
      'articles/category-file.md': article('category: open data'),
      'categories/open-data.md': headed('title: Open Data', 'Text.'),
    },
    lines: [
      'articles/category-file.md:4:11 warning term-spelling "open data" in categories is spelt "Open Data" elsewhere. Write "Open Data".',
    ],
  },
  {
    fault: 'two files for one tag',
    files: {
      'tags/open-notes.md': headed('title: A', 'Text.'),
      'tags/Open Notes.md': headed('title: B', 'Text.'),
    },
    lines: [
      'tags/Open Notes.md:1:1 error duplicate-address tags/open-notes.md stands for the same address. Rename or delete one of them.',
      'tags/open-notes.md:1:1 error duplicate-address tags/Open Notes.md stands for the same address. Rename or delete one of them.',
    ],
  },
  {
    fault: 'a header picture that is missing',
    files: { 'articles/lost-picture.md': article('image: lost.png') },
    lines: [
      'articles/lost-picture.md:4:8 warning missing-picture lost.png is neither in `images/` nor beside the article. Add the file, or delete the key.',
    ],
  },
  {
    fault: 'a header picture at a lost path',
    files: {
      'articles/lost-path.md': article('featured_image: /2018/lost.png'),
      'articles/lost-folder.md': article('coverImage: files/lost.png'),
    },
    lines: [
      'articles/lost-folder.md:4:13 warning missing-picture files/lost.png is not in `articles/files/`. Add the file, or delete the key.',
      'articles/lost-path.md:4:17 warning missing-picture /2018/lost.png is neither in `images/` nor in `public/`. Add the file, or delete the key.',
    ],
  },
  {
    fault: 'a header picture of another host',
    files: { 'articles/remote-picture.md': article('image: https://cdn.example.org/a.png') },
    lines: [
      'articles/remote-picture.md:4:8 warning remote-picture https://cdn.example.org/a.png lies on another host and is not loaded. Put a copy into `content/images/`, if you may.',
    ],
  },
  {
    fault: 'a header picture outside',
    files: { 'articles/outside-picture.md': article('image: ../../secret.png') },
    lines: [
      'articles/outside-picture.md:4:8 error outside-content ../../secret.png leads out of the content folder. Move the picture into `content/images/`.',
    ],
  },
  {
    fault: 'a header picture that is none',
    files: {
      'articles/false-picture.md': article('image: false.png'),
      'images/false.png': 'no picture',
    },
    lines: [
      'articles/false-picture.md:4:8 error unsafe-picture images/false.png: The file is no picture in a format the site knows. Save the picture as JPEG, PNG, WebP, AVIF, GIF or plain SVG.',
    ],
  },
];
