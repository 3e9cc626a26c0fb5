import type { BodyPicture, Picture } from '../publication/page.ts';
import { xmlText } from '../publication/xml.ts';
import { absolute } from './absolute.ts';

/** A picture as one `img` with absolute address, in the one size that every reader can use. */
export function feedPicture(picture: Picture, base: string): string {
  const { width, height } = shownSize(picture);
  const source = xmlText(absolute(picture.src, base));
  return `<img src="${source}" alt="${xmlText(picture.alt)}" width="${width}" height="${height}">`;
}

/** What stands for a picture of a body. */
export function feedBodyPicture(item: BodyPicture, base: string): string {
  switch (item.kind) {
    case 'picture':
      return feedPicture(item.picture, base);
    case 'link':
      return `<a href="${xmlText(absolute(item.href, base))}">${xmlText(item.text)}</a>`;
    case 'text':
      return xmlText(item.text);
    case 'nothing':
      return '';
  }
}

/** Of the file in `src`: the model's own size is that of the largest. */
export function shownSize({ src, srcset, width, height }: Picture): {
  width: number;
  height: number;
} {
  const candidate = srcset.split(', ').find((entry) => entry.startsWith(`${src} `));
  const shown = Number(candidate?.slice(src.length + 1, -1) ?? width);
  return { width: shown, height: Math.max(1, Math.round((height * shown) / width)) };
}
