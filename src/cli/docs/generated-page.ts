/** A page of `docs/` that is made from the code. */
export interface GeneratedPage {
  /** Path below the project's root. */
  path: string;
  text: string;
}

/** The page with its title and, for whoever would edit it by hand, where it comes from. */
export function generatedPage(
  path: string,
  title: string,
  source: string,
  parts: readonly string[],
): GeneratedPage {
  const notice = `<!-- Written by \`npm run docs\` from ${source}. Edit that file instead. -->`;
  return { path, text: `${[`# ${title}`, notice, ...parts].join('\n\n')}\n` };
}
