import { expect, it } from 'vitest';
import { exceededSizes, type SiteSize } from '../../../src/redirects/hosts/size-limits.ts';
import type { Host } from '../../../src/site-settings.ts';

const small: SiteSize = {
  files: 20_000,
  bytes: 1e9,
  largest: { path: 'a.mp4', bytes: 26_214_400 },
};

function messages(host: Host, change: Partial<SiteSize> = {}): string[] {
  return exceededSizes(host, { ...small, ...change }).map(
    ({ message, hint }) => `${message}. ${hint}.`,
  );
}

it('says nothing of a site that just fits', () => {
  const hosts = ['nginx', 'netlify', 'cloudflare', 'github'] as const;
  expect(hosts.flatMap((host) => messages(host))).toEqual([]);
});

it('says when there are more files than Cloudflare Pages takes', () => {
  expect(messages('cloudflare', { files: 20_001 })).toEqual([
    'the site has 20,001 files, and Cloudflare Pages takes 20,000, or 100,000 on a paid plan. Take a paid plan, or set `titleCards` to false for fewer pictures.',
  ]);
  expect(messages('cloudflare', { files: 100_001 })).toEqual([
    expect.stringMatching(/^the site has 100,001 files.* Choose an object storage or a server/),
  ]);
});

it('names a file that is too large for Cloudflare Pages', () => {
  const largest = { path: '_media/talk.mp4', bytes: 26_214_401 };
  expect(messages('cloudflare', { largest })).toEqual([
    '_media/talk.mp4 has 25,601 KiB, and Cloudflare Pages takes files of 25 MiB, which is 25,600. Make it smaller, or keep it elsewhere and link it.',
  ]);
});

it('says when a site is too large for GitHub Pages', () => {
  expect(messages('github', { bytes: 1_234_000_000 })).toEqual([
    expect.stringMatching(/^the site has 1.23 GB, and GitHub Pages takes 1 GB\. Set `titleCards`/),
  ]);
});

it('says nothing of hosts without limits', () => {
  const huge = { files: 1e6, bytes: 1e12, largest: { path: 'a.mp4', bytes: 1e10 } };
  expect([...messages('nginx', huge), ...messages('netlify', huge)]).toEqual([]);
});
