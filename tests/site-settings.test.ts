import { expect, it } from 'vitest';
import { hrefOf, siteAddresses, urlOf } from '../src/urls.ts';
import { resolveSite } from '../src/site-settings.ts';
import { config } from './publication/sample.ts';

it.each([
  [undefined, 'https://ward.example', '/'],
  ['https://example.org', 'https://example.org', '/'],
  ['https://example.org/blog', 'https://example.org', '/blog/'],
  ['https://example.org/blog/', 'https://example.org', '/blog/'],
  ['https://example.org/a/b//', 'https://example.org', '/a/b/'],
  ['http://localhost:4321/?x#y', 'http://localhost:4321', '/'],
])('takes the address %s apart', (siteUrl, origin, base) => {
  const site = resolveSite(config, siteUrl);
  expect(site).toMatchObject({ origin, base, url: `${origin}${base}` });
});

it('knows the hosts of both addresses and those of the configuration as its own', () => {
  const site = resolveSite(
    { ...config, otherHosts: ['WWW.ward.example'] },
    'https://Preview.example/x/',
  );
  expect(site.ownHosts).toEqual(['preview.example', 'ward.example', 'www.ward.example']);
});

it.each(['x', 'ftp://example.org/', 'javascript:x', '/blog/'])('refuses %s', (siteUrl) => {
  expect(() => resolveSite(config, siteUrl)).toThrow(TypeError);
});

it('spells every address under the site’s path, encoded once', () => {
  const site = resolveSite(config, 'https://example.org/blog/');
  expect(hrefOf(site, siteAddresses.home)).toBe('/blog/');
  expect(hrefOf(site, siteAddresses.term('tag', 'größe'))).toBe('/blog/tags/gr%C3%B6%C3%9Fe/');
  expect(urlOf(site, '/100% b/')).toBe('https://example.org/blog/100%25%20b/');
});
