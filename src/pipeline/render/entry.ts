import { createApp } from 'astro/app/entrypoint';

import type { RenderInput } from '../../publication/page.ts';

const app = createApp({ streaming: false });

/** Any address will do, as the route prints the model it is handed; Astro treats `/404` specially. */
const address = new URL(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}page/`, 'http://renderer');

/**
 * The HTML of one page.
 *
 * @throws when a component fails, or Astro answers with anything but HTML and status 200; names the
 * page.
 */
export async function render(input: RenderInput): Promise<string> {
  try {
    return await answer(input);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${input.page.shell.address} cannot be rendered: ${reason}`, { cause });
  }
}

async function answer(input: RenderInput): Promise<string> {
  const response = await app.render(new Request(address), { locals: { input } });
  // A component that fails does so here, as the text is made while it is read.
  const html = await response.text();
  const type = response.headers.get('content-type') ?? 'no content type';
  if (response.status !== 200 || !type.startsWith('text/html') || html === '') {
    throw new Error(`Astro answers with status ${response.status}, ${type}`);
  }
  return html;
}
