import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONFIG_FILE, locateLink, redirectLocator } from '../../src/pipeline/locate-redirect.ts';
import site from '../../src/site.config.ts';

const lines = readFileSync(CONFIG_FILE, 'utf8').split('\n');

it('finds each entry of `redirects` at the value of its `from`', () => {
  const placeOf = redirectLocator(site.redirects);
  for (const [index, { from }] of site.redirects.entries()) {
    const { line, column } = placeOf(index);
    expect(lines[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^.${RegExp.escape(from)}.`));
  }
});

it('finds the hosts', () => {
  const { line, column } = redirectLocator([])('hosts');
  expect(lines[line - 1]?.slice(column - 1)).toMatch(/^hosts: \[/);
});

it('names the first line for what is computed', () => {
  expect(redirectLocator([{ from: '/no/such/', to: '/' }])(0)).toEqual({ line: 1, column: 1 });
});

it('finds each link of `navigation` and `footer` at its address', () => {
  const links = [...site.navigation, ...site.footer];
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    const { line, column } = locateLink(link);
    expect(lines[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^.${RegExp.escape(link.to)}.`));
    expect(lines[line - 1]).toContain(link.label);
    expect(locateLink({ ...link, to: `/de${link.to}` }, '/de')).toEqual({ line, column });
  }
  expect(locateLink({ label: 'None', to: '/none/' })).toEqual({ line: 1, column: 1 });
});
