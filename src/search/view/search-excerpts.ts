import { excerpt, type Segment } from '../excerpt.ts';

/** Elements that text does not run on from one to the next. */
const BLOCKS = 'p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,pre,figcaption,summary,blockquote,div,aside';

/**
 * Calls back with the part of an article that holds the words, once its result comes into view; the
 * article is read from its own page, which the reader may open next.
 */
export function excerptWhenSeen(
  result: Element,
  href: string,
  stems: ReadonlySet<string>,
  show: (segments: Segment[]) => void,
): void {
  const observer = new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting !== true) return;
    observer.disconnect();
    // What its description says stays, when the page cannot be read.
    readText(href).then(
      (text) => {
        const segments = excerpt(text, stems);
        if (segments.some(({ match }) => match)) show(segments);
      },
      () => undefined,
    );
  });
  observer.observe(result);
}

/** The text of the article's body. The page is parsed and nothing of it is run or loaded. */
async function readText(href: string): Promise<string> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href} answers with ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const body = page.querySelector('.prose');
  if (body === null) return '';
  const nodes = page.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  let text = '';
  let block: Element | null = null;
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const within = node.parentElement?.closest(BLOCKS) ?? null;
    if (within !== block) text += ' ';
    block = within;
    text += node.nodeValue ?? '';
  }
  return text.replace(/\s+/g, ' ').trim();
}
