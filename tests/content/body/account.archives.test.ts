import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { archivesFolder } from '../../archives-folder.ts';
import { uneven } from './account.ts';

const folder = archivesFolder();

/** Files in which the two readers do not see the same source, so that nothing can be compared. */
const readOtherwise = new Set([
  // Tags in a `textarea`, whose text they are; remark hands them to parse5 in pieces.
  'lostechies/_chrismissal/2009-01-22-learning-structuremap-through-tiny-goals.md',
  'lostechies/_colinramsay/2009-01-25-castle-microkernel-fluent-event-wiring.md',
  'lostechies/_erichexter/2009-01-31-using-idataerrorinfo-in-an-asp-net-mvc-application-should-be-considered-worst-practice.md',
  'lostechies/_erichexter/2009-02-05-trying-to-extend-the-asp-net-mvc-t4-item-templates-to-create-multiple-files.md',
  // HTML in deeply indented quotes, which remark takes for code.
  'lostechies/_erichexter/2008-04-21-silverlight-testing-part-1-testing-the-untested.md',
  'lostechies/_nelsonmontalvo/2007-03-30-simple-nhibernate-example-part-3-initial-repository-implementation.md',
  'lostechies/_seanchambers/2008-06-23-monorail-best-practices-series.md',
  // Definition lists within each other, whose parts remark takes for code, and their stray tags for text.
  'lostechies/_jimmybogard/2012-11-01-nservicebus-and-concurrency.md',
]);

it.each(['18f', 'lostechies', 'hugo-letsencrypt', 'jekyll-ruby-lang', 'zola-rust-blog', 'seeds'])(
  'all that the articles of %s say is on their pages, or named',
  (name) => {
    const path = join(folder, name === 'seeds' ? name : `corpora/${name}`);
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter(
        (file) => /\.(?:md|markdown|txt)$/.test(file) && !readOtherwise.has(`${name}/${file}`),
      )
      .toSorted();
    expect(files.length).toBeGreaterThan(0);
    const found = files.flatMap((file) => {
      const source = readFileSync(join(path, file), 'utf8');
      const fault = uneven(source.replace(/^\uFEFF?(---|\+\+\+)[\s\S]*?\n\1[ \t]*\r?\n/, ''));
      return fault === undefined ? [] : [`${name}/${file}: ${fault.slice(0, 300)}`];
    });
    expect(found).toEqual([]);
  },
);

it('so is all that the examples of the GFM specification say', () => {
  const specification = readFileSync(join(folder, 'corpora/gfm-spec/spec.txt'), 'utf8');
  const fence = '`'.repeat(32);
  const example = new RegExp(`^${fence} example[^\\n]*\\n([\\s\\S]*?)^\\.\\n`, 'gm');
  const examples = [...specification.matchAll(example)].map((match) => match[1] ?? '');
  expect(examples).toHaveLength(673);
  const found = examples.flatMap((markdown) => {
    const fault = uneven(markdown.replaceAll('→', '\t'));
    return fault === undefined ? [] : [`${markdown}: ${fault}`];
  });
  expect(found).toEqual([]);
});
