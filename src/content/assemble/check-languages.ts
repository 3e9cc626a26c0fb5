import type { Content } from '../article.ts';
import type { CompiledFile } from '../compiled-file.ts';
import { diagnose, type Diagnostic, diagnosticIn } from '../diagnostics/diagnostic.ts';
import { type ContentLanguage, languageMarks, translationKeyOf } from '../file-place.ts';
import { compareText } from '../text.ts';
import { listNames, MOST_NAMED, type PlaceOf } from './assign-addresses.ts';

/** Reports files whose folder, name and front matter say different languages. */
export function findLanguageFaults(
  files: readonly CompiledFile[],
  languages: readonly ContentLanguage[],
  placed: PlaceOf,
): Diagnostic[] {
  if (languages.length <= 1) return [];
  const known = new Set(languages.map(({ lang }) => lang.toLowerCase()));
  return files.flatMap((file) => {
    const { ofFolder = '', ofName = '' } = languageMarks(file.file);
    const marks = [ofFolder, ofName].filter((mark) => known.has(mark.toLowerCase()));
    const { lang } = placed(file);
    const other = marks.find((mark) => mark.toLowerCase() !== lang.toLowerCase());
    if (other === undefined) return [];
    const what = other === ofFolder ? 'its folder' : 'its name';
    const message = `the file is taken as \`${lang}\`, and ${what} says \`${other}\``;
    const span = file.spans.lang ?? file.fence;
    return [diagnosticIn(file.file, diagnose('language-conflict', span, message, 'Keep one'))];
  });
}

/** Reports articles and plain pages of one language that are translations of the same text. */
export function findTwinTranslations(
  contents: readonly Content[],
  spanOf: (file: string) => Pick<CompiledFile, 'spans' | 'fence'> | undefined,
): Diagnostic[] {
  if (contents.length <= 1) return [];
  return contents.flatMap(({ lang, articles, pages }) =>
    [
      ...Map.groupBy(articles, ({ translationKey }) => translationKey).values(),
      ...Map.groupBy(pages, translationKeyOf).values(),
    ]
      .filter((twins) => twins.length > 1)
      .flatMap((twins) =>
        twins.map(({ file }) => {
          const others = twins.flatMap((twin) => (twin.file === file ? [] : twin.file));
          const names = listNames(others.sort(compareText).slice(0, MOST_NAMED), others.length);
          const message = `${names} is the translation into \`${lang}\` of the same text`;
          const known = spanOf(file);
          const span = known?.spans.translationKey ?? known?.fence ?? { line: 1, column: 1 };
          const hint = 'Give one of them another `translationKey`';
          return diagnosticIn(file, diagnose('twin-translation', span, message, hint));
        }),
      ),
  );
}
