import sax, { type QualifiedName } from 'sax';
import { decodeFile, type ReportLine } from './decode-file.ts';

/** A part of an export with its fields, as `post_id`; those of other namespaces as `content:encoded`. */
export interface WxrRecord {
  kind: 'item' | 'author' | 'category' | 'tag' | 'term';
  fields: ReadonlyMap<string, string>;
  /** Categories, tags and others of an item. */
  terms: readonly { domain: string; nicename: string; name: string }[];
  metas: readonly { key: string; value: string }[];
  comments: number;
  /** From 1. */
  line: number;
  /** Where its text begins. */
  contentLine: number;
}

/** Records of an export in the order of the file, read piece by piece. */
export async function* readWxr(
  path: string,
  channel: Map<string, string>,
  report: ReportLine,
): AsyncGenerator<WxrRecord> {
  const reader = new WxrReader(channel, report);
  for await (const text of decodeFile(path, report)) {
    reader.write(text);
    yield* reader.take();
  }
  reader.end();
  yield* reader.take();
}

/** Parts of an item or a term that hold fields. */
const parts = new Set(['postmeta', 'comment', 'termmeta', 'commentmeta']);
/** Parts of the channel besides its items. */
const channelParts = new Set(['author', 'category', 'tag', 'term']);

interface Open {
  kind: string;
  fields: Map<string, string>;
  terms: { domain: string; nicename: string; name: string }[];
  metas: { key: string; value: string }[];
  comments: number;
  line: number;
  contentLine: number;
}

interface Field {
  name: string;
  text: string;
  attributes: ReadonlyMap<string, string>;
  /** Whether a CDATA section ended last. */
  afterCdata: boolean;
  /** Whether text followed one: `]]>` stood in it, and ended it too early. */
  isBroken: boolean;
}

class WxrReader {
  readonly #parser = sax.parser(true, { xmlns: true, strictEntities: true });
  readonly #channel: Map<string, string>;
  readonly #report: ReportLine;
  #records: WxrRecord[] = [];
  /** Canonical names of the open elements, outermost first. */
  readonly #path: string[] = [];
  readonly #open: Open[] = [];
  #field: Field | undefined;
  /** How many elements are open inside the field. */
  #inField = 0;
  #attributes = new Map<string, string>();
  readonly #unbound = new Set<string>();

  constructor(channel: Map<string, string>, report: ReportLine) {
    this.#channel = channel;
    this.#report = report;
    const parser = this.#parser;
    parser.onerror = (error) => {
      this.#fault(error.message);
      parser.resume();
    };
    parser.onattribute = ({ name, value }) => {
      this.#attributes.set(name, value);
    };
    parser.onopentag = (tag) => {
      const attributes = this.#attributes;
      this.#attributes = new Map();
      this.#start(tag, attributes);
    };
    parser.onclosetag = () => {
      this.#finish();
    };
    parser.ontext = (text) => {
      this.#addText(text);
    };
    parser.oncdata = (text) => {
      if (!this.#field) return;
      this.#field.text += text;
      this.#field.afterCdata = true;
    };
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  end(): void {
    const unfinished = this.#open.find(({ kind }) => kind === 'item');
    this.#open.length = 0;
    this.#field = undefined;
    if (unfinished) {
      this.#report(unfinished.line, 'the file is cut off in this item, which is left out');
    }
    this.#parser.close();
  }

  take(): WxrRecord[] {
    const taken = this.#records;
    this.#records = [];
    return taken;
  }

  #fault(message: string): void {
    const [what = ''] = message.split('\n', 1);
    const prefix = /^Unbound namespace prefix: "([^":]*)/.exec(what)?.[1];
    if (prefix === undefined) {
      this.#report(this.#parser.line + 1, `it is not well-formed XML: ${what}`);
    } else if (!this.#unbound.has(prefix)) {
      this.#unbound.add(prefix);
      this.#report(
        this.#parser.line + 1,
        `the prefix \`${prefix}\` is not declared; it is read as WordPress means it`,
      );
    }
  }

  #addText(text: string): void {
    const field = this.#field;
    if (!field) return;
    if (field.afterCdata && text.trim() !== '') {
      field.text += ']]>';
      field.isBroken = true;
    }
    field.afterCdata = false;
    field.text += text;
  }

  #start(tag: QualifiedName, attributes: ReadonlyMap<string, string>): void {
    const name = canonicalName(tag);
    this.#path.push(name);
    const line = this.#parser.line + 1;
    if (name === 'item') {
      this.#endUnclosed(line);
      this.#open.length = 0;
      this.#field = undefined;
      this.#push('item', line);
      return;
    }
    if (this.#field) {
      // What a field holds as elements is text that was to be in CDATA.
      this.#inField += 1;
      this.#field.text += `<${tag.name}${[...attributes].map(([key, value]) => ` ${key}="${value}"`).join('')}>`;
      return;
    }
    const kind = name.startsWith('wp:') ? name.slice(3) : '';
    if (parts.has(kind) || (this.#open.length === 0 && channelParts.has(kind))) {
      this.#push(kind, line);
      return;
    }
    if (name === 'rss' || name === 'channel' || name === 'image') return;
    this.#field = { name, text: '', attributes, afterCdata: false, isBroken: false };
    this.#inField = 0;
    const record = this.#open.at(-1);
    if (name === 'content:encoded' && record) record.contentLine = line;
  }

  #finish(): void {
    const name = this.#path.pop();
    if (name === undefined) return;
    if (this.#field) {
      if (this.#inField > 0) {
        this.#inField -= 1;
        this.#field.text += `</${name}>`;
        return;
      }
      const field = this.#field;
      this.#field = undefined;
      this.#keep(field);
      return;
    }
    const open = this.#open.at(-1);
    if (open && (name === open.kind || name === `wp:${open.kind}`)) {
      this.#open.pop();
      this.#endPart(open);
    }
  }

  #keep({ name, text: written, attributes, isBroken }: Field): void {
    const text = isBroken ? written.replace(/\]\]>\s*$/, '') : written;
    if (isBroken) {
      this.#report(
        this.#parser.line + 1,
        '`]]>` inside a CDATA section ended it too early; its text is whole',
      );
    }
    const record = this.#open.at(-1);
    const key = name.startsWith('wp:') ? name.slice(3) : name;
    const fields = record?.fields ?? this.#channel;
    if (record?.kind === 'item' && name === 'category') {
      const domain = attributes.get('domain') ?? '';
      const nicename = attributes.get('nicename') ?? '';
      record.terms.push({ domain, nicename, name: text.trim() });
      return;
    }
    // Of a field that stands twice, the first counts, as the channel of an export repeats some.
    if (!fields.has(key)) fields.set(key, text);
  }

  #push(kind: string, line: number): void {
    this.#open.push({
      kind,
      fields: new Map(),
      terms: [],
      metas: [],
      comments: 0,
      line,
      contentLine: line,
    });
  }

  #endPart(part: Open): void {
    const { kind, fields } = part;
    const parent = this.#open.at(-1);
    if (kind === 'postmeta') {
      const key = fields.get('meta_key')?.trim() ?? '';
      parent?.metas.push({ key, value: fields.get('meta_value') ?? '' });
    } else if (kind === 'comment') {
      if (parent) parent.comments += 1;
    } else if (!parent && isRecordKind(kind)) {
      this.#records.push({ ...part, kind });
    }
  }

  /** An item that another follows is whole but for its end. */
  #endUnclosed(line: number): void {
    const [unclosed] = this.#open;
    if (unclosed?.kind !== 'item') return;
    this.#report(line, 'an item begins before the one before it is closed');
    this.#records.push({ ...unclosed, kind: 'item' });
  }
}

function isRecordKind(kind: string): kind is WxrRecord['kind'] {
  return kind === 'item' || channelParts.has(kind);
}

/** The name with the prefix that WordPress gives to its namespace, whatever the file calls it. */
function canonicalName({ name, local, uri }: QualifiedName): string {
  if (uri === '') return name;
  if (/^https?:\/\/(?:www\.)?wordpress\.org\/export\/[\d.]+\/excerpt\/?$/.test(uri))
    return `excerpt:${local}`;
  if (/^https?:\/\/(?:www\.)?wordpress\.org\/export\/[\d.]+\/?$/.test(uri)) return `wp:${local}`;
  if (/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/.test(uri)) return `content:${local}`;
  if (/^https?:\/\/purl\.org\/dc\/elements\/1\.1\/?$/.test(uri)) return `dc:${local}`;
  // Not declared: the prefix tells.
  if (/^(?:wp|content|excerpt|dc)$/.test(uri)) return `${uri}:${local}`;
  return `{${uri}}${local}`;
}
