/** Whether values of front matter are those of a draft, of which the preview shows what it can. */
export function isDraft(values: object | undefined): boolean {
  return values !== undefined && 'draft' in values && values.draft === true;
}
