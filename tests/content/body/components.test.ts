import { describe, expect, it } from 'vitest';
import { compile, diagnostics, pointedAt } from './compile.ts';

/** What an MDX body is reported for, as `line:column code what-is-underlined`. */
function reported(mdx: string): string[] {
  return compile(mdx, 'mdx').diagnostics.map((found) => {
    const { line, column, code } = found;
    return `${line}:${column} ${code} ${pointedAt(mdx, found)}`;
  });
}

const sound = [
  '<Callout kind="note" title=\'a\' wide>Text.</Callout>',
  'ü😀 <Callout title={1 > 2 ? "}" : "b"} kind={kind}>Text.</Callout>',
  '<Figure src="/a.png" alt="" caption="c" sizes={[1]} />',
  '<Figure {...picture} />',
  '<Figure src="/a.png" alt="A">\n  {/* A remark. */}\n</Figure>',
  '<Anything x="y" z={1}>Text.</Anything>',
  '<Anything><Callout slot="side" client:load>Text.</Callout></Anything>',
  '<Fragment>Text.</Fragment> <>More.</> <my-element kin="x" /> <b>c</b>',
  '<props.Aside>Text.</props.Aside>',
];

const own = [
  "import Mark from './mark.js'\n\nText. <Mark x='y' />",
  "import { A as Mark } from './mark.js'\n\nText. <Mark.Dot />",
  "import * as shapes from './mark.js'\n\nText. <shapes.Mark />",
  'Text. <Mark />\n\nexport const Mark = () => <b>m</b>',
  'export function Mark() {}\n\nText. <Mark />',
  'export class Mark {}\n\nText. <Mark />',
  'export const { a: [Mark = 1], ...Others } = {}\n\nText. <Mark /> <Others.X />',
  'export const components = { Mark: "b" }\n\nText. <Mark />',
  "import Callout from './callout.js'\n\n<Callout kin='x'>Text.</Callout>",
  'Text. {list.map((Mark) => <Mark />)} {list.map(({ Dot }) => <Dot.x />)}',
];

describe('an MDX body', () => {
  it.each([...sound, ...own])('may hold %j', (mdx) => {
    expect(reported(mdx)).toEqual([]);
  });

  it.each([
    ['<Calout>Text.</Calout>', ['1:2 mdx-component Calout']],
    ['ü😀 <SubscribeForm id="n" /> b', ['1:6 mdx-component SubscribeForm']],
    ['> - <Calout\n>   kind="note" />', ['1:6 mdx-component Calout']],
    ['Text. <Callout.Item />', ['1:8 mdx-component Callout.Item']],
    ['Text. <constructor.X /> <Ü />', ['1:8 mdx-component constructor.X', '1:26 mdx-component Ü']],
    ["export { Mark } from './mark.js'\n\nText. <Mark />", ['3:8 mdx-component Mark']],
    [
      'Text. {"ü😀" && <Calout />} {() => <x.Y />}',
      ['1:18 mdx-component Calout', '1:37 mdx-component x.Y'],
    ],
    ['<Callout>\n  Text.\n\n  <Aside />\n</Callout>', ['4:4 mdx-component Aside']],
  ])('%j uses a component that is not there', (mdx, expected) => {
    expect(reported(mdx)).toEqual(expected);
  });

  it.each([
    ['export const frontmatter = { a: 1 }\n\nText.', ['1:14 mdx-syntax frontmatter']],
    ["import { x as Content } from './m.js'\n\nText.", ['1:15 mdx-syntax Content']],
    ["import url, { file } from './m.js'\n\nText.", ['1:8 mdx-syntax url', '1:15 mdx-syntax file']],
    ["export { a as getHeadings } from './m.js'\n\nText.", ['1:15 mdx-syntax getHeadings']],
    ['export const ü = 1\n\nText.\n\nexport const ü = 2', ['5:14 mdx-syntax ü']],
    ["import A from './a.js'\nimport { b as A } from './b.js'\n\nText.", ['2:15 mdx-syntax A']],
    ['export const url = 1\nexport const Fragment = 2\n\nText.', []],
  ])('%j declares names', (mdx, expected) => {
    expect(reported(mdx)).toEqual(expected);
  });

  it.each([
    ['<Callout kin="note">Text.</Callout>', ['1:10 mdx-unknown-property kin']],
    [
      '<Callout data-placeholder="0">Text.</Callout>',
      ['1:10 mdx-unknown-property data-placeholder'],
    ],
    [
      '<Callout title="kin" {...kin} title={`kin`} kin>Text.</Callout>',
      ['1:45 mdx-unknown-property kin'],
    ],
    [
      '> - <Figure\n>     sizes={{\n>       a: 1}}\n>     kin={1} src="/a.png" alt="" />',
      ['4:7 mdx-unknown-property kin'],
    ],
    ['<Callout toString="x">Text.</Callout>', ['1:10 mdx-unknown-property toString']],
  ])('%j gives a property that is not taken', (mdx, expected) => {
    expect(reported(mdx)).toEqual(expected);
  });

  it.each([
    ['Text.\n\n<Figure\n  src="/a.png"\n/>', ['3:2 mdx-missing-property Figure']],
    ['Text.\n\n<Figure caption="c" />', ['3:2 mdx-missing-property Figure']],
  ])('%j lacks a property', (mdx, expected) => {
    expect(reported(mdx)).toEqual(expected);
  });

  it.each([
    ['<Callout kind="warning">Text.</Callout>', ['1:16 mdx-property-value warning']],
    ["<Callout\n  kind = 'warning'>Text.</Callout>", ['2:11 mdx-property-value warning']],
    ['<Callout kind="">Text.</Callout>', ['1:16 mdx-property-value ']],
    ['<Callout kind>Text.</Callout>', ['1:10 mdx-property-value kind']],
    ['<Callout wide="yes">Text.</Callout>', ['1:16 mdx-property-value yes']],
    ['<Figure src={a} alt={`b`} />', ['1:9 mdx-property-value src', '1:17 mdx-property-value alt']],
  ])('%j gives a value that is not taken', (mdx, expected) => {
    expect(reported(mdx)).toEqual(expected);
  });

  it('names what a component would not show', () => {
    expect(reported('<Figure src="/a.png" alt="A">\n  Text.\n</Figure>')).toEqual([
      '1:2 mdx-lost-content Figure',
    ]);
  });

  it('counts positions in the lines of the file', () => {
    expect(diagnostics('\r\nText.\r\n\r\n> <Calout />', 'mdx')).toEqual(['4:4 mdx-component']);
  });

  it('suggests what was meant, else says what there is', () => {
    const hints = (mdx: string): string[] =>
      compile(mdx, 'mdx').diagnostics.map(({ hint }) => hint);
    expect(hints('<Calout kind="note">Text.</Calout>')).toEqual(['Did you mean `Callout`?']);
    expect(hints("import Mark from './m'\n\n<Marc />")).toEqual(['Did you mean `Mark`?']);
    expect(hints('<Callout Kind="note">Text.</Callout>')).toEqual(['Did you mean `kind`?']);
    expect(hints('<Callout kind="warning">Text.</Callout>')).toEqual(['Write `note` or `caution`']);
    expect(hints('<Counter />')).toEqual(['Import it, or write a component of docs/components.md']);
    expect(hints('<Callout colour="red">Text.</Callout>')).toEqual(['Delete it']);
  });

  it('lists what it imports, and nothing where it imports nothing', () => {
    const mdx = [
      "import a, { 'ü' as b } from './ü.js'; import './style.css'",
      "export * from '/src/x.ts'",
      'export { c } from "d/e"',
      '',
      "Text about import('./f.js').",
      '',
      "import g from 'g'",
    ].join('\n');
    const { imports = [] } = compile(mdx, 'mdx').facts;
    expect(imports.map((one) => [one.specifier, one.line, one.column])).toEqual([
      ['./ü.js', 1, 30],
      ['./style.css', 1, 47],
      ['/src/x.ts', 2, 16],
      ['d/e', 3, 20],
      ['g', 7, 16],
    ]);
    for (const one of imports) expect(pointedAt(mdx, one)).toBe(one.specifier);
    expect(compile('Text.', 'mdx').facts).not.toHaveProperty('imports');
  });
});
