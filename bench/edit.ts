import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { corpusArticle, type Corpus, type CorpusFile } from './article.ts';

/** A reversible change to a written corpus. */
export interface Edit {
  file: CorpusFile;
  /** Undefined for a new file. */
  before: string | undefined;
}

/**
 * Changes the title and the text of the article in the middle of the archive. This affects its page,
 * its neighbours and every list that shows it.
 */
export function editedArticle(corpus: Corpus, note: string): Edit {
  const { path, text } = corpusArticle(corpus, corpus.articles >> 1);
  const edited = text.replace("title: '", `title: '${note} `);
  return { file: { path, text: `${edited}\n${note} was added to the text.\n` }, before: text };
}

/** Adds an article that is the newest, which shifts every list that contains it. */
export function addedArticle(corpus: Corpus): Edit {
  const { text } = corpusArticle(corpus, corpus.articles);
  const address = /^safeURL : (.+)$/m.exec(text)?.[1] ?? '';
  const dated = text.replace(/^date: .*$/m, 'date: Wed, 31 Dec 2025 23:59:59 +0000');
  return {
    file: {
      path: 'articles/2025/2025-12-31-added-by-the-bench.md',
      text: dated.replaceAll(address, '2025/12/31/added-by-the-bench/'),
    },
    before: undefined,
  };
}

/** Writes an edit to the content folder. */
export function applyEdit(content: string, { file }: Edit): void {
  const target = join(content, file.path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, file.text);
}

/** Restores the content folder. */
export function undoEdit(content: string, { file, before }: Edit): void {
  const target = join(content, file.path);
  if (before === undefined) rmSync(target);
  else writeFileSync(target, before);
}
