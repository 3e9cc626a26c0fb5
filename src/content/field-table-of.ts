import type { FieldTable } from './front-matter/field-table.ts';
import { articleFields, termFields } from './front-matter/fields.ts';
import { sourceOf } from './list-content.ts';

/** The keys that a file below the content folder can have. */
export function fieldTableOf(file: string): FieldTable {
  return sourceOf(file)?.kind === 'article' ? articleFields : termFields;
}
