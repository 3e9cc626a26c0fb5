import type { Schema } from 'hast-util-sanitize';

/**
 * All that a body may hold. What is not named here does not reach a page; the text of an unknown
 * element stays, that of one in `strip` goes with it. Ids are the compiler's own business: it keeps
 * them apart, so nothing is prefixed here.
 */
export const sanitizeSchema: Schema = {
  allowComments: false,
  allowDoctypes: false,
  tagNames: [
    // Text in a line.
    'a', 'abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'code', 'del', 'dfn', 'em', 'i', 'ins', 'kbd',
    'mark', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time',
    'u', 'var', 'wbr', 'img', 'input',
    // Blocks.
    'aside', 'blockquote', 'dd', 'details', 'div', 'dl', 'dt', 'figcaption', 'figure', 'h1', 'h2',
    'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'section', 'summary', 'ul',
    // Tables.
    'caption', 'col', 'colgroup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr',
  ],
  ancestors: {
    caption: ['table'],
    col: ['table'],
    colgroup: ['table'],
    dd: ['dl'],
    dt: ['dl'],
    figcaption: ['figure'],
    li: ['ol', 'ul'],
    summary: ['details'],
    tbody: ['table'],
    td: ['table'],
    tfoot: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  attributes: {
    '*': ['id', 'lang', 'dir', 'title'],
    a: [
      'href',
      'name',
      'dataFootnoteBackref',
      'dataFootnoteRef',
      ['ariaDescribedBy', 'footnote-label'],
      'ariaLabel',
      ['className', 'data-footnote-backref'],
    ],
    blockquote: ['cite'],
    code: [['className', /^language-[\w+#.-]{1,30}$/]],
    col: ['span'],
    colgroup: ['span'],
    del: ['cite', 'dateTime'],
    details: ['open'],
    h2: [['className', 'sr-only']],
    img: ['src', 'alt'],
    input: [['type', 'checkbox'], ['disabled', true], ['checked', true], 'ariaLabel'],
    ins: ['cite', 'dateTime'],
    li: ['value', ['className', 'task-list-item']],
    ol: ['start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I'], ['className', 'contains-task-list']],
    q: ['cite'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['colSpan', 'rowSpan', ['className', 'align-left', 'align-center', 'align-right']],
    th: ['colSpan', 'rowSpan', 'scope', 'abbr', ['className', 'align-left', 'align-center', 'align-right']],
    time: ['dateTime'],
    ul: [['className', 'contains-task-list']],
  },
  protocols: {
    cite: ['http', 'https'],
    href: ['http', 'https', 'mailto', 'tel', 'sms', 'ftp', 'irc', 'ircs', 'xmpp'],
    src: ['http', 'https', 'data'],
  },
  required: {},
  clobber: [],
  clobberPrefix: '',
  strip: [
    'script', 'style', 'title', 'textarea', 'select', 'datalist', 'template', 'svg', 'math', 'canvas',
    'iframe', 'noscript', 'noembed', 'noframes', 'head', 'map', 'frameset',
  ],
};
