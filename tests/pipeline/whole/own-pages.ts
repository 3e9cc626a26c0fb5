/**
 * Pages and endpoints that an adopter may add, by their paths below `src/pages/`. Each prints a stamp
 * that no two renderings share. The entry `pages/mood.md` makes those fail that can.
 */
export const ownPages: Readonly<Record<string, string>> = {
  'reading-list.astro': `---
import { getLiveCollection } from 'astro:content';
import Page from '../layouts/Page.astro';

const { entries = [], error } = await getLiveCollection('articles');
if (error) throw error;
---

<Page title="Reading list" description="All that we wrote.">
  <p class="stamp">{performance.now()}</p>
  <ol>
    {entries.map(({ id, href, data, state = 'published', rendered }) => (
      <li>{[id, href, data.title, data.date?.day, state, typeof rendered].join(' | ')}</li>
    ))}
  </ol>
</Page>
`,
  'still.astro': `---
import Page from '../layouts/Page.astro';
---

<Page title="Still" noindex>
  <p class="stamp">{performance.now()}</p>
  <a href={\`\${Astro.locals.site.shell.base}nowhere/\`}>Nowhere</a>
  <a href={\`\${Astro.locals.site.shell.base}reading-list/\`}>Reading list</a>
  <a href="https://elsewhere.example/">Elsewhere</a>
</Page>
`,
  'today.astro': `---
import Page from '../layouts/Page.astro';
---

<Page title="Today">
  <p class="stamp">{performance.now()}</p>
  <time>{new Date(Astro.locals.now).toISOString()}</time>
</Page>
`,
  'texts.astro': `---
import { getLiveEntry } from 'astro:content';
import Body from '../components/Body.astro';
import Page from '../layouts/Page.astro';

const ids = ['articles/old.md', 'features/walk.mdx'];
const found = await Promise.all(ids.map((id) => getLiveEntry('articles', id)));
---

<Page title="Texts">
  {found.map(({ entry }) => <section id={entry?.id}>{entry && <Body entry={entry} />}</section>)}
  <pre id="html">{found[0]?.entry?.rendered?.html}</pre>
</Page>
`,
  'by/[desk].astro': `---
import { getLiveCollection } from 'astro:content';
import Page from '../../layouts/Page.astro';

export async function getStaticPaths() {
  const { entries = [] } = await getLiveCollection('authors');
  return entries.map(({ id, data }) => ({
    params: { desk: id.replace(/^authors\\/|\\.md$/g, '') },
    props: { name: data.title },
  }));
}
---

<Page title={\`By \${Astro.props.name}\`}>
  <p class="stamp">{performance.now()}</p>
</Page>
`,
  'lists/[...page].astro': `---
import { getLiveCollection } from 'astro:content';
import Page from '../../layouts/Page.astro';

export async function getStaticPaths({ paginate }) {
  const { entries = [] } = await getLiveCollection('articles');
  return paginate(entries, { pageSize: 3 });
}

const { page } = Astro.props;
---

<Page title={\`Page \${page.currentPage} of \${page.lastPage}\`}>
  <ol>{page.data.map(({ data }) => <li>{data.title}</li>)}</ol>
</Page>
`,
  'data.json.ts': `import { getLiveCollection } from 'astro:content';

export async function GET({ locals }) {
  const { entries = [] } = await getLiveCollection('pages');
  if (entries.some(({ id }) => id === 'pages/mood.md')) return new Response('Sorry', { status: 500 });
  return Response.json({ name: locals.site.shell.name, pages: entries.map(({ href }) => href) });
}
`,
  'throws.astro': `---
import { getLiveCollection } from 'astro:content';

const { entries = [] } = await getLiveCollection('pages');
const isMoody = entries.some(({ id }) => id === 'pages/mood.md');
---

{isMoody ? (() => { throw new Error('in a bad mood'); })() : <p>In a good mood</p>}
`,
  'unknown.astro': `---
import { getLiveCollection, getLiveEntry } from 'astro:content';

const { entries = [] } = await getLiveCollection('pages');
const isMoody = entries.some(({ id }) => id === 'pages/mood.md');
const { entry, error } = await getLiveEntry('articles', isMoody ? 'articles/gone.md' : 'articles/old.md');
if (error) throw error;
---

<p>{entry?.data.title}</p>
`,
  'listed.astro': `---
import { getLiveCollection } from 'astro:content';
import Body from '../components/Body.astro';

const { entries = [] } = await getLiveCollection('pages');
const moody = entries.find(({ id }) => id === 'pages/mood.md');
---

{moody && <Body entry={moody} />}
`,
  '_draft.astro': `{no page`,
  '_parts/part.ts': `no endpoint`,
};
