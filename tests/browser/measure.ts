import type { Page } from '@playwright/test';

/** What makes the page wider than its window; empty when a reader never scrolls sideways. */
export function wideElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const width = root.clientWidth;
    if (root.scrollWidth <= width && document.body.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > width + 1 || left < -1;
    });
    const names = wide.map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`the page is ${root.scrollWidth} px wide in ${width}`, ...names.slice(0, 5)];
  });
}

/** Text that is cut off at the edge of its box, in a direction in which nobody can scroll. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const cut = [...document.querySelectorAll('body *:not(svg, svg *)')].filter((element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      // What only screen readers find is clipped away; an excerpt ends with an ellipsis in its last line.
      const hidden =
        clipPath !== 'none' || element.matches('.picture, .picture *, .search-excerpt');
      return (
        !hidden &&
        element.textContent.trim() !== '' &&
        ((hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1))
      );
    });
    return cut.map((element) => element.textContent.trim().slice(0, 40));
  });
}

/** Words that are broken over lines although one line has room for them, and no hyphen says so. */
export function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const { parentElement } = node;
      if (parentElement?.closest('code, pre, kbd, samp, math, script, .bare') !== null) continue;
      let block: Element = parentElement;
      while (getComputedStyle(block).display === 'inline' && block.parentElement !== null)
        block = block.parentElement;
      const { paddingLeft, paddingRight } = getComputedStyle(block);
      const room =
        block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/[^\s\p{Pd}/]+/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        const lines = new Set(boxes.map(({ top }) => Math.round(top)));
        const width = boxes.reduce((sum, box) => sum + box.width, 0);
        if (lines.size > 1 && width <= room) found.push(word);
      }
    }
    return found;
  });
}

/**
 * What a finger must hit and is less than 24 px wide or high. Links in the middle of a sentence are
 * as high as their line (WCAG 2.5.8, Inline).
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inSentence = (element: Element): boolean => {
      if (getComputedStyle(element).display !== 'inline') return false;
      const block = element.closest(
        'p, li, td, th, dd, dt, figcaption, blockquote, caption, h1, h2, h3, h4',
      );
      return (block?.textContent.trim().length ?? 0) > element.textContent.trim().length;
    };
    return [...document.querySelectorAll('a[href], button, select, input, summary')]
      .filter((element) => element.checkVisibility() && !element.matches('.skip, :disabled'))
      .filter((element) => !inSentence(element))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ element, box }) => {
        const size = `${box.width.toFixed(1)} × ${box.height.toFixed(1)}`;
        return `${element.outerHTML.slice(0, 80)}: ${size}`;
      });
  });
}

/** Elements with text or pictures that a reader sees, as `tag: text`. */
export function visibleParts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const own = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
        );
        const box = element.getBoundingClientRect();
        return (
          (own || element.matches('img, svg, input, select')) &&
          box.width > 0 &&
          box.height > 0 &&
          element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        );
      })
      .map((element) => `${element.tagName}: ${element.textContent.trim().slice(0, 60)}`),
  );
}
