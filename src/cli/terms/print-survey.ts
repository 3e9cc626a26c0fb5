import { countLabel, groupDigits } from '../../publication/labels.ts';
import type { SurveyedTerm, TermSurvey } from './survey-terms.ts';

const WIDTH = 78;

/** A survey as lines for a terminal of 80 columns: what there is, then what may be wrong with it. */
export function printSurvey(title: string, { terms, near }: TermSurvey): string[] {
  if (terms.length === 0) return [`${title}: none`, ''];
  const several = terms.filter(({ count }) => count > 1);
  const memoize = terms.filter(({ count }) => count === 1);
  const variants = terms.filter(({ others }) => others.length > 0);
  return [
    `${title}: ${groupDigits(terms.length)}`,
    ...wrap(several.map(({ name, count }) => `${name} ${groupDigits(count)}`)),
    '',
    ...section(`Used once: ${groupDigits(memoize.length)}`, wrap(memoize.map(({ name }) => name))),
    ...section(
      `Spelt in several ways: ${groupDigits(variants.length)}`,
      variants.flatMap(spellings),
    ),
    ...section(
      `May be one: ${groupDigits(near.length)}`,
      near.map(({ kept, other, why }) => {
        const names = `${kept.name} ${kept.count}, ${other.name} ${other.count}`;
        return `  ${names}: differ in ${why}`;
      }),
    ),
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines, ''];
}

function spellings({ name, others }: SurveyedTerm): string[] {
  return [
    `  ${name}`,
    ...others.map(
      ({ value, count, file, line }) =>
        `    "${value}" ${countLabel(count, 'time')}, first in ${file}:${line}`,
    ),
  ];
}

/** Items with commas between, in lines that begin with two spaces. */
function wrap(items: readonly string[]): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [index, item] of items.entries()) {
    const word = index < items.length - 1 ? `${item},` : item;
    if (line !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? `  ${word}` : ` ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
