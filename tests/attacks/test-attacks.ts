import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAttackSite, type AttackSite } from './attack-site.ts';
import { feedDangers } from './feed-dangers.ts';
import { openInBrowser } from './open-in-browser.ts';
import { pageDangers } from './page-dangers.ts';

const slow = 600_000;

/** Tests of a site that is built of attacks: by its files, and by what a browser makes of them if asked. */
export function testAttacks(
  attacks: readonly string[],
  { inBrowser = false }: { inBrowser?: boolean } = {},
): void {
  describe('a site whose writers attack its readers', { timeout: slow }, () => {
    let built: AttackSite;

    beforeAll(async () => {
      built = await buildAttackSite(attacks);
    }, slow);

    afterAll(() => {
      built.remove();
    });

    it('is published with nearly all of the attacks', () => {
      expect(built.held + built.refused).toBe(attacks.length);
      expect(built.refused).toBeLessThan(attacks.length / 10);
    });

    it('holds nothing on any page that a browser could run, load or send', () => {
      const { site } = built;
      const dangers = [...site.pages, ...site.redirects].flatMap((page) => pageDangers(site, page));
      expect(dangers).toEqual([]);
    });

    it('holds nothing in feeds and sitemaps that a reader could run', () => {
      expect(feedDangers(built.site)).toEqual([]);
    });

    it.runIf(inBrowser)('runs nothing in a browser and asks no other host', async () => {
      const { pages, redirects } = built.site;
      const { opened, dangers } = await openInBrowser(built.outDir, built.site);
      expect(dangers).toEqual([]);
      expect(opened).toBe(pages.length + redirects.length);
    });
  });
}
