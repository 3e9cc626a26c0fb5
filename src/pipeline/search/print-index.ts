import { digestOf } from '../../files/digest-of.ts';
import { makeIndex, type IndexInput } from '../../search/make-index.ts';
import { siteAddresses } from '../../urls.ts';

/** Characters of a digest that name a part. */
const NAME = 16;

/** The files of an index by address, its parts before what leads to them. */
export function printIndex(input: IndexInput): [address: string, text: string][] {
  const { index, parts } = makeIndex(input, (text) => digestOf(text).slice(0, NAME));
  return [
    ...[...parts].map(([name, text]): [string, string] => [siteAddresses.searchPart(name), text]),
    [siteAddresses.searchIndex, JSON.stringify(index)],
  ];
}
