import { parseSyntax, type MarkdownNode } from '../content/body/engine.ts';
import type { Edit } from '../content/rewrite/text-edits.ts';
import type { Note } from './archive.ts';
import { definitionLists } from './definition-lists.ts';
import type { EditedText } from './edited-text.ts';
import { findEmoji } from './emoji.ts';
import { findHeadings, keepAnchors, type Heading } from './heading-anchors.ts';
import { replaceLostElements } from './lost-elements.ts';
import { codeLookup, nodeLookup } from './markdown-nodes.ts';

/** An edit with what is said of it. */
interface Said {
  subject: string;
  outcome?: Note['outcome'];
  message?: string | undefined;
}

/**
 * A round of edits in Markdown, each with its note: what generators have in common, and what a reader
 * adds. Of edits that overlap the first stays.
 */
export class MarkdownEdits {
  readonly text: string;
  readonly root: MarkdownNode;
  readonly isCode: (offset: number) => boolean;
  readonly #source: EditedText;
  readonly #file: string;
  readonly #note: (note: Note) => void;
  readonly #edits: Edit[] = [];

  constructor(source: EditedText, file: string, note: (note: Note) => void) {
    this.text = source.text;
    this.root = parseSyntax(source.text, 'md');
    this.isCode = codeLookup(this.root);
    this.#source = source;
    this.#file = file;
    this.#note = note;
  }

  /** The text with all edits. */
  apply(): EditedText {
    return this.#source.edit(this.#edits);
  }

  add(edit: Edit, said: Said): void {
    if (this.#edits.some((one) => one.start < edit.end && edit.start < one.end)) return;
    this.#edits.push(edit);
    this.note(edit.start, said);
  }

  note(offset: number, { subject, outcome = 'converted', message }: Said): void {
    this.#note({
      outcome,
      subject,
      place: { file: this.#file, line: this.#source.lineAt(offset) },
      ...(message !== undefined && { message }),
    });
  }

  /** Gives headings the ids of the old site where links name them. */
  keepAnchors(named: ReadonlySet<string>, oldId: (heading: Heading) => string | RegExp): void {
    for (const { edit, id } of keepAnchors(
      findHeadings(this.root, this.text),
      named,
      oldId,
      this.text,
    ))
      this.add(edit, { subject: 'heading that links name', message: `Its id stays ${id}` });
  }

  replaceLostElements(): void {
    for (const { edit, ...said } of replaceLostElements(this.root, this.text)) this.add(edit, said);
  }

  /** @param deepest how many spaces may stand before the colon of a definition. */
  convertDefinitionLists(deepest: number): void {
    const isFixed = nodeLookup(this.root, ['code', 'html', 'table']);
    for (const edit of definitionLists(this.text, { isFixed, deepest }))
      this.add(edit, { subject: 'definition list' });
  }

  replaceEmoji(): void {
    for (const { name, start, edit } of findEmoji(this.text, this.isCode)) {
      if (edit) this.add(edit, { subject: 'emoji by name' });
      else this.note(start, { subject: `emoji ${name}`, outcome: 'kept' });
    }
  }
}
