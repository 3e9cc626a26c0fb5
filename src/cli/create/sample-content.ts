import { readFileSync } from 'node:fs';
import { textsFor } from '../../i18n/texts-for.ts';
import { filesIn } from '../../files/walk-folder.ts';
import { fileURLToPath } from 'node:url';
import { slugify } from '../../content/text.ts';
import type { Answers } from './answers.ts';

const SAMPLE = fileURLToPath(new URL('sample', import.meta.url));
const DAY = 24 * 60 * 60 * 1000;

/**
 * The first content of a publication, by paths below `content/`: articles that teach how to write
 * one, and plain pages to fill in. They are English; where the publication is not, they say so.
 */
export function sampleContent({ url, lang }: Answers, now: number): Map<string, Uint8Array> {
  const { samples } = textsFor(lang);
  const day = (ago: number): string => new Date(now - ago * DAY).toISOString().slice(0, 10);
  const values: Readonly<Record<string, string>> = {
    email: emailFor(url),
    category: samples.category,
    author: samples.author,
    today: day(0),
    yesterday: day(1),
    'two days ago': day(2),
  };
  const isEnglish = /^en\b/i.test(lang);
  const files = new Map<string, Uint8Array>();
  for (const file of filesIn(SAMPLE)) {
    const bytes = readFileSync(`${SAMPLE}/${file}`);
    files.set(
      placeOf(file),
      file.endsWith('.md') ? Buffer.from(written(file, bytes.toString())) : bytes,
    );
  }
  return files;

  /** A term's file is named as articles write the term. */
  function placeOf(file: string): string {
    return file.startsWith('categories/') ? `categories/${slugify(samples.category)}.md` : file;
  }

  function written(file: string, template: string): string {
    const text = filled(template);
    if (isEnglish) return text;
    if (/^(?:articles|pages)\//.test(file)) return text.replace('---\n', '---\nlang: en\n');
    // Of a term or an author only the name is in the language of the publication.
    return `---\n${/^title: .*$/m.exec(text)?.[0] ?? ''}\n---\n`;
  }

  function filled(template: string): string {
    return template.replace(/«([^»]+)»/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`The samples name "${name}", which has no value`);
      return value;
    });
  }
}

/** Where readers of a new publication write to, until its editors name an address of their own. */
export function emailFor(url: string): string {
  return `editors@${new URL(url).hostname.replace(/^www\./, '')}`;
}
