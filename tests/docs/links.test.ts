import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documents, readDocument } from './read-markdown.ts';

describe.each(documents())('%s', (path) => {
  const { targets } = readDocument(path);
  const own = targets.filter((target) => !/^(?:https?|mailto):/.test(target));

  it('links to files that are there', () => {
    const missing = own.filter((target) => {
      const [file = ''] = target.split('#');
      return file !== '' && !existsSync(posix.join(posix.dirname(path), file));
    });
    expect(missing).toEqual([]);
  });

  it('links to sections that are there', () => {
    const missing = own.filter((target) => {
      const [file = '', anchor] = target.split('#');
      if (anchor === undefined) return false;
      const page = file === '' ? path : posix.join(posix.dirname(path), file);
      return !readDocument(page).anchors.has(anchor);
    });
    expect(missing).toEqual([]);
  });
});
