import { placeholderPattern } from '../../content/body/placeholders.ts';

const CUT = '\u0001';

/**
 * What a page lacks of its body, or undefined when all is there. The parts of the compiled HTML between
 * its placeholders must be in the page, in their order. A link that goes takes its end tag with it, so
 * parts end there.
 */
export function findLostText(page: Buffer, body: string): string | undefined {
  let from = 0;
  for (const part of body.replace(placeholderPattern, CUT).replaceAll('</a>', CUT).split(CUT)) {
    const at = page.indexOf(part, from);
    if (at === -1) return part;
    from = at + Buffer.byteLength(part);
  }
  return undefined;
}
