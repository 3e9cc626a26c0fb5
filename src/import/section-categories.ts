import type { ArchiveItem, Note } from './archive.ts';

/** A section of the old site, which had a list of its own. */
export interface NamedSection {
  /** As readers of its list saw it. */
  title: string;
}

/**
 * Makes categories of sections, where there are several and no article has a category: then a section
 * keeps its list. Returns the items with those added; the same where nothing is to be done.
 */
export function sectionsAsCategories<Section extends NamedSection>(
  items: readonly ArchiveItem[],
  sectionOf: (item: ArchiveItem) => Section | undefined,
): { items: readonly ArchiveItem[]; notes: Note[]; categories: ReadonlySet<Section> } {
  const articles = items.filter(({ kind }) => kind === 'article');
  const sections = new Set(articles.map(sectionOf));
  const hasCategories = articles.some(
    ({ keys }) => keys.categories !== undefined || keys.category !== undefined,
  );
  if (hasCategories || sections.size < 2) return { items, notes: [], categories: new Set() };
  const notes: Note[] = [];
  const categories = new Set<Section>();
  const changed = items.map((item) => {
    const section = item.kind === 'article' ? sectionOf(item) : undefined;
    if (section === undefined) return item;
    categories.add(section);
    notes.push({
      outcome: 'converted',
      subject: 'section as a category',
      place: item.place,
      message: section.title,
    });
    return { ...item, keys: { ...item.keys, categories: [section.title] } };
  });
  return { items: changed, notes, categories };
}
