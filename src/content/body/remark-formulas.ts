import type { Processor } from 'unified';
import { findFormulas, maskFormulas } from './formulas.ts';

/**
 * Remark plugin that finds the formulas of an MDX body as `compileBody` finds them, before MDX reads
 * their braces as code. `rehypeBody` puts them in.
 */
export function remarkFormulas(this: Processor): void {
  const parse = this.parser;
  if (parse === undefined) return;
  this.parser = (document, file) => {
    const formulas = findFormulas(document, 'mdx');
    file.data.formulas = formulas;
    return parse(maskFormulas(document, formulas), file);
  };
}
