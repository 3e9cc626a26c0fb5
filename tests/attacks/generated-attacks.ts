import fc from 'fast-check';

const elements = (
  'a abbr applet area article audio base bdo blockquote body button canvas code col details dialog div ' +
  'embed fieldset font form frame frameset h1 h2 head html iframe img input ins isindex li link main map ' +
  'marquee math menu meta mglyph mtext noembed noframes noscript object ol option p param picture ' +
  'plaintext portal pre q script section select slot source span style summary svg table td template ' +
  'textarea time title tr track u ul video xmp annotation-xml animate foreignObject image set use x-y'
).split(' ');

const attributes = (
  'action alt autofocus background cite class content contenteditable data data-callout data-share-url dir for ' +
  'form formaction headers href http-equiv id is lang lowsrc name onanimationstart onclick onerror ' +
  'onfocus onload onmouseover onpointerenter ontoggle open part ping popover poster rel role shadowrootmode ' +
  'slot src srcdoc srcset start style tabindex target title type usemap value xlink:href xml:base xmlns'
).split(' ');

const values = [
  'javascript:canary()',
  'vbscript:canary()',
  'data:text/html,<script>parent.canary()</script>',
  'data:image/svg+xml,<svg onload=canary()>',
  'data:image/png;base64,iVBORw0KGgo=',
  'canary()',
  'https://attacker.example/a',
  '//attacker.example/a.png',
  '\\\\attacker.example\\a.png',
  'background:url(//attacker.example/a.png)',
  '0;url=https://attacker.example/',
  '/',
  '/a',
  '#a',
  'cookie',
  'body',
  'documentElement',
  'constructor',
  '__proto__',
  'refresh',
  'stylesheet',
  'text/html',
  'checkbox',
  'open',
  '"><script>canary()</script>',
  "'><img src=x onerror=canary()>",
  '<script>canary()</script>',
  '',
];

/** Ways to write a value so that one reader sees through it and another does not. */
const encodings: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => value.toUpperCase(),
  (value) =>
    value.replace(/[a-z]/g, (letter, at: number) => (at % 2 ? letter : letter.toUpperCase())),
  (value) => value.replace(/./gs, (letter) => `&#${letter.charCodeAt(0)};`),
  (value) => value.replace(/[^a-z]/g, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`),
  (value) => value.replace(/^./s, (letter) => `&#0000${letter.charCodeAt(0)}`),
  (value) => value.replaceAll(':', '&colon;').replaceAll('(', '&lpar;').replaceAll(')', '&rpar;'),
  (value) => value.replace(/^(..)/, '$1&Tab;'),
  (value) => value.replace(/^(..)/, '$1\n'),
  (value) => value.replace(/^(..)/, '$1\\'),
  (value) => ` &#1; ${value}`,
  (value) =>
    value.replace(/./gs, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`),
];

/** Places of a Markdown text that an attack can stand in. */
const contexts: readonly ((attack: string) => string)[] = [
  (attack) => attack,
  (attack) => `text ${attack} text`,
  (attack) => `> ${attack}`,
  (attack) => `- ${attack}\n- b`,
  (attack) => `1. a\n\n   ${attack}`,
  (attack) => `## ${attack.replaceAll('\n', ' ')}`,
  (attack) => `| a |\n| - |\n| ${attack.replaceAll('\n', ' ')} |`,
  (attack) => `**${attack}**`,
  (attack) => `[${attack}](/)`,
  (attack) => `![${attack}](/logo.svg)`,
  (attack) => `[a](/ "${attack}")`,
  (attack) => `[a](<${attack}>)`,
  (attack) => `[a](${attack})`,
  (attack) => `![a](${attack})`,
  (attack) => `<${attack}>`,
  (attack) => `a[^LABEL]\n\n[^LABEL]: ${attack}`,
  (attack) => `[LABEL]\n\n[LABEL]: <${attack}> "c"`,
  (attack) => `\`\`\`${attack}\na\n\`\`\``,
  (attack) => `\`${attack}\``,
  (attack) => `    ${attack}`,
  (attack) => `<div>\n\n${attack}\n\n</div>`,
  (attack) => `<table><tr><td>${attack}</td></tr></table>`,
  (attack) => `<details><summary>${attack}</summary>a</details>`,
  (attack) => `<svg><title>${attack}</title></svg>`,
  (attack) => `<math><mtext>${attack}</mtext></math>`,
  (attack) => `<p title="${attack}">a</p>`,
  (attack) => `<p title='${attack}'>a</p>`,
  (attack) => `<!-- ${attack} -->`,
  (attack) => `<noscript>${attack}</noscript>`,
  (attack) => `- [ ] ${attack}`,
  (attack) => `~~${attack}~~ https://example.org/${attack}`,
  (attack) => `> [!NOTE] ${attack}\n> ${attack}`,
  (attack) => `:::tip[${attack.replaceAll('\n', ' ')}]\n${attack}\n:::`,
  (attack) => `::: warning ${attack.replaceAll('\n', ' ')}\na\n:::`,
  (attack) => `${attack}\n: ${attack}`,
  (attack) => `==${attack}==`,
  (attack) => `## a {#${attack}}`,
];

const value = fc
  .tuple(fc.constantFrom(...values), fc.constantFrom(...encodings))
  .map(([plain, encode]) => encode(plain));

const attribute = fc
  .tuple(
    fc.constantFrom(' ', '/', '\n', '\t', ' x '),
    fc.constantFrom(...attributes),
    fc.constantFrom('=', ' = ', '=\n'),
    fc.constantFrom('"', "'", '', '`'),
    value,
  )
  .map(
    ([space, name, equals, quote, written]) => `${space}${name}${equals}${quote}${written}${quote}`,
  );

const tag = fc
  .tuple(
    fc.constantFrom('<', '<', '<', '<', '</', '<<'),
    fc.constantFrom(...elements),
    fc.boolean(),
    fc.array(attribute, { maxLength: 3 }),
    fc.constantFrom('>', '>', '>', '/>', ' >', ''),
  )
  .map(([open, name, loud, written, close]) =>
    [open, loud ? name.toUpperCase() : name, ...written, close].join(''),
  );

const text = fc.constantFrom(
  'a',
  'canary()',
  '</p>',
  '-->',
  '<!--',
  ']]>',
  '\n\n',
  '\\',
  '&lt;',
  '&#x3c;',
);

const markup = fc
  .array(fc.oneof({ weight: 3, arbitrary: tag }, { weight: 1, arbitrary: text }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pieces) => pieces.join(''));

const attack = fc
  .tuple(
    fc.constantFrom(...contexts),
    fc.constantFrom(...contexts),
    fc.oneof({ weight: 3, arbitrary: markup }, { weight: 1, arbitrary: value }),
  )
  .map(([outer, inner, written]) => outer(inner(written)));

/** Pieces of Markdown put together so that one of them might get through; the same for the same seed. */
export function generateAttacks(count: number, seed: number): string[] {
  return fc
    .sample(attack, { seed, numRuns: count })
    .map((written, index) => written.replaceAll('LABEL', `generated-${index}`));
}
