import { expect, it } from 'vitest';
import { webManifestOf } from '../../src/publication/web-manifest.ts';
import { resolveSite } from '../../src/site-settings.ts';
import { config } from './sample.ts';

it('the manifest has the colour of the paper, and an icon that may be cut to any shape', () => {
  const site = resolveSite(config, 'https://ward.example/blog/');
  const themeColor = { light: '#fffaf0', dark: '#101010' };
  expect(webManifestOf(site, { themeColor })).toMatchObject({
    name: 'Ward Round',
    start_url: '/blog/',
    theme_color: '#fffaf0',
    background_color: '#fffaf0',
    icons: [
      { src: '/blog/icon-192.png', sizes: '192x192', purpose: 'any' },
      { src: '/blog/icon-512.png', sizes: '512x512', purpose: 'any' },
      { src: '/blog/icon-maskable-512.png', sizes: '512x512', purpose: 'maskable' },
    ],
  });
});
