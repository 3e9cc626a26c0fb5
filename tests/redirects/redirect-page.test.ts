import { expect, it } from 'vitest';
import { redirectPage } from '../../src/redirects/redirect-page.ts';
import { resolveSite } from '../../src/site-settings.ts';
import { config } from '../publication/sample.ts';

it('speaks the language of the page that it leads to', () => {
  const languages = [{ lang: 'en' }, { lang: 'de' }, { lang: 'ar' }];
  const site = resolveSite({ ...config, languages }, 'https://ward.example/blog/');
  const pageTo = (to: string): string => redirectPage(site, { to });
  expect(pageTo('/about/')).toContain('<html lang="en">');
  expect(pageTo('/about/')).toContain('<title>This page has moved</title>');
  expect(pageTo('/de/about/')).toContain('<html lang="de">');
  expect(pageTo('/de/about/')).not.toContain('This page has moved');
  expect(pageTo('/ar/about/')).toContain('<html lang="ar" dir="rtl">');
  expect(pageTo('https://other.example/de/')).toContain('<html lang="en">');
});
