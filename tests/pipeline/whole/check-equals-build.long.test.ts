import { beforeAll, expect, test } from 'vitest';
import { checkEqualsBuild, drawAndCompare } from './check-and-build.ts';
import { prepareRenderers } from './prepared-renderer.ts';
import { write } from './small-publication.ts';
import { usual } from './workplace.ts';

beforeAll(() => prepareRenderers([usual.siteUrl], 'no features'), 240_000);

test('a check of any of 150 publications drawn at random says what a build says', async () => {
  expect(await drawAndCompare(20_260_402, 150)).toBeGreaterThan(20);
}, 600_000);

test('a check names what is wrong with MDX articles as a build does', async () => {
  const features = {
    'component.mdx': '<SubscribeForm id="news" />',
    'import.mdx': "import { Counter } from './counter'\n\n<Counter />",
    'property.mdx': '<Callout sort="note">Text.</Callout>',
    'syntax.mdx': '<Callout',
    'sound.mdx': '<Callout kind="note" title="Slowly">Text.</Callout>',
  };
  const puts = Object.entries(features).map(([name, body]) => ({
    name,
    put: ({ content }: { content: string }) => {
      write(content, `features/${name}`, `---\ntitle: A\ndate: 2024-05-05\n---\n\n${body}\n`);
    },
  }));
  expect(await checkEqualsBuild(puts)).toBe(false);
}, 240_000);
