import { describe, expect, it } from 'vitest';
import { hostTexts } from '../../src/pipeline/host-files.ts';
import { planRedirects, type Redirect } from '../../src/redirects/plan-redirects.ts';
import { redirectsFile } from '../../src/redirects/hosts/netlify-cloudflare.ts';
import { nginxRedirects, nginxServer } from '../../src/redirects/hosts/nginx.ts';
import { type Host, resolveSite } from '../../src/site-settings.ts';
import { article, config, publish } from '../publication/sample.ts';

const NFD = '/2025/cafe\u0301/';

function plan(formerAddresses: string[]): Redirect[] {
  return planRedirects([publish({ articles: [article('a', { formerAddresses })] })]);
}

describe('a former address in another spelling', () => {
  it('of the page itself is a variant', () => {
    expect(plan(['/2025/A/', '/old/'])).toEqual([
      { from: '/2025/A/', to: '/2025/a/', isVariant: true },
      { from: '/old/', to: '/2025/a/' },
    ]);
  });

  it('of another former address is a variant, and leads to the page as well', () => {
    expect(plan(['/Old/', '/old/', '/old', '/e\u0301/', '/\u00E9/'])).toEqual([
      { from: '/Old/', to: '/2025/a/' },
      { from: '/old/', to: '/2025/a/', isVariant: true },
      { from: '/e\u0301/', to: '/2025/a/' },
      { from: '/\u00E9/', to: '/2025/a/', isVariant: true },
    ]);
  });

  it('of a page with capitals does not lead in a circle', () => {
    const articles = [article('a', { address: '/My-Post/', formerAddresses: ['/my-post/'] })];
    expect(planRedirects([publish({ articles })])).toEqual([
      { from: '/my-post/', to: '/My-Post/', isVariant: true },
    ]);
  });
});

describe('what answers a variant', () => {
  const redirects: Redirect[] = [
    { from: '/2025/A/', to: '/2025/a/', isVariant: true },
    { from: NFD, to: '/2025/caf\u00E9/', isVariant: true },
    { from: '/old/', to: '/2025/a/' },
  ];
  const siteFor = (...hosts: Host[]) =>
    resolveSite({ ...config, hosts }, 'https://ward.example/b/');

  it('is no page, which some disks would take for the one that it leads to', () => {
    const publication = { site: siteFor('nginx') };
    const texts = hostTexts({ publication, redirects, hostRules: [] });
    expect(texts.map(({ address }) => address)).toEqual(['/_headers', '/old/']);
  });

  it('is an exact location of nginx, as its maps ignore case', () => {
    const server = nginxServer(siteFor('nginx'), redirects);
    for (const path of ['/b/2025/A/', '/b/2025/A'])
      expect(server).toContain(
        `location = "${path}" {\n  return 301 "/b/2025/a/$is_args$args";\n}\n`,
      );
    expect(server).toContain(
      `location = "/b${NFD}" {\n  return 301 "/b/2025/caf%C3%A9/$is_args$args";\n}\n`,
    );
    const map = nginxRedirects(siteFor('nginx'), redirects, []);
    expect(map).not.toContain('2025/A');
    expect(map).toContain('"/b/old/" "/b/2025/a/"');
  });

  it('is a line of `_redirects`, which on Netlify lets a page go first', () => {
    const lines = (host: Host): string[] | undefined =>
      redirectsFile(siteFor(host), { plain: redirects, rules: [] })?.split('\n');
    expect(lines('netlify')).toEqual([
      '/b/2025/A/ /b/2025/a/ 301',
      '/b/2025/cafe%CC%81/ /b/2025/caf%C3%A9/ 301',
      '/b/old/ /b/2025/a/ 301!',
      '',
    ]);
    expect(lines('cloudflare')?.slice(0, 2)).toEqual([
      '/b/2025/A/ /b/2025/a/ 301',
      '/b/2025/cafe%CC%81/ /b/2025/caf%C3%A9/ 301',
    ]);
  });
});
