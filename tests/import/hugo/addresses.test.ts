import { describe, expect, it } from 'vitest';
import { readHugo } from '../../../src/import/hugo/read-hugo.ts';
import { writeFiles } from '../imported.ts';

const base = "baseURL = 'https://old.example.org/'\n";

/** Addresses of a file of the content folder, with this configuration below `baseURL`. */
async function addressesOf(
  config: string,
  file: string,
  frontMatter: string,
  others: Readonly<Record<string, string>> = {},
): Promise<readonly string[] | undefined> {
  const source = writeFiles({
    'hugo.toml': base + config,
    [file]: `---\n${frontMatter}\n---\nText.\n`,
    ...others,
  });
  const { items } = await readHugo({ source, mapping: new Map() });
  return items.find(({ place }) => place.file === file)?.addresses;
}

const dated = 'title: My Title\ndate: 2018-03-13';

describe('the address of a page', () => {
  it.each([
    ['', 'content/posts/My Post.md', dated, '/posts/my-post/'],
    ['disablePathToLower = true', 'content/posts/My Post.md', dated, '/posts/My-Post/'],
    ['', 'content/posts/one/index.md', dated, '/posts/one/'],
    ['', 'content/posts/one/index.md', `${dated}\nslug: other`, '/posts/other/'],
    ['', 'content/a/b/c.md', dated, '/a/b/c/'],
    ['', 'content/posts/50% off & more.md', dated, '/posts/50-off-more/'],
    ['', 'content/posts/über.md', dated, '/posts/%C3%BCber/'],
    ['removePathAccents = true', 'content/posts/über.md', dated, '/posts/uber/'],
    ['', 'content/posts/a.md', `${dated}\nurl: /x/y.html`, '/x/y.html'],
    ['', 'content/posts/a.md', `${dated}\nurl: x/y`, '/x/y/'],
    ['', 'content/posts/a.md', `${dated}\nurl: /blog/index.html`, '/blog/'],
    ['uglyURLs = true', 'content/posts/a.md', dated, '/posts/a.html'],
    ['[uglyURLs]\nposts = true', 'content/posts/a.md', dated, '/posts/a.html'],
    ['[uglyURLs]\nposts = true', 'content/news/a.md', dated, '/news/a/'],
    [
      "permalinks = { posts = '/:year/:month/:day/:slug/' }",
      'content/posts/a.md',
      dated,
      '/2018/03/13/my-title/',
    ],
    [
      "[uglyURLs]\nposts = true\n[permalinks]\nposts = '/:year/:month/:day/:slug/'",
      'content/posts/a.md',
      `${dated}\nslug: ABC`,
      '/2018/03/13/abc.html',
    ],
    [
      "[permalinks.page]\nposts = '/:sections[1:]/:contentbasename/'",
      'content/posts/x/y/a.md',
      dated,
      '/x/y/a/',
    ],
    [
      "[permalinks]\nposts = '/:monthname/:yearday/:weekday/:filename'",
      'content/posts/a.md',
      dated,
      '/march/72/2/a/',
    ],
    [
      "[permalinks]\nposts = '/:06/:1/:2/:title'",
      'content/posts/a.md',
      dated,
      '/18/3/13/my-title/',
    ],
    ["[permalinks]\n'/' = '/:slugorfilename/'", 'content/a.md', dated, '/a/'],
    [
      "[[permalinks]]\npattern = '/p/:slug/'\n[permalinks.target]\npath = '/posts/**'",
      'content/posts/a.md',
      dated,
      '/p/my-title/',
    ],
    [
      "[frontmatter]\ndate = [':filename', ':default']",
      'content/posts/2020-01-02-a-name.md',
      'title: A',
      '/posts/a-name/',
    ],
    ["contentDir = 'text'", 'text/posts/a.md', dated, '/posts/a/'],
    [
      "[[module.mounts]]\nsource = 'docs'\ntarget = 'content/posts'",
      'docs/a.md',
      dated,
      '/posts/a/',
    ],
  ])('with `%s` of %s', async (config, file, frontMatter, address) => {
    const [own] = (await addressesOf(config, file, frontMatter)) ?? [];
    expect(own).toBe(address);
  });

  it('has the path of the site before it', async () => {
    const source = writeFiles({
      'hugo.yaml': 'baseURL: https://old.example.org/blog/',
      'content/posts/a.md': `---\n${dated}\naliases: [/x/, y]\n---\n`,
    });
    const { items, urls } = await readHugo({ source, mapping: new Map() });
    expect(urls).toEqual(['https://old.example.org/blog/']);
    expect(items[0]?.addresses).toEqual(['/blog/posts/a/', '/blog/x/', '/blog/posts/y']);
  });

  it('has the language before it', async () => {
    const config = '[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n';
    expect(await addressesOf(config, 'content/posts/a.fr.md', dated)).toEqual(['/fr/posts/a/']);
    expect(await addressesOf(config, 'content/posts/a.en.md', dated)).toEqual(['/posts/a/']);
    expect(await addressesOf(config, 'content/posts/a.x.md', dated)).toEqual(['/posts/a.x/']);
    const own = `defaultContentLanguageInSubdir = true\n[languages.en]\ncontentDir = 'en'\n`;
    expect(await addressesOf(own, 'en/posts/a.md', dated)).toEqual(['/en/posts/a/']);
  });

  it('is made of the titles of sections', async () => {
    const config = "[permalinks]\nposts = '/:sectionslugs/:slug/'";
    const others = {
      'content/posts/_index.md': '---\ntitle: All Posts\n---\n',
      'content/posts/deep/_index.md': '---\ntitle: Deep\nslug: below\n---\n',
    };
    expect(await addressesOf(config, 'content/posts/deep/a.md', dated, others)).toEqual([
      '/all-posts/below/my-title/',
    ]);
  });
});

describe('the configuration', () => {
  it('is merged from the files of its folder, those of production last', async () => {
    const source = writeFiles({
      'config/_default/hugo.toml': "baseURL = 'https://old.example.org/'\nuglyURLs = true\n",
      'config/_default/permalinks.yaml': 'posts: /:year/:slug/\n',
      'config/_default/languages.en.toml': "contentDir = 'content/en'\n",
      'config/production/config.json': '{ "uglyURLs": false }',
      'config/staging/config.toml': "baseURL = 'https://staging.example.org/'\n",
      'content/en/posts/a.md': `---\n${dated}\n---\n`,
    });
    const { items, urls } = await readHugo({ source, mapping: new Map() });
    expect([items[0]?.addresses, urls]).toEqual([
      ['/2018/my-title/'],
      ['https://old.example.org/'],
    ]);
  });

  it('that is damaged is an error with its line', () => {
    const source = writeFiles({ 'hugo.toml': 'a = 1\nb = \n' });
    expect(() => readHugo({ source, mapping: new Map() })).toThrow(
      expect.objectContaining({ name: 'ArchiveError', place: { file: 'hugo.toml', line: 2 } }),
    );
  });

  it('reads no folder outside the archive', async () => {
    const source = writeFiles({
      'site/hugo.toml': "contentDir = '../content'\nstaticDir = ['/etc', 'static']\n",
      'content/a.md': `---\n${dated}\n---\n`,
    });
    const { items, notes } = await readHugo({ source: `${source}/site`, mapping: new Map() });
    expect(items).toEqual([]);
    expect(notes.map(({ message }) => message)).toEqual([
      '../content is not read',
      '/etc is not read',
    ]);
  });
});
