import { stripVTControlCharacters } from 'node:util';

/** Why the bundler of Astro could not build a module, or would build another than was meant. */
export interface BundleFault {
  /** Path of the module. */
  file: string;
  /** One line, without a full stop. */
  message: string;
  /** The line in the file, from 1; absent where only the line in generated code is known. */
  line?: number;
}

/** The faults that an error of `astro build` names a file for; it may hold several. */
export function faultsOf(error: unknown): BundleFault[] {
  if (!isObject(error)) return [];
  const all: unknown[] = Array.isArray(error.errors) ? error.errors : [error];
  return all.flatMap((one) => (isObject(one) ? faultOf(one) : []));
}

/** The fault that a warning of the bundler names a file for. */
export function faultOf(one: Readonly<Record<string, unknown>>): BundleFault[] {
  const place = isObject(one.loc) ? one.loc : {};
  const told = stripVTControlCharacters(String(one.message));
  const found = place.file ?? one.id ?? /(?: from "| `(?=\/))([^"`\n]+)["`]/.exec(told)?.[1];
  if (typeof found !== 'string') return [];
  const [file = ''] = found.split('?', 1);
  const [first = ''] = told.split('\n', 1);
  const message = first.replace(/^(?:\[[\w:.-]+\]:? *)+/, '').replace(/\.$/, '');
  // The compiler of MDX makes code of other lines, and tells its own faults by those of the file.
  const isExact = !file.endsWith('.mdx') || one.plugin === '@mdx-js/rolldown';
  const { line } = place;
  return [{ file, message, ...(isExact && typeof line === 'number' && line > 0 && { line }) }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
