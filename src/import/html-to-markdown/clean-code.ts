import type { Element, ElementContent } from 'hast';
import { element } from './inline-runs.ts';

/** Elements by which highlighters and editors colour code; they say nothing themselves. */
const colouring = new Set(['span', 'font', 'div', 'p', 'code', 'pre', 'b', 'i']);

/**
 * A `pre` as Markdown writes code, `pre` around one `code` that holds text alone, with its language as
 * WordPress and its plugins write it. `clean` is for one that holds more than colours, such as links.
 */
export function cleanPre(
  pre: Element,
  clean: (children: readonly ElementContent[]) => ElementContent[],
): Element {
  const code = pre.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'code',
  );
  const language = languageOf(pre) ?? (code && languageOf(code));
  const isCode = code !== undefined || language !== undefined;
  if (!isTextOnly(pre, isCode)) return element('pre', {}, clean(pre.children));
  const value = textOf(pre.children).replace(/^\n/, '').replace(/\s+$/, '');
  const properties = language === undefined ? {} : { className: [`language-${language}`] };
  return element('pre', {}, [element('code', properties, [{ type: 'text', value }])]);
}

function isTextOnly(node: Element, isCode: boolean): boolean {
  return node.children.every((child) => {
    if (child.type !== 'element') return true;
    if (child.tagName === 'br') return true;
    const colours = isCode
      ? colouring.has(child.tagName)
      : /^(?:span|font|code|pre)$/.test(child.tagName);
    return colours && isTextOnly(child, isCode);
  });
}

/** Text with its line breaks; blocks that plugins make of lines end them. */
function textOf(children: readonly ElementContent[]): string {
  let all = '';
  for (const child of children) {
    if (child.type === 'text') all += child.value;
    if (child.type !== 'element') continue;
    all += child.tagName === 'br' ? '\n' : textOf(child.children);
    if ((child.tagName === 'div' || child.tagName === 'p') && !all.endsWith('\n')) all += '\n';
  }
  return all;
}

/** `language-php`, `lang-php`, `brush: php`, `lang:php decode:true`, `data-enlighter-language`, `lang`. */
function languageOf({ properties }: Element): string | undefined {
  const classes = Array.isArray(properties.className) ? properties.className.join(' ') : '';
  const found =
    /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(classes) ??
    /brush:\s*([\w+#.-]+)/.exec(classes) ??
    /(?:^|\s)lang:([\w+#.-]+)/.exec(classes);
  const named = found?.[1] ?? properties.dataEnlighterLanguage ?? properties.dataLang;
  if (typeof named !== 'string' || !/^[\w+#.-]{1,30}$/.test(named)) return undefined;
  const language = named.toLowerCase();
  return ['plain', 'text', 'none', 'default', 'generic', 'raw'].includes(language)
    ? undefined
    : language;
}
