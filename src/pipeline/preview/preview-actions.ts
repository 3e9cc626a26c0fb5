import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { digestOf } from '../../files/digest-of.ts';
import type { Term } from '../../content/article.ts';
import { findTerm } from '../../content/find-term.ts';
import { CannotWrite, writeAllOrNothing } from '../../files/write-file.ts';
import { contentTypeOf } from '../../files/media-types.ts';
import { hrefOf } from '../../urls.ts';
import type { BuildSettings } from '../settings.ts';
import { ArticleRefused, writeArticle } from '../write-article.ts';
import type { LiveSite } from './live-site.ts';
import { isOwnRequest } from './own-requests.ts';

/** What a page of the preview is told: where to go, or what to read. */
interface Answer {
  status: number;
  message: string;
  href?: string;
  /** Whether to go there at once, as nothing of the message needs to be read. */
  isDone?: boolean;
}

type Asked = Readonly<Record<string, unknown>>;
type Action = (asked: Asked, settings: BuildSettings, live: LiveSite) => Promise<Answer>;

const LONGEST_REQUEST = 64 * 1024;

const actions: ReadonlyMap<string, Action> = new Map([
  ['repair', repair],
  ['article', writeNew],
]);

/** Does what a button or a form of the preview asks for, and says so as JSON; `name` is the last part of its address. */
export async function answerAction(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  settings: BuildSettings,
  live: LiveSite,
): Promise<void> {
  const { status, ...answer } = await actionAnswer(name, request, settings, live);
  response.writeHead(status, { 'Content-Type': contentTypeOf('answer.json') });
  response.end(JSON.stringify(answer));
}

async function actionAnswer(
  name: string,
  request: IncomingMessage,
  settings: BuildSettings,
  live: LiveSite,
): Promise<Answer> {
  const action = actions.get(name);
  if (!action) return { status: 404, message: 'The preview has no such action' };
  if (!isOwnRequest(request.headers))
    return { status: 403, message: 'Only pages of the preview may ask for this' };
  const asked = await readObject(request);
  if (!asked) return { status: 400, message: 'The request is no JSON object, or too long' };
  try {
    return await action(asked, settings, live);
  } catch (error) {
    if (error instanceof ArticleRefused) {
      const { address, remarks } = error;
      return {
        status: 409,
        message: [...remarks, `${error.message}.`].join(' '),
        ...(address !== undefined && { href: hrefOf(settings.site, address) }),
      };
    }
    if (error instanceof CannotWrite) return { status: 409, message: `${error.message}.` };
    if (error instanceof Error) return { status: 500, message: error.message };
    throw error;
  }
}

async function readObject(request: IncomingMessage): Promise<Asked | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= LONGEST_REQUEST) parts.push(part);
  }
  if (length > LONGEST_REQUEST) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString());
    return typeof value === 'object' && value !== null ? (value as Asked) : undefined;
  } catch {
    return undefined;
  }
}

/** Makes one of the repairs that the page of a file offers, while the file is as it was then. */
async function repair(
  { file, before, after }: Asked,
  { contentDir }: BuildSettings,
  live: LiveSite,
): Promise<Answer> {
  if (typeof file !== 'string') return { status: 400, message: 'No file is named' };
  const site = await live.current();
  const { text, repairs } = site.notesOf(file);
  const wanted = repairs.find((one) => digestOf(one.text) === after);
  if (text === undefined || digestOf(text) !== before || !wanted) {
    const message = `${file} was saved meanwhile. Look at the page again, and press the button there`;
    return { status: 409, message };
  }
  writeAllOrNothing(new Map([[join(contentDir, file), { before: text, content: wanted.text }]]));
  await live.saved(file);
  return { status: 200, message: `${file} is mended` };
}

/** Writes a draft as the form asks for it, and leads to its page. */
async function writeNew(asked: Asked, settings: BuildSettings, live: LiveSite): Promise<Answer> {
  const field = (name: string): string => {
    const value = asked[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const { known } = await live.current();
  const contents = known.publications.map(({ content }) => content);
  const categories = namesIn(
    field('category'),
    contents.map((one) => one.categories),
  );
  const authors = namesIn(
    field('author'),
    contents.map((one) => one.authors),
  );
  const lang = field('lang') === '' ? undefined : field('lang');
  const { file, address, remarks } = await writeArticle(
    { title: field('title'), categories, authors, lang },
    settings,
    () => Promise.resolve(known),
    (other) => other,
  );
  await live.saved(file);
  const message = [...remarks, `${file} is written.`].join(' ');
  return {
    status: 200,
    message,
    href: hrefOf(settings.site, address),
    isDone: remarks.length === 0,
  };
}

/** The names in a field, between commas; a known name may hold one, as `Ada Brook, MD`. */
function namesIn(field: string, known: readonly ReadonlyMap<string, Term>[]): string[] {
  if (known.some((terms) => findTerm(field, terms).term)) return [field];
  const names = field.split(',').map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '');
}
