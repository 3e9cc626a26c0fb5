/** Valid front matter with further lines, and a body. */
function article(frontMatter: string, body = 'Text.'): string {
  return `---\ntitle: A title\ndate: 2018-03-13\n${frontMatter}${frontMatter === '' ? '' : '\n'}---\n\n${body}\n`;
}

const LONG = 'A sentence that goes on and on, as editors write them in one line. '.repeat(4);

/** Thirty broken articles by path below the content folder, each diagnostic marked at its position. */
export const thirtyArticles: Readonly<Record<string, string>> = {
  'articles/01-no-header.md': '⟪missing-header⟫⟪/⟫Just text.\n',
  'articles/02-unclosed-header.md':
    '⟪unclosed-header⟫---⟪/⟫\ntitle: A\ndate: 2018-03-13\n\nText.\n',
  'articles/03-open-quote.md':
    '---\ntitle: ⟪header-syntax⟫"What FHIR is⟪/⟫\ndate: 2018-03-13\n---\n\nText.\n',
  'articles/04-second-colon.md':
    '---\ntitle: ⟪header-syntax⟫FHIR: an overview⟪/⟫\ndate: 2018-03-13\n---\n\nText.\n',
  'articles/05-next-quote.md':
    '---\ndate: 2018-03-13\ntitle: ⟪header-syntax⟫"Ärzte und 患者⟪/⟫\ntags: ["HL7", "EHR"]\n---\n\nText.\n',
  'articles/06-alias.md': article('description: ⟪header-alias⟫*same⟪/⟫'),
  'articles/07-no-such-day.md':
    '---\ntitle: A title\ndate: ⟪invalid-date⟫2018-02-30⟪/⟫\n---\n\nText.\n',
  'articles/08-crlf.md':
    '---\r\ntitle: A title\r\ndate: 2018-03-13\r\ndraft: ⟪invalid-value⟫perhaps⟪/⟫\r\n---\r\n\r\n[The rule](⟪broken-link⟫/gone/⟪/⟫)\r\n',
  'articles/09-byte-order-mark.md':
    '\uFEFF---\ntitle: A title\ndate: ⟪invalid-date⟫soon⟪/⟫\n---\n\nText.\n',
  'articles/10-repeated-key.md': article('slug: one\n⟪repeated-key⟫slug⟪/⟫: two'),
  'articles/11-repeated-list.md': article('tags: [One]\n⟪repeated-list⟫tags⟪/⟫: [Two]'),
  'articles/12-near-miss.md': article('⟪near-miss-key⟫descripton⟪/⟫: Short.'),
  'articles/13-no-title.md': '---\n⟪missing-key⟫title⟪/⟫:\ndate: 2018-03-13\n---\n\nText.\n',
  'articles/14-no-date.md': '⟪missing-key⟫---⟪/⟫\ntitle: A title\n---\n\nText.\n',
  'articles/15-date-order.md': article('lastmod: ⟪date-order⟫2017-01-01⟪/⟫'),
  'articles/16-address-up.md': article('safeURL: ⟪invalid-address⟫/a/../b/⟪/⟫'),
  'articles/17-reserved-address.md': article('safeURL: ⟪reserved-address⟫/tags/x/⟪/⟫'),
  'articles/18-twin.md': article('safeURL: ⟪duplicate-address⟫/twin/⟪/⟫'),
  'articles/19-twin.md': article('safeURL: ⟪duplicate-address⟫/Twin⟪/⟫'),
  'articles/20-key-in-body.md':
    '---\ntitle: A title\ndate: 2018-03-13\n---\n⟪header-key-in-body⟫tags⟪/⟫: [FHIR]\n\nText.\n',
  'articles/21-wide-characters.md': article(
    '',
    '患者の記録 👩‍⚕️ ist [die Regel](⟪broken-link⟫/verschwunden/⟪/⟫) für ⟪missing-alt⟫![](⟪missing-file⟫bild.png⟪/⟫)⟪/⟫.',
  ),
  'articles/22-tabs.md': article('', 'One\ttwo\t[three](⟪missing-file⟫lost.md⟪/⟫)\tfour.'),
  'articles/23-long-line.md': article('', `${LONG}[The rule](⟪broken-link⟫/gone/⟪/⟫). ${LONG}`),
  'articles/24-line-end.md': article('', `${LONG}[The rule](⟪unsafe-link⟫javascript:x⟪/⟫)`),
  'articles/25-in-a-list.md': article(
    '',
    '- One\n  - > Two [three](⟪broken-anchor⟫#four⟪/⟫)\n\n    five ⟪leftover-template⟫{{ six }}⟪/⟫',
  ),
  'articles/26-raw-html.md': article(
    '',
    '<p>A <a href="⟪link-without-scheme⟫www.hl7.org/x⟪/⟫">standard</a></p>\n\n<iframe src="⟪remote-frame⟫https://maps.example.org/⟪/⟫"></iframe>',
  ),
  'articles/27-vague-links.md': article(
    'lang: en',
    'See [⟪vague-link-text⟫here⟪/⟫](https://hl7.org/) or <a href="https://hl7.org/">⟪vague-link-text⟫Click here⟪/⟫</a>.',
  ),
  'articles/28-headings.md': article(
    '',
    '## One\n\n⟪skipped-heading⟫#### Two⟪/⟫\n\nText.\n\n⟪unclosed-html⟫<!--⟪/⟫ three',
  ),
  'articles/29-right-to-left.md': article(
    'lang: ar',
    'نص عربي [رابط القاعدة](⟪broken-link⟫/gone/⟪/⟫) ⟪bidi-control-removed⟫\u202E⟪/⟫نص.',
  ),
  'articles/30-spellings.md': article(
    'tags: [⟪term-spelling⟫fhir⟪/⟫, Standards]\nimage: ⟪missing-picture⟫nowhere.png⟪/⟫',
    '![A chart](⟪remote-picture⟫https://example.org/chart.png⟪/⟫)',
  ),
  // Not broken: what the spelling of the tag is measured by.
  'articles/sound-1.md': article('slug: sound-1\ntags: [FHIR]'),
  'articles/sound-2.md': article('slug: sound-2\ntags: [FHIR]'),
};
