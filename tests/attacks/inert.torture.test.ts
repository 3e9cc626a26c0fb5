import { env } from 'node:process';
import { expect, it } from 'vitest';
import { buildAttackSite } from './attack-site.ts';
import { feedDangers } from './feed-dangers.ts';
import { generateAttacks } from './generated-attacks.ts';
import { openInBrowser } from './open-in-browser.ts';
import { pageDangers } from './page-dangers.ts';

const count = Number(env.ATTACK_COUNT ?? 20_000);

it(`nothing of ${count} generated attacks gets through to a page, a feed or a browser`, async () => {
  const built = await buildAttackSite(generateAttacks(count, 20_184));
  try {
    const { site, held, refused, outDir } = built;
    expect(held + refused).toBe(count);
    expect(refused).toBeLessThan(count / 10);
    expect([...site.pages, ...site.redirects].flatMap((page) => pageDangers(site, page))).toEqual(
      [],
    );
    expect(feedDangers(site)).toEqual([]);
    expect((await openInBrowser(outDir, site)).dangers).toEqual([]);
  } finally {
    built.remove();
  }
});
