import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { corpusArticle, type Corpus } from './article.ts';
import { writePictures } from './pictures.ts';
import { vocabulary, type Spread } from './vocabulary.ts';

export interface CorpusRequest {
  /** The content folder to write; created if missing. */
  folder: string;
  articles: number;
  seed: number;
  spread: Spread;
  /** Number of lead pictures that the articles share; may be 0. */
  pictures: number;
}

/**
 * Writes a content folder of made-up articles. The same request gives the same bytes on every
 * machine; pictures also depend on the version of sharp. In a larger corpus an article keeps its
 * front matter; only its links may lead elsewhere.
 *
 * @returns what single articles are computed from
 */
export async function writeCorpus(request: CorpusRequest): Promise<Corpus> {
  const { folder, articles, seed, spread } = request;
  const pictures = await writePictures(join(folder, 'images'), request.pictures, seed);
  const corpus: Corpus = { articles, seed, vocabulary: vocabulary(spread), pictures };
  const made = new Set<string>();
  for (let number = 0; number < articles; number += 1) {
    const { path, text } = corpusArticle(corpus, number);
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(target, text);
  }
  return corpus;
}
