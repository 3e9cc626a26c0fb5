import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { compileFile } from '../src/content/compile-file.ts';
import { fillPlaceholders } from '../src/content/body/placeholders.ts';
import { xmlText } from '../src/escape.ts';
import { corpusArticle, type Corpus } from './article.ts';
import type { Bench } from './measure-builds.ts';
import { putAside } from './put-aside.ts';
import { summarise, type Row } from './result.ts';
import { NOW } from './site.ts';

const OLD_SITE = 'https://old.example.org';

/** Imports the corpus as an export of WordPress, `runs` times. */
export async function measureImports(bench: Bench): Promise<Row[]> {
  const file = join(bench.folder, 'export.xml');
  writeExport(bench.corpus, file);
  const into = join(bench.folder, 'imported');
  const samples = [];
  for (let run = 1; run <= bench.runs; run += 1) {
    putAside(bench.folder, into);
    samples.push(
      await bench.measure('import', {
        program: process.execPath,
        // As `npm run import` has it.
        args: ['--max-semi-space-size=16', join('src', 'cli', 'import.ts'), file, '--into', into],
        folder: bench.checkout,
        env: { BUILD_TIME: NOW, NODE_COMPILE_CACHE: join(bench.folder, 'node') },
      }),
    );
  }
  const archive = { articles: bench.corpus.articles, spread: bench.spread };
  return [summarise(archive, 'import', samples)];
}

/** Writes the corpus as WordPress exports it: every second post in blocks, the others as classic text. */
export function writeExport(corpus: Corpus, file: string): void {
  const output = openSync(file, 'w');
  try {
    writeSync(output, HEAD);
    for (let number = 0; number < corpus.articles; number += 1)
      writeSync(output, itemOf(corpus, number));
    writeSync(output, '</channel></rss>\n');
  } finally {
    closeSync(output);
  }
}

function itemOf(corpus: Corpus, number: number): string {
  const { path, text } = corpusArticle(corpus, number);
  const { compiled, html } = compileFile(
    { file: path, kind: 'article', syntax: 'md' },
    Buffer.from(text),
    { ownHosts: [], lang: 'en', components: {}, typography: true },
  );
  if (compiled.kind !== 'article' || !compiled.frontMatter)
    throw new Error(`${path} of the corpus cannot be read`);
  const { title, date, safeURL, tags, categories } = compiled.frontMatter;
  const { links, pictures } = compiled.body;
  const body = fillPlaceholders(
    html,
    links.map(({ target }) => (target.startsWith('/') ? OLD_SITE + target : target)),
    pictures.map(({ alt }) => `<img src="${OLD_SITE}/wp-content/uploads/a.png" alt="${alt}" />`),
  );
  const day = (date?.day ?? '2020-01-01').replaceAll('-', '/');
  const term = (domain: string, name: string): string =>
    `<category domain="${domain}" nicename="${encodeURIComponent(name.toLowerCase())}"><![CDATA[${name}]]></category>`;
  return `<item>
<title>${xmlText(title)}</title>
<link>${OLD_SITE}${safeURL ?? `/${day}/post-${number}/`}</link>
<guid isPermaLink="false">${OLD_SITE}/?p=${number + 1}</guid>
<dc:creator><![CDATA[editor]]></dc:creator>
<content:encoded><![CDATA[${number % 2 === 0 ? inBlocks(body) : asClassicText(body)}]]></content:encoded>
<wp:post_id>${number + 1}</wp:post_id>
<wp:post_date_gmt>${day.replaceAll('/', '-')} 08:00:00</wp:post_date_gmt>
<wp:post_name>post-${number}</wp:post_name>
<wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type>
${[...categories.map((name) => term('category', name)), ...tags.map((name) => term('post_tag', name))].join('\n')}
</item>
`;
}

function inBlocks(html: string): string {
  return html
    .replace(/<p>([\s\S]*?)<\/p>/g, '<!-- wp:paragraph -->\n<p>$1</p>\n<!-- /wp:paragraph -->\n')
    .replace(
      /<h([2-4])([^>]*)>([\s\S]*?)<\/h\1>/g,
      '<!-- wp:heading -->\n<h$1 class="wp-block-heading"$2>$3</h$1>\n<!-- /wp:heading -->\n',
    );
}

/** The editor of old shows paragraphs as blank lines. */
function asClassicText(html: string): string {
  return html.replace(/<p>([\s\S]*?)<\/p>/g, '$1\n\n');
}

const HEAD = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Made up</title>
<link>${OLD_SITE}</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>${OLD_SITE}</wp:base_site_url>
<wp:base_blog_url>${OLD_SITE}</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[editor]]></wp:author_login><wp:author_display_name><![CDATA[The editor]]></wp:author_display_name></wp:author>
`;
