import { beforeEach, describe, expect, it } from 'vitest';
import { previewDeployment } from '../../src/deploy/deploy-site.ts';
import { Lease, leasePath } from '../../src/deploy/lease.ts';
import { recordPath } from '../../src/deploy/target-record.ts';
import { deploy, HOUR, siteOf, type Texts } from './deploy-memory.ts';
import { MemoryStorage } from './memory-storage.ts';

/** A site whose pages name the files that they need, as `needs a.css`. */
const first: Texts = {
  '_assets/1.css': 'style',
  '_media/1.webp': 'picture',
  'rye/index.html': 'Rye. needs _assets/1.css _media/1.webp',
  'oat/index.html': 'Oat. needs _assets/1.css',
  'index.html': 'Home. needs _assets/1.css rye/index.html oat/index.html',
  'feed.xml': 'needs rye/index.html oat/index.html',
};
const second: Texts = {
  '_assets/2.css': 'new style',
  '_media/1.webp': 'picture',
  'rye/index.html': 'Rye, again. needs _assets/2.css _media/1.webp',
  'barley/index.html': 'Barley. needs _assets/2.css',
  'index.html': 'Home. needs _assets/2.css rye/index.html barley/index.html',
  'feed.xml': 'needs rye/index.html barley/index.html',
};

let storage: MemoryStorage;

beforeEach(() => {
  storage = new MemoryStorage();
});

it('makes the target hold the site, and sends nothing twice', async () => {
  expect(await deploy(storage, first)).toEqual({
    ...{ sent: 6, unchanged: 0, removed: 0, waiting: 0, others: [], sites: [] },
    bytes: Object.values(first).join('').length,
  });
  expect(storage.site()).toEqual(first);
  expect(storage.files.has(leasePath)).toBe(false);
  storage.log.length = 0;
  expect(await deploy(storage, first)).toMatchObject({ sent: 0, unchanged: 6 });
  expect(storage.log).toEqual([`write ${leasePath}`, `remove ${leasePath}`]);
});

it('keeps what open pages may load for a day, and removes pages at once', async () => {
  await deploy(storage, first);
  expect(await deploy(storage, second)).toMatchObject({ sent: 5, removed: 1, waiting: 1 });
  expect(storage.site()).toEqual({ ...second, '_assets/1.css': 'style' });
  await deploy(storage, second, { now: 23 * HOUR });
  expect(storage.site()).toHaveProperty(['_assets/1.css']);
  expect(await deploy(storage, second, { now: 25 * HOUR })).toMatchObject({ sent: 0, removed: 1 });
  expect(storage.site()).toEqual(second);
});

it('does not send what came back before it was removed', async () => {
  await deploy(storage, first);
  await deploy(storage, second);
  storage.log.length = 0;
  await deploy(storage, first, { now: HOUR });
  expect(storage.changes()).not.toContain('send _assets/1.css');
  await deploy(storage, first, { now: 48 * HOUR });
  expect(storage.site()).toEqual(first);
});

it('sends headers, and sends a file again whose headers are others now', async () => {
  const headers = { 'Cache-Control': 'no-cache' };
  await deploy(storage, first);
  expect(await deploy(storage, first, { headers })).toMatchObject({ sent: 6 });
  expect([...storage.headers.values()]).toEqual(Object.keys(first).map(() => headers));
});

describe('cut at any moment', () => {
  /** The first thing that a reader would miss. */
  function missing(): string | undefined {
    const found = storage.site();
    for (const [path, text] of Object.entries(found))
      for (const need of text.split('needs ')[1]?.split(' ') ?? [])
        if (!(need in found)) return `${path} needs ${need}`;
    return undefined;
  }

  async function cutAt(change: number, texts: Texts, now: number): Promise<boolean> {
    let count = 0;
    storage.before = () => {
      const fault = missing();
      if (fault !== undefined) throw new Error(fault);
      if (count === change) throw new Error('cut');
      count += 1;
    };
    try {
      await deploy(storage, texts, { now, id: `cut ${change}` });
      return false;
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'cut') throw error;
      return true;
    } finally {
      storage.before = () => undefined;
    }
  }

  const nexts: readonly (readonly [string, Texts])[] = [
    ['the same site', second],
    ['the site from before', first],
    ['an empty one', {}],
  ];

  it.each(nexts)('no page lacks what it needs, and %s comes out right', async (_, next) => {
    let cuts = 0;
    for (let change = 0; ; change += 1) {
      storage = new MemoryStorage();
      await deploy(storage, first);
      const wasCut = await cutAt(change, second, 30 * HOUR);
      if (!wasCut) break;
      cuts += 1;
      expect(missing()).toBeUndefined();
      // The lease of the one that was cut has ended by then.
      await deploy(storage, next, { now: 31 * HOUR });
      expect(storage.site()).toMatchObject(next);
      await deploy(storage, next, { now: 60 * HOUR });
      expect(storage.site()).toEqual(next);
    }
    expect(cuts).toBeGreaterThan(8);
  });

  it('sends only what the record does not have by then', async () => {
    let now = 0;
    let isKilled = false;
    storage.before = (change) => {
      if (change === 'send index.html') isKilled = true;
      if (isKilled) throw new Error('killed');
      now += 8000;
    };
    await expect(deploy(storage, first, { clock: () => now })).rejects.toThrow('killed');
    expect(storage.changes()).toContain('send _assets/1.css');
    storage.before = () => undefined;
    storage.log.length = 0;
    await deploy(storage, first, { now: HOUR });
    expect(storage.site()).toEqual(first);
    expect(storage.changes()).not.toContain('send _assets/1.css');
  });
});

describe('refuses, and sends nothing, when', () => {
  async function refusal(wishes: Parameters<typeof deploy>[2] = {}): Promise<unknown> {
    storage.log.length = 0;
    const error: unknown = await deploy(storage, second, { id: 'two', ...wishes }).catch(
      (reason: unknown) => reason,
    );
    expect(storage.changes()).toEqual([]);
    return error;
  }

  it('another deployment is at work', async () => {
    let other: unknown;
    storage.before = (change) => {
      if (change !== 'send index.html') return;
      storage.before = () => undefined;
      other = deploy(storage, second, { id: 'two' }).catch((error: unknown) => error);
      storage.source = first;
    };
    await deploy(storage, first);
    expect(await other).toMatchObject({ fault: 'conflict' });
    expect(storage.site()).toMatchObject({ 'index.html': first['index.html'] });
  });

  it('another one took over meanwhile, as after a long silence', async () => {
    await deploy(storage, first);
    const other = new MemoryStorage();
    await Lease.take(other, { id: 'two', clock: () => HOUR, pause: () => Promise.resolve() });
    storage.before = (change) => {
      if (change === 'send feed.xml')
        storage.files.set(leasePath, other.files.get(leasePath) ?? '');
    };
    await expect(deploy(storage, second)).rejects.toMatchObject({ fault: 'conflict' });
    expect(storage.changes()).not.toContain('remove oat/index.html');
    // Neither lease nor record of the other are touched from then on.
    expect(storage.log.at(-1)).toBe('send feed.xml');
  });

  it('the target holds files that no deployment put there', async () => {
    storage.files.set('photo.jpg', 'x');
    expect(await refusal()).toMatchObject({
      fault: 'usage',
      message: expect.stringMatching(/`photo.jpg` among them.* Name an empty place.$/) as string,
    });
    storage.files.set('index.html', 'x');
    expect(await refusal()).toMatchObject({
      message: expect.stringContaining('run the command with --take-over') as string,
    });
  });

  it('it is to take over what does not look like a site', async () => {
    for (const path of ['.ssh/authorized_keys', 'letters/one.txt', 'photo.jpg'])
      storage.files.set(path, 'x');
    expect(await refusal({ takeOver: true })).toMatchObject({
      fault: 'usage',
      message: expect.stringContaining(
        'it has no index.html, but 3 files that would be removed, as `.ssh/authorized_keys`, `letters/one.txt`',
      ) as string,
    });
  });

  it('the site has pages where another site lies', async () => {
    storage.files.set('rye/.deployment/record.json', 'x');
    for (const takeOver of [false, true])
      expect(await refusal({ takeOver })).toMatchObject({
        fault: 'usage',
        message: expect.stringContaining(
          'holds another site in `rye`, and this one has rye/index.html',
        ) as string,
      });
  });

  it('the target holds another site', async () => {
    await deploy(storage, first);
    expect(await refusal({ url: 'https://other.example/' })).toMatchObject({
      fault: 'usage',
      message: expect.stringContaining(
        'memory:site holds https://example.org/, and this is https://other.example/.',
      ) as string,
    });
  });

  it('a file at the target is gone or has another size', async () => {
    await deploy(storage, first);
    storage.files.set('index.html', 'by hand');
    expect(await refusal()).toMatchObject({
      fault: 'conflict',
      message: expect.stringContaining('index.html has 7 bytes in place of') as string,
    });
    storage.files.delete('index.html');
    expect(await refusal()).toMatchObject({
      message: expect.stringContaining('index.html is gone') as string,
    });
  });

  it('its record is damaged', async () => {
    await deploy(storage, first);
    storage.files.set(recordPath, 'x');
    expect(await refusal()).toMatchObject({ fault: 'conflict' });
    // It may be that of another site.
    expect(await refusal({ repair: true })).toMatchObject({ fault: 'conflict' });
    await deploy(storage, second, { takeOver: true });
    expect(storage.site()).toMatchObject(second);
  });
});

it('repairs what others changed, and names what they added', async () => {
  await deploy(storage, first);
  storage.files.set('index.html', 'x'.repeat(first['index.html']?.length ?? 0));
  storage.files.delete('oat/index.html');
  storage.files.set('photo.jpg', 'x');
  const { sent, others } = await deploy(storage, first, { repair: true });
  expect({ sent, others }).toEqual({ sent: 2, others: ['photo.jpg'] });
  expect(storage.site()).toEqual({ ...first, 'photo.jpg': 'x' });
});

it('takes a target over, and removes what the site does not have', async () => {
  await deploy(storage, second, { url: 'https://old.example/' });
  storage.files.set('photo.jpg', 'x');
  storage.files.set('old.html', 'x');
  await deploy(storage, first, { takeOver: true });
  expect(storage.site()).toMatchObject({ ...first, 'photo.jpg': 'x' });
  expect(storage.site()).not.toHaveProperty(['old.html']);
  await deploy(storage, first, { now: 25 * HOUR });
  expect(storage.site()).toEqual(first);
});

it('leaves a site below it alone, and names it', async () => {
  const blog = { 'blog/index.html': 'blog', 'blog/.deployment/record.json': 'x' };
  for (const [path, text] of Object.entries(blog)) storage.files.set(path, text);
  expect(await deploy(storage, first)).toMatchObject({ sent: 6, sites: ['blog'] });
  storage.files.set('photo.jpg', 'x');
  expect(await deploy(storage, first, { repair: true })).toMatchObject({
    ...{ others: ['photo.jpg'], sites: ['blog'] },
  });
  expect(await deploy(storage, first, { takeOver: true })).toMatchObject({ sites: ['blog'] });
  await deploy(storage, first, { now: 25 * HOUR });
  expect(storage.site()).toEqual({ ...first, ...blog });
});

it('does not remove what became of another site since', async () => {
  await deploy(storage, { ...first, 'blog/index.html': 'old', 'gone/index.html': 'old' });
  const blog = { 'blog/index.html': 'new', 'blog/.deployment/record.json': 'x' };
  for (const [path, text] of Object.entries(blog)) storage.files.set(path, text);
  // It has the same size by chance: nothing else says that others were there.
  expect(await deploy(storage, first)).toMatchObject({ removed: 1, sites: ['blog'] });
  expect(storage.site()).toEqual({ ...first, ...blog });
  expect(await deploy(storage, first)).toMatchObject({ sent: 0, removed: 0, sites: [] });
});

it('stops where it is interrupted, and goes on from there', async () => {
  const interruption = new AbortController();
  storage.before = (change) => {
    if (change === 'send rye/index.html') interruption.abort();
  };
  await expect(deploy(storage, first, { signal: interruption.signal })).rejects.toThrow(
    'Interrupted. Run the command again',
  );
  expect(storage.files.has(leasePath)).toBe(false);
  expect(storage.site()).not.toHaveProperty(['index.html']);
  storage.log.length = 0;
  await deploy(storage, first);
  expect(storage.site()).toEqual(first);
  expect(storage.log).not.toContain('send _assets/1.css');
});

it('tells what would go without changing anything', async () => {
  await deploy(storage, first);
  storage.log.length = 0;
  storage.source = second;
  const { plan, outcome } = await previewDeployment(siteOf(second), storage, {
    ...{ repair: false, takeOver: false },
    clock: () => 0,
  });
  expect(plan.sends.flat()).toHaveLength(5);
  expect(plan.removals).toEqual(['oat/index.html']);
  expect(outcome).toMatchObject({ sent: 5, removed: 1, waiting: 1 });
  expect(storage.log).toEqual([]);
});
