import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { corpusArticle, type Corpus } from './article.ts';
import { writePictures } from './pictures.ts';
import { vocabulary } from './vocabulary.ts';

export interface CorpusRequest {
  /** Becomes a content folder; made when it is not there. */
  folder: string;
  articles: number;
  seed: number;
  /** Size of the pool of header pictures that articles share; 0 for none. */
  pictures: number;
}

/**
 * Writes a content folder of made-up articles: the same request, the same bytes on every machine
 * (of pictures: with the same version of sharp). An article with a given number has the same
 * header in a larger corpus; only its links may lead elsewhere.
 *
 * @returns what to compute single articles of it from.
 */
export async function writeCorpus(request: CorpusRequest): Promise<Corpus> {
  const { folder, articles, seed } = request;
  const pictures = await writePictures(join(folder, 'images'), request.pictures, seed);
  const corpus: Corpus = { articles, seed, vocabulary: vocabulary(), pictures };
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
