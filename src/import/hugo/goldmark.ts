import type { MarkdownNode } from '../../content/body/engine.ts';
import type { Edit } from '../../content/rewrite/text-edits.ts';
import type { Heading } from '../heading-anchors.ts';
import type { MarkdownEdits } from '../markdown-edits.ts';
import { visitNodes } from '../markdown-nodes.ts';
import type { HugoConfig } from './config.ts';

/** Changes what Hugo's Markdown has beyond GFM into what says the same here. */
export function convertGoldmark(
  edits: MarkdownEdits,
  config: HugoConfig,
  namedAnchors: ReadonlySet<string>,
): void {
  const { text, root, isCode } = edits;
  const add = (edit: Edit, subject: string, message?: string): void => {
    edits.add(edit, { subject, message });
  };
  edits.convertDefinitionLists(0);
  edits.keepAnchors(namedAnchors, (heading) => oldHeadingId(heading, config.headingIds));
  edits.replaceLostElements();
  for (const edit of footnoteLinks(root, text)) add(edit, 'link to a footnote');
  if (config.blockAttributes) {
    for (const match of text.matchAll(
      /(?<=\S[ \t]*\r?\n)[ \t]{0,3}\{((?:(?:[.#][\w:-]+|[\w-]+=(?:"[^"\n]*"|[^\s"}]+))[ \t]*)+)\}[ \t]*(?:\r?\n|$)/g,
    )) {
      const { 0: whole, 1: list = '', index } = match;
      if (isCode(index)) continue;
      const id = /#([\w:-]+)/.exec(list)?.[1];
      const isNamed = id !== undefined && namedAnchors.has(id);
      const mark = isNamed ? `\n<span id="${id}"></span>\n` : '';
      add(
        { start: index, end: index + whole.length, text: mark },
        'attributes of a block',
        list.trim(),
      );
    }
  }
  for (const match of text.matchAll(/^([ \t]*(?:`{3,}|~{3,})[\w+#.-]+)(?=\{)/gm)) {
    const end = match.index + match[0].length;
    add({ start: end, end, text: ' ' }, 'options of a code block');
  }
  for (const [mark, tag] of config.marks) {
    const sign = mark.replace(/[+^]/g, String.raw`\$&`);
    const first = sign.slice(0, mark.length === 1 ? undefined : sign.length / 2);
    const pattern = new RegExp(
      `(?<![\\\\${first}])${sign}(?=[^\\s${first}])([^\\n${first}]*[^\\s\\\\${first}])${sign}(?!${first})`,
      'g',
    );
    for (const match of text.matchAll(pattern)) {
      const { 0: whole, 1: words = '', index } = match;
      if (isCode(index) || text[index - 1] === '[') continue;
      const end = index + whole.length;
      add({ start: index, end, text: `<${tag}>${words}</${tag}>` }, `mark \`${mark}\``);
    }
  }
  if (config.emoji) edits.replaceEmoji();
}

/** Links to notes by their number, `#fn:2`, which Hugo counts in the order of the text. */
function footnoteLinks(root: MarkdownNode, text: string): Edit[] {
  const labels: string[] = [];
  visitNodes(root, ({ type, identifier = '' }) => {
    if (type === 'footnoteReference' && !labels.includes(identifier)) labels.push(identifier);
  });
  return [...text.matchAll(/(\]\(|href=["'])#(fn|fnref):(\d+)(?=["')])/g)].flatMap(
    ({ 0: whole, 1: before = '', 2: kind = '', 3: number = '', index }): Edit[] => {
      const label = labels[Number(number) - 1];
      if (label === undefined) return [];
      const start = index + before.length;
      return [{ start, end: index + whole.length, text: `#user-content-${kind}-${label}` }];
    },
  );
}

/** The id that Hugo makes of a heading: of what is written, marks of links and emphasis included. */
function oldHeadingId({ written }: Heading, kind: HugoConfig['headingIds']): string {
  const line = (written.split('\n').at(-1) ?? '').trim();
  if (kind === 'blackfriday') {
    return line
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase();
  }
  const plain =
    kind === 'github-ascii'
      ? line
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
          .replace(/[^\0-\x7F]/g, '')
      : line;
  const id = plain
    .replace(/[^\p{L}\p{Nd}_\- ]/gu, '')
    .replaceAll(' ', '-')
    .toLowerCase();
  return id === '' ? 'heading' : id;
}
