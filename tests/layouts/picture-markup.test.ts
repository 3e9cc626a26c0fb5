import { describe, expect, it } from 'vitest';

import { bodyPictureMarkup, pictureMarkup } from '../../src/components/picture-markup.ts';
import type { Picture } from '../../src/publication/page.ts';
import { picture } from './page-models.ts';

const vector: Picture = {
  ...picture,
  sources: [],
  src: '/_media/d.svg',
  srcset: '',
  placeholder: '',
  alt: '',
};

describe('pictureMarkup', () => {
  it('offers each format with its widths and the size it is shown at, the fallback last', () => {
    const html = pictureMarkup({ ...picture, placeholder: '' }, 'body');
    expect(html).toBe(
      '<span class="picture picture-body"><picture>' +
        '<source type="image/avif" srcset="/_media/p-480.avif 480w, /_media/p-1200.avif 1200w" sizes="(min-width: 40rem) 36rem, 100vw">' +
        '<source type="image/webp" srcset="/_media/p-480.webp 480w, /_media/p-1200.webp 1200w" sizes="(min-width: 40rem) 36rem, 100vw">' +
        '<img src="/_media/p-1200.jpg" srcset="/_media/p-480.jpg 480w, /_media/p-1200.jpg 1200w" sizes="(min-width: 40rem) 36rem, 100vw" width="1600" height="900"' +
        ' alt="Two records side by side, joined by &quot;one&quot; line &amp; a key" loading="lazy" decoding="async">' +
        '</picture></span>',
    );
  });

  it('gives a vector picture no sources and no sizes, and a decorative one an empty alt', () => {
    expect(pictureMarkup(vector, 'body')).toBe(
      '<span class="picture picture-body"><picture>' +
        '<img src="/_media/d.svg" width="1600" height="900" alt="" loading="lazy" decoding="async">' +
        '</picture></span>',
    );
  });

  it('shows the tiny version behind the picture, hidden from assistive technology', () => {
    const tiny = `<img class="placeholder" src="${picture.placeholder}" width="1600" height="900" alt="" aria-hidden="true">`;
    expect(pictureMarkup(picture, 'header')).toContain(`${tiny}<picture>`);
    expect(pictureMarkup(picture, 'card')).not.toContain('placeholder');
  });

  it('fetches at once what tops a page, and nothing else', () => {
    for (const place of ['header', 'lead'] as const) {
      expect(pictureMarkup(picture, place)).toContain(' fetchpriority="high"');
      expect(pictureMarkup(picture, place)).not.toContain('loading=');
    }
    for (const place of ['body', 'card', 'portrait'] as const) {
      expect(pictureMarkup(picture, place)).toContain(' loading="lazy"');
      expect(pictureMarkup(picture, place)).not.toContain('fetchpriority');
    }
  });

  it('escapes every value', () => {
    const evil = '"><script>';
    const html = pictureMarkup({ ...picture, src: evil, alt: evil, placeholder: evil }, 'body');
    expect(html).not.toContain('<script>');
  });
});

describe('bodyPictureMarkup', () => {
  it('writes a link with its text where the picture lies on another host', () => {
    expect(bodyPictureMarkup({ kind: 'link', href: 'https://x.org/?a&b', text: 'A < B' })).toBe(
      '<a href="https://x.org/?a&amp;b" rel="external noopener">A &lt; B</a>',
    );
  });

  it('writes nothing where there is nothing', () => {
    expect(bodyPictureMarkup({ kind: 'nothing' })).toBe('');
  });
});
