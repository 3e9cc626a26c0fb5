import { headingLevel } from './headings.ts';
import { addressAttributes, type Construct } from './survey.ts';
import { propertyText, rangeOf, type BodyElement } from './tree.ts';

/** Hands the places of the constructs of one tree to the elements of another made of the same source. */
export class ElementPlaces {
  readonly #queues = new Map<string, Construct[]>();
  /** Of each key the construct used last: what is never closed becomes several elements. */
  readonly #last = new Map<string, Construct>();

  constructor(constructs: readonly Construct[]) {
    // Taken from the end, which costs the same for every element.
    for (const construct of constructs.toReversed()) {
      const key = queueKey(construct.tagName, construct.key);
      const queue = this.#queues.get(key);
      if (queue === undefined) this.#queues.set(key, [construct]);
      else queue.push(construct);
    }
  }

  /**
   * Gives the element the place of the next construct of its kind and address. Both trees keep the
   * source's order, so equal ones meet in turn; one that only a browser can spell takes the next of
   * its kind whose spelling was not understood.
   */
  place(node: BodyElement): void {
    const { tagName } = node;
    const attribute = addressAttributes.get(tagName);
    if (node.position !== undefined || (attribute === undefined && headingLevel(tagName) === 0))
      return;
    const address = attribute === undefined ? '' : propertyText(node, attribute);
    const construct =
      this.#queues.get(queueKey(tagName, address))?.pop() ??
      this.#queues.get(queueKey(tagName, undefined))?.pop() ??
      this.#last.get(queueKey(tagName, address));
    if (construct === undefined) return;
    this.#last.set(queueKey(tagName, address), construct);
    node.position = rangeOf(construct.start, construct.end);
    if (construct.written !== undefined && attribute !== undefined) {
      node.properties[attribute] = construct.written;
    }
  }
}

function queueKey(tagName: string, address: string | undefined): string {
  return address === undefined ? tagName : `${tagName} ${address}`;
}
