import { describe, expect, it } from 'vitest';
import { readComponent } from '../../../src/content/body/read-component.ts';

/** The properties of a component with this front matter, in short. */
function properties(script: string): Record<string, string> {
  const { component, docs } = readComponent(`---\n${script}\n---\n\n<p />\n`);
  const shown = Object.entries(component.properties).map(([name, property]) => {
    const { isRequired, texts, isFlag } = property;
    const text = texts === 'any' ? 'any' : texts.join('|') || 'none';
    const shape = `${isRequired ? '' : '?'}${text}${isFlag ? ' or nothing' : ''}`;
    return [name, `${shape} (${docs.properties[name]?.type ?? ''})`];
  });
  return Object.fromEntries(component.isOpen ? [...shown, ['…', '']] : shown) as Record<
    string,
    string
  >;
}

describe('the properties of a component', () => {
  it('are those of its interface', () => {
    const script = `
      interface Props {
        plain: string;
        kind?: 'note' | "caution";
        rows: readonly (readonly string[])[];
        count?: number;
        open?: boolean;
        'aria-label'?: string | undefined;
        size: 1 | 2 | 'auto';
        method?(): void;
      }`;
    expect(properties(script)).toEqual({
      plain: 'any (string)',
      kind: `?note|caution ('note' | "caution")`,
      rows: 'none (readonly (readonly string[])[])',
      count: '?none (number)',
      open: '?none or nothing (boolean)',
      'aria-label': '?any (string | undefined)',
      size: `auto (1 | 2 | 'auto')`,
      '…': '',
    });
  });

  it.each([
    ['type Props = { a: string };', { a: 'any (string)' }],
    ['export interface Props { a: string }', { a: 'any (string)' }],
    ["type Kind = 'x' | 'y'; interface Props { kind: Kind | 'z' }", { kind: "x|y|z (Kind | 'z')" }],
    ['interface Row { a: string } interface Props { row: Row }', { row: 'none (Row)' }],
    [
      'interface Base { a: string } interface Props extends Base { b?: string }',
      {
        a: 'any (string)',
        b: '?any (string)',
      },
    ],
    [
      'type Props = { a: string } & ({ b: "x" } | { b: "y"; c: string })',
      {
        a: 'any (string)',
        b: 'x|y ("x" | "y")',
        c: '?any (string)',
      },
    ],
    ['interface Props {}', {}],
  ])('are followed through types of the file: %s', (script, expected) => {
    expect(properties(script)).toEqual(expected);
  });

  it.each([
    ['no Props at all', 'const a = 1;', {}],
    [
      'a type from elsewhere',
      'interface Props extends HTMLAttributes<"p"> { a: string }',
      {
        a: 'any (string)',
      },
    ],
    ['a mapped type', 'type Props = Partial<{ a: string }>', {}],
    ['any key', 'interface Props { [key: string]: unknown }', {}],
    ['itself', 'type Props = { a: string } & Props', { a: 'any (string)' }],
    ['what cannot be parsed', 'interface Props { a: }', {}],
  ])('may be more than are known with %s', (_, script, expected) => {
    expect(properties(script)).toEqual({ ...expected, '…': '' });
  });

  it('may have any value where the type is from elsewhere', () => {
    expect(properties('interface Props { a: Shape; b: Loop } type Loop = Loop | 1')).toEqual({
      a: 'any or nothing (Shape)',
      b: 'any or nothing (Loop)',
    });
  });
});

it('reads what docstrings say, and no other comment', () => {
  const { docs } = readComponent(`---
/** Of the file. */
import a from 'a';

/**
 * A passage
 * set apart.
 */
export interface Props {
  // Not this.
  a: string;
  /* Nor this. */
  b: string;
  /** Before c. */
  c: string;
  d: string; /** After d. */
}
---
`);
  expect(docs.description).toBe('A passage set apart.');
  expect(
    Object.entries(docs.properties).map(([name, { description }]) => [name, description]),
  ).toEqual([
    ['a', ''],
    ['b', ''],
    ['c', 'Before c.'],
    ['d', ''],
  ]);
});

it('knows whether the text inside and a picture are shown', () => {
  const shows = (text: string): boolean[] => {
    const { component } = readComponent(text);
    return [component.hasSlot, component.isPicture];
  };
  expect(shows('<p><slot /></p>')).toEqual([true, false]);
  expect(shows('---\nconst a = await Astro.slots.render("x");\n---\n')).toEqual([true, false]);
  expect(shows('<p>slot</p>')).toEqual([false, false]);
  const picture = "---\ninterface Props {\n  'data-placeholder': string;\n  src: string }\n---\n";
  expect(shows(picture)).toEqual([false, true]);
  expect(Object.keys(readComponent(picture).component.properties)).toEqual(['src']);
});
