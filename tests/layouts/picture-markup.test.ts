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

  it('offers a portrait in its smallest version alone, which is wide enough', () => {
    expect(pictureMarkup({ ...picture, alt: '' }, 'portrait')).toBe(
      '<span class="picture picture-portrait"><picture>' +
        '<source type="image/avif" srcset="/_media/p-480.avif">' +
        '<source type="image/webp" srcset="/_media/p-480.webp">' +
        '<img src="/_media/p-480.jpg" width="1600" height="900" alt="" loading="lazy" decoding="async">' +
        '</picture></span>',
    );
    expect(pictureMarkup(vector, 'portrait')).toContain('<img src="/_media/d.svg" width');
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

describe('a player', () => {
  const sound = {
    kind: 'recording' as const,
    label: 'A "talk"',
    recording: {
      kind: 'audio' as const,
      src: '/_media/t.mp3',
      type: 'audio/mpeg',
      bytes: 9,
      captions: [],
    },
  };

  it('of sound has its name above it, as a link to the file', () => {
    expect(bodyPictureMarkup(sound)).toBe(
      '<span class="sound"><a href="/_media/t.mp3">A &quot;talk&quot;</a>' +
        '<audio controls preload="metadata" src="/_media/t.mp3" aria-label="A &quot;talk&quot;"></audio></span>',
    );
  });

  it('of film has its size, picture and captions, and a link for browsers that play none', () => {
    const film = {
      ...sound.recording,
      kind: 'video' as const,
      src: '/_media/f.mp4',
      width: 640,
      height: 360,
      poster: '/_media/f.jpg',
      captions: [
        { src: '/_media/f.vtt', lang: 'de' },
        { src: '/_media/g.vtt', lang: 'nv' },
      ],
    };
    expect(bodyPictureMarkup({ ...sound, recording: film })).toBe(
      '<video controls preload="metadata" src="/_media/f.mp4" aria-label="A &quot;talk&quot;" width="640" height="360" poster="/_media/f.jpg" playsinline>' +
        '<track kind="captions" src="/_media/f.vtt" srclang="de" label="Deutsch">' +
        '<track kind="captions" src="/_media/g.vtt" srclang="nv" label="nv">' +
        '<a href="/_media/f.mp4">A &quot;talk&quot;</a></video>',
    );
  });
});

describe('a crop', () => {
  const classOf = (shape: Partial<Picture>, place: 'card' | 'portrait' | 'body'): string =>
    /class="([^"]*)"/.exec(pictureMarkup({ ...picture, ...shape }, place))?.[1] ?? '';

  it('keeps the point that is named', () => {
    const focus = { x: 50, y: 0 };
    expect(classOf({ focus }, 'card')).toBe('picture picture-card focus-x50 focus-y0');
    expect(classOf({ focus }, 'portrait')).toBe('picture picture-portrait focus-x50 focus-y0');
    expect(classOf({ focus }, 'body')).toBe('picture picture-body');
  });

  it('shows the whole of what it would cut by much, unless a point is named', () => {
    expect(classOf({ width: 1200, height: 800 }, 'card')).toBe('picture picture-card');
    expect(classOf({ width: 2400, height: 800 }, 'card')).toBe('picture picture-card whole');
    expect(classOf({ width: 600, height: 800 }, 'card')).toBe('picture picture-card whole');
    expect(classOf({ width: 600, height: 800, focus: { x: 0, y: 0 } }, 'card')).not.toContain(
      'whole',
    );
    expect(classOf({ width: 600, height: 1800 }, 'portrait')).toBe('picture picture-portrait');
  });
});
