import { article, headed, text, type BrokenInput } from './broken-input.ts';

/** What is wrong with a file before anyone reads its values. */
export const brokenSources: readonly BrokenInput[] = [
  {
    fault: 'a NUL in the body',
    files: { 'articles/nul-in-body.md': text('Some\u0000thing.') },
    lines: [
      'articles/nul-in-body.md:6:5 error control-character control character U+0000. Delete the character.',
    ],
  },
  {
    fault: 'a backspace in the front matter',
    files: { 'articles/backspace.md': headed('title: A\u0008B\ndate: 2018-03-13') },
    lines: [
      'articles/backspace.md:2:9 error control-character control character U+0008. Delete the character.',
    ],
  },
  {
    fault: 'a carriage return alone',
    files: { 'articles/lone-return.md': text('One\rtwo.') },
    lines: [
      'articles/lone-return.md:6:4 warning control-character-removed control character U+000D is left out of the page. Delete the character.',
    ],
  },
  {
    fault: 'a letter in Latin-1',
    files: { 'articles/latin-1.md': Buffer.from(text('Caf\u00E9 au lait.'), 'latin1') },
    lines: [
      'articles/latin-1.md:6:4 error invalid-utf8 byte E9 is not UTF-8. Save the file as UTF-8.',
    ],
  },
  {
    fault: 'a file in UTF-16',
    files: { 'articles/utf-16.md': Buffer.from(`\uFEFF${text('Text.')}`, 'utf16le') },
    lines: [
      'articles/utf-16.md:1:1 error invalid-utf8 the file is UTF-16. Save the file as UTF-8.',
    ],
  },
  {
    fault: 'an override in the front matter',
    files: { 'articles/header-override.md': headed('title: A\u202EB\ndate: 2018-03-13') },
    lines: [
      'articles/header-override.md:2:9 error bidi-control U+202E reverses the direction of the text after it. Delete the character.',
    ],
  },
  {
    fault: 'an isolate in the body',
    files: { 'articles/body-isolate.md': text('Some \u2066text\u2069.') },
    lines: [
      'articles/body-isolate.md:6:6 warning bidi-control-removed U+2066 reverses the direction of the text after it. Delete the character.',
      'articles/body-isolate.md:6:11 warning bidi-control-removed U+2069 reverses the direction of the text after it. Delete the character.',
    ],
  },
  {
    fault: 'no header',
    files: { 'articles/no-header.md': 'Just text.\n' },
    lines: [
      'articles/no-header.md:1:1 error missing-header the file does not begin with front matter. Begin it with a line of `---`, the keys, and a line of `---`.',
    ],
  },
  {
    fault: 'an empty file',
    files: { 'articles/empty-file.md': '' },
    lines: [
      'articles/empty-file.md:1:1 error missing-header the file does not begin with front matter. Begin it with a line of `---`, the keys, and a line of `---`.',
    ],
  },
  {
    fault: 'front matter without keys',
    files: { 'articles/no-keys.md': '---\n---\n\nText.\n' },
    lines: [
      'articles/no-keys.md:1:1 error missing-key `date` is missing. Add a line `date: 2018-03-13`, or `draft: true`.',
      'articles/no-keys.md:1:1 error missing-key `title` is missing. Add a line `title: …`.',
    ],
  },
  {
    fault: 'front matter that is never closed',
    files: { 'articles/unclosed.md': '---\ntitle: A\ndate: 2018-03-13\n\nText.\n' },
    lines: [
      'articles/unclosed.md:1:1 error unclosed-header the front matter is never closed. Put a line with only `---` below the last key.',
    ],
  },
  {
    fault: 'words on the closing fence',
    files: { 'articles/closing-words.md': '---\ntitle: A\n--- end\n\nText.\n' },
    lines: [
      'articles/closing-words.md:1:1 error unclosed-header the front matter is never closed: "--- end" is no fence. Put a line with only `---` below the last key.',
    ],
  },
  {
    fault: 'three dots instead of the closing fence',
    files: { 'articles/dots.md': '---\ntitle: A\n...\n\nText.\n' },
    lines: [
      'articles/dots.md:1:1 error unclosed-header the front matter is never closed. Put a line with only `---` below the last key.',
    ],
  },
  {
    fault: 'front matter in JavaScript',
    files: { 'articles/javascript.md': '---js\n{ title: process.exit(7) }\n---\n\nText.\n' },
    lines: [
      'articles/javascript.md:1:1 error header-language front matter in "js" is not read and never run. Write it as YAML between two lines of `---`.',
    ],
  },
  {
    fault: 'front matter in JSON',
    files: { 'articles/json.md': '--- json\n{ "title": "A" }\n---\n\nText.\n' },
    lines: [
      'articles/json.md:1:1 error header-language front matter in "json" is not read and never run. Write it as YAML between two lines of `---`.',
    ],
  },
  {
    fault: 'front matter in TOML',
    files: { 'articles/toml.md': '\n+++\ntitle = "A"\n+++\n\nText.\n' },
    lines: [
      'articles/toml.md:2:1 error header-language front matter that begins with "+++" is not read. Write it as YAML between two lines of `---`.',
    ],
  },
  {
    fault: 'front matter without fences',
    files: { 'articles/braces.md': '{ "title": "A" }\n\nText.\n' },
    lines: [
      'articles/braces.md:1:1 error header-language front matter that begins with "{ \\"" is not read. Write it as YAML between two lines of `---`.',
    ],
  },
  {
    fault: 'four hyphens',
    files: { 'articles/four-hyphens.md': '----\ntitle: A\n----\n\nText.\n' },
    lines: [
      'articles/four-hyphens.md:1:1 error missing-header the file does not begin with front matter. Begin it with a line of `---`, the keys, and a line of `---`.',
    ],
  },
  {
    fault: 'front matter of 20 KB',
    files: {
      'articles/large-header.md': article(
        `plugin: ${'x'.repeat(20_000)}\ndescription: ${'x'.repeat(17_000)}`,
      ),
    },
    lines: [
      'articles/large-header.md:5:1 error header-too-large the known keys have 17046 bytes, and at most 16384 are read; `description` alone has 17013. Shorten `description`, or move it into the body.',
    ],
  },
  {
    fault: 'a file of more than 1 MB',
    files: { 'articles/large-file.md': text('Some words. '.repeat(100_000)) },
    lines: [
      'articles/large-file.md:1:1 error file-too-large the file is larger than 1 MB. Split the article.',
    ],
  },
  {
    fault: 'six levels in brackets',
    files: { 'articles/deep-brackets.md': article('plugin: [[[[[[x]]]]]]') },
    lines: [
      'articles/deep-brackets.md:4:14 error header-too-deep lists and maps nest more than 5 levels deep. Flatten the value.',
    ],
  },
  {
    fault: 'six levels by indentation',
    files: {
      'articles/deep-indents.md': article('a:\n  b:\n    c:\n      d:\n        e:\n          f: g'),
    },
    lines: [
      'articles/deep-indents.md:9:11 error header-too-deep lists and maps nest more than 5 levels deep. Flatten the value.',
    ],
  },
  {
    fault: 'an alias',
    files: { 'articles/alias.md': article('description: *text') },
    lines: [
      "articles/alias.md:4:14 error header-alias the alias `*text` is not read in front matter. Write the value out, or `description: '*text'` if it is text.",
    ],
  },
  {
    fault: 'an anchor',
    files: { 'articles/anchor.md': article('description: &text words') },
    lines: [
      "articles/anchor.md:4:14 error header-alias the anchor `&text` is not read in front matter. Write the value out, or `description: '&text words'` if it is text.",
    ],
  },
  {
    fault: 'a YAML tag',
    files: { 'articles/yaml-tag.md': article('description: !!js/function words') },
    lines: [
      "articles/yaml-tag.md:4:14 error header-alias the tag `!!js/function` is not read in front matter. Write the value out, or `description: '!!js/function words'` if it is text.",
    ],
  },
  {
    fault: 'a merge key',
    files: { 'articles/merge-key.md': article('<<: { description: words }') },
    lines: [
      'articles/merge-key.md:4:1 error header-alias the merge key `<<` is not read in front matter. Write the value out; one that begins with `&`, `*` or `!` needs quotation marks.',
    ],
  },
  {
    fault: 'a key of JavaScript',
    files: { 'articles/prototype.md': article('__proto__: { draft: true }') },
    lines: [
      'articles/prototype.md:4:1 error forbidden-key `__proto__` is no key for front matter. Rename or delete it.',
    ],
  },
  {
    fault: 'a key below the closing fence',
    files: { 'articles/stray-key.md': headed('title: A\ndate: 2018-03-13', 'tags: [X]\n\nText.') },
    lines: [
      'articles/stray-key.md:6:1 error header-key-in-body `tags` stands below the closing fence of the front matter. Move it above the `---`.',
    ],
  },
  {
    fault: 'front matter that is a list',
    files: { 'articles/list-header.md': headed('- title\n- date') },
    lines: [
      'articles/list-header.md:2:1 error header-syntax the front matter is not a list of keys and values. Write each key on its own line as `key: value`.',
    ],
  },
  {
    fault: 'front matter that is a sentence',
    files: { 'articles/sentence-header.md': headed('Just a sentence') },
    lines: [
      'articles/sentence-header.md:2:1 error header-syntax the front matter is not a list of keys and values. Write each key on its own line as `key: value`.',
    ],
  },
  {
    fault: 'a second colon',
    files: { 'articles/second-colon.md': headed('title: FHIR: an overview\ndate: 2018-03-13') },
    lines: [
      "articles/second-colon.md:2:8 error header-syntax a value holds a second `: `. Write `title: 'FHIR: an overview'`.",
    ],
  },
  {
    fault: 'a quotation mark that is never closed',
    files: { 'articles/open-quote.md': headed('title: "FHIR\ndate: 2018-03-13') },
    lines: [
      'articles/open-quote.md:2:8 error header-syntax a quotation mark is opened and never closed. Write `title: "FHIR"`.',
    ],
  },
  {
    fault: 'a quotation mark that the next value’s own closes',
    files: {
      'articles/next-quote.md': headed('title: "FHIR\ndate: 2018-03-13\ntags: ["HL7", "EHR"]'),
    },
    lines: [
      'articles/next-quote.md:2:8 error header-syntax a quotation mark is opened and never closed. Write `title: "FHIR"`.',
    ],
  },
  {
    fault: 'words after a closing quotation mark',
    files: { 'articles/after-quote.md': headed('title: "FHIR" explained\ndate: 2018-03-13') },
    lines: [
      'articles/after-quote.md:2:15 error header-syntax a value goes on after its closing quotation mark. Write `title: \'"FHIR" explained\'`.',
    ],
  },
  {
    fault: 'a bracket that is never closed',
    files: { 'articles/open-bracket.md': headed('title: A\ntags: [FHIR, HL7\ndate: 2018-03-13') },
    lines: [
      'articles/open-bracket.md:3:7 error header-syntax a bracket is opened and never closed. Write `tags: [FHIR, HL7]`.',
    ],
  },
  {
    fault: 'a value that begins with an at sign',
    files: { 'articles/at-sign.md': article('description: @editors, this is for you') },
    lines: [
      "articles/at-sign.md:4:14 error header-syntax this is not YAML: plain value cannot start with reserved character @. Write `description: '@editors, this is for you'`.",
    ],
  },
  {
    fault: 'a value that begins with a percent sign',
    files: { 'articles/percent.md': article('description: %5 of all') },
    lines: [
      "articles/percent.md:4:14 error header-syntax this is not YAML: plain value cannot start with directive indicator character %. Write `description: '%5 of all'`.",
    ],
  },
  {
    fault: 'a tab as indentation',
    files: { 'articles/tab.md': article('links:\n\t- x') },
    lines: [
      'articles/tab.md:5:1 error header-syntax a line is indented with a tab. Write `  - x`.',
    ],
  },
  {
    fault: 'a line indented otherwise',
    files: { 'articles/indents.md': article('tags:\n    - A\n  - B') },
    lines: [
      'articles/indents.md:6:1 error header-syntax a line is indented otherwise than its neighbours. Indent lines of one list or map alike.',
    ],
  },
  {
    fault: 'a backslash in double quotation marks',
    files: { 'articles/backslash.md': article('description: "C:\\path"') },
    lines: [
      "articles/backslash.md:4:17 error header-syntax a backslash in double quotation marks begins no known escape. Write `description: 'C:\\path'`.",
    ],
  },
  {
    fault: 'a key without a colon',
    files: { 'articles/no-colon.md': headed('title: A\ndate: 2018-03-13\ndraft') },
    lines: [
      'articles/no-colon.md:4:1 error header-syntax a `:` or a closing bracket is missing. Write `key: value`, and close every `[` and `{`.',
    ],
  },
  {
    fault: 'a key that is a list',
    files: { 'articles/list-key.md': article('? [a, b]\n: c') },
    lines: [
      'articles/list-key.md:4:3 error header-syntax a key is a list or a map. Put quotation marks around a key that holds brackets.',
    ],
  },
  {
    fault: 'front matter that dots end early',
    files: { 'articles/early-dots.md': article('...\ndraft: true') },
    lines: [
      'articles/early-dots.md:4:1 error header-syntax `...` ends the front matter before its last key. Delete the line.',
    ],
  },
  {
    fault: 'keys indented otherwise',
    files: { 'articles/indented-key.md': headed(' title: A\ndate: 2018-03-13') },
    lines: [
      'articles/indented-key.md:3:1 error header-syntax this stands where no value can. Write each key on its own line as `key: value`, without spaces before it.',
    ],
  },
  {
    fault: 'a key with two values',
    files: { 'articles/repeated-key.md': headed('title: One\ndate: 2018-03-13\ntitle: Two') },
    lines: [
      'articles/repeated-key.md:4:1 warning overridden-key `title` stands in lines 2 and 4 with different values; the last one counts. Delete the one that does not count.',
    ],
  },
  {
    fault: 'a list with two values',
    files: {
      'articles/repeated-list.md': article('tags: [Alpha]\ndescription: words\ntags: [Beta]'),
    },
    lines: [
      'articles/repeated-list.md:6:1 warning repeated-list `tags` stands in lines 4 and 6 with different values; they are joined. Write one line, `tags: [Alpha, Beta]`.',
    ],
  },
  {
    fault: 'a letter too many in a key',
    files: { 'articles/near-miss.md': article('titles: B\ncategoreis: [X]\nsafe_url: x') },
    lines: [
      'articles/near-miss.md:4:1 warning near-miss-key `titles` is no key of front matter and is not read. Did you mean `title`?',
      'articles/near-miss.md:5:1 warning near-miss-key `categoreis` is no key of front matter and is not read. Did you mean `categories`?',
      'articles/near-miss.md:6:1 warning near-miss-key `safe_url` is no key of front matter and is not read. Did you mean `safeURL`?',
    ],
  },
  {
    fault: 'a text file that is no article',
    files: { 'articles/notes.rst': 'Text.', 'drafts/idea.md': 'Text.' },
    lines: [
      'articles/notes.rst:1:1 warning unused-file no page is made from this file. Articles end in `.md`.',
      'drafts/idea.md:1:1 warning unused-file no page is made from this file. Articles lie in `articles/`.',
    ],
  },
  {
    fault: 'MDX outside features',
    files: { 'articles/component.mdx': text('<Callout />') },
    lines: [
      'articles/component.mdx:1:1 error mdx-outside-features MDX is code and is read in `features/` alone. Move the file there, or write it as `.md`.',
    ],
  },
  {
    fault: 'MDX that cannot be read',
    files: { 'features/broken.mdx': text('Some text.\n\n<Callout title="x">\n\nMore.') },
    lines: [
      'features/broken.mdx:8:1 error mdx-syntax MDX cannot read this: Expected a closing tag for `<Callout>`. Mend the syntax here.',
    ],
  },
];
