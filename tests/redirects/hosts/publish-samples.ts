import { publish } from '../../../src/pipeline/publish/publish.ts';
import { planOf } from '../../pipeline/publish/support.ts';

const prose = 'Words that come again, and words that come again. '.repeat(40);

/** A file of each class of paths, by path. */
export const samples: Readonly<Record<string, string>> = {
  'index.html': `<h1>home</h1>${prose}`,
  '404.html': `<h1>no such page</h1>${prose}`,
  '2018/03/13/what-fhir-is/index.html': `<h1>FHIR</h1>${prose}`,
  'año/índice/index.html': `<h1>año</h1>${prose}`,
  'old/primer/index.html': `<p>moved</p>${prose}`,
  'search/index.html': `<h1>search</h1>${prose}`,
  'search/index.json': `{"count":"${prose}"}`,
  'search/parts/1a2b3c4d5e6f7a8b.json': `["${prose}"]`,
  'tags/fhir/index.html': `<h1>fhir</h1>${prose}`,
  'feed.xml': `<rss>${prose}</rss>`,
  'atom.xml': `<feed>${prose}</feed>`,
  'feed.json': `{"title":"${prose}"}`,
  'tags/fhir/feed.xml': `<rss>${prose}</rss>`,
  'categories/standards/atom.xml': `<feed>${prose}</feed>`,
  'authors/desk/feed.json': `{"title":"${prose}"}`,
  'sitemap.xml': `<urlset>${prose}</urlset>`,
  'robots.txt': prose,
  'manifest.webmanifest': `{"name":"${prose}"}`,
  'favicon.ico': 'icon',
  '_assets/site-1a2b3c.css': `/* ${prose} */`,
  '_assets/site-4d5e6f.js': `// ${prose}`,
  '_media/picture-640-1a2b3c.avif': 'avif',
  '_media/picture-640-1a2b3c.webp': 'webp',
  '_media/drawing-1a2b3c.svg': `<svg xmlns="http://www.w3.org/2000/svg"><title>${prose}</title></svg>`,
  '_media/paper-1a2b3c.pdf': '%PDF-',
  _headers: `/*\n  X-Test: ${prose}`,
};

/** Publishes files by path as a build does. */
export async function publishFiles(
  files: Readonly<Record<string, string>>,
  settings: { outDir: string; cacheDir: string },
): Promise<void> {
  await publish(planOf(files), settings);
}
