import { describe, expect, it } from 'vitest';
import { positions, readArticle, readTerm } from './support.ts';

describe('a picture', () => {
  it.each([
    ['image: { path: a.png, alt: A chart }', 'a.png', 'A chart'],
    ['image: { src: a.png }', 'a.png', ''],
    ['featured_image: { url: /a.png, alt: "" }', '/a.png', ''],
    ['cover: { image: a.png, relative: false, alt: A chart }', 'a.png', 'A chart'],
    ['heroImage: { alt: A chart, src: { src: a.png } }', 'a.png', 'A chart'],
    ['image: [a.png]', 'a.png', ''],
    ['image: [{ src: a.png, alt: A chart }]', 'a.png', 'A chart'],
    ['image: { src: "", url: a.png }', 'a.png', ''],
  ])('is the file that a map names: %s', (line, image, imageAlt) => {
    const { data, diagnostics } = readArticle(line);
    expect(diagnostics).toEqual([]);
    expect(data).toMatchObject({ image, imageAlt });
  });

  it('has the alternative text of its own key before that of the map', () => {
    const of = (...lines: string[]) => readArticle(...lines).data?.imageAlt;
    expect(of('imageAlt: Own', 'image: { src: a.png, alt: Of the map }')).toBe('Own');
    expect(of('imageAlt:', 'image: { src: a.png, alt: Of the map }')).toBe('Of the map');
  });

  it('has the caption of the map', () => {
    const { data } = readArticle('cover: { image: a.png, caption: Below }', 'imageCredit: Desk');
    expect(data).toMatchObject({ imageCaption: 'Below', imageCredit: 'Desk' });
  });

  it('has its position inside the map', () => {
    expect(readArticle('image:', '  path: a.png').spans.image).toEqual({
      line: 5,
      column: 9,
      length: 5,
    });
  });

  it.each([
    ['image: { uid: a, alt: A }', 'image is a map that names no file'],
    ['cover: { path: { to: a } }', 'cover is a map that names no file'],
    ['image: true', 'image is a flag that names no file'],
    ['image: [[[[a.png]]]]', 'image is a list that names no file'],
    ['image: [a.png, b.png]', 'image names 2 pictures, and one is shown'],
  ])('that is not understood is a warning: %s', (line, message) => {
    const { data, diagnostics } = readArticle(line);
    expect(positions(diagnostics)).toEqual(['4:1 missing-picture']);
    expect(diagnostics[0]?.message).toBe(message);
    expect(data?.title).toBe('A title');
  });

  it.each([
    'image: false',
    'image: []',
    'image: {}',
    'cover: { image: "", alt: "" }',
    'cover:\n  image:',
  ])('is none in %j', (lines) => {
    const { data, diagnostics } = readArticle(...lines.split('\n'));
    expect(diagnostics).toEqual([]);
    expect(data?.image).toBeUndefined();
  });

  it('of a term is read in the same way', () => {
    expect(readTerm('title: A', 'cover: { src: a.png, alt: B }').data).toMatchObject({
      image: 'a.png',
      imageAlt: 'B',
    });
  });
});

describe('authors', () => {
  it.each([
    ['author: { login: jd, email: jd@example.org, display_name: J. Doe }', ['J. Doe']],
    ['author: { email: jd@example.org, login: jd }', ['jd']],
    ['author: { display_name: "", name: J. Doe, login: jd }', ['J. Doe']],
    ['authors: [{ name: J. Doe, url: https://example.org/ }, K. Roe]', ['J. Doe', 'K. Roe']],
    ['authors: [{ name: "Doe, Jane" }]', ['Doe, Jane']],
    ['reviewedBy: { name: J. Doe }', []],
    ['authors: { jd: { name: J. Doe }, kr: { url: /kr/, name: K. Roe } }', ['J. Doe', 'K. Roe']],
    ['author: {}', []],
  ])('are the names in maps: %s', (line, authors) => {
    const { data, diagnostics } = readArticle(line);
    expect(diagnostics).toEqual([]);
    expect(data?.authors).toEqual(authors);
    if (line.startsWith('reviewedBy')) expect(data?.reviewedBy).toEqual(['J. Doe']);
  });

  it.each([
    ['author: { email: jd@example.org, id: 7 }', '4:9', []],
    ['author: { email: jd@example.org }', '4:9', []],
    ['author: { twitter: jd }', '4:9', []],
    ['authors: [{ email: jd@example.org }, K. Roe]', '4:11', ['K. Roe']],
    ['authors: { jd: { email: jd@example.org }, kr: { name: K. Roe } }', '4:16', ['K. Roe']],
  ])('are never a mail address, with a warning: %s', (line, position, authors) => {
    const { data, diagnostics } = readArticle(line);
    expect(data?.authors).toEqual(authors);
    expect(positions(diagnostics)).toEqual([`${position} removed-content`]);
    expect(diagnostics[0]?.message).toMatch(
      /^authors? has a map without a name, which is left out$/,
    );
    expect(JSON.stringify(diagnostics)).not.toContain('jd@example.org');
  });

  it('are no text that YAML reads as a map', () => {
    const { data, diagnostics } = readArticle('authors:', '  - Doe: a life');
    expect(data).toBeUndefined();
    expect(positions(diagnostics)).toEqual(['5:5 invalid-value']);
    expect(diagnostics[0]?.hint).toContain('Put quotation marks');
  });
});

it('joins categories that Hexo nests, each at its place', () => {
  const read = readArticle('categories:', '  - [Java, Groovy]', '  - [Linux, [Java]]', '  - Shell');
  expect(read.diagnostics).toEqual([]);
  expect(read.data?.categories).toEqual(['Java', 'Groovy', 'Linux', 'Shell']);
  expect(read.spans['categories.2']).toMatchObject({ line: 6, column: 6 });
});
