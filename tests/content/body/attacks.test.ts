import { env } from 'node:process';
import fc from 'fast-check';
import type { Element } from 'hast';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { isDomName } from '../../../src/content/body/ids.ts';
import { fillPlaceholders } from '../../../src/content/body/placeholders.ts';
import { mathDangers } from '../../attacks/math-dangers.ts';
import { compile, html } from './compile.ts';

/** All that a browser may find in a body; a list of its own, so that it cannot err with the schema. */
const harmlessElements = new Set(
  (
    'a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em ' +
    'figcaption figure h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section ' +
    'small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'
  ).split(' '),
);

const harmlessAttributes = new Set(
  (
    'abbr alt ariaDescribedBy ariaLabel checked cite className colSpan dataFootnoteBackref dataFootnoteRef ' +
    'dataFootnotes dateTime dir disabled href id lang open rel reversed role rowSpan scope span src start ' +
    'tabIndex title type value'
  ).split(' '),
);

/** What a browser would find dangerous in the HTML, in words. */
function dangers(source: string): string[] {
  const processor = unified().use(rehypeRaw);
  const tree = processor.runSync({ type: 'root', children: [{ type: 'raw', value: source }] });
  const found: string[] = [];
  const ids = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'comment' || node.type === 'doctype') found.push(node.type);
    if (node.type !== 'element') return;
    if (node.tagName === 'math') {
      found.push(...mathDangers(node));
      return SKIP;
    }
    found.push(...dangersOf(node, ids));
    return;
  });
  return found;
}

function dangersOf(node: Element, ids: Set<string>): string[] {
  const found: string[] = [];
  if (!harmlessElements.has(node.tagName)) found.push(`<${node.tagName}>`);
  for (const [name, value] of Object.entries(node.properties)) {
    const written = String(value);
    if (!harmlessAttributes.has(name)) found.push(`${node.tagName} ${name}`);
    // What a browser drops before it looks for a scheme.
    // eslint-disable-next-line no-control-regex -- they are what is dropped
    const address = written.replace(/[\u0000- ]/g, '').toLowerCase();
    if (
      (name === 'href' || name === 'cite') &&
      !/^(?:(?:https?|mailto|tel|sms|ftp|ircs?|xmpp):|[^:]*(?:[/?#]|$))/.test(address)
    ) {
      found.push(`${name} ${address}`);
    }
    if (name === 'src' && !/^data:image\/(?:png|jpeg|gif|webp|avif);base64,/.test(address)) {
      found.push(`src ${address}`);
    }
    if (name === 'id') {
      if (isDomName(written)) found.push(`id ${written}`);
      if (ids.has(written)) found.push(`second id ${written}`);
      ids.add(written);
    }
  }
  if (node.tagName === 'input' && node.properties.type !== 'checkbox') found.push('input');
  return found;
}

/** The page's HTML as if each link led where it says, and each picture were nothing. */
function publish(markdown: string): string {
  const { facts, html: compiled, diagnostics } = compile(markdown);
  expect(diagnostics.filter(({ code }) => code === 'lost-body' && code.includes('cannot'))).toEqual(
    [],
  );
  return fillPlaceholders(
    compiled,
    facts.links.map(({ target }) => target),
    facts.pictures.map(() => ''),
  );
}

/** Ways to run a script, load something or leave the page that were tried on sanitisers before. */
const canaries: readonly string[] = [
  '<script>x()</script>',
  '<ScRiPt src=//x.example></sCrIpT>',
  '<script\n>x()</script\n>',
  '<<script>x()//<</script>',
  '<img src=x onerror=x()>',
  '<img/src="x"/onerror=x()>',
  '<img src=`x` onerror=x()>',
  '<img """><script>x()</script>">',
  '<svg onload=x()>',
  '<svg><script>x()</script></svg>',
  '<svg><animate onbegin=x() attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:x()"><text y=9>a</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=x()>#x"></use></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=x()>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=x()>">',
  '<math><annotation-xml encoding="text/html"><script>x()</script></annotation-xml></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=x()>',
  '<noscript><p title="</noscript><img src=x onerror=x()>">',
  '<textarea></textarea><img src=x onerror=x()>',
  '<title></title><script>x()</script>',
  '<xmp><p title="</xmp><img src=x onerror=x()>"></xmp>',
  '<iframe srcdoc="<script>x()</script>"></iframe>',
  '<iframe src="javascript:x()"></iframe>',
  '<iframe src="data:text/html,<script>x()</script>"></iframe>',
  '<object data="javascript:x()"></object>',
  '<embed src="javascript:x()">',
  '<applet code=x></applet>',
  '<base href="https://x.example/">',
  '<meta http-equiv=refresh content="0;url=javascript:x()">',
  '<link rel=stylesheet href=//x.example>',
  '<style>@import "//x.example";</style>',
  '<p style="background:url(//x.example)">a</p>',
  '<table background="//x.example"><tr><td background="//x.example">a</table>',
  '<body onload=x()>',
  '<html onclick=x()>a</html>',
  '<a href="javascript:x()">a</a>',
  '<a href="JaVaScRiPt:x()">a</a>',
  '<a href="java&#10;script:x()">a</a>',
  '<a href="java&Tab;script:x()">a</a>',
  '<a href="&#1;javascript:x()">a</a>',
  '<a href=" &#14; javascript:x()">a</a>',
  '<a href="&#106;&#97;vascript&colon;x()">a</a>',
  '<a href="javascript&#58;x()">a</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">a</a>',
  '<a href="vbscript:x()">a</a>',
  '<a href="//x.example" target=_blank ping=//y.example>a</a>',
  '[a](javascript:x())',
  '[a](javascript&colon;x())',
  '[a](  javascript:x())',
  '[a](<java\nscript:x()>)',
  '[a](\u0001javascript:x())',
  '[a](&#x6A;avascript:x())',
  '[a](data:text/html,x)',
  '<javascript:x()>',
  '[a]\n\n[a]: javascript:x()',
  '![a](javascript:x())',
  '![a](data:image/svg+xml,<svg/onload=x()>)',
  '![a](x"onerror="x())',
  '[a](x"onclick="x())',
  '[a](x "t\\"onclick=\\"x()")',
  '```"onclick="x()\na\n```',
  '```<script>\na\n```',
  '[^a]\n\n[^a]: <script>x()</script>',
  '[^"onclick="x()]\n\n[^"onclick="x()]: b',
  '|a|\n|-|\n|<script>x()</script>|',
  '# <img src=x onerror=x()>',
  '# "><script>x()</script>',
  '<h2 id="\\"><script>x()</script>">a</h2>',
  '<p id=cookie>a</p><p id=body>b</p><p id=__proto__>c</p><p id=constructor>d</p>',
  '<a id=x><a id=x name=y href="cid:z">a</a></a>',
  '<img name=cookie><img name=body src=x>',
  '<form id=x><input name=attributes><input name=children></form>',
  '<button formaction="javascript:x()">a</button>',
  '<input type=image src=//x.example>',
  '<input autofocus onfocus=x()>',
  '<select autofocus onfocus=x()><option>a</select>',
  '<details open ontoggle=x()>a</details>',
  '<video poster=//x.example src=//x.example autoplay onloadstart=x()><source onerror=x()></video>',
  '<audio src=//x.example onerror=x()></audio>',
  '<picture><source srcset=//x.example><img src=a></picture>',
  '<img srcset="//x.example 2x" src=a>',
  '<img lowsrc=//x.example dynsrc=//x.example>',
  '<template><script>x()</script></template>',
  '<p><template shadowrootmode=open><script>x()</script></template></p>',
  '<portal src=//x.example></portal><fencedframe></fencedframe>',
  '<frameset onload=x()><frame src=javascript:x()></frameset>',
  '<marquee onstart=x()>a</marquee>',
  '<isindex type=image src=//x.example onerror=x()>',
  '<keygen autofocus onfocus=x()>',
  '<x contenteditable onblur=x()>a</x>',
  '<p popover id=x>a</p><button popovertarget=x onbeforetoggle=x()>b</button>',
  '<dialog open onclose=x()>a</dialog>',
  '<!--[if IE]><script>x()</script><![endif]-->',
  '<!--><script>x()</script>-->',
  '<!--a--!><script>x()</script>',
  '<?xml-stylesheet href="javascript:x()"?>',
  '<![CDATA[<script>x()</script>]]>',
  '</p><script>x()</script>',
  '<a href="x" <script>x()</script>>',
  '<plaintext><script>x()</script>',
  '&lt;script&gt;x()&lt;/script&gt;',
  '\u0001<0\u0002',
];

describe('what was tried on others', () => {
  it.each(canaries)('%j does nothing', (markdown) => {
    for (const source of [
      markdown,
      `a ${markdown} b`,
      `> ${markdown}`,
      `<div>\n\n${markdown}\n\n</div>`,
    ]) {
      expect(dangers(publish(source))).toEqual([]);
    }
  });
});

describe('the check itself', () => {
  it.each([
    '<script>x</script>',
    '<p onclick="x">a</p>',
    '<a href="java\nscript:x">a</a>',
    '<p style="x">a</p>',
    '<img src="a.png">',
    '<p id="body">a</p>',
    '<p id="a">a</p><p id="a">b</p>',
    '<input type="text">',
    '<svg></svg>',
    '<!-- a -->',
  ])('finds %j', (source) => {
    expect(dangers(source)).not.toEqual([]);
  });

  it('lets a good page pass', () => {
    const good = html(
      '# A\n\n[b](/c) [d](https://e.example/)\n\n- [x] f\n\n|g|\n|-|\n|h|\n\ni[^1]\n\n[^1]: j',
    );
    expect(dangers(good)).toEqual([]);
  });
});

/** Bodies made of pieces that mean something to a parser, put together in ways nobody meant. */
const names =
  'a img p div script style svg math iframe form input table tr td textarea title template noscript select option b i font pre code h1 h2 li ul details summary object embed video source base meta link xmp plaintext foreignObject mglyph mtext annotation-xml'.split(
    ' ',
  );
const attributeNames =
  'href src id name class style onclick onerror onload srcdoc action formaction xlink:href data poster srcset background target ping title alt align lang type'.split(
    ' ',
  );
const values = [
  'javascript:x()',
  'JAVASCRIPT:x()',
  'java\tscript:x()',
  '&#106;avascript:x()',
  'javascript&colon;x()',
  'data:text/html,x',
  'data:image/png;base64,AAAA',
  '//x.example',
  'https://x.example/',
  '/a',
  'cookie',
  'body',
  'x"y',
  "x'y",
  '<script>',
  '-->',
  '\u0001',
  '&#1;',
  'checkbox',
  '',
];
const quote = fc.constantFrom('"', "'", '', '`');
const attribute = fc
  .tuple(
    fc.constantFrom(...attributeNames),
    quote,
    fc.constantFrom(...values),
    fc.constantFrom(' ', '/', '\n', '\t', ''),
  )
  .map(([name, mark, value, space]) => `${space || ' '}${name}=${mark}${value}${mark}`);
const tag = fc
  .tuple(
    fc.constantFrom('<', '</', '<', '< '),
    fc.constantFrom(...names),
    fc.array(attribute, { maxLength: 3 }),
    fc.constantFrom('>', '/>', '', ' >'),
  )
  .map(([open, name, attributes, close]) => `${open}${name}${attributes.join('')}${close}`);
const markdownPiece = fc.constantFrom(
  ...[
    '[a](',
    ')',
    '](',
    '![',
    '[',
    ']',
    '`',
    '```\n',
    '**',
    '_',
    '> ',
    '- ',
    '\n\n',
    '\n',
    '|',
    '|-|\n',
    '# ',
    '    ',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '&lt;',
    '&#x3c;',
    '[^1]',
    '[^1]: ',
    '[a]: ',
    '\\',
    '{{',
    'text',
    '<',
    '>',
    '"',
    "'",
  ],
  ...values,
);
const body = fc
  .array(fc.oneof({ weight: 2, arbitrary: tag }, { weight: 3, arbitrary: markdownPiece }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((pieces) => pieces.join(''));

describe('whatever is put together', () => {
  const numRuns = Number(env.ATTACK_COUNT ?? 3000);

  it(`does nothing, in ${numRuns} bodies`, { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(body, (markdown) => {
        expect(dangers(publish(markdown))).toEqual([]);
      }),
      { seed: 20_181, numRuns },
    );
  });

  it('compiles without a fault and points into the source', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(body, fc.string({ unit: 'binary', maxLength: 60 })), (markdown) => {
        const { facts, diagnostics } = compile(markdown);
        const lines = markdown.split('\n');
        for (const { line, column, length } of [
          ...facts.links,
          ...facts.pictures,
          ...diagnostics,
        ]) {
          expect(column - 1 + length).toBeLessThanOrEqual(lines[line - 1]?.length ?? -1);
        }
        expect(diagnostics.filter(({ message }) => message.includes('cannot be compiled'))).toEqual(
          [],
        );
        expect(new Set(facts.anchors).size).toBe(facts.anchors.length);
      }),
      { seed: 20_182, numRuns: Math.min(numRuns, 5000) },
    );
  });
});
