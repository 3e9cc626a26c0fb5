import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { isDomName } from '../../../src/content/body/ids.ts';
import { html } from './compile.ts';

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
  const library = readFileSync(file, 'utf8');
  const names = memberNames(library, ['Window', 'Document']);

  it('knows every property of window and document', () => {
    expect(names.size).toBeGreaterThan(350);
    expect(names).toContain('cookie');
    expect(names).toContain('localStorage');
    expect([...names].filter((name) => !isDomName(name))).toEqual([]);
  });

  it('leaves alone what forms have beside that, since no body has a form or joins one', () => {
    const ofForms = memberNames(library, ['HTMLFormElement']);
    expect(ofForms).toContain('part');
    expect([...ofForms].filter((name) => !names.has(name) && isDomName(name))).toEqual([]);
    const box = '<li class="task-list-item"><input type="checkbox" form="f" id="part">x</li>';
    const body = html(`<form id="f"><ul>${box}</ul></form>`);
    expect(body).toContain('<input');
    expect(body).not.toMatch(/form/);
  });

  it('knows what every object has', () => {
    expect(Object.getOwnPropertyNames(Object.prototype).filter((name) => !isDomName(name))).toEqual(
      [],
    );
  });

  it.each(['one', 'summary', 'introduction', 'only', 'Fig1', 'x', 'part'])(
    'leaves %s alone',
    (word) => {
      expect(isDomName(word)).toBe(false);
    },
  );
});
