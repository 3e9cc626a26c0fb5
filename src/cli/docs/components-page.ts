import type { ReadComponent } from '../../content/body/read-component.ts';
import { generatedPage, markdownTable, type GeneratedPage } from './generated-page.ts';

/** `docs/components.md`: what MDX articles may use without an import. */
export function componentsPage(components: ReadonlyMap<string, ReadComponent>): GeneratedPage {
  return generatedPage('docs/components.md', 'Components', 'src/components/mdx/', [
    introduction,
    ...[...components].map(([name, component]) => section(name, component)),
  ]);
}

const introduction = `An article in \`content/features/\` that ends in \`.mdx\` may use these components without an import. A file in \`src/components/mdx/\` is all that a component needs: articles, \`npm run check\` and this page know it by its name, and its properties by its \`interface Props\`.

An article may also import modules: \`./\` and \`../\` lead to files of \`content/features/\`, \`/src/\` to those of the site, and a plain name to an installed package. HTML that is written with plain attributes is read as in Markdown, and what readers would not see of it is named; an element with an expression or an attribute that HTML does not know stays as it is.`;

function section(name: string, { component, docs }: ReadComponent): string {
  const rows = Object.entries(component.properties).map(([property, { isRequired }]) => [
    `\`${property}\``,
    isRequired ? 'yes' : 'no',
    `\`${docs.properties[property]?.type ?? 'unknown'}\``,
    docs.properties[property]?.description ?? '',
  ]);
  const parts = [
    `## \`${name}\``,
    docs.description,
    component.hasSlot ? 'Shows the text between its tags.' : '',
    rows.length === 0 ? '' : markdownTable(['Property', 'Needed', 'Type', 'Meaning'], rows),
    component.isOpen ? 'Takes other properties as well; its file says which.' : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
