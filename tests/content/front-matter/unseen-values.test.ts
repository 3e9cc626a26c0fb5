import { describe, expect, it } from 'vitest';
import { positions, readArticle, readRaw } from './support.ts';

const NBSP = '\u00A0';

describe('a character that cannot be seen', () => {
  it.each([
    ['behind a colon', [`title:${NBSP} A`, 'date: 2018-03-13'], '2:7'],
    ['behind a colon, without a space', [`title:${NBSP}A`, 'date: 2018-03-13'], '2:7'],
    ['before a colon', ['title: A', `date${NBSP}: 2018-03-13`], '3:5'],
    ['before a key', ['title: A', `${NBSP}date: 2018-03-13`], '3:1'],
    ['in a key', ['title: A', 'da\u200Bte: 2018-03-13'], '3:3'],
    ['behind a date', ['title: A', 'date: 2018-03-13\u200B'], '3:17'],
    ['in a date', ['title: A', 'date: 2018-\u206003-13'], '3:12'],
    ['before a date in quotation marks', ['title: A', `date: "\uFEFF2018-03-13"`], '3:8'],
    ['at the end of a title', [`title: A${NBSP}`, 'date: 2018-03-13'], '2:9'],
    ['at the beginning of a title', [`title: "\u00ADA"`, 'date: 2018-03-13'], '2:9'],
  ])('is left out %s, with its name', (_, lines, position) => {
    const { data, diagnostics } = readRaw(...lines);
    expect(positions(diagnostics)).toEqual([`${position} unseen-character`]);
    const code = /[\u00A0\u200B\u2060\uFEFF\u00AD]/.exec(lines.join(''))?.[0].codePointAt(0) ?? 0;
    const name = `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    expect(diagnostics[0]?.message).toContain(`holds ${name}, a character that cannot be seen`);
    expect(data).toMatchObject({ title: 'A', date: { day: '2018-03-13' } });
  });

  it('is left out of lists, addresses, slugs and flags', () => {
    const read = readArticle(
      `tags: [HL7\u200B, ${NBSP}FHIR]`,
      `categories: A\u200B, B`,
      'slug: my\u200Bname',
      `safeURL: /a/b\u2060/`,
      `draft: true${NBSP}`,
      `authors:`,
      `  -${NBSP}Jane`,
      `${NBSP}${NBSP}- Joe`,
    );
    expect(read.data).toMatchObject({
      tags: ['HL7', 'FHIR'],
      categories: ['A', 'B'],
      slug: 'myname',
      safeURL: '/a/b/',
      draft: true,
      authors: ['Jane', 'Joe'],
    });
    expect(positions(read.diagnostics)).toEqual([
      '4:11 unseen-character',
      '4:14 unseen-character',
      '5:14 unseen-character',
      '6:9 unseen-character',
      '7:14 unseen-character',
      '8:12 unseen-character',
      '10:4 unseen-character',
      '11:1 unseen-character',
    ]);
  });

  it('is left out inside a title, unless it joins or parts letters', () => {
    const read = readRaw(
      `title: Heal\u200Bth${NBSP}and\u200C "soft\u00ADware"`,
      'date: 2018-03-13',
    );
    expect(read.data?.title).toBe(`Health${NBSP}and\u200C "software"`);
    expect(positions(read.diagnostics)).toEqual(['2:12 unseen-character', '2:26 unseen-character']);
  });

  it('is left out inside a term, unless it joins or parts letters', () => {
    const joined = '\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645';
    const read = readArticle(`tags: [H\u200BL7, "soft\u00ADware", ${joined}, Health${NBSP}IT]`);
    expect(read.data?.tags).toEqual(['HL7', 'software', joined, `Health${NBSP}IT`]);
    expect(positions(read.diagnostics)).toEqual(['4:9 unseen-character', '4:19 unseen-character']);
  });

  it('is an indent below an empty key', () => {
    const read = readArticle(
      'author:',
      `${NBSP}${NBSP}name: Jane`,
      ` ${NBSP}email: jane@example.org`,
      `cover:`,
      `  image: a.png`,
      `${NBSP} alt: A chart`,
      `${NBSP}toc: false`,
    );
    expect(read.data).toMatchObject({
      authors: ['Jane'],
      image: 'a.png',
      imageAlt: 'A chart',
      toc: false,
    });
    expect(positions(read.diagnostics)).toEqual([
      '5:1 unseen-character',
      '6:2 unseen-character',
      '9:1 unseen-character',
      '10:1 unseen-character',
    ]);
  });

  it.each([
    ['inside a title', `title: Pourquoi${NBSP}? « Non${NBSP}»`],
    ['behind a comma inside a title', `title: Oui,${NBSP}non`],
    ['in an emoji', 'title: I \u2764\uFE0F'],
    [
      'between letters that it joins or parts',
      'title: \u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645',
    ],
    ['in a description', `description: A${NBSP}B${NBSP}`],
    ['in a key nobody knows', `plug${NBSP}in: x${NBSP}`],
    ['that sets the direction of text', 'title: A\u200F'],
  ])('is nobody’s concern %s', (_, line) => {
    const { data, diagnostics } = line.startsWith('title')
      ? readRaw(line, 'date: 2018-03-13')
      : readArticle(line);
    expect(diagnostics).toEqual([]);
    expect(data).toBeDefined();
  });

  it('keeps the variation selector of an emoji', () => {
    expect(readRaw('title: I \u2764\uFE0F', 'date: 2018-03-13').data?.title).toBe('I \u2764\uFE0F');
  });
});
