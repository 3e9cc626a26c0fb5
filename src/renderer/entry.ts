import { createApp } from 'astro/app/entrypoint';

import type { RenderInput } from '../publication/page.ts';

const app = createApp({ streaming: false });

/** Any address will do, as the route prints the model it is handed; Astro treats `/404` specially. */
const address = new URL(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}page/`, 'http://renderer');

/**
 * The HTML of one page.
 *
 * @throws when Astro answers with anything but HTML and status 200, naming the page.
 */
export async function render(input: RenderInput): Promise<string> {
  const response = await app.render(new Request(address), { locals: { input } });
  const html = await response.text();
  const type = response.headers.get('content-type') ?? 'no content type';
  if (response.status !== 200 || !type.startsWith('text/html') || html === '') {
    const page = input.page.frame.address;
    throw new Error(`Rendering ${page} gave status ${String(response.status)} (${type})`);
  }
  return html;
}
