import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { isDomName } from '../../../src/content/body/dom-names.ts';

/** Names of the members of the interfaces named and of all that they extend. */
function memberNames(library: string, interfaces: readonly string[]): Set<string> {
  const names = new Set<string>();
  const pending = [...interfaces];
  const seen = new Set<string>();
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const pattern = new RegExp(
      `^interface ${name}(?:<[^>]*>)?(?: extends ([^{]+))? \\{\\n([\\s\\S]*?)^\\}`,
      'gm',
    );
    for (const [, parents = '', body = ''] of library.matchAll(pattern)) {
      pending.push(...parents.split(',').map((parent) => parent.trim().replace(/<.*/, '')));
      for (const member of body.matchAll(
        /^ {4}(?:readonly |get |set )?"?([A-Za-z_$][\w$]*)"?\??[(:<]/gm,
      )) {
        names.add(member[1] ?? '');
      }
    }
  }
  return names;
}

describe('isDomName', () => {
  const file = createRequire(import.meta.url).resolve('typescript/lib/lib.dom.d.ts');
  const names = memberNames(readFileSync(file, 'utf8'), ['Window', 'Document', 'HTMLFormElement']);

  it('knows every property of window, document and forms', () => {
    expect(names.size).toBeGreaterThan(500);
    expect(names).toContain('cookie');
    expect([...names].filter((name) => !isDomName(name))).toEqual([]);
  });

  it('knows what every object has', () => {
    expect(Object.getOwnPropertyNames(Object.prototype).filter((name) => !isDomName(name))).toEqual(
      [],
    );
  });

  it.each(['one', 'summary', 'introduction', 'only', 'Fig1', 'x'])('leaves %s alone', (word) => {
    expect(isDomName(word)).toBe(false);
  });
});
