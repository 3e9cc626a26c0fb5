import type { Arguments } from '../mapping.ts';

/** An argument of a tag as it is written. */
export interface WrittenArgument {
  name?: string;
  value: string;
  /** Whether it stands in quotation marks, so that it is no name of a variable. */
  isQuoted: boolean;
}

/** Reads `"a b" name="c" name: d e`, with or without commas. */
export function readArguments(markup: string): WrittenArgument[] {
  const pattern =
    /(?:([\w-]+)\s*[=:](?!\/\/)\s*)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|“([^”]*)”|([^\s,"'][^\s,]*))/g;
  return [...markup.matchAll(pattern)].map(([, name, double, single, curly, bare]) => {
    const quoted = double ?? single;
    return {
      ...(name !== undefined && { name }),
      value: quoted?.replace(/\\(["'\\])/g, '$1') ?? curly ?? bare ?? '',
      isQuoted: bare === undefined,
    };
  });
}

export function asArguments(written: readonly WrittenArgument[], inner?: string): Arguments {
  const named: Record<string, string> = {};
  const positional: string[] = [];
  for (const { name, value } of written) {
    if (name === undefined) positional.push(value);
    else named[name] = value;
  }
  return { named, positional, ...(inner !== undefined && { inner }) };
}
