import { describe, expect, it } from 'vitest';
import { headerRules, headersFor } from '../../../src/redirects/hosts/header-rules.ts';
import { headersFile } from '../../../src/redirects/hosts/netlify-cloudflare.ts';
import { resolveSite } from '../../../src/site-settings.ts';
import config from '../../../src/site.config.ts';
import { samples } from './publish-samples.ts';

interface Block {
  pattern: string;
  /** A name without a value takes the header away. */
  lines: (readonly [name: string, value?: string])[];
}

function parse(text: string): Block[] {
  return text
    .trimEnd()
    .split('\n\n')
    .map((block) => {
      const [pattern = '', ...lines] = block.split('\n');
      return {
        pattern,
        lines: lines.map((line) => {
          const taken = /^ {2}! (\S+)$/.exec(line)?.[1];
          if (taken !== undefined) return [taken] as const;
          const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
          return [name, value] as const;
        }),
      };
    });
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split(/(\*|:\w+)/).map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : RegExp.escape(part);
  });
  return new RegExp(`^${parts.join('')}$`).test(path);
}

type Sent = Record<string, string>;

/** Later values count; lines that take away are passed over. */
function asNetlify(blocks: readonly Block[], path: string): Sent {
  const sent: Sent = {};
  for (const { pattern, lines } of blocks) {
    if (!matches(pattern, path)) continue;
    for (const [name, value] of lines) if (value !== undefined) sent[name] = value;
  }
  return sent;
}

/** Values are joined, unless the earlier one is taken away. */
function asCloudflare(blocks: readonly Block[], path: string): Sent {
  const sent = new Map<string, string[]>();
  for (const { pattern, lines } of blocks) {
    if (!matches(pattern, path)) continue;
    for (const [name, value] of lines) if (value === undefined) sent.delete(name);
    for (const [name, value] of lines)
      if (value !== undefined) sent.set(name, [...(sent.get(name) ?? []), value]);
  }
  return Object.fromEntries([...sent].map(([name, values]) => [name, values.join(', ')]));
}

describe.each(['/', '/blog/'])('the header rules of a site under %s', (base) => {
  const site = resolveSite(config, `https://www.example.org${base}`);
  const text = headersFile(site);
  const paths = Object.keys(samples).map((path) => path.replace(/(^|\/)index\.html$/, '$1'));

  it.each(paths)('mean the same to both hosts for /%s', (path) => {
    const expected = headersFor(headerRules(site), `/${path}`);
    expect(asNetlify(parse(text), base + path)).toEqual(expected);
    expect(asCloudflare(parse(text), base + path)).toEqual(expected);
  });

  it('stay within the limits of Cloudflare', () => {
    const blocks = parse(text);
    expect(blocks.length).toBeLessThan(100);
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(2000);
    for (const { pattern } of blocks) expect(pattern.split('*').length).toBeLessThan(3);
  });
});

describe('the header rules', () => {
  const policies = (path: string): string =>
    headersFor(headerRules({ origin: 'https://example.org', editions: [] }), path)[
      'Content-Security-Policy'
    ] ?? '';

  it('promise encryption only for a site that has it', () => {
    const headers = headersFor(headerRules({ origin: 'http://example.org', editions: [] }), '/');
    expect(headers).not.toHaveProperty('Strict-Transport-Security');
  });

  it('allow nothing unsafe', () => {
    for (const path of Object.keys(samples)) {
      expect(policies(`/${path}`), path).not.toMatch(/unsafe|\*|https?:/);
    }
  });

  it('allow a script to fetch what lies on the site, and nothing else', () => {
    expect(policies('/search/')).toMatch(/(^|; )connect-src 'self'(;|$)/);
  });
});
