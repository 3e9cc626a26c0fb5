import { describe, expect, it } from 'vitest';
import { readForeignFrontMatter } from '../../src/import/foreign-front-matter.ts';

/** Its values, and the text below it. */
function read(text: string): [Record<string, unknown>, string] {
  const { data, bodyOffset } = readForeignFrontMatter(text);
  return [data, text.slice(bodyOffset)];
}

describe('front matter of other generators', () => {
  it.each([
    ['YAML', '---\ntitle: A\n---\nText.\n'],
    ['YAML that ends in dots', '---\ntitle: A\n...\nText.\n'],
    ['YAML with a byte-order mark and blank lines', '\uFEFF\n\n---\ntitle: A\n---\nText.\n'],
    ['YAML that is named', '---yaml\ntitle: A\n---\nText.\n'],
    ['TOML', '+++\ntitle = "A"\n+++\nText.\n'],
    ['TOML with line breaks of Windows', '+++\r\ntitle = "A"\r\n+++\r\nText.\n'],
    ['TOML between the marks of YAML', '---toml\ntitle = "A"\n---\nText.\n'],
    ['JSON', '{\n  "title": "A"\n}\nText.\n'],
    ['JSON as Hexo ends it', '{\n  "title": "A"\n};;;\nText.\n'],
    ['JSON between the marks of YAML', '---json\n{ "title": "A" }\n---\nText.\n'],
  ])('is read as %s', (_, text) => {
    expect(read(text)).toEqual([{ title: 'A' }, 'Text.\n']);
  });

  it('is not looked for in a text without it', () => {
    expect(read('{{< figure >}}\n')).toEqual([{}, '{{< figure >}}\n']);
    expect(read('Text.\n\n---\n\nMore.\n')).toEqual([{}, 'Text.\n\n---\n\nMore.\n']);
  });

  it('keeps dates as they are written', () => {
    const toml = `+++
day = 2018-03-13
local = 2018-03-13T16:54:41
zoned = 2018-03-13T16:54:41+02:00
clock = 07:32:00
+++
`;
    expect(read(toml)[0]).toEqual({
      day: '2018-03-13',
      local: '2018-03-13T16:54:41.000',
      zoned: '2018-03-13T16:54:41.000+02:00',
      clock: '07:32:00.000',
    });
    expect(read('---\nday: 2018-03-13\n---\n')[0]).toEqual({ day: '2018-03-13' });
  });

  it('joins a repeated list, and takes the last of any other', () => {
    const yaml = '---\ntags: [a, b]\ntitle: A\ntags: [b, c]\ntitle: B\n---\n';
    expect(read(yaml)[0]).toEqual({ tags: ['a', 'b', 'c'], title: 'B' });
  });

  it('names the line of a key', () => {
    const { lineOf } = readForeignFrontMatter('\n---\na: 1\n\nb: 2\n---\n');
    expect([lineOf('a'), lineOf('b'), lineOf('c')]).toEqual([3, 5, 3]);
    const toml = readForeignFrontMatter('+++\na = 1\n"b" = 2\n[c]\nd = 3\n+++\n');
    expect([toml.lineOf('a'), toml.lineOf('b'), toml.lineOf('c')]).toEqual([2, 3, 4]);
  });

  it('makes a key of a name that objects have already', () => {
    const { data } = readForeignFrontMatter('---\n__proto__: 1\nconstructor: 2\n---\n');
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor']);
  });
});

describe('front matter that is damaged', () => {
  it.each([
    ['---\ntitle: A\ntags: [a\n---\n', 4],
    ['---\ndate: 2018-03-13\ntitle: *note\n---\n', 3],
    ['---\nA line of prose.\n---\n', 2],
    ['+++\ndate = 2018-03-13\ntitle = A\n+++\n', 3],
    ['---json\n{ "title": }\n---\n', 2],
    ['---json\n[]\n---\n', 2],
  ])('is named with its line: %j', (text, line) => {
    expect(readForeignFrontMatter(text).fault?.line).toBe(line);
  });

  it('gives the keys that can be read', () => {
    expect(read('---\ntitle: *note\ndate: 2018-03-13\n---\nText.\n')).toEqual([
      { date: '2018-03-13' },
      'Text.\n',
    ]);
  });

  it('is refused where few lines stand for many values', () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]'];
    bomb.push('c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]', 'd: [*c, *c, *c, *c, *c, *c]');
    const { data, fault } = readForeignFrontMatter(`---\n${bomb.join('\n')}\n---\n`);
    expect(fault?.message).toMatch(/^c: Excessive alias count/);
    expect(Object.keys(data)).toEqual(['a', 'b']);
  });
});
