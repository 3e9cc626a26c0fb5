import type { PluralRule } from './plurals.ts';

/** English. Its shape is the type of all languages (`Texts`); comments say what a translator must know. */
export const en = {
  numbers: {
    /** The rule of `plurals.ts` that counted texts follow. */
    plural: 'one' satisfies PluralRule,
    /** Between groups of three digits. */
    group: ',',
    /** The fewest digits of a number that is grouped: 4 for `1,204`. */
    groupedFrom: 4,
  },
  dates: {
    /** As they stand in a date, January first. */
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    /** Of `{day}`, `{month}` and `{year}`. */
    pattern: '{day} {month} {year}',
    /** The first day of a month, as `1er` in French. */
    firstDay: '1',
  },
  /**
   * Letters that come after a base letter and are none of its accents, each row beginning with that
   * letter, as `nñ` in Spanish or `zåäö` in Swedish. Any other letter with a mark is sorted as without.
   */
  letters: [] as readonly string[],
  quotes: { open: '“', close: '”', openInner: '‘', closeInner: '’' },
  /** How names are strung together in a line, and the last one in a citation. */
  names: { separator: ', ', last: '{names} & {last}' },
  titles: {
    /** What a window and a search engine show: a page of the site. */
    page: '{title} – {site}',
    home: '{site}: {tagline}',
    /** A tag may have the name of a category. */
    tag: 'Tag: {name}',
    /** A further page of a list. */
    numbered: '{title}, page {page}',
  },

  header: {
    /** Leads past the header; only keyboards reach it. */
    skip: 'Skip to content',
    /** Describes links to other sites to screen readers. */
    external: 'Leads to another site',
    /** The name of the main navigation; screen readers add “navigation”. */
    navigation: 'Main',
    /** Leads to the search; a button’s word, as the next two. */
    search: 'Search',
    menu: 'Menu',
    close: 'Close',
    colours: 'Colours',
    automatic: 'Auto',
    light: 'Light',
    dark: 'Dark',
  },
  footer: {
    /** The name of the footer’s navigation; screen readers add “navigation”. */
    navigation: 'Footer',
    feeds: 'Follow by feed:',
  },
  /** Links to where the publication is written. */
  editing: { page: 'Edit this page', newArticle: 'New article' },
  languages: {
    /** The language by its own name. */
    own: 'English',
    label: 'Languages',
    /** Stands behind a language that has no version of the page. */
    toHome: 'to the front page',
  },
  /** What `npm run create` writes into a new publication. */
  samples: {
    tagline: 'A new publication.',
    about: 'About',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    contact: 'Contact',
    category: 'First steps',
    author: 'The editors',
  },
  breadcrumbs: { label: 'Breadcrumbs', home: 'Home' },
  pagination: {
    label: 'Pages: {current} of {total}',
    page: 'Page {page}',
    current: 'Page {current} of {total}',
    previous: 'Previous',
    next: 'Next',
  },

  home: {
    lead: 'Lead story',
    /** The stories beside it. */
    secondary: 'Top stories',
    latest: 'Latest articles',
    topics: 'Topics',
    /** Those that the page shows no articles of. */
    moreTopics: 'More topics',
    allTopics: 'All topics',
    all: 'All articles',
    /** A further page of all articles. */
    title: 'All articles, page {page}',
    description: 'All articles of {site}, page {page}.',
  },
  articles: { one: '{count} article', other: '{count} articles' },
  /** What a list says that has nothing yet. */
  empty: {
    article: 'No articles yet.',
    tag: 'No tags yet.',
    category: 'No topics yet.',
    author: 'No authors yet.',
    year: 'No articles yet.',
    home: 'Go to the front page',
  },
  /** What stands above the name of a list. */
  kinds: { tag: 'Tag', category: 'Topic', author: 'Author', year: 'Year' },
  /** Pages that name all lists of a kind. */
  indexes: {
    tag: { title: 'Tags', description: 'All tags of {site}.' },
    category: { title: 'Topics', description: 'All topics of {site}.' },
    author: { title: 'Authors', description: 'All authors of {site}.' },
    year: { title: 'Archive', description: 'All articles of {site}, by year.' },
  },
  /** What such a page has beside all of its kind. */
  index: {
    top: 'Most used',
    /** The name of a row of letters that lead to what begins with them. */
    letters: 'By letter',
  },
  /** Sentences about a list, for search engines and feeds. */
  lists: {
    tag: 'All articles tagged {name}.',
    category: 'All articles about {name}.',
    author: 'All articles by {name}.',
    year: 'All articles of {name}.',
  },
  /** The same of a further page. */
  furtherLists: {
    tag: 'All articles tagged {name}, page {page}.',
    category: 'All articles about {name}, page {page}.',
    author: 'All articles by {name}, page {page}.',
    year: 'All articles of {name}, page {page}.',
  },

  article: {
    by: 'By {authors}',
    updated: 'Updated {date}',
    lastUpdated: 'Last updated {date}',
    minutes: { one: '{count} min read', other: '{count} min read' },
    reviewed: 'Reviewed',
    reviewOverdue: 'Review overdue',
    contents: 'Contents',
    sections: { one: '{count} section', other: '{count} sections' },
    topics: 'Topics',
    tags: 'Tags',
    neighbours: 'Previous and next article',
    previous: 'Previous',
    next: 'Next',
    related: 'Related articles',
  },
  /** What a preview writes on an article that readers do not see. */
  states: { draft: 'Draft', scheduled: 'Scheduled', expired: 'Expired' },
  review: {
    title: 'About the review',
    overdue: 'This review is overdue.',
    overdueMeans: 'Parts of the article may be out of date.',
    writtenBy: 'Written by',
    reviewedBy: 'Reviewed by',
    last: 'Last reviewed',
    due: 'Review was due',
    next: 'Next review',
  },
  series: { title: 'Series: {title}', part: 'Part {position} of {total}' },
  /** A letter to the editors; its subject names the article. */
  corrections: { report: 'Report an error', subject: 'Error in “{title}”' },
  /** Buttons at blocks of code. */
  code: {
    copy: 'Copy',
    done: 'Copied to the clipboard.',
    failed: 'Copying failed. Select the text and copy it by hand.',
  },
  share: {
    title: 'Share this article',
    email: 'Email',
    copy: 'Copy link',
    device: 'Share…',
    /** What the button says afterwards. */
    copied: 'Copied',
    done: 'The link is copied.',
    failed: 'The link could not be copied. It is {address}',
  },
  citations: { title: 'Cite this article', plain: 'Plain text', undated: 'no date' },

  /** What the text of an article says beside its author’s words; in the article’s language. */
  body: {
    /** Names of tables, for screen readers. */
    table: 'Table: {name}',
    numberedTable: 'Table {number}',
    permalink: 'Link to section: {section}',
    /** Boxes of a task list. */
    done: 'Done',
    toDo: 'To do',
    footnotes: 'Footnotes',
    /** `{reference}` is a number, or as `1-2` the second mark of one note. */
    footnoteBack: 'Back to reference {reference}',
    /** Links that stand for what another site would show here. */
    embeds: {
      video: 'Video on {site}',
      namedVideo: 'Video on {site}: {name}',
      picture: 'Picture on another site',
      content: 'Content on {site}',
      namedContent: '{name} (on {site})',
      code: 'Code on {site}',
      recording: 'Terminal recording on {site}',
      slides: 'Slides on {site}',
    },
  },
  /** What a passage that is set apart is called. */
  callouts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
    evidence: 'Evidence',
    info: 'Info',
    danger: 'Danger',
  },
  /** Pictures, sound and film within an article. */
  media: {
    gallery: 'Pictures',
    audio: 'Audio',
    video: 'Video',
    namedAudio: 'Audio: {name}',
    namedVideo: 'Video: {name}',
    captions: 'Captions',
    /** Below a picture: who made it, and where it is from. */
    credit: 'Picture: {name}',
    source: 'Source: {name}',
  },

  search: {
    title: 'Search',
    description: 'Search the articles of {site}.',
    field: 'Words to look for',
    button: 'Search',
    category: 'Topic',
    tag: 'Tag',
    year: 'Year',
    any: 'Any',
    noScript:
      'Searching needs JavaScript, which is switched off here. These lists lead to every article:',
    /** The link holds a corrected query. */
    suggestion: 'Did you mean {query}?',
    more: 'Show more articles',
    browse: 'Browse instead',
    lists: 'Lists',
    topics: 'Topics',
    years: 'Years',
  },
  /** What the script of the search page says. */
  results: {
    searching: 'Searching …',
    failed: 'The search cannot be loaded. Check your connection and try again, or browse.',
    moreFailed: 'No more articles can be loaded. Check your connection and try again.',
    found: { one: '{count} article for “{query}”', other: '{count} articles for “{query}”' },
    partly: {
      one: 'No article has all of “{query}”. {count} article with some of it:',
      other: 'No article has all of “{query}”. {count} articles with some of it:',
    },
    none: 'No article has “{query}”. Try other words, or fewer, or take a filter away.',
    empty: 'No articles here.',
    /** Title of the window. */
    title: '{query} – {page}',
  },

  notFound: {
    title: 'Page not found',
    description: 'There is no page at this address.',
    error: 'Error 404',
    lead: 'Nothing is at this address. The page may have moved, or the link to it may be wrong.',
    check: 'Check the address for a typing mistake, or for a full stop or bracket at its end.',
    search: '<a>Search</a> for words that it may hold.',
    home: 'Start from the <a>front page</a>.',
    /** `{list}` is a link of the navigation. */
    list: 'Look in {list}.',
  },
  redirect: {
    title: 'This page has moved',
    text: 'This page has moved. <a>Go to its new address</a>.',
  },
} as const;
