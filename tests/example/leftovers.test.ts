import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What only this publication is about, or is called. */
const OURS =
  /the healthcare|healthcareguys|health ?(?:care|it)\b|medical(?!webpage)|\b(?:hipaa|fhir|hl7|dicom|loinc)\b|\bpatients?\b|\bclinic|\bhospital|[a-z]-desk\b/gi;

/** Folders and files that hold it, or that an adopter makes anew. */
const NOT_CODE =
  /^(?:content|public|tests|bench|docs|dist)\/|^src\/site\.config\.ts$|^(?:README|CONTRIBUTING)\.md$/;
/** Written by `npm run docs` from the content of each publication. */
const FROM_CONTENT = ['.vscode/known-terms.schema.json', '.vscode/article.code-snippets'];

/** Words that stand where they do for a reason of their own. */
const allowed: Readonly<Record<string, { words: readonly string[]; why: string }>> = {
  'src/content/body/classify-link.ts': {
    words: ['health care', 'hospital', 'clinic'],
    why: 'ends of the names of hosts',
  },
  'src/content/body/raw-html.ts': { words: ['patient'], why: 'an example of a tag that is none' },
};

it('nothing but content, public files and settings names the publication or its subject', () => {
  const files = execFileSync('git', [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
  ])
    .toString()
    .split('\0')
    .filter((file) => file !== '' && !NOT_CODE.test(file) && !FROM_CONTENT.includes(file));
  const found = files.flatMap((file) => {
    const known = allowed[file]?.words ?? [];
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(OURS)]
      .filter(([word]) => !known.includes(word.toLowerCase()))
      .map(({ 0: word, index }) => `${file}:${text.slice(0, index).split('\n').length} ${word}`);
  });
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});
