import { describe, expect, test, vi } from 'vitest';
import { inspectPicture } from '../../../src/media/inspect-picture.ts';
import { findActive, printDrawing } from '../../../src/media/svg/publish-svg.ts';
import { drawPicture, writePng } from '../draw-picture.ts';

// Embedded pictures are decoded, which costs seconds on a machine that does much else.
vi.setConfig({ testTimeout: 60_000 });

const xmlns = 'xmlns="http://www.w3.org/2000/svg"';
const xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"';

function wrap(inside: string, attributes = ''): string {
  return `<svg ${xmlns} ${xlink} width="40" height="30" ${attributes}>${inside}</svg>`;
}

async function inspect(svg: string | Uint8Array) {
  return inspectPicture(typeof svg === 'string' ? Buffer.from(svg) : svg, 'drawing.svg');
}

async function answer(svg: string | Uint8Array): Promise<string> {
  const result = await inspect(svg);
  return 'message' in result ? result.message : 'accepted';
}

describe('an SVG that draws', () => {
  test.each([
    ['shapes', '<g fill="#fff"><path d="M0 0h9v9z"/><circle cx="3" cy="3" r="2"/></g>'],
    [
      'words',
      '<title>A (b)</title><desc>x</desc><text x="1" y="9" font-family="serif">Hi &amp; <tspan>ho</tspan></text>',
    ],
    [
      'a gradient',
      '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs><rect width="9" height="9" fill="url(#a)"/>',
    ],
    [
      'a symbol used twice',
      '<symbol id="s"><path d="M0 0"/></symbol><use href="#s"/><use xlink:href="#s" x="5"/>',
    ],
    [
      'a mask',
      '<mask id="m"><rect width="9" height="9" fill="white"/></mask><g mask="url(#m)"><path d="M0 0"/></g>',
    ],
    [
      'a clean style sheet',
      '<style>@media (prefers-color-scheme: dark) { .a { fill: rgb(1 2 3) } }</style><path class="a" d="M0 0"/>',
    ],
    [
      'a style sheet in CDATA that names a gradient',
      '<style><![CDATA[.a > b { fill: url(#g) }]]></style><linearGradient id="g"/>',
    ],
    [
      'transforms',
      '<g transform="translate(1 2) rotate(3)" style="opacity:.5"><path d="M0 0"/></g>',
    ],
    [
      'words for assistive technology',
      '<g role="img" aria-label="f(x) on load" data-name="a b"><path d="M0 0"/></g>',
    ],
    [
      'a blur',
      '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><path d="M0 0" filter="url(#f)"/>',
    ],
    [
      'a comment and a declaration of a namespace',
      '<!-- drawn by hand --><g xmlns:x="urn:x"><path d="M0 0"/></g>',
    ],
  ])('%s', async (_, inside) => {
    expect(await answer(wrap(inside))).toBe('accepted');
  });

  test('a picture inside it that is one', async () => {
    const png = (await drawPicture(8, 8).png().toBuffer()).toString('base64');
    expect(await answer(wrap(`<image href="data:image/png;base64,${png}"/>`))).toBe('accepted');
  });

  test('an embedded picture of 200 KB passes', async () => {
    const jpeg = await drawPicture(600, 600).jpeg({ quality: 95 }).toBuffer();
    expect(jpeg.length).toBeGreaterThan(200_000);
    const svg = wrap(`<image xlink:href="data:image/jpeg;base64,${jpeg.toString('base64')}"/>`);
    expect(await answer(svg)).toBe('accepted');
  });

  test('a byte order mark, an XML declaration and prefixed elements', async () => {
    const svg = `\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<svg ${xmlns} xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><s:path d="M0 0"/></svg>`;
    expect(await inspect(svg)).toMatchObject({ width: 4, height: 2 });
  });
});

describe('what is published of an SVG', () => {
  async function published(svg: string): Promise<string> {
    expect(await answer(svg)).toBe('accepted');
    const printed = Buffer.from(printDrawing(Buffer.from(svg)));
    expect(await answer(printed)).toBe('accepted');
    expect(printDrawing(printed)).toEqual(printed);
    return printed.toString();
  }

  const open = `<svg ${xmlns} width="40" height="30">`;

  test.each([
    [
      'metadata',
      '<metadata id="m"><r:RDF xmlns:r="urn:rdf"><r:x/>y</r:RDF></metadata><g/>',
      '<g/>',
    ],
    [
      'elements of an editor, with what they hold',
      '<s:namedview xmlns:s="urn:s" id="n"><s:grid/><path d="M0 0"/></s:namedview><g/>',
      '<g/>',
    ],
    [
      'attributes of an editor, and those of no drawing',
      '<g xmlns:i="urn:i" i:label="x" i:fill="red" i:onclick="a()" pointer-events="none" cursor="x" p-id="7" __proto__="x" fill="red"/>',
      '<g fill="red"/>',
    ],
    ['an element without a namespace', '<x xmlns=""><y/></x><g/>', '<g/>'],
    ['fonts and flowed text', '<font><glyph d="M0"/></font><flowRoot>a</flowRoot><g/>', '<g/>'],
    ['comments', '<!-- a --><g/><!-- b -->', '<g/>'],
    ['an instruction of an editor', '<?xpacket begin="x"?><g/>', '<g/>'],
    [
      'properties of links',
      '<g xlink:type="simple" xlink:title="x" xml:id="a" xml:space="preserve"> </g>',
      '<g xml:space="preserve"> </g>',
    ],
  ])('%s are left out', async (_, inside, kept) => {
    expect(await published(wrap(inside))).toBe(`${open}${kept}</svg>\n`);
  });

  test.each([
    '<!DOCTYPE svg>',
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    `<!DOCTYPE svg>\n<!-- ${'x'.repeat(2000)} -->\n`,
  ])('a document type without declarations is left out: %s', async (type) => {
    const svg = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n${type}${wrap('<g/>')}`;
    expect(await published(svg)).toBe(`${open}<g/></svg>\n`);
  });

  test('texts, values and their order stay', async () => {
    const inside =
      '<title>A &lt;b&gt; &amp; "c"</title><text x="1">one <tspan font-family=\'a &quot;b&quot;\'>two</tspan> three</text><style><![CDATA[a > b { fill: red }]]></style>';
    expect(await published(wrap(inside))).toBe(
      `${open}<title>A &lt;b&gt; &amp; &quot;c&quot;</title><text x="1">one <tspan font-family="a &quot;b&quot;">two</tspan> three</text><style>a &gt; b { fill: red }</style></svg>\n`,
    );
  });

  test('a link is left out, and what it holds stays', async () => {
    const link =
      '<a id="n" xlink:href="https://a.example/" xlink:title="T" target="_top"><path d="M0 0"/><text x="1">See <a href="page.html">this</a></text></a>';
    expect(await published(wrap(link))).toBe(
      `${open}<g id="n"><path d="M0 0"/><text x="1">See <tspan>this</tspan></text></g></svg>\n`,
    );
  });

  test('prefixes become those that every browser knows', async () => {
    const svg = `<svg ${xmlns} xmlns:q="http://www.w3.org/1999/xlink" xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><s:g id="a"/><s:use q:href="#a"/></svg>`;
    expect(await published(svg)).toBe(
      `<svg ${xmlns} ${xlink} viewBox="0 0 4 2"><g id="a"/><use xlink:href="#a"/></svg>\n`,
    );
  });
});

test('an SVG that is published as it is may hold what does nothing', () => {
  const active = (svg: string): string | undefined => findActive(Buffer.from(svg))?.message;
  expect(active(`<!DOCTYPE svg>${wrap('<metadata/><g x:y="" xmlns:x="urn:x"/>')}`)).toBeUndefined();
  expect(active(wrap('<animate/>'))).toMatch(/<animate>/);
  expect(active(wrap('', 'onload="a()"'))).toMatch(/attribute onload/);
  expect(active('no markup')).toMatch(/not well-formed/);
  expect(findActive(Buffer.from(`\ufeff${wrap('')}`, 'utf16le'))?.message).toBe(
    'The SVG is not UTF-8',
  );
});

describe('its size', () => {
  test.each([
    ['width="40" height="30"', 40, 30],
    ['width="40px" height="30.4px"', 40, 30],
    ['width="1in" height="2.54cm"', 96, 96],
    ['width="12pt" height="1e1"', 16, 10],
    ['viewBox="0 0 64 32"', 64, 32],
    ['viewBox="-5,-5 64,32"', 64, 32],
    ['width="100%" height="100%" viewBox="0 0 64 32"', 64, 32],
    ['width="128" viewBox="0 0 64 32"', 128, 64],
    ['height="16" viewBox="0 0 64 32"', 32, 16],
  ])('%s', async (attributes, width, height) => {
    const facts = await inspect(`<svg ${xmlns} ${attributes}><path d="M0 0"/></svg>`);
    expect(facts).toMatchObject({ format: 'svg', width, height, alpha: true, placeholder: '' });
  });

  test.each([
    '',
    'width="100%" height="100%"',
    'width="0" height="30"',
    'width="-4" height="30"',
    'width="40"',
    'width="1e9" height="1e9"',
    'width="1e999" height="30"',
    'viewBox="0 0 0 32"',
    'viewBox="0 0 64"',
    'width="40" viewBox="0 0 -64 -32"',
    'viewBox="a b c d"',
    'width="3em" height="2em"',
  ])('none with %j', async (attributes) => {
    expect(await answer(`<svg ${xmlns} ${attributes}></svg>`)).toBe('The SVG has no size');
  });
});

describe('an SVG that does more than draw', () => {
  const data = 'data:text/html;base64,PHNjcmlwdD4=';
  test.each([
    ['a script', '<script>alert(1)</script>', /<script>/],
    ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>', /<SCRIPT>/],
    [
      'a script with a prefix',
      '<s:script xmlns:s="http://www.w3.org/2000/svg">a()</s:script>',
      /<script>/,
    ],
    ['a script of HTML', '<script xmlns="http://www.w3.org/1999/xhtml">a()</script>', /<script>/],
    ['a script by address', '<script href="https://evil.example/x.js"/>', /<script>/],
    ['an event attribute', '<path d="M0 0" onclick="alert(1)"/>', /attribute onclick/],
    [
      'an event attribute with a prefix',
      '<path d="M0 0" xlink:onload="a()"/>',
      /attribute xlink:onload/,
    ],
    [
      'an event attribute over two lines',
      '<path d="M0 0"\nonmouseover\n=\n"a()"/>',
      /attribute onmouseover/,
    ],
    [
      'a link to a script',
      '<a xlink:href="java&#10;script:alert(1)"><path d="M0 0"/></a>',
      /the address java\nscript:alert\(1\)/,
    ],
    ['an event in a link', '<a href="/x/" onclick="a()"><path d="M0 0"/></a>', /onclick/],
    [
      'an object of HTML',
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
      /<foreignObject>/,
    ],
    [
      'an element of HTML',
      '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/>',
      /<iframe>/,
    ],
    ['an animation', '<animate attributeName="href" to="javascript:a()"/>', /<animate>/],
    ['an animation by set', '<set attributeName="onload" to="a()"/>', /<set>/],
    [
      'an animation of a transform',
      '<animateTransform attributeName="transform"/>',
      /<animateTransform>/,
    ],
    ['a handler', '<handler type="application/ecmascript">a()</handler>', /<handler>/],
    ['a picture of another host', '<image href="https://evil.example/a.png"/>', /address https:/],
    ['a picture without a scheme', '<image href="//evil.example/a.png"/>', /address \/\/evil/],
    ['a picture beside it', '<image href="b.png"/>', /address b\.png/],
    [
      'an old picture of another host',
      '<image xlink:href="https://evil.example/a.png"/>',
      /address https:/,
    ],
    [
      'a picture under another prefix',
      '<image xmlns:q="http://www.w3.org/1999/xlink" q:href="http://e.example/a.png"/>',
      /address http:/,
    ],
    [
      'an SVG as embedded picture',
      '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
      /address data:image\/svg/,
    ],
    ['a page as embedded picture', `<image href="${data}"/>`, /address data:text/],
    [
      'an embedded picture that is none',
      '<image href="data:image/png;base64,PHNjcmlwdD4="/>',
      /embedded in the SVG is none/,
    ],
    ['a part of another file', '<use href="other.svg#a"/>', /address other\.svg#a/],
    [
      'a part of a data address',
      '<use href="data:image/svg+xml,&lt;svg/&gt;#a"/>',
      /address data:/,
    ],
    [
      'a gradient of another file',
      '<linearGradient xlink:href="https://e.example/#a"/>',
      /address https:/,
    ],
    [
      'an image of a filter',
      '<filter><feImage href="https://e.example/a.png"/></filter>',
      /<feImage>/,
    ],
    [
      'a fill of another host',
      '<path d="M0 0" fill="url(https://e.example/a.svg#b)"/>',
      /url\(https:/,
    ],
    [
      'a fill in quotation marks',
      `<path d="M0 0" fill="url('//e.example/a.svg#b')"/>`,
      /url\('\/\/e/,
    ],
    [
      'a cursor',
      '<path d="M0 0" style="cursor:url(https://e.example/c.cur),auto"/>',
      /url\(https:/,
    ],
    [
      'a style with an escape',
      '<path d="M0 0" style="fill:\\75rl(https://e.example/)"/>',
      /a backslash/,
    ],
    [
      'a style spelt by character references',
      '<path d="M0 0" style="fill:&#x75;rl(https://e.example/)"/>',
      /url\(https:/,
    ],
    [
      'a style that sets an image',
      '<g style="mask:image-set(&quot;//e.example/a.png&quot; 1x)"/>',
      /image-set\(\)/,
    ],
    ['a style with a binding', '<g style="-moz-binding:url(//e.example/a.xml)"/>', /url\(\/\/e/],
    ['an imported style sheet', '<style>@import "https://e.example/a.css";</style>', /@import/],
    [
      'an imported style sheet split by a comment',
      '<style>@imp<!-- -->ort "https://e.example/a.css";</style>',
      /@import/,
    ],
    [
      'an imported style sheet split by CDATA',
      '<style>@imp<![CDATA[ort]]> "https://e.example/a.css";</style>',
      /@import/,
    ],
    [
      'a font of another host',
      '<style>@font-face{font-family:a;src:url(https://e.example/f)}</style>',
      /@font-face/,
    ],
    [
      'an address in a style sheet',
      '<style>path{fill:URL( "https://e.example/a" )}</style>',
      /url\( "https:/,
    ],
    ['an expression', '<style>path{width:expression(alert(1))}</style>', /expression\(\)/],
    [
      'a base address',
      '<g xml:base="https://e.example/"><use href="#a"/></g>',
      /attribute xml:base/,
    ],
    [
      'a link element',
      '<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="a.css"/>',
      /<link>/,
    ],
    [
      'a script in what is left out',
      '<metadata><script>a()</script></metadata>',
      /<script> in line 1/,
    ],
    [
      'a page in an element of another program',
      '<x:y xmlns:x="urn:x"><iframe xmlns="http://www.w3.org/1999/xhtml"/></x:y>',
      /<iframe>/,
    ],
    ['a style sheet of HTML', '<style xmlns="http://www.w3.org/1999/xhtml">a{}</style>', /<style>/],
    ['a nested SVG with a handler', '<svg onload="a()"/>', /attribute onload/],
    [
      'a style sheet by instruction',
      '<?xml-stylesheet href="https://e.example/a.css"?>',
      /<\?xml-stylesheet\?>/,
    ],
  ])('%s', async (_, inside, message) => {
    expect(await answer(wrap(inside))).toMatch(message);
  });

  test('a handler on the outermost element', async () => {
    expect(await answer(wrap('', 'onload="alert(1)"'))).toMatch(/attribute onload in line 1/);
  });

  test('the line is named', async () => {
    expect(await answer(wrap('\n\n<script/>'))).toMatch(/<script> in line 3$/);
  });

  test('an embedded bomb', async () => {
    const bomb = writePng(8000, 5001).toString('base64');
    expect(await answer(wrap(`<image href="data:image/png;base64,${bomb}"/>`))).toMatch(
      /^In a picture embedded in the SVG: The picture has 41 megapixels/,
    );
  });

  test('embedded pictures count together', async () => {
    const png = writePng(8000, 2600).toString('base64');
    const image = `<image href="data:image/png;base64,${png}"/>`;
    expect(await answer(wrap(image))).toBe('accepted');
    expect(await answer(wrap(image + image))).toMatch(/too many pixels together/);
  });
});

describe('an SVG that is not what it seems', () => {
  test.each([
    [
      'a document type with declarations',
      `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "a()">]>${wrap('')}`,
      /document type with declarations of its own in line 1/,
    ],
    ['an entity', `<!DOCTYPE svg [<!ENTITY a "<script/>">]>${wrap('&a;')}`, /document type/],
    ['an entity without a document type', wrap('&a;'), /not well-formed/],
    ['an entity that names a property', wrap('<title>&constructor;</title>'), /not well-formed/],
    ['an entity of HTML', wrap('<title>&nbsp;</title>'), /not well-formed/],
    ['an instruction before it', `<?xml-stylesheet href="a.css"?>${wrap('')}`, /instruction/],
    ['another encoding', `<?xml version="1.0" encoding="UTF-7"?>${wrap('')}`, /encoded as UTF-7/],
    [
      'another spelling of its encoding',
      `<?xml version='1.0' encoding = 'iso-2022-jp'?>${wrap('')}`,
      /encoded as iso/,
    ],
    ['an attribute twice', wrap('<path d="M0 0" d="M1 1"/>'), /not well-formed/],
    ['an open element', `<svg ${xmlns} width="4" height="4"><g></svg>`, /not well-formed/],
    ['an element after it', `${wrap('')}<svg/>`, /not well-formed/],
    ['text after it', `${wrap('')}x`, /not well-formed/],
    ['an undeclared prefix', wrap('<x:path/>'), /not well-formed/],
    ['a control character', wrap('<title>\u0001</title>'), /not well-formed/],
    ['a control character by reference', wrap('<title>&#1;</title>'), /not well-formed/],
    ['an attribute without quotation marks', wrap('<path d=M0/>'), /not well-formed/],
    ['no namespace', '<svg width="4" height="4"/>', /first element is <svg> in the namespace ""/],
    [
      'a prefix on the outermost element',
      '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
      /first element is <s:svg>/,
    ],
    ['HTML around it', '<html><svg/></html>', /first element is <html>/],
    ['only a comment', '<!-- <svg> -->', /not well-formed|no element/],
  ])('%s', async (_, svg, message) => {
    expect(await answer(svg)).toMatch(message);
  });

  test('UTF-16 and other encodings are refused', async () => {
    const latin = Buffer.from(wrap('<title>\u00e9</title>'), 'latin1');
    expect(await answer(latin)).toBe('The SVG is not UTF-8');
    const wide = Buffer.from(`\ufeff${wrap('')}`, 'utf16le');
    expect(await answer(wide)).toBe('The file is no picture in a format the site knows');
  });

  test('a file cut anywhere is refused', async () => {
    const whole = Buffer.from(wrap('<title>\u00e9</title><path d="M0 0"/>'));
    for (let length = 1; length < whole.length; length += 1) {
      expect(await answer(whole.subarray(0, length))).not.toBe('accepted');
    }
  });
});

describe('an SVG that would cost too much', () => {
  test('more than 1 MB', async () => {
    expect(await answer(wrap(`<!--${'x'.repeat(1_000_000)}-->`))).toBe(
      'The SVG has more than 1 MB',
    );
  });

  test('too many elements', async () => {
    expect(await answer(wrap('<g/>'.repeat(19_999)))).toBe('accepted');
    expect(await answer(wrap('<g/>'.repeat(20_000)))).toMatch(/more than 20000 elements/);
  });

  test('too deep a nest', async () => {
    expect(await answer(wrap('<g>'.repeat(63) + '</g>'.repeat(63)))).toBe('accepted');
    expect(await answer(wrap('<g>'.repeat(64) + '</g>'.repeat(64)))).toMatch(/64 elements deep/);
  });

  const doubling = (reference: (id: string) => string, open: string, close: string) =>
    Array.from({ length: 30 }, (_, level) => {
      const next = reference(`l${String(level + 1)}`);
      return open.replace('ID', `l${String(level)}`) + next + next + close;
    });

  test('parts that repeat each other into billions', async () => {
    const uses = doubling((id) => `<use href="#${id}"/>`, '<g id="ID">', '</g>').reverse();
    expect(await answer(wrap(uses.join('')))).toMatch(/repeat each other/);
  });

  test('masks that repeat each other into billions', async () => {
    const masks = doubling(
      (id) => `<path d="M0 0" mask="url(#${id})"/>`,
      '<mask id="ID">',
      '</mask>',
    );
    expect(await answer(wrap(masks.join('')))).toMatch(/repeat each other/);
  });

  test('a few large repeated parts', async () => {
    const part = `<g id="a">${'<path d="M0 0"/>'.repeat(1000)}</g>`;
    expect(await answer(wrap(part + '<use href="#a"/>'.repeat(190)))).toBe('accepted');
    expect(await answer(wrap(part + '<use href="#a"/>'.repeat(210)))).toMatch(/too often/);
  });

  test('a part that repeats itself', async () => {
    expect(await answer(wrap('<g id="a"><use href="#a"/></g>'))).toMatch(/repeats itself/);
    expect(await answer(wrap('<pattern id="a"><path d="M0 0" fill="url(#a)"/></pattern>'))).toMatch(
      /repeats itself/,
    );
  });

  test('a long chain of parts does not overflow the stack', async () => {
    const chain = Array.from(
      { length: 9000 },
      (_, at) => `<g id="a${String(at)}"><use href="#a${String(at + 1)}"/></g>`,
    );
    expect(await answer(wrap(chain.join('')))).toMatch(/long chain/);
  });

  test.each([
    ['a word', wrap(`<g fill="${'a'.repeat(900_000)}"/>`), /accepted/],
    ['a gap', wrap(`<g style="${' '.repeat(900_000)}"/>`), /accepted/],
    ['a gap in a style sheet', wrap(`<style>a${' '.repeat(900_000)}</style>`), /accepted/],
    ['brackets', wrap(`<g style="${'('.repeat(900_000)}"/>`), /accepted/],
    [
      'a gap in an embedded picture',
      wrap(`<image href="data:image/png;base64,A${' '.repeat(900_000)}!"/>`),
      /address data/,
    ],
    ['digits', `<svg ${xmlns} width="${'1'.repeat(900_000)}!" height="4"/>`, /no size/],
    ['entities', wrap(`<text>${'&lt;'.repeat(220_000)}</text>`), /accepted/],
    [
      'attributes',
      wrap(`<g ${Array.from({ length: 60_000 }, (_, at) => `data-${at}=""`).join(' ')}/>`),
      /more than 500 attributes/,
    ],
  ])('a very long run of %s does not hold the check up', async (_, svg, message) => {
    expect(await answer(svg)).toMatch(message);
  });

  test('a style sheet that refers to a part that can hold others', async () => {
    const svg = '<style>path{mask:url(#m)}</style><mask id="m"><path d="M0 0"/></mask>';
    expect(await answer(wrap(svg))).toMatch(/style sheet that refers to a <mask>/);
  });
});
