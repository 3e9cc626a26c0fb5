import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Stem, stemmerName, stemWith } from '../stemming.ts';

const require = createRequire(import.meta.url);

/** The stemmer of a language; words are their own stems where there is none. */
export function stemmerOf(lang: string): Stem {
  const name = stemmerName(lang);
  if (name === undefined) return stemWith(lang, undefined);
  const { stemmer } = require(name) as { stemmer: Stem };
  return stemWith(lang, stemmer);
}

/** The same stemmer as a module for browsers, which imports nothing; `undefined` where there is none. */
export function stemmerModule(lang: string): string | undefined {
  const name = stemmerName(lang);
  if (name === undefined) return undefined;
  const file = require.resolve(name);
  // The CommonJS module lies beside that for browsers.
  return readFileSync(file.replace(/\.cjs$/, '.js'), 'utf8');
}
