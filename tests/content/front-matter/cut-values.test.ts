import { describe, expect, it } from 'vitest';
import { positions, readArticle, readRaw } from './support.ts';

describe('a value that a comment cuts', () => {
  it.each([
    ['title: Update of issue #5', '2:24'],
    ['title: "Quoted" #5', '2:17'],
    ['title: Größe #größer', '2:14'],
  ])('is a warning at the comment: %s', (line, position) => {
    const { diagnostics } = readRaw(line, 'date: 2018-03-13');
    expect(positions(diagnostics)).toEqual([`${position} cut-value`]);
    expect(diagnostics[0]?.hint).toMatch(/^Put quotation marks around the whole value/);
  });

  it('is one in a list, behind a list and over several lines', () => {
    const { diagnostics } = readArticle(
      'tags: [FHIR, HL7] #basics',
      'categories:',
      '  - Care #1',
      'description: One',
      '  two #three',
    );
    expect(positions(diagnostics)).toEqual(['4:19 cut-value', '6:10 cut-value', '8:7 cut-value']);
  });

  it.each(['title: #1 in care', 'title:  #care'])('that is gone has one diagnostic: %s', (line) => {
    const { diagnostics } = readRaw(line, 'date: 2018-03-13');
    expect(positions(diagnostics)).toEqual(['2:1 missing-key']);
    expect(diagnostics[0]?.hint).toMatch(/^Put quotation marks around the whole value/);
  });

  it('may be gone without an error', () => {
    expect(positions(readArticle('description: #1').diagnostics)).toEqual(['4:14 cut-value']);
  });

  it.each([
    'description: words # a comment',
    'description: words #',
    'description: words#5',
    'description: "Issue #5"',
    "description: 'Issue #5'",
    '#description: words',
    '  #description: words',
    'description: | #5\n  words #5',
    'featured: true #todo',
    'lastmod: 2019-03-13 #checked',
  ])('is none in %j', (lines) => {
    expect(readArticle(...lines.split('\n')).diagnostics).toEqual([]);
  });
});
