import { describe, expect, it } from 'vitest';
import { findFormulas, maskFormulas } from '../../../src/content/body/formulas.ts';
import { compile, diagnostics, html, pointedAt } from './compile.ts';

const x = '<math><mi>x</mi></math>';

function texts(source: string, syntax: 'md' | 'mdx' = 'md'): string[] {
  return findFormulas(source, syntax).map(({ tex }) => tex);
}

describe('dollar signs', () => {
  it.each([
    ['$x$', ['x']],
    ['a ($x$), “$y$”: $z$.', ['x', 'y', 'z']],
    ['$a_b$ and $c_d$', ['a_b', 'c_d']],
    ['the $n$th and the $k$-fold', ['n', 'k']],
    ['**$x$** *$y$* [$z$](/z/)', ['x', 'y', 'z']],
    ['函数$f(x)$是', ['f(x)']],
    ['$`a_b`$', ['a_b']],
    ['$latex a_b$', ['a_b']],
    ['$a\nb$', ['a\nb']],
    ['$$x$$', ['x']],
    ['$$ x $$', ['x']],
    ['$$\nx\n$$', ['x']],
    ['> $$\n> x\n> > y\n> $$', ['x\n> y']],
    ['- $$\n  x\n  $$', ['x']],
    ['> a $x\n> y$ b', ['x\ny']],
    ['> > a $x\n> y$ b', ['x\ny']],
    ['> a $x\n> > y$ b', []],
    ['costs $5, and $x$ is', ['x']],
    ['$5 and $x$', ['x']],
    ['$\\text{a \\$ b}$', ['\\text{a \\$ b}']],
    ['| $|x|$ | $y$ |', ['|x|', 'y']],
    ['$ABC$', ['ABC']],
  ])('%j hold formulas', (source, expected) => {
    expect(texts(source)).toEqual(expected);
  });

  it.each([
    '$5 and $10',
    'US$ 20, HK$30 and A$40',
    '$20–$30',
    'costs $5, not $10',
    'from $5 a month to (US$)',
    '5$, 10$ et 15$',
    '**$5** or **$10**',
    '| $5 | $10 |',
    '- $5\n- 10$',
    '[$5](/a/) [$10](/b/)',
    '$HOME/$USER and ${HOME}/${USER}',
    '$scope** and **$',
    '$TITLE$ and $END$',
    '$(this).find($el)',
    '\\$x$ and $y\\$',
    '`$x$` and ``$`y`$``',
    '```\n$x$\n```',
    '> ~~~sh\n> $x$\n> ~~~',
    '<a href="?$a$">b</a>',
    '<!-- $x$ -->',
    '[a](/x?$y$) https://x.example/?$a$',
    '$a</b>c$',
    '$a {\nb ^(.*)$ c }',
    '$&#8220;a$',
    '$x\n\ny$',
    '$x\n# y$',
    '$ x $',
    'either $$ and $$',
    'a $$ x $$ b',
    '$$x',
    '$$$',
    '$$\n\n$$',
    '$',
  ])('%j hold none', (source) => {
    expect(texts(source)).toEqual([]);
  });

  it('stay code in MDX', () => {
    const source =
      'import a from "$x$"\n\n{f("$x$")}\n\n<A b={`$x$`} c="$x$">$y_{1}$</A>\n\nexport const c = "$x$"';
    expect(texts(source, 'mdx')).toEqual(['y_{1}']);
  });

  it.each([
    "{'{'} and $x$ and {'}'}",
    '{"}"} $x$ {`}`} {/* } isn\'t */}',
    "{/* isn't { */} $x$ {a}",
  ])('are read beside braces in the code of MDX, as in %j', (source) => {
    expect(texts(source, 'mdx')).toEqual(['x']);
  });

  it('keep every offset', () => {
    const source = 'a $x_1$ b\n\n> $$\n> y\n>   z\n> $$\n';
    const masked = maskFormulas(source, findFormulas(source, 'md'));
    expect(masked).toHaveLength(source.length);
    expect(masked.replace(/[^\n>]/g, '').length).toBe(source.replace(/[^\n>]/g, '').length);
    expect(masked).not.toMatch(/[$xyz_]/);
  });
});

describe('a line of a million characters', () => {
  it.each(['$ ', '$a', '$x$ ', 'a $$x$$ ', '](', '[a]($'])('of %j is read at once', (signs) => {
    const line = signs.repeat(Math.floor(1_000_000 / signs.length));
    const start = performance.now();
    findFormulas(line, 'md');
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('of backticks, never as many, is read at once', () => {
    const runs = Array.from({ length: 1400 }, (_, index) => `${'`'.repeat(index + 1)}$a`).join(' ');
    const start = performance.now();
    findFormulas(runs, 'md');
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('of braces that nothing closes is read at once in MDX', () => {
    const start = performance.now();
    findFormulas(`$${'{'.repeat(100_000)}`, 'mdx');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('a formula', () => {
  it('is MathML', () => {
    expect(html('Mass $E=mc^2$ is')).toBe(
      '<p>Mass <math><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow></math> is</p>',
    );
  });

  it('in a link takes no focus of its own', () => {
    const wide = `$${'x+'.repeat(20)}y$`;
    expect(html(`[${wide}](/a/)`)).toMatch(/<span class="formula formula-inline"><math>/);
    expect(html(wide)).toMatch(/<span class="formula formula-inline" tabindex="0"><math>/);
  });

  it.each(['$$x$$', '$$\nx\n$$', '```math\nx\n```', '~~~~ math\nx\n\n~~~~'])(
    'on lines of its own scrolls by keyboard: %j',
    (source) => {
      expect(html(source)).toBe(
        '<p><span class="formula" tabindex="0"><math display="block"><mi>x</mi></math></span></p>',
      );
    },
  );

  it('in a line scrolls only where it is wide', () => {
    expect(html(`a $${'x+'.repeat(20)}x$`)).toContain(
      '<span class="formula formula-inline" tabindex="0"><math><mrow>',
    );
  });

  it.each([
    ['in emphasis', '*a $x$ b*', `<p><em>a ${x} b</em></p>`],
    ['in a heading', '## The $x$', `The ${x}`],
    ['in a table', '| $x$ |\n| - |', `<th>${x}</th>`],
    ['in HTML', '<div>$x$</div>', `<div>${x}</div>`],
    ['in a quote', '> $x$', `<p>${x}</p>`],
    ['beside prices', '$5, $x$, $6', `<p>$5, ${x}, $6</p>`],
    ['beside marks of its own', '$x$ $*a*$ *b*', '</mrow></math> <em>b</em>'],
    ['between controls', '\u0005a\u0006 $x$', `<p>a ${x}</p>`],
  ])('stands %s', (_, source, expected) => {
    expect(html(source)).toContain(expected);
  });

  it.each([
    ['code of HTML', '<code>$x$</code>', '<code>$x$</code>'],
    ['indented code', '    $x\n      y$', '>$x\n  y$\n<'],
    ['an attribute', '<b title="a">$x</b>y$', '<b title="a">$x</b>y$'],
  ])('is none in %s', (_, source, expected) => {
    expect(html(source)).toContain(expected);
  });

  it('is text where only text may stand', () => {
    const { facts } = compile('## The $\\frac{a}{b}$\n\n![$x$](a.png "$y$")\n\nSo $x^2$.');
    expect(facts.headings[0]?.text).toBe('The a/b');
    expect(facts.pictures[0]?.alt).toBe('$x$');
    expect(facts.lead).toBe('So x^2.');
    expect(html('![$x$](a.png "$y$")')).toContain('<figcaption>$y$</figcaption>');
  });

  it('has no style, no script, no font and no class of Temml', () => {
    const tex =
      "\\color{red}x \\hat{y} \\begin{align}a&=b\\\\c&=d\\end{align} \\boxed{z} \\mathbb{R} \\overline{ab} f'";
    expect(html(`$$${tex}$$`)).not.toMatch(/ style|tml|#f|script=|href/);
    expect(html(`$$${tex}$$`)).toContain('<mtd class="align-right"><mi>a</mi></mtd>');
  });

  it('counts as one word', () => {
    expect(compile('One $a + b + c$ three').facts.words).toBe(3);
  });
});

describe('a faulty formula', () => {
  it('says nothing of the program that reads it', () => {
    expect(
      compile('$\\color{red}{\\fbox{x}} \\ce{H2O} \\label{a} \\eqref{a}$').diagnostics,
    ).toEqual([expect.objectContaining({ message: 'the formula has a fault: it cannot be read' })]);
  });

  it.each([
    ['a $\\frac{x$ b', '\\frac{x'],
    ['a $x \\unknown y$ b', '\\unknown y'],
    ['a $\\href{javascript:x}{y}$ b', '\\href{javascript:x}{y}'],
    ['a $\\cancel{x}$ b', '\\cancel{x}'],
    ['a $\\def\\a{\\a\\a}\\a$ b', '\\def'],
  ])('stays as code, with a warning at its place: %j', (source, at) => {
    const [found, ...others] = compile(source).diagnostics;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'faulty-formula' });
    expect(html(source)).toMatch(/^<p>a <code>\$.*\$<\/code> b<\/p>$/);
    if (source.includes('unknown')) {
      expect(found && pointedAt(source, found)).toBe(`${at}$`);
      expect(found?.message).toBe('the formula has a fault: unsupported function name: \\unknown');
    }
  });

  it.each([
    '> $$\n> a + b\n>   \\unknown x\n> $$',
    '> [!NOTE] 😀 "t"\r\n> a\r\n\r\n- b\r\n\r\n  $$\r\n  a\r\n  \\unknown x\r\n  $$\r\n',
    '> a $b\n> \\unknown x$ c',
  ])('on several lines is reported where the fault is: %j', (source) => {
    const [found] = compile(source).diagnostics;
    expect(found && pointedAt(source, found)).toMatch(/^\\unknown x/);
  });

  it('in a fence stays the fence', () => {
    const source = '<b>a</b>\n\n```math\nx\n```\n\n```math\n\\frac{\n```';
    expect(diagnostics(source)).toEqual(['7:1 faulty-formula']);
    expect(html(source)).toContain('<code class="language-math">\\frac{\n</code>');
  });

  it('is reported in MDX too', () => {
    expect(diagnostics('a\n\nb $\\frac{x$ c', 'mdx')).toEqual(['3:11 faulty-formula']);
  });

  it.each([
    ['braces', '{'.repeat(400) + '}'.repeat(400)],
    ['roots', '\\sqrt'.repeat(190) + ' x'],
    ['macros', '\\def\\a{xx}\\def\\b{\\a\\a}\\def\\c{\\b\\b}' + '\\c'.repeat(200)],
    ['digits', `\\kern${'1'.repeat(900)}em`],
    ['brackets', '\\left('.repeat(70) + '\\right)'.repeat(70)],
  ])('of many %s is refused at once', (_, tex) => {
    const start = performance.now();
    expect(diagnostics(`$${tex}$`.repeat(1) + '\n')).toEqual([
      expect.stringMatching(/^1:\d+ faulty-formula$/),
    ]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('comes behind a hundred thousand characters of others', () => {
    const codes = diagnostics(`$${'x+'.repeat(400)}x$\n\n`.repeat(140));
    expect(codes).toHaveLength(16);
    expect(codes[0]).toBe('249:2 faulty-formula');
  });
});

it.each([
  ['[$a_b$][none]', '`[$a_b$][none]` names'],
  ['#Head $x$', '`#Head $x$` is'],
  ['<textarea>a $x_1$ b</textarea> c', '“a $x_1$ b”'],
  [`<textarea>$x_1+${'x+'.repeat(80)}y$ b</textarea> c`, '“$x_1+x'],
  ['| a |\n|---|\n| b | $c$ lost |', '“$c$ lost”'],
])('messages quote formulas as they are written: %j', (source, quoted) => {
  for (const syntax of ['md', 'mdx'] as const) {
    if (syntax === 'mdx' && source.startsWith('<')) continue;
    const [message = ''] = compile(source, syntax).diagnostics.map((one) => one.message);
    expect(message).toContain(quoted);
    // eslint-disable-next-line no-control-regex -- masks are made of them
    expect(message).not.toMatch(/[\u0000-\u001f\u4e00-\u9fff]/);
  }
});

describe('MathML in HTML', () => {
  it('is kept as MathML Core has it', () => {
    const source =
      '<math display="block" class="a" onclick="x()"><mfrac linethickness="2px"><mn>1</mn><mi mathvariant="normal">x</mi></mfrac><mtable><mtr><mtd columnspan="2">a</mtd></mtr></mtable></math>';
    expect(html(source)).toContain(
      '<math display="block"><mfrac linethickness="2px"><mn>1</mn><mi mathvariant="normal">x</mi></mfrac><mtable><mtr><mtd columnspan="2"><mtext>a</mtext></mtd></mtr></mtable></math>',
    );
  });

  it.each([
    [
      '<semantics><mi>x</mi><annotation encoding="application/x-tex">y</annotation></semantics>',
      '<mi>x</mi>',
    ],
    ['<maction actiontype="toggle"><mi>x</mi><mi>y</mi></maction>', '<mi>x</mi>'],
    ['<mtext>a <b>bold</b></mtext>', '<mtext>a bold</mtext>'],
    ['<mtext><img src="a.png" alt="b"></mtext><mi>x</mi>', '<mtext></mtext><mi>x</mi>'],
    ['<mrow href="/x/" style="a" id="b"><mi>x</mi></mrow>', '<mrow><mi>x</mi></mrow>'],
    [
      '<mspace width="9999em"><mspace width="2em">',
      '<mspace><mspace width="2em"></mspace></mspace>',
    ],
    ['<mi>x</mi><script>a()</script><style>b</style>', '<mi>x</mi>'],
    ['<mi><mrow><mi>x</mi></mrow></mi>', '<mi>x</mi>'],
  ])('becomes plain: %s', (inner, expected) => {
    expect(html(`a <math>${inner}</math> b`)).toBe(`<p>a <math>${expected}</math> b</p>`);
  });

  it('is none outside of a formula', () => {
    expect(html('a <mi>x</mi><mtext>y</mtext> b')).not.toMatch(/<m/);
  });
});
