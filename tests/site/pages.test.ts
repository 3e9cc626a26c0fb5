import { describe, expect, it } from 'vitest';
import { linkFaults, styleFaults, unstyledClasses } from './link-faults.ts';
import { listFaults } from './list-faults.ts';
import { pageFaults, sharedTitles } from './page-faults.ts';
import { kindOf } from './read-site.ts';
import { siteUnderTest } from './site-under-test.ts';
import { textFaults } from './text-faults.ts';

const site = siteUnderTest();

describe('the built site', () => {
  it('has pages of every kind', () => {
    const kinds = new Set(site.pages.map(kindOf));
    // Pages that somebody added have a kind of their own.
    kinds.delete('own');
    expect([...kinds].sort()).toEqual([
      'archive',
      'article',
      'home',
      'index',
      'list',
      'not-found',
      'plain',
      'search',
    ]);
  });

  it('has pages that are whole, safe, and load nothing from elsewhere', () => {
    expect(site.pages.flatMap((page) => pageFaults(site, page))).toEqual([]);
  });

  it('gives each page a title of its own', () => {
    expect(sharedTitles(site)).toEqual([]);
  });

  it('has no link to a page, section, picture or file that is not there', () => {
    expect(linkFaults(site)).toEqual([]);
    expect(styleFaults(site)).toEqual([]);
  });

  it('loads the rules of what a page shows', () => {
    expect(unstyledClasses(site)).toEqual([]);
  });

  it('has lists of twenty that name every article once', () => {
    expect(listFaults(site)).toEqual([]);
  });

  it('has machine-readable files that can be parsed and name only what is there', () => {
    expect(textFaults(site)).toEqual([]);
  });
});
