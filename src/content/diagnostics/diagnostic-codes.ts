export type Severity = 'error' | 'warning';

interface CodeEntry {
  severity: Severity;
  /** What the code means, one sentence. */
  meaning: string;
  /** How to mend it, one sentence. */
  mend: string;
}

/**
 * Every diagnostic the site knows, in the order an editor meets them: file, front matter, values,
 * addresses, terms, pictures, body, links. `docs/diagnostics.md` is generated from this table.
 */
export const diagnosticCodes = {
  'unreadable-file': {
    severity: 'error',
    meaning:
      'The file cannot be read: a symbolic link, a folder without permission, or a special file.',
    mend: 'Replace it with an ordinary file.',
  },
  'nothing-read': {
    severity: 'error',
    meaning: 'The content folder holds files, and no article among them can be read.',
    mend: 'Put articles into `content/articles/`, with names that end in `.md`.',
  },
  'unread-article': {
    severity: 'error',
    meaning:
      'A file begins with front matter, and no page is made from it: its name ends otherwise, or it lies in another folder.',
    mend: 'Write it as Markdown that ends in `.md` in `content/articles/`, or delete it.',
  },
  'file-too-large': {
    severity: 'error',
    meaning: 'An article file is larger than 1 MB, or `redirects.yaml` than 4 MB.',
    mend: 'Split the article, or move data out of it; join redirects with `*`.',
  },
  'invalid-utf8': {
    severity: 'error',
    meaning: 'The file holds bytes that are not UTF-8.',
    mend: 'Save the file as UTF-8.',
  },
  'control-character': {
    severity: 'error',
    meaning: 'The file holds a NUL, or its front matter another control character.',
    mend: 'Delete the character.',
  },
  'control-character-removed': {
    severity: 'warning',
    meaning: 'A body holds a control character; it is left out of the page.',
    mend: 'Delete the character.',
  },
  'bidi-control': {
    severity: 'error',
    meaning:
      'The front matter holds a character that reverses the direction of text, so that it reads otherwise than it is.',
    mend: 'Delete the character.',
  },
  'bidi-control-removed': {
    severity: 'warning',
    meaning:
      'A body holds a character that reverses the direction of text; it is left out of the page.',
    mend: 'Delete the character.',
  },
  'unfinished-merge': {
    severity: 'error',
    meaning:
      'The file holds the marks of a merge that was never finished, and both sides between them.',
    mend: 'Keep the right lines, and delete the marks and the others.',
  },
  'missing-header': {
    severity: 'error',
    meaning: 'The file does not begin with front matter between two lines of three hyphens.',
    mend: 'Begin the file with `---`, the keys and `---`.',
  },
  'unclosed-header': {
    severity: 'error',
    meaning: 'The front matter is opened and never closed.',
    mend: 'Put a line of three hyphens below the last key.',
  },
  'header-language': {
    severity: 'error',
    meaning: 'The front matter is written in another language than YAML; it is never evaluated.',
    mend: 'Write it as YAML between two plain `---` lines.',
  },
  'header-too-large': {
    severity: 'error',
    meaning: 'The front matter is larger than 16 KB, long values of unknown keys not counted.',
    mend: 'Shorten the key that the message names, or move text into the body.',
  },
  'header-too-deep': {
    severity: 'error',
    meaning: 'The front matter nests lists or maps more than five levels deep.',
    mend: 'Flatten the value.',
  },
  'header-alias': {
    severity: 'error',
    meaning:
      'The front matter uses a YAML anchor, alias, tag or merge key, which can hide or multiply what it says.',
    mend: 'Write the value out, in quotation marks if it begins with `&`, `*` or `!`.',
  },
  'header-syntax': {
    severity: 'error',
    meaning: 'The front matter is not valid YAML.',
    mend: 'Often a value with a colon or a quotation mark in it needs quotation marks around it.',
  },
  'forbidden-key': {
    severity: 'error',
    meaning: 'The front matter uses a key that JavaScript gives a meaning of its own.',
    mend: 'Rename or delete the key.',
  },
  'header-key-in-body': {
    severity: 'error',
    meaning:
      'The first line of the body is a front-matter key: the front matter was closed too early.',
    mend: 'Move the line above the closing `---`.',
  },
  'repeated-key': {
    severity: 'error',
    meaning:
      'A key that decides whether or where an article is public stands twice with different values.',
    mend: 'Keep one of the two lines.',
  },
  'overridden-key': {
    severity: 'warning',
    meaning: 'A key stands twice with different values; the last one counts.',
    mend: 'Delete the one that does not count.',
  },
  'repeated-list': {
    severity: 'warning',
    meaning: 'A list key stands twice with different values; the lists are joined.',
    mend: 'Join the two lines into one.',
  },
  'near-miss-key': {
    severity: 'warning',
    meaning: 'An unknown key differs from a known one by a letter or two.',
    mend: 'Write the known key.',
  },
  'held-back': {
    severity: 'error',
    meaning:
      'A key by which another generator hides the page is not read here, and the page would be public.',
    mend: 'Delete it, and write `draft: true` or `unlisted: true` instead.',
  },
  'unknown-status': {
    severity: 'warning',
    meaning:
      '`status` or `published` has a value that says neither that the article is public nor that it is not; it is a draft.',
    mend: 'Write `draft: true`, or delete the key.',
  },
  'cut-value': {
    severity: 'warning',
    meaning: 'A value holds ` #`, where YAML begins a comment: the rest is not read.',
    mend: 'Put quotation marks around the whole value.',
  },
  'unseen-character': {
    severity: 'warning',
    meaning:
      'A key, a value or the address of a link holds a character that cannot be seen, as a no-break space; it is left out.',
    mend: 'Delete it, or write an ordinary space.',
  },
  'missing-key': {
    severity: 'error',
    meaning: 'A key that every article needs is missing.',
    mend: 'Add the key.',
  },
  'invalid-value': {
    severity: 'error',
    meaning: 'A value has the wrong shape for its key.',
    mend: 'Write it in the shape that the message names.',
  },
  'invalid-date': {
    severity: 'error',
    meaning:
      'A value is not a date the site can read, or there is no such day, or it lies before 1990.',
    mend: 'Write it as 2018-03-13 or 2018-03-13T16:54:41Z.',
  },
  'date-order': {
    severity: 'warning',
    meaning: 'A date lies before one that it must follow.',
    mend: 'Check both dates.',
  },
  'long-title': {
    severity: 'warning',
    meaning: 'The title is longer than 300 characters.',
    mend: 'Shorten it.',
  },
  'invalid-address': {
    severity: 'error',
    meaning:
      'An address cannot be built from the value: an empty, dot or encoded segment, a forbidden character, or a pattern as `/:year/`.',
    mend: 'Write it as `/2018/03/13/name-of-the-article/`.',
  },
  'reserved-address': {
    severity: 'error',
    meaning:
      'The address belongs to the site itself, or a part of it begins with a dot, which hosts keep back.',
    mend: 'Choose another address.',
  },
  'duplicate-address': {
    severity: 'error',
    meaning: 'Two sources claim one address, perhaps in another spelling.',
    mend: 'Give one of them another address.',
  },
  'moved-page': {
    severity: 'warning',
    meaning:
      'A page has another address than in the last build, or at the commit that `--changed` names, and nothing answers the old one: its file was renamed, or its date or slug changed.',
    mend: 'Write the old address into `aliases`, or keep it as `safeURL`.',
  },
  'changed-slug': {
    severity: 'warning',
    meaning:
      'A `slug` holds characters that stay out of addresses; the address is made without them.',
    mend: 'Write the slug as the message names it, or the whole address as `safeURL`.',
  },
  'device-name': {
    severity: 'warning',
    meaning:
      'An address has a part that Windows takes for a device; its disks cannot hold the page.',
    mend: 'Write the name in other words, or add `slug`.',
  },
  'shared-guid': {
    severity: 'warning',
    meaning: 'Two articles have one `guid`; feed readers show one of them.',
    mend: 'Give each article one of its own.',
  },
  'invalid-redirect': {
    severity: 'error',
    meaning:
      'An entry of `redirects` in `src/site.config.ts` or of `content/redirects.yaml` cannot be read.',
    mend: "Write it as `{ from: '/feed/', to: '/feed.xml' }`; in the second file as `- from: /feed/` with `to: /feed.xml` on the line below.",
  },
  'hidden-redirect': {
    severity: 'error',
    meaning: 'A redirect and a page of the site have one address, so that one hides the other.',
    mend: 'Delete the redirect, or make it narrower.',
  },
  'redirect-loop': {
    severity: 'error',
    meaning: 'Redirects lead to each other, and to no page.',
    mend: 'Let one of them lead to a page.',
  },
  'redirect-target': {
    severity: 'warning',
    meaning: 'A redirect leads to no page or file of this site.',
    mend: 'Correct the address, or delete the redirect.',
  },
  'redirect-host': {
    severity: 'warning',
    meaning:
      'A redirect cannot be answered: no host that `src/site.config.ts` names knows its form, or tells its address from that of a page, or there are more than the host reads.',
    mend: 'Name a host that does, write the redirect as a plain path, or keep the old address as `safeURL`.',
  },
  'host-limit': {
    severity: 'warning',
    meaning:
      'The built site has more files or bytes than a host that `hosts` in `src/site.config.ts` names takes, or a file that is too large for it.',
    mend: 'Do what the message says, or choose a host without the limit; `severities` makes it an error, which stops the build.',
  },
  'font-file': {
    severity: 'error',
    meaning:
      'A font of `fonts` in `src/site.config.ts` is not below `public/`, is no WOFF2 file that browsers could read, or has no weight as CSS writes it.',
    mend: 'Put the file below `public/`, and write its path and its weight, as `400` or `400 700`.',
  },
  'navigation-target': {
    severity: 'warning',
    meaning:
      'A link of `navigation` or `footer` in `src/site.config.ts` leads to no page, so that pages leave it out. It is said of an address that nearly is that of a page, and of all in a list of which another link leads to a plain page.',
    mend: 'Correct its address, add the page, or delete the link.',
  },
  'home-category': {
    severity: 'warning',
    meaning:
      '`home.categories` in `src/site.config.ts` names a category that no published article is in, so that the home page has no band for it.',
    mend: 'Correct the name, or delete it from the list.',
  },
  'invalid-setting': {
    severity: 'error',
    meaning:
      'A value of `src/site.config.ts` or a colour of `src/styles/tokens.css` cannot be used, or the file cannot be read: a missing comma or quote, a kind that there is not, a colour that is not written as `#rrggbb`, a logo that is missing or no SVG, an address without `https://`.',
    mend: 'Write it as the message says.',
  },
  'low-contrast': {
    severity: 'warning',
    meaning:
      'A colour of `src/site.config.ts` or `src/styles/tokens.css` is hard to see on one that it is used on, in light or in dark: text has a contrast below 4.5, or an edge below 3 (WCAG 2.2).',
    mend: 'Take the colour that the message names, or one further from its ground.',
  },
  'share-address': {
    severity: 'warning',
    meaning: 'The share path is not the article’s own address.',
    mend: 'Write the article’s address, or delete the key.',
  },
  'language-conflict': {
    severity: 'warning',
    meaning: 'The folder, the name or the front matter of a file say different languages.',
    mend: 'Leave the language to one of them: `articles/de/name.md`, `name.de.md` or `lang: de`.',
  },
  'twin-translation': {
    severity: 'warning',
    meaning: 'Two articles or two plain pages of one language are translations of the same text.',
    mend: 'Give one of them another `translationKey`, or delete it.',
  },
  'empty-slug': {
    severity: 'error',
    meaning: 'A tag, category or author has no letter or digit to make an address from.',
    mend: 'Write it with letters or digits.',
  },
  'term-spelling': {
    severity: 'warning',
    meaning: 'A tag or category is spelt otherwise than in most articles; they are one term.',
    mend: 'Write it as most articles do.',
  },
  'near-miss-term': {
    severity: 'warning',
    meaning:
      'A tag or category that is used once or twice differs by a letter from one that is used more or has a file, or an author without a file from one with a file.',
    mend: 'Write the other spelling, or add a file for this one if it is meant.',
  },
  'joined-terms': {
    severity: 'warning',
    meaning:
      'Words without brackets are one tag or category here and several in Jekyll, and each of them is one of other articles.',
    mend: 'Write them as a list: `[a, b]` for two, `["a b"]` for one.',
  },
  'unused-file': {
    severity: 'warning',
    meaning: 'A file in the content folder is of no kind the site reads.',
    mend: 'Move or delete it.',
  },
  'mdx-outside-features': {
    severity: 'error',
    meaning:
      'An `.mdx` file lies outside `content/features/`; MDX is code and lives where its owners review it.',
    mend: 'Move it to `content/features/`, or write it as `.md`.',
  },
  'mdx-syntax': {
    severity: 'error',
    meaning: 'An `.mdx` file cannot be compiled.',
    mend: 'Mend the syntax at the position named.',
  },
  'mdx-component': {
    severity: 'error',
    meaning:
      'An MDX article uses a component that is not in `src/components/mdx/`, and that it neither imports nor defines.',
    mend: 'Write a component of `docs/components.md`, import one, or add its file.',
  },
  'mdx-unknown-property': {
    severity: 'error',
    meaning: 'A component does not take a property that an MDX article gives it.',
    mend: 'Write a property of `docs/components.md`, or delete it.',
  },
  'mdx-missing-property': {
    severity: 'error',
    meaning: 'A property that a component needs is missing.',
    mend: 'Add the property.',
  },
  'mdx-property-value': {
    severity: 'error',
    meaning: 'The value of a property is none that its component takes.',
    mend: 'Write it as the message says.',
  },
  'mdx-lost-content': {
    severity: 'error',
    meaning: 'A component does not show what stands between its tags.',
    mend: 'Put the text below the component.',
  },
  'mdx-import': {
    severity: 'error',
    meaning:
      'An import of an MDX article leads to no file, to no installed package, or out of `content/features/` and the code of pages in `src/`, or what it leads to cannot be read or does not export the name.',
    mend: 'Correct the path or the name, mend or add the file, or install the package.',
  },
  'mdx-code': {
    severity: 'error',
    meaning:
      'The code of an MDX article, or of a module that it imports, cannot be built. Only `npm run build` finds it.',
    mend: 'Mend the code where the message says.',
  },
  'missing-picture': {
    severity: 'warning',
    meaning:
      'A picture that the front matter or a path of the site names is not there, or the front matter names it in a form that is not read; the page goes without.',
    mend: 'Add the file to `content/images/`, or delete what names it.',
  },
  'remote-picture': {
    severity: 'warning',
    meaning: 'A picture lies on another host; it is not loaded, a link stands in.',
    mend: 'Put a copy into `content/images/`, if you may.',
  },
  'unsafe-picture': {
    severity: 'error',
    meaning:
      'A picture cannot be published: it is corrupt, cut short, not what its name says, too large, or an SVG that holds more than drawing.',
    mend: 'Export the picture again as JPEG, PNG, WebP or a plain SVG.',
  },
  'unsafe-recording': {
    severity: 'error',
    meaning:
      'A file of sound, film or captions cannot be published: it is empty, or not what its name says.',
    mend: 'Save it again in the format that its name tells, or rename it.',
  },
  'missing-file': {
    severity: 'warning',
    meaning:
      'A relative link or picture of the body leads to a file that is not there; its text stays.',
    mend: 'Correct the path, or add the file.',
  },
  'unpublishable-file': {
    severity: 'error',
    meaning:
      'A link leads to a file of a kind that is not published, as a web page or a script of its own.',
    mend: 'Link to a picture, a PDF or another document, or put the file into `public/`.',
  },
  'lfs-pointer': {
    severity: 'error',
    meaning: 'In the place of a file is a pointer of Git LFS, as the file itself was not fetched.',
    mend: 'Run `git lfs pull`, or set `lfs: true` in the checkout step.',
  },
  'public-code': {
    severity: 'error',
    meaning:
      'A file of `public/` runs code in readers’ browsers: a web page, a script, or an SVG that does more than draw.',
    mend: 'Delete it, or name its path in `publicCode` of `src/site.config.ts`.',
  },
  'hidden-public-file': {
    severity: 'warning',
    meaning:
      'A file or folder of `public/` is not published, as its name begins with a dot; `.well-known` is.',
    mend: 'Rename it, or delete it.',
  },
  'outside-content': {
    severity: 'error',
    meaning: 'A path leads out of the content folder.',
    mend: 'Move the file into the content folder.',
  },
  'broken-link': {
    severity: 'warning',
    meaning: 'An internal link leads to no page of this site.',
    mend: 'Correct the address, or delete the link.',
  },
  'broken-anchor': {
    severity: 'warning',
    meaning: 'A link names a section that its page does not have.',
    mend: 'Correct the part after `#`.',
  },
  'unsafe-link': {
    severity: 'warning',
    meaning:
      'A link has a scheme that pages must not hold, as `javascript:`; its text stays, the link goes.',
    mend: 'Delete the link.',
  },
  'link-without-scheme': {
    severity: 'warning',
    meaning:
      'An address looks like a host without a scheme, and would lead to a page of this site.',
    mend: 'Write `https://` before it.',
  },
  'local-link': {
    severity: 'warning',
    meaning: 'A link leads to `localhost` or into a private network, where readers find nothing.',
    mend: 'Write the public address.',
  },
  'vague-link-text': {
    severity: 'warning',
    meaning:
      'The whole text of a link is “click here”, “read more” or the like, which says nothing in a list of links.',
    mend: 'Make the words that name the target the link.',
  },
  'other-language': {
    severity: 'warning',
    meaning:
      'A link leads to an article of another language, and there is a translation into the language of the page.',
    mend: 'Link to the translation.',
  },
  'leftover-template': {
    severity: 'warning',
    meaning: 'The body holds a tag of another generator, which readers would see.',
    mend: 'Replace it with Markdown.',
  },
  'markdown-left': {
    severity: 'warning',
    meaning: 'Something was meant as Markdown and is shown as it is written.',
    mend: 'Write it as the message says, or put a backslash before it if it is meant so.',
  },
  'removed-content': {
    severity: 'warning',
    meaning: 'The author wrote something that the page does not show.',
    mend: 'Write it in another way, or delete it.',
  },
  'unknown-element': {
    severity: 'warning',
    meaning: 'A word in angle brackets is no element of HTML; it is shown as it is written.',
    mend: 'Put a backslash before it, or write it in backticks.',
  },
  'faulty-formula': {
    severity: 'warning',
    meaning: 'A formula cannot be read, or holds what browsers cannot show; its source is shown.',
    mend: 'Mend it as the message says. Before a dollar sign that begins no formula, put a backslash.',
  },
  'unclosed-code': {
    severity: 'warning',
    meaning: 'A block of code is never closed, so that what follows is code too.',
    mend: 'Close it with the marks that open it.',
  },
  'missing-alt': {
    severity: 'warning',
    meaning: 'A picture of the body has no alternative text.',
    mend: 'Say in the square brackets what the picture shows.',
  },
  'skipped-heading': {
    severity: 'warning',
    meaning: 'A heading is more than one level below the one before it.',
    mend: 'Use the next level.',
  },
  'empty-body': {
    severity: 'warning',
    meaning: 'The article has no text.',
    mend: 'Write it, or set `draft: true`: a draft may be empty.',
  },
  'lost-body': {
    severity: 'error',
    meaning: 'The body has text, but its page would have none.',
    mend: 'Look for an HTML comment or tag that is never closed.',
  },
  'unclosed-html': {
    severity: 'warning',
    meaning: 'A raw HTML tag or comment is never closed and swallows what follows.',
    mend: 'Close it.',
  },
  'remote-frame': {
    severity: 'warning',
    meaning: 'A frame, or what a script embeds, is not loaded; a link stands in.',
    mend: 'Link to the page instead.',
  },
  'body-too-complex': {
    severity: 'error',
    meaning: 'The body nests too deeply, holds too wide a table, or grows too much when rendered.',
    mend: 'Simplify the part named, or split the article.',
  },
  'route-conflict': {
    severity: 'error',
    meaning: 'A page that was added to `src/pages/` has an address that something else has too.',
    mend: 'Rename the file of the page, or give the other another address.',
  },
  'page-failed': {
    severity: 'error',
    meaning:
      'A page or endpoint that was added to `src/pages/`, or the code of an MDX article, throws or answers with an error. Only a build says so, as it runs the code.',
    mend: 'Mend the code of the page.',
  },
} as const satisfies Record<string, CodeEntry>;

export type DiagnosticCode = keyof typeof diagnosticCodes;

/** Codes of warnings, whose severity can be changed. Without errors, a page would be wrong, lost or unsafe. */
export type WarningCode = {
  [Code in DiagnosticCode]: (typeof diagnosticCodes)[Code]['severity'] extends 'warning'
    ? Code
    : never;
}[DiagnosticCode];

/** The severities that a publisher chose; warnings not named stay warnings. */
export type Severities = Readonly<Partial<Record<WarningCode, Severity | 'off'>>>;
